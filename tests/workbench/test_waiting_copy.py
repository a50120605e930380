"""A copy that waits for work does it, and leaves it to this process where it cannot."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from forewarn.workbench import waiting_copy
from forewarn.workbench.two_processes import can_copy, share_work
from forewarn.workbench.waiting_copy import wait_in_copy

copies = pytest.mark.skipif(not can_copy(), reason="one processor, or a system without copies")


def ready() -> None:
    """Nothing to prepare."""


def worker(item: int, *, wait_for: Path | None = None) -> tuple[int, int]:
    """The item and the process that did it; this process waits until the copy has done one."""
    if wait_for is not None:
        if os.getpid() == int(os.environ["FIRST_PROCESS"]):
            deadline = time.monotonic() + 60
            while not wait_for.exists() and time.monotonic() < deadline:
                time.sleep(0.01)
        else:
            wait_for.touch()
    return item, os.getpid()


@copies
def test_the_copy_takes_part_in_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRST_PROCESS", str(os.getpid()))
    do = partial(worker, wait_for=tmp_path / "begun")
    with wait_in_copy(ready) as copy:
        assert copy is not None
        results = share_work(
            (), range(40), do, chunk=1, least=41, order=lambda chunks: copy.order(chunks, do)
        )
    assert [item for item, _ in results] == [*range(40)]
    assert len({process for _, process in results}) == 2


@copies
def test_little_work_is_left_to_the_copy_which_has_loaded_what_it_needs() -> None:
    with wait_in_copy(ready) as copy:
        assert copy is not None
        results = share_work(
            (), range(3), worker, chunk=1, least=9, order=lambda chunks: copy.order(chunks, worker)
        )
    assert [item for item, _ in results] == [0, 1, 2]
    assert os.getpid() not in {process for _, process in results}


@copies
def test_work_that_cannot_be_handed_over_is_done_here() -> None:
    with wait_in_copy(ready) as copy:
        assert copy is not None
        assert copy.order([[1]], lambda item: item) is None
        results = share_work(
            (),
            [1, 2],
            worker,
            chunk=1,
            least=3,
            order=lambda chunks: copy.order(chunks, lambda item: item),
        )
    assert results == [(1, os.getpid()), (2, os.getpid())]


def fail() -> None:
    """A preparation that fails, as where a library is missing."""
    raise ImportError("no parser")


@copies
def test_a_copy_that_failed_leaves_the_work_to_this_process() -> None:
    with wait_in_copy(fail) as copy:
        assert copy is not None
        time.sleep(0.3)
        results = share_work(
            (),
            range(5),
            worker,
            chunk=1,
            least=9,
            order=lambda chunks: copy.order(chunks, worker),
        )
    assert results == [(item, os.getpid()) for item in range(5)]


def prepare_for_long() -> None:
    """A preparation that outlasts the test."""
    time.sleep(600)


@copies
def test_a_copy_that_is_not_needed_is_ended_while_it_prepares() -> None:
    began = time.monotonic()
    with wait_in_copy(prepare_for_long):
        assert waiting_copy.multiprocessing.active_children()
    assert not waiting_copy.multiprocessing.active_children()
    assert time.monotonic() - began < 60


def test_where_nothing_can_be_copied_there_is_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_copy, "can_copy", lambda: False)
    with wait_in_copy(ready) as copy:
        assert copy is None


KILLED = """
import os, signal
from forewarn.workbench import waiting_copy
with waiting_copy.wait_in_copy(lambda: None):
    print(waiting_copy.multiprocessing.active_children()[0].pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@copies
def test_a_copy_does_not_outlive_a_process_that_was_killed() -> None:
    first = subprocess.run(
        [sys.executable, "-c", KILLED], capture_output=True, text=True, check=False
    )
    assert first.returncode == -signal.SIGKILL
    copy = Path("/proc", first.stdout.strip())
    deadline = time.monotonic() + 60
    while copy.exists() and "zombie" not in (copy / "status").read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
