"""Files put on the disk whole or not at all, and synced before anybody is told."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from forewarn.errors import EnvironmentFault


def replace_file(path: Path, body: bytes) -> None:
    """Put ``body`` in place of what stands there; its mode is kept, and a link still leads there.

    OSError when it cannot be done; then the file is as it was.
    """
    target = path.resolve()
    draft = draft_of(target)
    try:
        write_draft(draft, body, like=target)
        os.replace(draft, target)
    except OSError:
        discard(draft)
        raise
    sync_folder(target.parent)


def write_draft(draft: Path, body: bytes, *, like: Path | None = None) -> None:
    """Write a file beside the place where it is to stand, and sync it."""
    with _opened(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
        if like is not None and like.exists():
            os.fchmod(file, stat.S_IMODE(like.stat().st_mode))
        _write(file, body)
        os.fsync(file)


def append_to(path: Path, body: bytes) -> None:
    """Add ``body`` at the end and sync it.

    OSError when it cannot be done; what was added of it is taken back, on a full disk too.
    """
    fresh = not path.exists()
    with _opened(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND) as file:
        size = os.fstat(file).st_size
        try:
            _write(file, body)
            os.fsync(file)
        except OSError:
            os.ftruncate(file, size)
            if fresh:
                discard(path)
            raise
    if fresh:
        sync_folder(path.parent)


def draft_of(path: Path) -> Path:
    """Where the new content of a file is prepared; one name, for writers come one at a time."""
    return path.with_name(f".{path.name}.tmp")


def discard(path: Path) -> None:
    """Remove a file that nobody needs, if it is there."""
    with suppress(OSError):
        os.unlink(path)


def sync_folder(folder: Path) -> None:
    """See the names in a folder on the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        with _opened(folder, os.O_RDONLY | os.O_DIRECTORY) as opened:
            os.fsync(opened)


def unwritable(what: str, error: OSError) -> EnvironmentFault:
    """The fault of a file that the system does not let us write."""
    return EnvironmentFault(
        f"{what} cannot be written ({error.strerror}), so that nothing was changed; "
        "make the case folder writable, or work on a copy of it"
    )


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    file = os.open(path, flags, 0o666)
    try:
        yield file
    finally:
        os.close(file)


def _write(file: int, body: bytes) -> None:
    left = memoryview(body)
    while left:
        left = left[os.write(file, left) :]
