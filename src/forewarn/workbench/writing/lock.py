"""One writer of a case at a time, among threads and among programs."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock

from forewarn.errors import EnvironmentFault
from forewarn.workbench.writing.disk import unwritable

NAME = ".forewarn/lock"
PATIENCE = 60.0
"""Seconds to wait for another writer, who holds the lock for a trial of the case at most."""
_PAUSE = 0.01


@dataclass(slots=True)
class _Turn:
    """Whose turn it is in this program; the same thread may enter again."""

    lock: RLock = field(default_factory=RLock)
    depth: int = 0


_TURNS: dict[Path, _Turn] = {}
_TABLE = Lock()


@contextmanager
def case_lock(folder: Path) -> Iterator[bool]:
    """Hold the case's write lock until the block ends; true on the outermost entry.

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
    """Hold the lock file, which is never removed: to remove it would let two writers in."""
    try:
        (folder / NAME).parent.mkdir(exist_ok=True)
        opened = _locked(folder)
    except OSError as error:
        raise unwritable("the case folder", error) from None
    try:
        yield
    finally:
        os.close(opened)  # which lets go of the lock


def _locked(folder: Path) -> int:
    path = folder / NAME
    until = time.monotonic() + PATIENCE
    while True:
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            locked = _try(opened)
            # Somebody may have cleared `.forewarn/` between the two steps: then it is another file.
            if locked and path.exists() and path.stat().st_ino == os.fstat(opened).st_ino:
                return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)
        if time.monotonic() > until:
            raise _busy(folder)
        time.sleep(_PAUSE)
        path.parent.mkdir(exist_ok=True)


def _try(opened: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not on this system: threads are kept apart, programs are not
        return True
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _busy(folder: Path) -> EnvironmentFault:
    return EnvironmentFault(
        f"another program has been writing to {folder} for {PATIENCE:.0f} s; nothing was written. "
        "End it, or try again"
    )
