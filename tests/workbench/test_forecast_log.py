import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from forewarn.case.files import FORECASTS
from forewarn.case.load import load
from forewarn.dates import month_ends
from forewarn.errors import EnvironmentFault
from forewarn.findings.address import Address
from forewarn.readers import text_of
from forewarn.record.logged_forecast import Forecast, log_line
from forewarn.workbench.forecast_log import append_forecasts, forecast_build, log_path, replay
from forewarn.workbench.output import write
from forewarn.workbench.workbench import Workbench

ONE = Forecast(
    id=Address.parse("indicator.a"),
    as_of=date(2025, 1, 1),
    horizon=date(2025, 2, 1),
    probability=0.5,
    base=0.5,
    inputs="h",
)


def test_every_build_logs_once_and_the_log_changes_no_judgement(folder: Path) -> None:
    with Workbench(folder) as bench:
        first = bench.build()
        write(bench, first, folder / "build")
    body = (folder / FORECASTS).read_text("utf-8")
    asked = {json.loads(row)["id"] for row in body.splitlines()}
    assert {f"scenario.{one.id}" for one in first.case.scenarios} <= asked
    assert {f"signpost.{one.id}" for one in first.case.signposts} <= asked
    with Workbench(folder) as bench:
        again = bench.build()
        write(bench, again, folder / "build")
        elsewhere = folder.parent / "elsewhere"
        write(bench, again, elsewhere)
    assert again.inputs_hash == first.inputs_hash
    assert (folder / FORECASTS).read_text("utf-8") == body
    assert (elsewhere / FORECASTS).read_text("utf-8") == body
    assert again.assessment.outlook == first.assessment.outlook


def test_a_look_back_is_marked_as_replayed(folder: Path) -> None:
    with Workbench(folder) as bench:
        days = sorted({report.date for report in bench.case.reports})
        late = bench.build()
        early = bench.build(days[0] - timedelta(days=1))
        made = replay(bench)
    assert not any(one.replayed for one in forecast_build(late.case, late.assessment, "h"))
    assert all(one.replayed for one in forecast_build(early.case, early.assessment, "h"))
    assert {one.as_of for one in made} == set(
        month_ends(bench.case.question.start or days[0], bench.latest)
    )
    nothing = replace(late.assessment, outlook=None)
    assert forecast_build(late.case, nothing, "h") == ()


def test_the_log_lies_with_the_case_or_with_the_output(tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert log_path(case, case / "build") == case / FORECASTS
    assert log_path(case, tmp_path / "out") == tmp_path / "out" / FORECASTS


def test_a_torn_line_is_ended_and_named(folder: Path) -> None:
    path = folder / FORECASTS
    path.write_text(log_line(ONE) + "\n" + '{"id": "ind')
    assert append_forecasts(path, [ONE, replace(ONE, probability=0.25)]) == 1
    assert append_forecasts(path, [ONE, ONE]) == 0
    loaded = load(folder, text_of=text_of)
    assert [one.probability for one in loaded.case.forecasts] == [0.5, 0.25]
    assert [(f.file, f.line, f.rule) for f in loaded.faults] == [(FORECASTS, 2, "json")]


def test_a_bad_line_is_a_fault_with_its_line(folder: Path) -> None:
    (folder / FORECASTS).write_text(log_line(ONE).replace("0.5", "5") + "\n")
    (fault,) = load(folder, text_of=text_of).faults
    assert (fault.line, fault.rule) == (1, "shape")
    assert "a chance lies in [0, 1], got 5" in fault.message


def test_a_log_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        append_forecasts(tmp_path / "none" / FORECASTS, [ONE])
