"""Share work between two processes where the system can fork, else do it in one."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

_T = TypeVar("_T")

CHUNK = 16
"""Items that a process takes at a time."""
LEAST_TO_SHARE = 8 * CHUNK
"""Items below which a copy of the process costs more than it saves."""


def share_work(own: Sequence[_T], shared: Sequence[_T], do: Callable[[_T], int]) -> int:
    """The sum of ``do`` over all items.

    This process does ``own`` itself, for instance items that need a connection which a copy must
    not use, while its copy begins with ``shared``; then both take chunks of ``shared``.  This
    process also does what the copy could not do, so that the result is the same with one process
    or two.  An item may be done twice, which must do no harm.
    """
    if len(shared) < LEAST_TO_SHARE or not can_copy():
        return sum(map(do, (*own, *shared)))
    chunks = [shared[start : start + CHUNK] for start in range(0, len(shared), CHUNK)]
    context = multiprocessing.get_context("fork")
    try:
        next_chunk = context.Value("i", 0)
        receiver, sender = context.Pipe(duplex=False)
        copy = context.Process(
            target=_work_and_send, args=(chunks, next_chunk, do, sender), daemon=True
        )
        copy.start()
    except OSError:  # the system has no semaphores, or allows no further process
        return sum(map(do, (*own, *shared)))
    sender.close()
    total = sum(map(do, own))
    own_sums = _work(chunks, next_chunk, do)
    total += sum(own_sums.values())
    try:
        copy_sums: dict[int, int] = receiver.recv()
    except EOFError:  # the copy ended before it was done
        copy_sums = {}
    copy.join()
    missing = [
        chunk for number, chunk in enumerate(chunks) if number not in {*own_sums, *copy_sums}
    ]
    return total + sum(copy_sums.values()) + sum(do(item) for chunk in missing for item in chunk)


def can_copy() -> bool:
    """True on systems where a copy of a process that holds numerical libraries is sound."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def _work(
    chunks: Sequence[Sequence[_T]], next_chunk: Any, do: Callable[[_T], int]
) -> dict[int, int]:
    """Work on chunks until none is left; the sum over the items of each, by its number."""
    sums: dict[int, int] = {}
    while True:
        with next_chunk.get_lock():
            number = next_chunk.value
            next_chunk.value += 1
        if number >= len(chunks):
            return sums
        sums[number] = sum(map(do, chunks[number]))


def _work_and_send(
    chunks: Sequence[Sequence[_T]], next_chunk: Any, do: Callable[[_T], int], sender: Connection
) -> None:
    sender.send(_work(chunks, next_chunk, do))
