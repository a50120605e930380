"""Assign the figures of claims to measurands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forewarn.claims.claim import Claim
from forewarn.estimates.matching import Names, match
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.slot_placing import COUNTED, SlotMeasurands
from forewarn.estimates.slots import Slot
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language import Language
from forewarn.recent import Recent


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Where a claim's figure went."""

    claim: str
    measurand: str
    """Empty when it belongs to none."""
    reason: Reason
    """Why it matched, or which slot forbade the nearest one."""
    slot: str = ""
    """The slot that forbade it: what, unit, actor, place, stage, scope, kind, as-of, ..."""
    nearest: str = ""
    """Id of the measurand that it came nearest to, where it belongs to none."""
    near: bool = False
    """True when only that slot forbade it."""
    probability: float = 1.0
    """How likely it is the measurand that is meant, or nearest; 1 where phrases decided."""


def assign_figures(
    measurands: Sequence[Measurand],
    names: Names,
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    languages: Mapping[str, Language],
    recent: Recent | None = None,
    *,
    case_language: Language,
    slots: SlotMeasurands | None = None,
    texts: Mapping[str, str] | None = None,
) -> dict[str, Assignment]:
    """Assign the figure of each claim to a measurand; results by the claim's id.

    ``languages`` holds the language of each report, by the report's id, ``texts`` its text.  With
    ``slots``, figures of claims that tell events are placed by them where no phrase places them.
    """
    # Without the lines of the case file, so that moving a declaration recomputes nothing.
    bare = tuple(replace(measurand, declared={}) for measurand in measurands)
    by_slots = slots is not None and bool(slots.patterns)
    by_phrases = tuple(measurand for measurand in bare if measurand.requires)
    assignments = (recent or Recent()).map_items(
        "assigned",
        (bare, names, case_language),
        {
            claim.id: (claim, sentences[claim.id], languages[claim.report])
            for claim in claims
            if claim.quantity
        },
        lambda _key, item: _assign(
            by_phrases if item[0].events and by_slots else bare, *item, names, case_language
        ),
    )
    if slots is not None and by_slots:
        told = texts or {}
        placed = (recent or Recent()).map_items(
            "placed by slots",
            (slots,),
            {
                claim.id: (claim, told[claim.report])
                for claim in claims
                if claim.quantity and claim.events and not assignments[claim.id].measurand
            },
            lambda _key, item: _place(slots, *item),
        )
        assignments = {
            name: placed.get(name) or assignment for name, assignment in assignments.items()
        }
    assignments.update({part.claim: part for part in _parts_apart(claims, assignments)})
    return assignments


def _place(slots: SlotMeasurands, claim: Claim, text: str) -> Assignment | None:
    """The place of a figure by its slots; None where its claim gives none or counts nothing."""
    placements = slots.find(claim, text)
    if not placements:
        return None
    best = placements[0]
    thing, stage = Word(best.fit.thing.value), Word(best.fit.stage.value)
    actor, place = Word(best.fit.actor.value), Word(best.fit.place.value)
    if best.probability >= COUNTED:
        return Assignment(
            claim=claim.id,
            measurand=best.measurand,
            reason=Reason.of("match.slots", thing=thing, stage=stage, actor=actor, place=place),
            probability=best.probability,
        )
    return Assignment(
        claim=claim.id,
        measurand="",
        reason=Reason.of(
            "match.unsure",
            nearest=Pointer("measurand", best.measurand),
            thing=thing,
            stage=stage,
            actor=actor,
            place=place,
        ),
        slot=Slot.UNSURE.value,
        nearest=best.measurand,
        near=True,
        probability=best.probability,
    )


def _assign(
    measurands: Sequence[Measurand],
    claim: Claim,
    sentence: str,
    report_language: Language,
    names: Names,
    case_language: Language,
) -> Assignment:
    result = match(
        claim,
        sentence,
        measurands,
        names,
        report_language=report_language,
        case_language=case_language,
    )
    return Assignment(
        claim=claim.id,
        measurand=result.measurand,
        reason=result.reason,
        slot=result.slot.value if result.slot is not None else "",
        nearest=result.nearest,
        near=result.near,
    )


def _parts_apart(
    claims: Sequence[Claim], assignments: Mapping[str, Assignment]
) -> Iterator[Assignment]:
    """Assignments of figures that are a part of another one which has the same measurand.

    "Of 12,000 soldiers 500 ..." counts some of what the measurand counts, not all.
    """
    at: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is not None:
            at[claim.report, claim.quantity.span.start].append(claim)
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or quantity.part_of is None or not assignments[claim.id].measurand:
            continue
        measurand = assignments[claim.id].measurand
        for total in at.get((claim.report, quantity.part_of.start), ()):
            assert total.quantity is not None
            if assignments[total.id].measurand == measurand and total.quantity.best > quantity.best:
                yield Assignment(
                    claim=claim.id,
                    measurand="",
                    reason=Reason.of(
                        "match.part",
                        slot=Word(Slot.SCOPE.value),
                        mine=Pointer("measurand", measurand),
                        best=total.quantity.best,
                    ),
                    slot=Slot.SCOPE.value,
                    nearest=measurand,
                    near=True,
                )
                break
