"""One writer of a case at a time, among threads and among programs."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock

from forewarn.errors import EnvironmentFault
from forewarn.workbench.writing.disk import write_fault

LOCK_FILE = ".forewarn/lock"
PATIENCE = 60.0
"""Seconds to wait for another writer, who holds the lock for a trial of the case at most."""
_PAUSE = 0.01


@dataclass(slots=True)
class _Turn:
    """The lock among the threads of this program; the same thread may enter again."""

    lock: RLock = field(default_factory=RLock)
    depth: int = 0


_TURNS: dict[Path, _Turn] = {}
_TABLE = Lock()


@contextmanager
def case_lock(folder: Path) -> Iterator[bool]:
    """Hold the case's write lock until the block ends; yields True on the outermost entry.

    EnvironmentFault when the folder cannot be written, or another writer does not finish.
    """
    with _TABLE:
        turn = _TURNS.setdefault(folder.resolve(), _Turn())
    if not turn.lock.acquire(timeout=PATIENCE):
        raise _busy(folder)
    try:
        if turn.depth:
            yield False
            return
        with _file_lock(folder):
            turn.depth = 1
            try:
                yield True
            finally:
                turn.depth = 0
    finally:
        turn.lock.release()


@contextmanager
def _file_lock(folder: Path) -> Iterator[None]:
    """Hold the lock file.  It is never removed: a removed file would let two writers in."""
    try:
        (folder / LOCK_FILE).parent.mkdir(exist_ok=True)
        descriptor = _open_locked(folder)
    except OSError as error:
        raise write_fault("the case folder", error) from None
    try:
        yield
    finally:
        os.close(descriptor)  # this releases the lock


def _open_locked(folder: Path) -> int:
    path = folder / LOCK_FILE
    until = time.monotonic() + PATIENCE
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            locked = _lock_now(descriptor)
            # `.forewarn/` may have been cleared between the two steps; then the path is another file.
            if locked and path.exists() and path.stat().st_ino == os.fstat(descriptor).st_ino:
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > until:
            raise _busy(folder)
        time.sleep(_PAUSE)
        path.parent.mkdir(exist_ok=True)


def _lock_now(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # the system has no flock: the lock holds among threads, not programs
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _busy(folder: Path) -> EnvironmentFault:
    return EnvironmentFault(
        f"another program has been writing to {folder} for {PATIENCE:.0f} s; nothing was written. "
        "End it, or try again"
    )
