"""The days that a case is about."""

from datetime import date

from forewarn.case.model import Case


def latest_day(case: Case) -> date:
    """The day as of which a case is assessed by default.

    The day of the latest report, else the baseline, else the start; never after the horizon.
    """
    question = case.question
    days = [report.date for report in case.reports]
    latest = max(days, default=question.baseline or question.start)
    assert latest is not None  # the rule no-horizon is an error, which stops the build before this
    return latest if question.horizon is None else min(latest, question.horizon)
