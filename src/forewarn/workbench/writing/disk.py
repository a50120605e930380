"""Write files whole or not at all, and sync them before anything is acknowledged."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from forewarn.errors import EnvironmentFault


def replace_file(path: Path, body: bytes) -> None:
    """Replace the content of a file by ``body``; its mode stays, and links to it still work.

    OSError when this fails; then the file is unchanged.
    """
    target = path.resolve()
    draft = draft_path(target)
    try:
        write_draft(draft, body, like=target)
        os.replace(draft, target)
    except OSError:
        discard(draft)
        raise
    sync_folder(target.parent)


def write_draft(draft: Path, body: bytes, *, like: Path | None = None) -> None:
    """Write and sync a file beside its final place."""
    with _open_file(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
        if like is not None and like.exists():
            os.fchmod(file, stat.S_IMODE(like.stat().st_mode))
        _write(file, body)
        os.fsync(file)


def append_to(path: Path, body: bytes) -> None:
    """Append ``body`` to a file and sync it.

    OSError when this fails; then what was appended is cut off again, on a full disk too.
    """
    fresh = not path.exists()
    with _open_file(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND) as file:
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


def draft_path(path: Path) -> Path:
    """Path at which the new content of a file is prepared.

    One name is enough: the lock of the case lets in one writer at a time.
    """
    return path.with_name(f".{path.name}.tmp")


def discard(path: Path) -> None:
    """Remove a file that is no longer needed, if it exists."""
    with suppress(OSError):
        os.unlink(path)


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder to the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        with _open_file(folder, os.O_RDONLY | os.O_DIRECTORY) as descriptor:
            os.fsync(descriptor)


def write_fault(name: str, error: OSError) -> EnvironmentFault:
    """Make the fault of a file that the system does not let us write."""
    return EnvironmentFault(
        f"{name} cannot be written ({error.strerror}), so that nothing was changed; "
        "make the case folder writable, or work on a copy of it"
    )


@contextmanager
def _open_file(path: Path, flags: int) -> Iterator[int]:
    descriptor = os.open(path, flags, 0o666)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _write(descriptor: int, body: bytes) -> None:
    remaining = memoryview(body)
    while remaining:
        remaining = remaining[os.write(descriptor, remaining) :]
