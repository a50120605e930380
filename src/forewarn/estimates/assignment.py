"""Which measurand the figure of a claim belongs to."""

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
    declared: Language,
) -> dict[str, Assignment]:
    """Where the figure of each claim goes, by the claim's id.

    ``languages`` are those of the reports, by the report's id; ``declared`` is that of the case.
    """
    bare = tuple(replace(one, declared={}) for one in measurands)
    found = (recent or Recent()).map_items(
        "assigned",
        (bare, names, declared),
        {
            claim.id: (claim, sentences[claim.id], languages[claim.report])
            for claim in claims
            if claim.quantity
        },
        lambda _key, item: _assign(bare, *item, names, declared),
    )
    found.update({part.claim: part for part in _parts_apart(claims, found)})
    return found


def _assign(
    measurands: Sequence[Measurand],
    claim: Claim,
    sentence: str,
    spoken: Language,
    names: Names,
    declared: Language,
) -> Assignment:
    found = match(claim, sentence, measurands, names, spoken=spoken, declared=declared)
    return Assignment(
        claim=claim.id,
        measurand=found.measurand,
        reason=found.reason,
        slot=found.slot.value if found.slot is not None else "",
        nearest=found.nearest,
        near=found.near,
    )


def _parts_apart(claims: Sequence[Claim], given: Mapping[str, Assignment]) -> Iterator[Assignment]:
    """Assignments of figures that are a part of another one which has the same measurand.

    "Of 12,000 soldiers 500 ..." counts some of what the measurand counts, not all.
    """
    at: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is not None:
            at[claim.report, claim.quantity.span.start].append(claim)
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or quantity.part_of is None or not given[claim.id].measurand:
            continue
        mine = given[claim.id].measurand
        for whole in at.get((claim.report, quantity.part_of.start), ()):
            assert whole.quantity is not None
            if given[whole.id].measurand == mine and whole.quantity.best > quantity.best:
                yield Assignment(
                    claim=claim.id,
                    measurand="",
                    reason=Reason.of(
                        "match.part",
                        slot=Word(Slot.SCOPE.value),
                        mine=Pointer("measurand", mine),
                        best=whole.quantity.best,
                    ),
                    slot=Slot.SCOPE.value,
                    nearest=mine,
                    near=True,
                )
                break
