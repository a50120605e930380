"""Rules about resolutions."""

from collections.abc import Iterator

from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.findings.address import Address
from forewarn.findings.subject import Subject


def unresolvable(case: Case) -> Iterator[Breach]:
    """A resolution needs a question of the case, and only one scenario can come about.

    Write `question` as `scenario.ID`, `indicator.ID` or `signpost.ID`.
    """
    questions = case.questions
    # Only the last line on a question counts: an earlier one may have been wrong.
    last = {resolution.question: resolution for resolution in case.resolutions}
    true: list[Address] = []
    for resolution in case.resolutions:
        location = at(resolution)
        if resolution.question not in questions:
            yield Breach(
                location=location,
                message=f"there is no question {str(resolution.question)!r}; write scenario.ID, indicator.ID or "
                "signpost.ID of one that is declared",
            )
        if (
            last[resolution.question] is resolution
            and resolution.outcome
            and resolution.question.subject is Subject.SCENARIO
        ):
            true.append(resolution.question)
            if len(true) > 1:
                yield Breach(
                    location=location,
                    message=f"{' and '.join(sorted(true))} cannot both have come about: exactly one "
                    "scenario holds",
                )


def unsourced_resolution(case: Case) -> Iterator[Breach]:
    """A resolution needs a source that shows what happened: the id of a report, or an address.

    A report that is older than the day cannot show it.
    """
    reports = {report.id: report for report in case.reports}
    for resolution in case.resolutions:
        location = at(resolution)
        if (
            not resolution.source.startswith(("http://", "https://"))
            and resolution.source not in reports
        ):
            yield Breach(
                location=location,
                message=f"{resolution.question}: the source must be the id of a report or an address, "
                f"got {resolution.source!r}",
            )
        if (
            resolution.source in reports
            and resolution.outcome
            and reports[resolution.source].date < resolution.when
        ):
            yield Breach(
                location=location,
                message=f"{resolution.question}: {resolution.source} was published on {reports[resolution.source].date}, "
                f"before {resolution.when}; a report cannot show what had not happened",
            )
