"""What is acknowledged is on the disk, what is refused is not, and nothing is ever torn."""

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from forewarn.errors import CaseError, EnvironmentFault, IntakeError
from forewarn.readers.intake import ReceivedFile, prepare
from forewarn.workbench.writing import Gate
from forewarn.workbench.writing.trial import faults_of

REPORT = "2026-02-03-queue-off-altmar"


def review(name: str) -> str:
    line = {"claim": f"{REPORT}:0-3", "verdict": "accept", "who": "ed", "when": "2026-02-04"}
    return json.dumps({**line, "id": name})


def received(text: str = "Nobody came to the harbour.\n", name: str = "a.md") -> ReceivedFile:
    return ReceivedFile(
        name=name, raw=text.encode(), url="", title="", publisher="", date=date(2026, 2, 5)
    )


def test_a_change_that_brings_an_error_is_refused_and_not_written(folder: Path) -> None:
    before = (folder / "case.toml").read_bytes()
    with pytest.raises(CaseError, match="case.toml:.*horizzon"):
        Gate(folder).rewrite("case.toml", lambda text: text.replace("horizon", "horizzon"))
    assert (folder / "case.toml").read_bytes() == before
    with pytest.raises(CaseError, match="verdict"):
        Gate(folder).append("reviews.jsonl", lambda text: ['{"claim": "x", "verdict": "burn"}'])
    assert (folder / "reviews.jsonl").read_bytes() == b""


def test_errors_that_are_there_already_hinder_no_change(folder: Path) -> None:
    (folder / "measurands.toml").write_text("[[measurand]]\n")
    wrong = faults_of(folder)
    assert wrong
    Gate(folder).rewrite("sources.toml", lambda text: text + "\n# a remark\n")
    assert faults_of(folder) == wrong


def test_a_file_keeps_its_mode_its_mark_its_line_ends_and_its_link(folder: Path) -> None:
    real = folder.parent / "sources.toml"
    body = b"\xef\xbb\xbf# one\r\n" + (folder / "sources.toml").read_bytes()
    real.write_bytes(body)
    real.chmod(0o640)
    (folder / "sources.toml").unlink()
    (folder / "sources.toml").symlink_to(real)
    written = Gate(folder).rewrite("sources.toml", lambda text: text + "# two\n")
    assert (folder / "sources.toml").is_symlink()
    assert real.read_bytes() == body + b"# two\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert written.path == folder / "sources.toml"
    assert [path.name for path in folder.glob(".*")] == [".forewarn"]


def test_a_last_line_without_an_end_is_ended_first(folder: Path) -> None:
    path = folder / "reviews.jsonl"
    path.write_text(review("a"))
    Gate(folder).append("reviews.jsonl", lambda text: [review("b")])
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["a", "b"]
    before = path.read_bytes()
    Gate(folder).append("reviews.jsonl", lambda text: [])
    assert path.read_bytes() == before


def test_a_report_comes_with_its_sidecar_and_only_once(folder: Path) -> None:
    gate = Gate(folder)
    report, sidecar = gate.add_report(prepare(received(), title="Calm \x7f day", publisher="X"))
    assert (report.path.name, sidecar.path.name) == (
        "2026-02-05-calm-day.md",
        "2026-02-05-calm-day.toml",
    )
    assert faults_of(folder, "sources.toml", "") != ()
    assert not [fault for fault in faults_of(folder) if fault.severity == "error"]
    with pytest.raises(IntakeError, match="already in the case as reports/2026-02-05-calm-day.md"):
        gate.add_report(prepare(received(), title="Another", publisher="X"))
    other, _ = gate.add_report(prepare(received("Words.\n"), title="Calm day", publisher="X"))
    assert other.path.name == "2026-02-05-calm-day-2.md"


def test_what_is_not_text_is_left_alone(folder: Path) -> None:
    (folder / "views.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(EnvironmentFault, match="views.toml is not UTF-8 text"):
        Gate(folder).rewrite("views.toml", lambda text: text)


def test_a_change_that_is_given_up_lets_the_next_writer_in(folder: Path) -> None:
    def refuse(text: str) -> str:
        raise ValueError("overtaken")

    gate = Gate(folder)
    with gate.alone(), pytest.raises(ValueError, match="overtaken"):
        gate.rewrite("sources.toml", refuse)
    gate.rewrite("sources.toml", lambda text: text + "# a remark\n")
    assert (folder / "sources.toml").read_text().endswith("# a remark\n")


def test_a_lock_that_somebody_removed_is_made_anew(folder: Path) -> None:
    gate = Gate(folder)
    with gate.alone():
        lock = folder / ".forewarn" / "lock"
        lock.unlink()
        (folder / ".forewarn").rmdir()
    gate.keep(".forewarn/proposals/x.diff", b"+")
    assert os.listdir(folder / ".forewarn" / "proposals") == ["x.diff"]
