"""Two processes do each item once, and what one leaves the other does."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from forewarn.workbench import two_processes
from forewarn.workbench.two_processes import can_copy, share_work

copies = pytest.mark.skipif(not can_copy(), reason="one processor, or a system without copies")


def square_once(folder: Path) -> Callable[[int], int]:
    """Squares an item and leaves a line with the process; fails where it was done before."""

    def square(item: int) -> int:
        with (folder / str(item)).open("x") as file:
            file.write(str(os.getpid()))
        return item * item

    return square


def processes(folder: Path) -> dict[int, int]:
    """The process that did each item."""
    return {int(path.name): int(path.read_text()) for path in folder.iterdir()}


@copies
def test_every_item_is_done_once_and_by_both_and_results_keep_their_order(tmp_path: Path) -> None:
    own, shared = range(1000, 1003), range(400)

    def wait_for_the_copy() -> None:
        deadline = time.monotonic() + 60
        while len([*tmp_path.iterdir()]) <= len(own) and time.monotonic() < deadline:
            time.sleep(0.01)

    counts: list[int] = []
    results = share_work(
        own,
        shared,
        square_once(tmp_path),
        chunk=7,
        least=1,
        meanwhile=wait_for_the_copy,
        finished=counts.append,
    )
    assert results == [item * item for item in (*own, *shared)]
    done = processes(tmp_path)
    assert sorted(done) == sorted((*own, *shared))
    assert {done[item] for item in own} == {os.getpid()}
    assert len(set(done.values())) == 2
    assert counts == sorted(counts)
    assert counts[-1] == len(shared)


@copies
@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: 1 / 0], ids=["killed", "failed"])
def test_what_a_copy_leaves_undone_is_done(
    tmp_path: Path, end: Callable[[], object], capfd: pytest.CaptureFixture[str]
) -> None:
    here = os.getpid()
    square = square_once(tmp_path)

    def fail_elsewhere(item: int) -> int:
        if os.getpid() != here:
            end()
        return square(item)

    results = share_work((), range(50), fail_elsewhere, chunk=4, least=1)
    assert results == [item * item for item in range(50)]
    assert set(processes(tmp_path).values()) == {here}
    assert capfd.readouterr().err == ""


@copies
def test_a_fault_of_an_item_is_raised_here(tmp_path: Path) -> None:
    def fail(item: int) -> int:
        raise ValueError(f"{item} cannot be read")

    with pytest.raises(ValueError, match="0 cannot be read"):
        share_work((), [0], fail, chunk=1, least=1)


@copies
def test_work_that_is_stopped_leaves_no_process(tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    def sleep(_: int) -> int:
        time.sleep(600)
        return 0

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        share_work((), [0], sleep, chunk=1, least=1, meanwhile=stop)
    assert time.monotonic() - started < 60
    assert not two_processes.multiprocessing.active_children()


@copies
def test_a_copy_is_made_beside_threads_without_a_warning(tmp_path: Path) -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert share_work((), [2, 3], square_once(tmp_path), chunk=1, least=1) == [4, 9]
    finally:
        end.set()
        thread.join()


@pytest.mark.parametrize("many", [0, 1, 9])
def test_a_few_items_need_no_copy(tmp_path: Path, many: int) -> None:
    counts: list[int] = []
    results = share_work(
        (), range(many), square_once(tmp_path), chunk=4, least=10, finished=counts.append
    )
    assert results == [item * item for item in range(many)]
    assert counts == list(range(1, many + 1))
    assert set(processes(tmp_path).values()) <= {os.getpid()}


def test_one_process_where_none_can_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_processes, "can_copy", lambda: False)
    results = share_work((), range(40), square_once(tmp_path), chunk=4, least=1)
    assert results == [item * item for item in range(40)]
    assert set(processes(tmp_path).values()) == {os.getpid()}
