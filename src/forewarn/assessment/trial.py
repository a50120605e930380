"""What one indicator or measurand catches among claims, what it nearly does, and what else does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forewarn.assessment.evidence import names_of, sentences_of
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.assignment import Assignment, assign_figures
from forewarn.findings.reason import Reason, Word
from forewarn.indicators.bearing import claim_bearings
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.slot_sighting import COUNTS, SEEN, SlotSighting
from forewarn.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialHit:
    """A claim that is caught, or nearly."""

    claim: Claim
    reason: Reason
    """By what it is caught, or what stood in the way."""
    probability: float
    others: tuple[str, ...]
    """Ids of what else catches the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationTrial:
    """What a declaration does to some claims."""

    caught: tuple[TrialHit, ...]
    near: tuple[TrialHit, ...]
    """Those that came near, the nearest first."""


def try_indicator(case: Case, indicator: Indicator, claims: Sequence[Claim]) -> DeclarationTrial:
    """Hold an indicator against claims of reports of the case."""
    languages = _languages(case, claims)
    sentences = _sentences(case, claims, languages)
    bearings = claim_bearings(
        case.indicators,
        claims,
        sentences,
        languages,
        case.source_index,
        slots=case.slot_patterns,
    )
    caught: list[TrialHit] = []
    near: list[TrialHit] = []
    for claim in claims:
        says = dict(bearings[claim.id])
        others = tuple(name for name in says if name != indicator.id)
        sightings = [
            each for each in case.slot_patterns.find(claim) if each.indicator == indicator.id
        ]
        best = max(sightings, key=lambda each: each.probability, default=None)
        if indicator.id in says:
            reason = (
                Reason.of("trial.phrases", says=Word("seen" if says[indicator.id] else "denied"))
                if best is None
                else _slots(best)
            )
            caught.append(
                TrialHit(
                    claim=claim,
                    reason=reason,
                    probability=1.0 if best is None else best.probability,
                    others=others,
                )
            )
        elif best is not None:
            near.append(
                TrialHit(
                    claim=claim, reason=_slots(best), probability=best.probability, others=others
                )
            )
        elif indicator.requires and not indicator.does:
            lacking = _lacking(indicator, sentences[claim.id], languages[claim.report])
            if lacking is not None:
                near.append(
                    TrialHit(
                        claim=claim,
                        reason=Reason.of("match.lacks", group=lacking),
                        probability=0.0,
                        others=others,
                    )
                )
    return _sorted(caught, near)


def _slots(sighting: SlotSighting) -> Reason:
    fit, said = sighting.fit, Word(sighting.says.value.replace("_", " "))
    who, to, where = Word(fit.who.value), Word(fit.to.value), Word(fit.where.value)
    trigger = fit.event.trigger.text
    if sighting.probability >= COUNTS and sighting.says not in SEEN:
        return Reason.of("trial.open", says=said, trigger=trigger, who=who, to=to, where=where)
    return Reason.of("trial.slots", says=said, trigger=trigger, who=who, to=to, where=where)


def _lacking(indicator: Indicator, sentence: str, language: Language) -> tuple[str, ...] | None:
    """The one group of phrases that a sentence lacks; None where it lacks none or several."""
    if len(indicator.requires) < 2:
        return None
    lacking = [
        group
        for group in indicator.requires
        if not any(language.stands_in(phrase, sentence) for phrase in group)
    ]
    return lacking[0] if len(lacking) == 1 else None


def try_measurand(case: Case, measurand: str, claims: Sequence[Claim]) -> DeclarationTrial:
    """Hold a measurand against the figures of claims of reports of the case."""
    figures = [claim for claim in claims if claim.quantity is not None]
    languages = _languages(case, claims)
    assignments = assign_figures(
        case.measurands,
        names_of(case),
        figures,
        _sentences(case, figures, languages),
        languages,
        case_language=case.language,
        slots=case.slot_measurands,
        texts=_texts(case, claims),
    )
    caught: list[TrialHit] = []
    near: list[TrialHit] = []
    for claim in figures:
        assignment = assignments[claim.id]
        hit = TrialHit(
            claim=claim,
            reason=assignment.reason,
            probability=assignment.probability,
            others=_others(assignment, measurand),
        )
        if assignment.measurand == measurand:
            caught.append(hit)
        elif assignment.nearest == measurand:
            near.append(hit)
    return _sorted(caught, near)


def _others(assignment: Assignment, measurand: str) -> tuple[str, ...]:
    other = assignment.measurand
    return (other,) if other and other != measurand else ()


def _sorted(caught: Iterable[TrialHit], near: Iterable[TrialHit]) -> DeclarationTrial:
    return DeclarationTrial(
        caught=tuple(sorted(caught, key=lambda hit: (-hit.probability, hit.claim.id))),
        near=tuple(sorted(near, key=lambda hit: (-hit.probability, hit.claim.id))),
    )


def _texts(case: Case, claims: Sequence[Claim]) -> dict[str, str]:
    wanted = {claim.report for claim in claims}
    return {report.id: report.text for report in case.reports if report.id in wanted}


def _languages(case: Case, claims: Sequence[Claim]) -> dict[str, Language]:
    wanted = {claim.report for claim in claims}
    return {
        report.id: case.languages[report.language] for report in case.reports if report.id in wanted
    }


def _sentences(
    case: Case, claims: Sequence[Claim], languages: Mapping[str, Language]
) -> dict[str, str]:
    reports = {report.id: report for report in case.reports}
    return sentences_of(claims, reports, languages)
