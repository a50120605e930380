"""Share work between two processes where the system can fork, else do it in one."""

import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


LEFT_TO_IT = 16
"""Chunks that a copy does sooner than this process would load what they need."""


def share_work(
    own: Sequence[_Item],
    shared: Sequence[_Item],
    do: Callable[[_Item], _Result],
    *,
    chunk: int,
    least: int,
    meanwhile: Callable[[], None] | None = None,
    finished: Callable[[int], None] | None = None,
    order: Callable[[Sequence[Sequence[_Item]]], "Copy[_Result] | None"] | None = None,
) -> list[_Result]:
    """The results of ``do``, those of ``own`` first, each group in its order.

    This process does ``own`` itself, for instance items that need a connection which a copy must
    not use, and calls ``meanwhile``, while its copy begins with ``shared``; then both take
    ``chunk`` items of ``shared`` at a time.  This process also does what the copy could not do, so
    that the results are the same with one process or two.  An item may be done twice, which must
    do no harm.  Fewer than ``least`` shared items are not worth a copy.  ``finished`` is told how
    many of ``shared`` are done.  ``order`` hands the work to a copy that waits for it; a new one is
    made without it, and where it gives None.  Up to :data:`LEFT_TO_IT` chunks are left to a copy
    that waits: it has loaded what they need.
    """
    chunks = [shared[start : start + chunk] for start in range(0, len(shared), chunk)]
    waiting = order(chunks) if order is not None and chunks else None
    if waiting is not None:
        copies: AbstractContextManager[Copy[_Result] | None] = nullcontext(waiting)
    elif len(shared) >= least and can_copy():
        copies = _copy(chunks, do)
    else:
        copies = nullcontext()
    with copies as copy:
        results = [do(item) for item in own]
        if copy is None:
            return [*results, *_one_after_another(shared, do, finished)]
        if meanwhile is not None:
            meanwhile()
        by_chunk: dict[int, list[_Result]] = {}
        takes_part = waiting is None or len(chunks) > LEFT_TO_IT
        for number in _take(len(chunks), copy.next_chunk) if takes_part else ():
            by_chunk[number] = [do(item) for item in chunks[number]]
            by_chunk.update(copy.results(wait=False))
            _tell(finished, by_chunk)
        for number, part in copy.results(wait=True):
            by_chunk[number] = part
            _tell(finished, by_chunk)
        for number, items in enumerate(chunks):
            if number not in by_chunk:  # the copy ended before it was done
                by_chunk[number] = [do(item) for item in items]
                _tell(finished, by_chunk)
        return [*results, *(result for number in sorted(by_chunk) for result in by_chunk[number])]


def can_copy() -> bool:
    """True on systems where a copy of a process that holds numerical libraries is sound."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


class Copy(Generic[_Result]):
    """The copy at work: what it takes from, and where its results arrive."""

    def __init__(self, process: BaseProcess, receiver: Connection, next_chunk: Any) -> None:
        self.process = process
        self.next_chunk = next_chunk
        self._receiver = receiver

    def results(self, *, wait: bool) -> Iterator[tuple[int, list[_Result]]]:
        """Chunks that the copy has done; with ``wait`` until it has done its last."""
        try:
            while wait or self._receiver.poll():
                yield self._receiver.recv()
        except EOFError:
            return


@contextmanager
def _copy(
    chunks: Sequence[Sequence[_Item]], do: Callable[[_Item], _Result]
) -> Iterator[Copy[_Result] | None]:
    """A copy of this process that works on the chunks; None where none can be made."""
    context = multiprocessing.get_context("fork")
    try:
        next_chunk = context.Value("i", 0)
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(
            target=_work_in_copy, args=(chunks, next_chunk, do, sender, receiver), daemon=True
        )
        with warnings.catch_warnings():
            # Libraries warn of copies while they run threads; the copy calls none of those.
            warnings.simplefilter("ignore")
            process.start()
    except OSError:  # the system has no semaphores, or allows no further process
        yield None
        return
    sender.close()
    try:
        yield Copy(process, receiver, next_chunk)
    finally:
        receiver.close()
        process.terminate()  # it is done, or the work was stopped
        process.join()


def _take(number_of_chunks: int, next_chunk: Any) -> Iterator[int]:
    """Numbers of chunks that nobody has taken, one at a time, until none is left."""
    while True:
        with next_chunk.get_lock():
            number: int = next_chunk.value
            next_chunk.value += 1
        if number >= number_of_chunks:
            return
        yield number


def _work_in_copy(
    chunks: Sequence[Sequence[_Item]],
    next_chunk: Any,
    do: Callable[[_Item], object],
    sender: Connection,
    receiver: Connection,
) -> None:
    receiver.close()  # else the pipe would stay open when the first process is killed
    work_and_send(chunks, next_chunk, do, sender)


def work_and_send(
    chunks: Sequence[Sequence[_Item]],
    next_chunk: Any,
    do: Callable[[_Item], object],
    sender: Connection,
) -> None:
    """Do chunks that nobody has taken and send their results, until none is left."""
    try:
        for number in _take(len(chunks), next_chunk):
            sender.send((number, [do(item) for item in chunks[number]]))
    except Exception:  # noqa: BLE001 (the first process does the chunk again, and says what is wrong)
        os._exit(1)


def _one_after_another(
    items: Sequence[_Item],
    do: Callable[[_Item], _Result],
    finished: Callable[[int], None] | None,
) -> Iterator[_Result]:
    for number, item in enumerate(items, 1):
        yield do(item)
        if finished is not None:
            finished(number)


def _tell(finished: Callable[[int], None] | None, by_chunk: dict[int, list[_Result]]) -> None:
    if finished is not None:
        finished(sum(map(len, by_chunk.values())))
