"""The list of reports: one row a report."""

from dataclasses import dataclass
from datetime import date

from forewarn.lists.listing import Entry, ListKind
from forewarn.reports.report import Report

REPORT_FACETS = ("publisher", "year", "rendering")
"""Facets by which the list can be filtered, in the order of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in the list of reports."""

    id: str
    title: str
    publisher: str
    date: date
    rendering: str
    claims: int
    """Number of claims in it."""


REPORT_LIST = ListKind(name="reports", facets=REPORT_FACETS, line=ReportRow)


def report_entry(report: Report, *, outlet: str, claims: int) -> Entry[ReportRow]:
    """The entry of a report, searchable by its title and publisher."""
    return Entry(
        id=report.id,
        day=report.date,
        facets=(outlet, str(report.date.year), report.rendering),
        text=f"{report.title}\n{report.publisher}",
        line=ReportRow(
            id=report.id,
            title=report.title,
            publisher=report.publisher,
            date=report.date,
            rendering=report.rendering,
            claims=claims,
        ),
    )
