"""What related measurands say of an estimate, in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from forewarn.estimates.estimate import ID_MINUS, ID_PLUS, Estimate, RelatedBound, Relation
from forewarn.translations import N_, _
from forewarn.wording.numbers import about

_BETWEEN = re.compile(f"{re.escape(ID_PLUS)}|{re.escape(ID_MINUS)}")
_FLOORS = {
    Relation.PART_OF: N_("part of it"),
    Relation.AT_LEAST: N_("declared no larger"),
    Relation.RATE_OF: N_("what came at its rate"),
}
_CEILINGS = {
    Relation.PART_OF: N_("being a part of that"),
    Relation.AT_LEAST: N_("declared no smaller"),
    Relation.RATE_OF: N_("which grew at this rate"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounding:
    """One bound, to be read as ``lead figure, words`` with ``why`` beside it."""

    lead: str
    figure: str
    parts: tuple[str, ...]
    """Ids of the measurands that say so."""
    labels: tuple[str, ...]
    """What each of them counts."""
    joint: str
    """Word between the labels."""
    why: str
    below: bool
    """True where what says so comes before the estimate: its parts, never its whole."""

    @property
    def words(self) -> str:
        """The labels in one phrase."""
        return f" {self.joint} ".join(self.labels)


def boundings(estimate: Estimate, labels: Mapping[str, str]) -> tuple[Bounding, ...]:
    """Floors, sums, then caps; those by measurands that ``labels`` does not name are left out."""
    found = []
    for bound in sorted((*estimate.bounds, *estimate.ceilings), key=_order):
        parts = tuple(_BETWEEN.split(bound.part))
        if all(part in labels for part in parts):
            found.append(_words(bound, parts, labels))
    return tuple(found)


def _order(bound: RelatedBound) -> int:
    return 2 if bound.ceiling else int(bound.relation is Relation.SUM_OF)


def _words(bound: RelatedBound, parts: tuple[str, ...], labels: Mapping[str, str]) -> Bounding:
    figure = about(bound.floor)
    if bound.relation is Relation.SUM_OF:
        rest = ID_MINUS in bound.part
        return Bounding(
            lead=_("About"),
            figure=figure,
            parts=parts,
            labels=tuple(labels[part] for part in parts),
            joint=_("less") if rest else _("and"),
            why=_("what the rest of the sum leaves") if rest else _("their sum"),
            below=not rest,
        )
    return Bounding(
        lead=_("No more than") if bound.ceiling else _("At least"),
        figure=figure,
        parts=parts,
        labels=(labels[bound.part],),
        joint=_("and"),
        why=_((_CEILINGS if bound.ceiling else _FLOORS)[bound.relation]),
        below=not bound.ceiling,
    )
