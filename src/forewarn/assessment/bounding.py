"""What related measurands say of an estimate."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from forewarn.estimates.estimate import ID_MINUS, ID_PLUS, Estimate, RelatedBound, Relation
from forewarn.findings.reason import Reason, Word

_BETWEEN = re.compile(f"{re.escape(ID_PLUS)}|{re.escape(ID_MINUS)}")
_AND, _LESS = Word("and"), Word("less")
_FLOORS = {
    Relation.PART_OF: Word("part of it"),
    Relation.AT_LEAST: Word("declared no larger"),
    Relation.RATE_OF: Word("what came at its rate"),
}
_CEILINGS = {
    Relation.PART_OF: Word("being a part of that"),
    Relation.AT_LEAST: Word("declared no smaller"),
    Relation.RATE_OF: Word("which grew at this rate"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounding:
    """One bound, to be read as ``lead figure, words`` with ``why`` beside it."""

    lead: Word
    figure: float
    parts: tuple[str, ...]
    """Ids of the measurands that say so."""
    labels: tuple[str, ...]
    """What each of them counts."""
    joint: Word
    """Between the labels."""
    why: Word
    below: bool
    """True where what says so comes before the estimate: its parts, never its whole."""

    @property
    def reason(self) -> Reason:
        """The bound as a remark on the estimate."""
        if self.joint == _LESS:
            return Reason.of(
                "bound.rest", lead=self.lead, figure=self.figure, why=self.why, labels=self.labels
            )
        return Reason.of(
            "bound.of", lead=self.lead, figure=self.figure, why=self.why, labels=self.labels
        )


def boundings(estimate: Estimate, labels: Mapping[str, str]) -> tuple[Bounding, ...]:
    """Floors, sums, then caps; those by measurands that ``labels`` does not name are left out."""
    bounds_list = []
    for bound in sorted((*estimate.bounds, *estimate.ceilings), key=_order):
        parts = tuple(_BETWEEN.split(bound.part))
        if all(part in labels for part in parts):
            bounds_list.append(_words(bound, parts, labels))
    return tuple(bounds_list)


def _order(bound: RelatedBound) -> int:
    return 2 if bound.ceiling else int(bound.relation is Relation.SUM_OF)


def _words(bound: RelatedBound, parts: tuple[str, ...], labels: Mapping[str, str]) -> Bounding:
    if bound.relation is Relation.SUM_OF:
        is_difference = ID_MINUS in bound.part
        return Bounding(
            lead=Word("About"),
            figure=bound.floor,
            parts=parts,
            labels=tuple(labels[part] for part in parts),
            joint=_LESS if is_difference else _AND,
            why=Word("what the rest of the sum leaves") if is_difference else Word("their sum"),
            below=not is_difference,
        )
    return Bounding(
        lead=Word("No more than") if bound.ceiling else Word("At least"),
        figure=bound.floor,
        parts=parts,
        labels=(labels[bound.part],),
        joint=_AND,
        why=(_CEILINGS if bound.ceiling else _FLOORS)[bound.relation],
        below=not bound.ceiling,
    )
