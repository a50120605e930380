"""What related measurands say of an estimate, as a page writes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from forewarn.assessment.bounding import Bounding, boundings
from forewarn.estimates.estimate import Estimate
from forewarn.wording.numbers import about
from forewarn.wording.vocabulary import term


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundRow:
    """One bound, to be read as ``lead figure, words``."""

    lead: str
    figure: str
    parts: tuple[str, ...]
    """Ids of the measurands that say so."""
    labels: tuple[str, ...]
    joint: str
    words: str
    why: str


def bound_rows(estimate: Estimate, labels: Mapping[str, str]) -> tuple[BoundRow, ...]:
    """Every bound by measurands that ``labels`` names."""
    return tuple(_row(bound) for bound in boundings(estimate, labels))


def _row(bound: Bounding) -> BoundRow:
    joint = term(bound.joint.text)
    return BoundRow(
        lead=term(bound.lead.text),
        figure=about(bound.figure),
        parts=bound.parts,
        labels=bound.labels,
        joint=joint,
        words=f" {joint} ".join(bound.labels),
        why=term(bound.why.text),
    )
