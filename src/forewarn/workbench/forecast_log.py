"""What a build says of the future, and the log that keeps it."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from forewarn.assessment.assessment import Assessment
from forewarn.case.files import FORECASTS
from forewarn.case.model import Case
from forewarn.dates import month_ends
from forewarn.errors import IntakeError
from forewarn.record.build_forecasts import make_forecasts
from forewarn.record.logged_forecast import Forecast, log_line
from forewarn.workbench.workbench import Built, Workbench


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

    The log is only ever appended to, in one write, and synced.  A line that was torn when a
    machine stopped is ended first, so that it spoils nothing after it and `check` can name it.
    IntakeError when it cannot be written.
    """
    try:
        body = path.read_text("utf-8", errors="replace") if path.is_file() else ""
        known = set(body.split("\n"))
        new = [text for text in dict.fromkeys(map(log_line, made)) if text not in known]
        if new:
            with path.open("a", encoding="utf-8") as log:
                torn = "\n" if body and not body.endswith("\n") else ""
                log.write(torn + "".join(text + "\n" for text in new))
                log.flush()
                os.fsync(log.fileno())
    except OSError as error:
        raise IntakeError(f"the log of forecasts {path} cannot be written: {error}") from None
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
