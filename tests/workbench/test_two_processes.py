"""Two processes do each item once, and what one leaves the other does."""

import os
from pathlib import Path

import pytest

from forewarn.workbench import two_processes
from forewarn.workbench.two_processes import LEAST_TO_SHARE, can_copy, share_work

copies = pytest.mark.skipif(not can_copy(), reason="one processor, or a system without copies")


def note(folder: Path, item: int) -> int:
    """Leave a line with the process that did the item; fails where it was done before."""
    with (folder / str(item)).open("x") as file:
        file.write(str(os.getpid()))
    return item


@copies
def test_every_item_is_done_once_and_by_both(tmp_path: Path) -> None:
    own, shared = range(10_000, 10_003), range(20 * LEAST_TO_SHARE)
    assert share_work(own, shared, lambda item: note(tmp_path, item)) == sum(own) + sum(shared)
    done = {int(path.name): int(path.read_text()) for path in tmp_path.iterdir()}
    assert sorted(done) == sorted((*own, *shared))
    assert {done[item] for item in own} == {os.getpid()}
    assert len(set(done.values())) == 2


@copies
def test_what_a_copy_leaves_undone_is_done(tmp_path: Path) -> None:
    here = os.getpid()

    def fail_elsewhere(item: int) -> int:
        if os.getpid() != here:
            os._exit(3)
        return note(tmp_path, item)

    shared = range(LEAST_TO_SHARE)
    assert share_work((), shared, fail_elsewhere) == sum(shared)
    assert len([*tmp_path.iterdir()]) == LEAST_TO_SHARE


@pytest.mark.parametrize("many", [0, 1, LEAST_TO_SHARE - 1])
def test_a_few_items_need_no_copy(tmp_path: Path, many: int) -> None:
    assert share_work((), range(many), lambda item: note(tmp_path, item)) == sum(range(many))
    assert {path.read_text() for path in tmp_path.iterdir()} <= {str(os.getpid())}


def test_one_process_where_none_can_be_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_processes, "can_copy", lambda: False)
    assert share_work((), range(LEAST_TO_SHARE), lambda item: note(tmp_path, item)) == sum(
        range(LEAST_TO_SHARE)
    )
    assert {path.read_text() for path in tmp_path.iterdir()} == {str(os.getpid())}
