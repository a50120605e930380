"""The list of claims: one row a claim."""

from dataclasses import dataclass
from datetime import date

from forewarn.lists.listing import Entry, ListKind

CLAIM_FACETS = ("state", "stance", "speaker", "measurand")
"""Facets by which the list can be filtered, in the order of the page."""
TO_REVIEW = "to review"
"""State of a claim that nobody has reviewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim in the list of claims."""

    id: str
    report: str
    date: date
    claimant: str
    speaker: str
    """Id of the declared source; empty when the source is not declared."""
    grade: str
    """Admiralty letter of the speaker on the day of the report."""
    quote: str
    stance: str
    style: str
    """CSS class of the underline."""
    state: str
    """What the analyst decided, in English: ``to review``, ``accepted, drafted by MODEL``."""
    measurand: str
    """Id of the measurand of the figure; empty when it has none."""
    origin: str
    outlets: int
    """Number of outlets that carry the claim's origin."""


CLAIM_LIST = ListKind(name="claims", facets=CLAIM_FACETS, line=ClaimRow)


def claim_entry(row: ClaimRow, title: str) -> Entry[ClaimRow]:
    """The entry of a claim, searchable by its quotation, its claimant and its report's title.

    Claims that nobody has reviewed come first.
    """
    return Entry(
        id=row.id,
        day=row.date,
        trailing=row.state != TO_REVIEW,
        facets=(row.state, row.stance, row.speaker, row.measurand),
        text=f"{row.quote}\n{row.claimant}\n{title}",
        line=row,
    )
