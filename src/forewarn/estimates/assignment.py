"""Assign the figures of claims to measurands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forewarn.claims.claim import Claim
from forewarn.estimates.matching import Names, match
from forewarn.estimates.measurand import Measurand
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


def assign_figures(
    measurands: Sequence[Measurand],
    names: Names,
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    languages: Mapping[str, Language],
    recent: Recent | None = None,
    *,
    case_language: Language,
) -> dict[str, Assignment]:
    """Assign the figure of each claim to a measurand; results by the claim's id.

    ``languages`` holds the language of each report, by the report's id.
    """
    # Without the lines of the case file, so that moving a declaration recomputes nothing.
    bare = tuple(replace(measurand, declared={}) for measurand in measurands)
    assignments = (recent or Recent()).map_items(
        "assigned",
        (bare, names, case_language),
        {
            claim.id: (claim, sentences[claim.id], languages[claim.report])
            for claim in claims
            if claim.quantity
        },
        lambda _key, item: _assign(bare, *item, names, case_language),
    )
    assignments.update({part.claim: part for part in _parts_apart(claims, assignments)})
    return assignments


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
