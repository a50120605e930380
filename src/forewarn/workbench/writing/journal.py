"""A note of the change in progress, so that a writer that is killed leaves no half of it.

Replacing a file needs no note: the system does it in one step.  Appended lines may be torn, and a
report and its sidecar take two steps.  The next writer or build cuts off torn lines, and finishes
adding a report.
"""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from forewarn.workbench.writing.disk import (
    append_to,
    discard,
    draft_path,
    replace_file,
    sync_folder,
    write_draft,
)

PENDING_FILE = ".forewarn/pending.json"


def has_pending(folder: Path) -> bool:
    """True while a writer is at work, and after it was killed."""
    return (folder / PENDING_FILE).is_file()


def append_lines(folder: Path, name: str, body: bytes) -> None:
    """Append whole lines to a file of the case."""
    path = folder / name
    size = path.stat().st_size if path.exists() else 0
    _note(folder, {"append": name, "size": size, "text": body.decode()})
    try:
        append_to(path, body)
    finally:
        discard(folder / PENDING_FILE)


def create_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Create new files in the case, all of them or none."""
    steps = [(draft_path(folder / name), folder / name) for name in files]
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
    discard(folder / PENDING_FILE)


def recover(folder: Path) -> None:
    """Undo or finish the change of a killed writer; the caller holds the case's lock."""
    if not has_pending(folder):
        return
    entry: Mapping[str, Any] = json.loads((folder / PENDING_FILE).read_bytes())
    if "append" in entry:
        _untear(folder / entry["append"], entry["size"], entry["text"].encode())
    else:
        _rename([(folder / draft, folder / path) for draft, path in entry["rename"]])
    discard(folder / PENDING_FILE)


def _note(folder: Path, entry: Mapping[str, Any]) -> None:
    replace_file(folder / PENDING_FILE, json.dumps(entry, ensure_ascii=False).encode())


def _untear(path: Path, size: int, text: bytes) -> None:
    """Cut off appended lines that are incomplete: they were never acknowledged."""
    if not path.exists():
        return
    tail = path.read_bytes()[size:]
    # Any other tail is somebody else's: another program has written into the file since.
    if tail != text and text.startswith(tail):
        os.truncate(path, size)


def _rename(steps: Sequence[tuple[Path, Path]]) -> None:
    for draft, path in steps:
        if draft.exists():
            os.replace(draft, path)
    for folder in {path.parent for _, path in steps}:
        sync_folder(folder)
