"""The ledger of claims: one line a claim."""

from dataclasses import dataclass
from datetime import date

from forewarn.lists.listing import Entry, Kind

FACETS = ("state", "stance", "speaker", "measurand")
"""What lines can be sifted by, in the order in which the page shows it."""
TO_REVIEW = "to review"
"""State of a claim on which nobody has decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim as the ledger shows it."""

    id: str
    report: str
    date: date
    claimant: str
    speaker: str
    """Id of the declared source; empty when it is not declared."""
    grade: str
    """Admiralty letter of the speaker on the day of the report."""
    quote: str
    stance: str
    style: str
    """Class of the underline."""
    state: str
    """``to review``, ``accepted`` or ``corrected``."""
    measurand: str
    """Id of what the figure counts; empty when it counts for nothing."""
    origin: str
    outlets: int
    """How many outlets carry the claim's origin."""


CLAIMS = Kind(name="claims", facets=FACETS, line=Line)


def entry(line: Line, title: str) -> Entry[Line]:
    """The line with what it is found by: its quotation, who says so, its report's title.

    Lines that nobody has looked at come first.
    """
    return Entry(
        id=line.id,
        day=line.date,
        late=line.state != TO_REVIEW,
        facets=(line.state, line.stance, line.speaker, line.measurand),
        text=f"{line.quote}\n{line.claimant}\n{title}",
        line=line,
    )
