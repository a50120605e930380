"""What is about to be written, so that a writer who is killed in the middle leaves no half.

A file that is replaced needs none of this: the system does it in one step.  Lines that are
appended may be torn, and a report and its sidecar take two steps.  The next writer, or the next
build, undoes the first and finishes the second.
"""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from forewarn.workbench.writing.disk import (
    append_to,
    discard,
    draft_of,
    replace_file,
    sync_folder,
    write_draft,
)

NAME = ".forewarn/pending.json"


def pending(folder: Path) -> bool:
    """Whether a writer is at work or was killed at it."""
    return (folder / NAME).is_file()


def append_lines(folder: Path, name: str, body: bytes) -> None:
    """Append whole lines to a file of the case."""
    path = folder / name
    size = path.stat().st_size if path.exists() else 0
    _note(folder, {"append": name, "size": size, "text": body.decode()})
    try:
        append_to(path, body)
    finally:
        discard(folder / NAME)


def create_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files that are not there yet into the case, all of them or none."""
    steps = [(draft_of(folder / name), folder / name) for name in files]
    try:
        for (draft, _), body in zip(steps, files.values(), strict=True):
            write_draft(draft, body)
        relative = [
            [str(draft.relative_to(folder)), str(path.relative_to(folder))] for draft, path in steps
        ]
        _note(folder, {"rename": relative})
    except OSError:
        for draft, _ in steps:
            discard(draft)
        raise
    _rename(steps)
    discard(folder / NAME)


def recover(folder: Path) -> None:
    """Undo or finish what a writer was killed at; whoever calls holds the case's lock."""
    if not pending(folder):
        return
    noted: Mapping[str, Any] = json.loads((folder / NAME).read_bytes())
    if "append" in noted:
        _untear(folder / noted["append"], noted["size"], noted["text"].encode())
    else:
        _rename([(folder / draft, folder / path) for draft, path in noted["rename"]])
    discard(folder / NAME)


def _note(folder: Path, noted: Mapping[str, Any]) -> None:
    replace_file(folder / NAME, json.dumps(noted, ensure_ascii=False).encode())


def _untear(path: Path, size: int, text: bytes) -> None:
    """Cut off the beginning of lines whose end is missing: nobody was told that they stand."""
    if not path.exists():
        return
    tail = path.read_bytes()[size:]
    # Anything else is not ours to cut: somebody wrote in the file since.
    if tail != text and text.startswith(tail):
        os.truncate(path, size)


def _rename(steps: Sequence[tuple[Path, Path]]) -> None:
    for draft, path in steps:
        if draft.exists():
            os.replace(draft, path)
    for folder in {path.parent for _, path in steps}:
        sync_folder(folder)
