"""The days that a case is about."""

from datetime import date

from forewarn.case.model import Case


def latest_day(case: Case) -> date:
    """The day that a case is assessed as of unless another is asked for.

    That of the latest report, else the baseline, else the start, and never after the horizon.
    """
    question = case.question
    days = [report.date for report in case.reports]
    latest = max(days, default=question.baseline or question.start)
    assert latest is not None  # no-horizon is an error, told before anything is built
    return latest if question.horizon is None else min(latest, question.horizon)
