"""Many threads asking at once, switched as often as the interpreter can."""

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")


def at_once(calls: Sequence[Callable[[], T]]) -> list[T]:
    """What each call gives when all begin together."""
    barrier = Barrier(len(calls))
    interval = sys.getswitchinterval()

    def run(call: Callable[[], T]) -> T:
        barrier.wait()
        return call()

    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(run, calls))
    finally:
        sys.setswitchinterval(interval)
