"""The forecasts of a build, and the log that keeps them."""

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


def forecast_build(case: Case, assessment: Assessment, inputs: str) -> tuple[Forecast, ...]:
    """Make the dated forecasts of a build; none where the case has no scenarios.

    They count as replayed when the case has reports later than the day: whoever declared its odds
    may have known what happened.
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
    """The log of a build: in the case, or in the output folder where that lies outside the case.

    A build into another folder must leave the case unchanged.
    """
    inside = out.resolve().is_relative_to(folder.resolve())
    return (folder if inside else out) / FORECASTS


def append_forecasts(path: Path, forecasts: Sequence[Forecast]) -> int:
    """Append the forecasts that the log does not have yet, word for word; the number of new lines.

    A last line without an end, as a machine that stops may leave it, is ended first, so that
    `check` can name it.  EnvironmentFault when the log cannot be written.
    """
    lines: list[str] = []

    def select_missing(text: str) -> Sequence[str]:
        logged = set(text.split("\n"))
        lines.extend(line for line in dict.fromkeys(map(log_line, forecasts)) if line not in logged)
        return lines

    # No trial is needed: the values were checked when they were made, and no rule of a case
    # reads the log.
    Gate(path.parent).append(path.name, select_missing, trial=lambda name, text: ())
    return len(lines)


def replay(bench: Workbench, *, upto: date | None = None) -> tuple[Forecast, ...]:
    """Make the forecasts that the present program would have made at the end of each month.

    From the start of the case to the month before ``upto`` (by default the latest report).  Each
    build reads only the reports of its time.
    """
    start = bench.case.question.start
    last = upto or bench.latest
    forecasts: list[Forecast] = []
    for day in month_ends(start, last) if start else ():
        built: Built = bench.build(day)
        forecasts.extend(forecast_build(built.case, built.assessment, built.inputs_hash))
    return tuple(forecasts)
