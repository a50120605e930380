"""A file to which lines are only ever added, by several writers at once."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from forewarn.errors import EnvironmentFault


def append(
    path: Path, line: Mapping[str, Any], *, agreed: Callable[[list[dict[str, Any]]], None]
) -> None:
    """Add one JSON line and see it on the disk before returning.

    ``agreed`` is given the lines that stand there, under the lock, and raises when the new one
    may not follow them; then nothing is written.  EnvironmentFault when the file cannot be written.
    """
    try:
        held = path.open("a+b")
    except OSError as error:
        raise EnvironmentFault(
            f"{path.name} cannot be written ({error.strerror}), so that nothing was decided; "
            "make the case folder writable, or work on a copy of it"
        ) from None
    with held, _locked(held):
        held.seek(0)
        body = held.read()
        agreed(list(_lines(body)))
        text = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        # A file that was edited by hand may lack its last line end.
        held.write(text if not body or body.endswith(b"\n") else b"\n" + text)
        held.flush()
        os.fsync(held.fileno())


def _lines(body: bytes) -> Iterator[dict[str, Any]]:
    for line in body.decode("utf-8-sig", "replace").splitlines():
        try:
            found = json.loads(line)
        except ValueError:
            continue  # a fault of the case, told on the Check page
        if isinstance(found, dict):
            yield found


@contextmanager
def _locked(held: IO[bytes]) -> Iterator[None]:
    """Alone with the file among all programs that ask, until the block ends."""
    try:
        import fcntl
    except ImportError:  # not on this system: the desk's own lock still keeps its tabs apart
        yield
        return
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(held, fcntl.LOCK_UN)
