"""Work that two processes share where the system can copy one, and one does elsewhere."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")

CHUNK = 16
"""Items that a process takes at a time."""
FEWEST = 8 * CHUNK
"""Items below which a copy of the process costs more than it saves."""


def share_work(own: Sequence[T], shared: Sequence[T], do: Callable[[T], int]) -> int:
    """The sum of ``do`` over all items.

    This process does ``own`` itself, for instance what draws on a connection that a copy must not
    use, while its copy begins with ``shared``; then both take from what is left.  Whatever the
    copy could not do is done here, so that the result is the same with one process or two; doing
    an item again must do no harm.
    """
    if len(shared) < FEWEST or not can_copy():
        return sum(map(do, (*own, *shared)))
    chunks = [shared[start : start + CHUNK] for start in range(0, len(shared), CHUNK)]
    context = multiprocessing.get_context("fork")
    try:
        taken = context.Value("i", 0)
        receiver, sender = context.Pipe(duplex=False)
        copy = context.Process(target=_work_and_send, args=(chunks, taken, do, sender), daemon=True)
        copy.start()
    except OSError:  # no semaphores, or no process may be made
        return sum(map(do, (*own, *shared)))
    sender.close()
    total = sum(map(do, own))
    mine = _work(chunks, taken, do)
    total += sum(mine.values())
    try:
        theirs: dict[int, int] = receiver.recv()
    except EOFError:  # the copy ended before it was done
        theirs = {}
    copy.join()
    missed = [chunk for number, chunk in enumerate(chunks) if number not in {*mine, *theirs}]
    return total + sum(theirs.values()) + sum(do(item) for chunk in missed for item in chunk)


def can_copy() -> bool:
    """True on systems where a copy of a process that holds numerical libraries is sound."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def _work(chunks: Sequence[Sequence[T]], taken: Any, do: Callable[[T], int]) -> dict[int, int]:
    """Chunks until none is left: number of each to the sum over its items."""
    sums: dict[int, int] = {}
    while True:
        with taken.get_lock():
            number = taken.value
            taken.value += 1
        if number >= len(chunks):
            return sums
        sums[number] = sum(map(do, chunks[number]))


def _work_and_send(
    chunks: Sequence[Sequence[T]], taken: Any, do: Callable[[T], int], sender: Connection
) -> None:
    sender.send(_work(chunks, taken, do))
