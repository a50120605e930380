"""What a build says of the future, and the log that keeps it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from forewarn.assessment.assessment import Assessment
from forewarn.case.files import FORECASTS
from forewarn.case.model import Case
from forewarn.dates import month_ends
from forewarn.record.build_forecasts import make_forecasts
from forewarn.record.logged_forecast import Forecast, log_line
from forewarn.workbench.workbench import Built, Workbench
from forewarn.workbench.writing import Gate


def said(case: Case, assessment: Assessment, inputs: str) -> tuple[Forecast, ...]:
    """The dated forecasts of a build; none where the case has no scenarios.

    They count as replayed when the case holds reports later than the day: whoever wrote its odds
    may have known what came.
    """
    question, outlook = case.question, assessment.outlook
    if outlook is None or question.start is None or question.horizon is None:
        return ()
    return make_forecasts(
        case.indicators,
        case.signposts,
        assessment.observations,
        outlook,
        scale=case.scale,
        since=question.start,
        horizon=question.horizon,
        inputs=inputs,
        replayed=assessment.later > 0,
    )


def log_path(folder: Path, out: Path) -> Path:
    """Where a build keeps its forecasts: with the case, or with the output where that lies
    elsewhere, so that a build into another folder leaves the case as it was."""
    inside = out.resolve().is_relative_to(folder.resolve())
    return (folder if inside else out) / FORECASTS


def append(path: Path, made: Sequence[Forecast]) -> int:
    """Append to the log what it does not hold yet, word for word; how many lines.

    A line that was torn when a machine stopped is ended first, so that `check` can name it.
    EnvironmentFault when the log cannot be written.
    """
    new: list[str] = []

    def missing(text: str) -> Sequence[str]:
        known = set(text.split("\n"))
        new.extend(one for one in dict.fromkeys(map(log_line, made)) if one not in known)
        return new

    # The lines are written from values that were checked when they were made, and no rule of a
    # case reads them: there is nothing to try.
    Gate(path.parent).append(path.name, missing, trial=lambda name, text: ())
    return len(new)


def replay(bench: Workbench, *, upto: date | None = None) -> tuple[Forecast, ...]:
    """What the program, as it is now, would have said at the end of each month.

    From the start of the case to the month before ``upto`` (the latest report); each from reports
    of the time alone.
    """
    start = bench.case.question.start
    last = upto or bench.latest
    found: list[Forecast] = []
    for day in month_ends(start, last) if start else ():
        built: Built = bench.build(day)
        found.extend(said(built.case, built.assessment, built.hashed))
    return tuple(found)
