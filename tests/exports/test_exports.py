"""The built-in exports say what the build says."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case, Question
from forewarn.errors import PluginError
from forewarn.exports import load_export
from forewarn.workbench.workbench import Built, Workbench


@pytest.fixture
def small(folder: Path) -> Built:
    with Workbench(folder) as bench:
        return bench.build()


def table(name: str, built: Built) -> list[dict[str, str]]:
    content = load_export(name).content(built.case, built.assessment, build=built.inputs_hash)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_claims_come_with_origin_measurand_and_state(small: Built) -> None:
    rows = table("csv", small)
    assert [row["id"] for row in rows] == [item.claim.id for item in small.assessment.claims]
    texts = {report.id: report.text for report in small.case.reports}
    for row in rows:
        text = texts[row["report"]][int(row["start"]) : int(row["end"])]
        assert text == row["quote"]
    ships = next(row for row in rows if row["unit"] == "grain ship" and row["measurand"])
    (origin,) = (
        origin
        for origin in small.assessment.origins
        if ships["id"] in {member.id for member in origin.members}
    )
    assert ships["origin"] == origin.id
    assert ships["measurand"] == small.assessment.assignments[ships["id"]].measurand
    assert float(ships["low"]) <= float(ships["best"]) <= float(ships["high"])
    assert ships["state"] == "to review"
    without_figure = next(row for row in rows if not row["unit"])
    assert without_figure["low"] == without_figure["high"] == ""


def test_findings_come_with_their_intervals(small: Built) -> None:
    rows = {row["id"]: row for row in table("findings-csv", small)}
    assert list(rows) == [finding.id for finding in small.assessment.findings]
    for finding in small.assessment.findings:
        row = rows[finding.id]
        assert (row["unit"], row["kind"]) == (finding.unit, finding.kind.value)
        assert int(row["grounds"]) == len(finding.grounds)
        if finding.interval is not None:
            assert (float(row["low"]), float(row["high"])) == finding.interval
        if isinstance(finding.value, float):
            assert float(row["value"]) == finding.value


def test_json_holds_every_finding_with_its_grounds(small: Built) -> None:
    content = load_export("json").content(small.case, small.assessment, build=small.inputs_hash)
    body = json.loads(content)
    assert body["build"] == small.inputs_hash
    assert body["as_of"] == small.assessment.as_of.isoformat()
    assert [found["id"] for found in body["findings"]] == list(small.assessment.index)
    assert all(found["grounds"] or found["rests_on"] for found in body["findings"])


@pytest.mark.parametrize("name", ["csv", "findings-csv"])
def test_an_empty_assessment_is_a_table_without_rows(name: str) -> None:
    empty = Assessment(
        as_of=date(2026, 2, 3),
        claims=(),
        origins=(),
        assignments={},
        estimates=(),
        observations=(),
        weighing=None,
        outlook=None,
        statuses=(),
        advice=None,
    )
    content = load_export(name).content(Case(question=Question(title="")), empty, build="0")
    assert content.startswith(b"id,")
    assert content.count(b"\n") == 1


def test_an_unknown_export_tells_what_is_installed() -> None:
    with pytest.raises(PluginError, match="'pdf'; installed: csv, findings-csv, json"):
        load_export("pdf")
