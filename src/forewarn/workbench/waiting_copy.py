"""A copy of this process, made before it has loaded anything, that waits for work."""

import multiprocessing
import pickle
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

from forewarn.workbench.two_processes import Copy, can_copy, work_and_send


class WaitingCopy:
    """A copy that has loaded what its work needs while this process loaded the rest."""

    def __init__(self, orders: Connection, copy: Copy[Any]) -> None:
        self._orders = orders
        self._copy = copy

    def order(self, chunks: Sequence[Sequence[Any]], do: Callable[[Any], Any]) -> Copy[Any] | None:
        """The copy at work on the chunks; None where they or ``do`` cannot be handed to it."""
        try:
            body = pickle.dumps((chunks, do))
        except (pickle.PicklingError, TypeError, AttributeError):
            return None
        try:
            self._orders.send_bytes(body)
        except OSError:  # it has ended
            return None
        return self._copy


@contextmanager
def wait_in_copy(prepare: Callable[[], None]) -> Iterator[WaitingCopy | None]:
    """A copy that calls ``prepare`` and then waits; None where none can be made.

    It is ended with the context, also while it prepares.
    """
    if not can_copy():
        yield None
        return
    context = multiprocessing.get_context("fork")
    try:
        next_chunk = context.Value("i", 0)
        receiver, sender = context.Pipe(duplex=False)
        orders_out, orders_in = context.Pipe(duplex=False)
        process = context.Process(
            target=_wait_and_work,
            args=(prepare, orders_out, next_chunk, sender, (receiver, orders_in)),
            daemon=True,
        )
        with warnings.catch_warnings():
            # Libraries warn of copies while they run threads; the copy calls none of those.
            warnings.simplefilter("ignore")
            process.start()
    except OSError:  # the system has no semaphores, or allows no further process
        yield None
        return
    sender.close()
    orders_out.close()
    try:
        yield WaitingCopy(orders_in, Copy(process, receiver, next_chunk))
    finally:
        orders_in.close()
        receiver.close()
        process.terminate()
        process.join()


def _wait_and_work(
    prepare: Callable[[], None],
    orders: Connection,
    next_chunk: Any,
    sender: Connection,
    unused: Sequence[Connection],
) -> None:
    for connection in unused:  # else it would wait for ever when the first process is killed
        connection.close()
    with suppress(Exception):  # who asked does the work itself, and says what is wrong
        prepare()
        chunks, do = pickle.loads(orders.recv_bytes())
        work_and_send(chunks, next_chunk, do, sender)
