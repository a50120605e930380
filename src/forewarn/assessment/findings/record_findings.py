"""Findings about the track record."""

from collections.abc import Iterator
from math import isfinite

from forewarn.assessment.findings.grounding import Grounding, HasDeclared
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import Kind, Measure
from forewarn.findings.reason import Reason, Word, verbatim
from forewarn.findings.subject import Aspect, Subject
from forewarn.probability import rounded
from forewarn.record.tally import Group, Record, ScoreTally


def record_findings(case: Case, record: Record, grounding: Grounding) -> Iterator[Finding]:
    """Scores of what was said, each on the claims and lines that tell what happened."""
    for name, tally in (("made", record.made), ("replayed", record.replayed)):
        if tally is not None:
            yield from _tally(case, name, tally, grounding)
    indicators = {item.id for item in case.indicators}
    for group in record.sources:
        yield _group(
            Address.record("source", group.name),
            Reason.of("record.reports", name=group.name),
            group,
            tuple(
                ground
                for item in case.resolutions
                if item.question.subject is Subject.INDICATOR and item.question.rest in indicators
                for ground in grounding.judgement(
                    item,
                    name=Address.resolution(item.question),
                    size=float(item.outcome),
                    measure=Measure.OUTCOME,
                )
            ),
        )


def _tally(case: Case, name: str, tally: ScoreTally, grounding: Grounding) -> Iterator[Finding]:
    grounds = _outcomes(case, tally, grounding)
    for group in tally.groups:
        own = grounds.get(group.name)
        if own:
            yield _group(
                Address.record(name, group.name),
                Reason.of("record.forecasts_of", name=group.name),
                group,
                tuple(own),
            )
    addresses = tuple(Address.record(name, group_name) for group_name in sorted(grounds))
    # One ground a question; the questions' own findings carry the rest.
    heads = tuple(grounds[name][0] for name in sorted(grounds))
    parts = tally.parts
    for key, label, value in (
        (Aspect.BRIER, Word("Brier score"), tally.overall.brier),
        (Aspect.BASE, Word("Brier score of the base rate"), tally.overall.base),
        (Aspect.SKILL, Word("Skill against the base rate"), tally.overall.skill),
        (Aspect.LOG, Word("Log score"), tally.overall.log),
        (Aspect.RELIABILITY, Word("Reliability, a part of the Brier score"), parts.reliability),
        (Aspect.RESOLUTION, Word("Resolution, a part of the Brier score"), parts.resolution),
        (Aspect.UNCERTAINTY, Word("Uncertainty, a part of the Brier score"), parts.uncertainty),
        (Aspect.WITHIN, Word("Within bins, a part of the Brier score"), parts.within),
        (Aspect.RANKED, Word("Ranked probability score of the scenarios"), tally.ranked),
    ):
        finite = value is not None and isfinite(value)
        yield Finding(
            address=Address.score(name, key),
            label=_score_label(label, name=name, value=value),
            value=rounded(value) if value is not None and finite else None,
            kind=Kind.SCORE,
            unit="score",
            grounds=heads,
            rests_on=addresses,
            note=Reason.of(
                "record.forecasts",
                forecasts=tally.overall.forecasts,
                happened=tally.overall.happened,
            ),
        )


def _outcomes(case: Case, tally: ScoreTally, grounding: Grounding) -> dict[str, list[Ground]]:
    """What shows the outcomes of each question: claims, resolutions, else the declared odds."""
    questions: dict[Address, HasDeclared] = {
        **{
            Address.question(Subject.SCENARIO, scenario.id): scenario for scenario in case.scenarios
        },
        **{
            Address.question(Subject.INDICATOR, indicator.id): indicator
            for indicator in case.indicators
        },
        **{
            Address.question(Subject.SIGNPOST, signpost.id): signpost for signpost in case.signposts
        },
    }
    resolutions = {resolution.question: resolution for resolution in case.resolutions}
    grounds_of: dict[str, dict[str, Ground]] = {}
    for outcome in tally.scored:
        grounds = grounds_of.setdefault(outcome.forecast.id, {})
        for claim in outcome.claims:
            grounds[claim] = grounding.claim(claim, size=1.0, measure=Measure.OUTCOME)
        item = resolutions.get(outcome.resolution) if outcome.resolution is not None else None
        if item is not None:
            for ground in grounding.judgement(
                item,
                name=Address.resolution(item.question),
                size=float(item.outcome),
                measure=Measure.OUTCOME,
                note=verbatim(item.why),
            ):
                grounds[item.question] = ground
        if outcome.forecast.id in questions:
            for ground in grounding.judgement(
                questions[outcome.forecast.id],
                name=outcome.forecast.id,
                size=None,
                measure=Measure.OUTCOME,
                note=Reason.of("record.forecast"),
            ):
                grounds.setdefault("", ground)
    return {
        name: list(outcome_grounds.values())
        for name, outcome_grounds in grounds_of.items()
        if outcome_grounds
    }


def _score_label(score: Word, *, name: str, value: float | None) -> Reason:
    label = (
        Reason.of("record.made", score=score)
        if name == "made"
        else Reason.of("record.replayed", score=score)
    )
    if value is not None and isfinite(value):
        return label
    # A log score is infinite where what was ruled out came about; None says that nothing is due.
    if value:
        return Reason.of("record.ruled_out", score=label)
    return Reason.of("record.none_due", score=label)


def _group(address: Address, label: Reason, group: Group, grounds: tuple[Ground, ...]) -> Finding:
    note = (
        Reason.of("record.of_them", forecasts=group.forecasts, happened=group.happened)
        if group.base is None
        else Reason.of(
            "record.of_them_base",
            forecasts=group.forecasts,
            happened=group.happened,
            base=group.base,
        )
    )
    return Finding(
        address=address,
        label=Reason.of("record.brier", label=label),
        value=group.brier,
        kind=Kind.SCORE,
        unit="score",
        grounds=grounds,
        note=note,
    )
