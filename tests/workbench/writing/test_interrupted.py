"""Writers that are killed at every step, writers without disk, and several writers at once."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from forewarn.errors import Severity
from forewarn.workbench.workbench import Workbench
from forewarn.workbench.writing.gate import settle
from forewarn.workbench.writing.trial import faults_of
from tests.workbench.writing.driver import WRITES, killed_at, out_of_disk

if not hasattr(os, "fork"):
    pytest.skip("needs a system with fork", allow_module_level=True)


def content(folder: Path) -> dict[str, bytes]:
    """What a build would read of a case."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for name in content(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, body in files.items():
        (folder / name).write_bytes(body)


@pytest.mark.parametrize("kind", WRITES)
def test_a_writer_killed_at_any_step_leaves_the_old_or_the_new(folder: Path, kind: str) -> None:
    old = content(folder)
    WRITES[kind](folder, "7")
    new = content(folder)
    assert old != new
    left: list[bool] = []
    step = 0
    killed = True
    while killed:
        put_back(folder, old)
        step += 1
        killed = killed_at(step, lambda: WRITES[kind](folder, "7"))
        settle(folder)
        now = content(folder)
        assert now in (old, new), f"step {step}"
        left.append(now == new)
    assert step > 10
    assert left == sorted(left)  # from some step on it is the new
    assert not [one for one in faults_of(folder) if one.severity is Severity.ERROR]
    assert not list(folder.rglob(".*.tmp"))


@pytest.mark.parametrize("kind", WRITES)
def test_a_build_settles_what_a_killed_writer_left(folder: Path, kind: str) -> None:
    with Workbench(folder) as bench:
        bench.build()
        step = 0
        while not (folder / ".forewarn" / "pending.json").exists():
            step += 1
            if not killed_at(step, lambda: WRITES[kind](folder, "7")):
                assert kind == "grade"  # one step of the system needs no note
                return
        bench.reload()
        assert not [one for one in bench.build().faults if one.severity is Severity.ERROR]
    assert not (folder / ".forewarn" / "pending.json").exists()


@pytest.mark.parametrize("kind", WRITES)
def test_a_full_disk_leaves_everything_as_it_was(folder: Path, kind: str) -> None:
    old = content(folder)
    for limit in (0, 100, 3000, 9000):
        words = out_of_disk(limit, lambda: WRITES[kind](folder, "7"))
        if not words:
            assert kind == "grade"  # its file is shorter than the limit
            put_back(folder, old)
            continue
        assert "cannot be written (File too large), so that nothing was changed" in words
        assert content(folder) == old
        assert not list(folder.rglob(".*.tmp"))


def test_what_others_wrote_after_a_kill_is_not_cut(folder: Path) -> None:
    path = folder / "reviews.jsonl"
    step = 0
    while path.stat().st_size == 0:
        step += 1
        assert killed_at(step, lambda: WRITES["decide"](folder, "7"))
    with path.open("a") as file:
        file.write("\n")  # somebody looked at the file, and ended the line
    body = path.read_bytes()
    settle(folder)
    assert path.read_bytes() == body


def test_several_programs_at_once_lose_nothing(folder: Path) -> None:
    days = [str(day) for day in range(1, 17)]
    tasks = [
        ("decide", days[:8]),
        ("decide", days[8:]),
        ("grade", days[:8]),
        ("grade", days[8:]),
        ("take", days[:8]),
        ("take", days[8:]),
    ]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.workbench.writing.driver", kind, str(folder), *names],
            stdout=subprocess.PIPE,
            text=True,
        )
        for kind, names in tasks
    ]
    told = [program.communicate()[0].split() for program in running]
    assert told == [names for _, names in tasks]  # every write was acknowledged
    assert {program.returncode for program in running} == {0}
    lines = (folder / "reviews.jsonl").read_text().splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(days)
    sources = tomllib.loads((folder / "sources.toml").read_text())["source"]
    reasons = {one["reason"] for source in sources for one in source.get("history", ())}
    assert {f"it was {day}" for day in days} <= reasons
    reports = sorted(path.name for path in (folder / "reports").glob("2026-02-05-report-*.md"))
    assert len(reports) == len(days)
    assert not [one for one in faults_of(folder) if one.severity is Severity.ERROR]
