"""The archive of reports: one line a report."""

from dataclasses import dataclass
from datetime import date

from forewarn.lists.listing import Entry, Kind
from forewarn.reports.report import Report

FACETS = ("publisher", "year", "rendering")
"""What lines can be sifted by, in the order in which the page shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report as the archive shows it."""

    id: str
    title: str
    publisher: str
    date: date
    rendering: str
    claims: int
    """How many claims it holds."""


REPORTS = Kind(name="reports", facets=FACETS, line=Filed)


def entry(report: Report, *, outlet: str, claims: int) -> Entry[Filed]:
    """The line of a report with what it is found by: its title and its outlet's declared name."""
    return Entry(
        id=report.id,
        day=report.date,
        facets=(outlet, str(report.date.year), report.rendering),
        text=f"{report.title}\n{report.publisher}",
        line=Filed(
            id=report.id,
            title=report.title,
            publisher=report.publisher,
            date=report.date,
            rendering=report.rendering,
            claims=claims,
        ),
    )
