"""Rules about what is said to have happened."""

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
    last = {one.question: one for one in case.resolutions}
    true: list[Address] = []
    for one in case.resolutions:
        where = at(one)
        if one.question not in questions:
            yield Breach(
                declared=where,
                what=f"there is no question {str(one.question)!r}; write scenario.ID, indicator.ID or "
                "signpost.ID of one that is declared",
            )
        if last[one.question] is one and one.outcome and one.question.subject is Subject.SCENARIO:
            true.append(one.question)
            if len(true) > 1:
                yield Breach(
                    declared=where,
                    what=f"{' and '.join(sorted(true))} cannot both have come about: exactly one "
                    "scenario holds",
                )


def unsourced_resolution(case: Case) -> Iterator[Breach]:
    """A resolution needs a source that shows what happened: the id of a report, or an address.

    A report that is older than the day cannot show it.
    """
    reports = {report.id: report for report in case.reports}
    for one in case.resolutions:
        where = at(one)
        if not one.source.startswith(("http://", "https://")) and one.source not in reports:
            yield Breach(
                declared=where,
                what=f"{one.question}: the source must be the id of a report or an address, "
                f"got {one.source!r}",
            )
        if one.source in reports and one.outcome and reports[one.source].date < one.when:
            yield Breach(
                declared=where,
                what=f"{one.question}: {one.source} was published on {reports[one.source].date}, "
                f"before {one.when}; a report cannot show what had not happened",
            )
