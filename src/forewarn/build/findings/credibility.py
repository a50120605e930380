"""Findings about whether a figure is credible on its own terms."""

from collections import defaultdict
from collections.abc import Iterator

from forewarn.briefing.assessment import Assessment
from forewarn.build.findings.grounding import Grounding
from forewarn.case.case import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.plausibility import (
    CoverageTest,
    RateTest,
    Reference,
    Tail,
    coverage_tail,
    rate_tail,
    verdict,
)
from forewarn.estimates.slots import Slot
from forewarn.grounds import Finding, Ground

RECORD = "borne out"
TAIL = "chance of so few or so many"


def plausibility_findings(
    case: Case, assessment: Assessment, grounding: Grounding
) -> Iterator[Finding]:
    """Every figure of a tested measurand against every reference, and against coverage."""
    tested = _figures(assessment)
    references = {reference.id: reference for reference in case.references}
    for test in case.rate_tests:
        for figure, claims in sorted(tested.get(test.measurand, {}).items()):
            for name in test.references:
                yield _against_rate(test, references[name], figure, claims, grounding)
    for cover in case.coverage_tests:
        for figure, claims in sorted(tested.get(cover.measurand, {}).items()):
            if figure > 0:
                yield _against_coverage(cover, figure, claims, grounding)


def _figures(assessment: Assessment) -> dict[str, dict[float, list[Claim]]]:
    """Measurand to its figures and who carries them; with those that only its plausible range
    or the claimant's doubt kept out, for they are the ones to test."""
    found: dict[str, dict[float, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for item in assessment.claims:
        claim = item.claim
        assignment = assessment.assignments.get(claim.id)
        if claim.quantity is None or assignment is None:
            continue
        name = assignment.measurand
        if not name and assignment.near and assignment.slot == Slot.PLAUSIBLE.value:
            name = assignment.nearest
        if name:
            found[name][claim.quantity.best].append(claim)
    return found


def _against_rate(
    test: RateTest, reference: Reference, figure: float, claims: list[Claim], grounding: Grounding
) -> Finding:
    tail = rate_tail(
        figure,
        events=reference.events,
        reference=reference.exposure,
        exposure=test.exposure,
        spread=test.spread,
        unit=reference.unit,
    )
    checked = "" if reference.verified else "; the reference's numbers could not be verified"
    return Finding(
        id=f"plausibility.{test.id}.{figure:g}.{reference.id}",
        label=f"{test.label}: {figure:,.10g} is {_verdict(tail)} at the rate of {reference.label}",
        value=tail.least,
        unit="probability",
        grounds=(
            *_carried(claims, tail, grounding),
            *grounding.judgement(
                test,
                "exposure",
                name=f"plausibility.{test.id}",
                size=None,
                measure=TAIL,
                note=test.why,
            ),
            *grounding.judgement(
                reference,
                "events",
                name=f"reference.{reference.id}",
                size=None,
                measure=TAIL,
                note=f"{reference.source}{checked}",
            ),
        ),
        note=f"{tail.arithmetic}, {figure:,.10g} said; chance of so "
        f"{'few' if tail.too_few else 'many'} {tail.least:.2g}{checked}",
    )


def _against_coverage(
    test: CoverageTest, figure: float, claims: list[Claim], grounding: Grounding
) -> Finding:
    tail = coverage_tail(figure, load=test.load, seen=test.seen, reported=test.reported)
    return Finding(
        id=f"plausibility.{test.id}.{figure:g}",
        label=f"{test.label}: with {figure:,.10g} it is {verdict(tail.fewer).value} that no more was seen",
        value=tail.fewer,
        unit="probability",
        grounds=(
            *_carried(claims, tail, grounding),
            *grounding.judgement(
                test, "seen", name=f"plausibility.{test.id}", size=None, measure=TAIL,
                note=f"{test.why} {test.source}".strip(),
            ),
        ),
        note=f"{tail.arithmetic}; chance of so few {tail.fewer:.2g}",
    )  # fmt: skip


def _verdict(tail: Tail) -> str:
    side = (
        "" if tail.verdict.value == "credible" else " (too few)" if tail.too_few else " (too many)"
    )
    return f"{tail.verdict.value}{side}"


def _carried(claims: list[Claim], tail: Tail, grounding: Grounding) -> Iterator[Ground]:
    for number, claim in enumerate(claims):
        yield grounding.claim(
            claim.id,
            size=tail.least if number == 0 else None,
            measure=TAIL,
            note="tested, not set aside" if number == 0 else "the same figure",
        )


def source_findings(case: Case, assessment: Assessment, grounding: Grounding) -> Iterator[Finding]:
    """Learned reliability, bias and track record of each source, beside its declared grade."""
    sources = {source.id: source for source in case.sources}
    for name, record in assessment.records.items():
        source = sources[name]
        declared = grounding.judgement(
            source, "reliability", name=f"grade.{name}", size=None, measure=RECORD,
            note="the declared grade, where the record starts",
        )  # fmt: skip
        held = record.learned
        if held is not None:
            verdicts = tuple(
                grounding.claim(
                    each.claim, size=1.0 if each.hit else 0.0, measure=RECORD, note=each.reason
                )
                for each in record.judged
            )
            yield Finding(
                id=f"source.{name}.reliability",
                label=f"Chance that a figure by {source.name} is borne out, learned from "
                f"{held.hits + held.misses} of its own",
                value=held.reliability,
                interval=held.reliability90,
                unit="probability",
                grounds=(*verdicts, *declared),
                note=f"{held.hits} of {held.hits + held.misses} borne out by later figures",
            )
        if held is not None and held.figures:
            yield Finding(
                id=f"source.{name}.bias",
                label=f"Factor by which figures of {source.name} exceed what others gave later",
                value=held.bias,
                interval=held.bias90,
                unit="factor",
                grounds=(*verdicts, *declared),
            )
        if record.track is not None:
            yield Finding(
                id=f"source.{name}.track",
                label=f"Brier score of what {source.name} said before it was resolved, "
                f"{record.track.right} of {len(record.track.claims)} right",
                value=record.track.brier,
                unit="Brier score",
                grounds=tuple(
                    grounding.claim(claim, size=None, measure="Brier score")
                    for claim in record.track.claims
                ),
            )
