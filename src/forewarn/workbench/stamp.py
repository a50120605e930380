"""Recognise by hashes, before anything heavy is loaded, that a build would change nothing.

A stamp keeps what a finished build printed, with a hash of everything that the build read (the
program, the installed packages, the case folder, the day) and with the size and time of each file
that it wrote.  While both are unchanged, another build would write the same bytes.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forewarn.program import hash_program

DERIVED = frozenset({"build", "__pycache__"})
"""Folders of a case that hold the output of builds; hidden folders are left out too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a build depends on."""

    case: Path
    """The case folder."""
    out: Path
    """Where the build writes."""
    as_of: date | None
    """The day of the build; None for that of the latest report."""
    language: str
    """Hash of the catalogue of words; empty for English."""

    def digest(self) -> str:
        """SHA-256 over the contents of every input."""
        hasher = hashlib.sha256()
        for path in _files(self.case, (self.out.resolve(),)):
            try:
                content = path.read_bytes()
            except OSError as error:  # that a file cannot be read is a fact about the input too
                content = repr(error).encode()
            hasher.update(f"{path.relative_to(self.case).as_posix()}\0{len(content)}\0".encode())
            hasher.update(content)
        program = hash_program().files
        settings = [program, str(self.out.resolve()), str(self.as_of), self.language, sys.version]
        hasher.update(json.dumps([*settings, *_packages()]).encode())
        return hasher.hexdigest()

    @property
    def stamp(self) -> Path:
        """File of the stamp: one for each output folder of the case."""
        name = hashlib.sha256(str(self.out.resolve()).encode()).hexdigest()[:16]
        return self.case / ".forewarn" / "built" / f"{name}.json"


def recall_build(inputs: Inputs) -> tuple[str, ...] | None:
    """The lines that a build would print now; None where the case has to be built."""
    try:
        stamp = json.loads(inputs.stamp.read_text("utf-8"))
        unchanged = stamp["outputs"] == file_states(inputs.out)
        if unchanged and stamp["inputs"] == inputs.digest():
            return tuple(stamp["lines"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no stamp, or a broken one: the case is built
    return None


def remember_build(inputs: Inputs, digest: str, lines: Sequence[str]) -> None:
    """Keep the lines that a build printed.

    ``digest`` is that of the inputs before the build.  Where the inputs changed during the build,
    by its log of forecasts or by an edit, nothing is kept: the next build has something to do.
    """
    if digest != inputs.digest():
        return
    stamp = {"inputs": digest, "outputs": file_states(inputs.out), "lines": list(lines)}
    draft = inputs.stamp.with_suffix(".tmp")
    try:
        inputs.stamp.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(stamp, ensure_ascii=False), "utf-8")
        os.replace(draft, inputs.stamp)
    except OSError:
        pass  # a folder that cannot be written is built each time


def _files(root: Path, skipped: Sequence[Path]) -> Iterator[Path]:
    """Files below a folder in a fixed order, derived and hidden ones left out."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if name not in DERIVED
            and not name.startswith(".")
            and Path(folder, name).resolve() not in skipped
        )
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _packages() -> list[str]:
    """Names and versions of the installed packages, by the names of their metadata folders.

    Listing folders is much faster than reading the metadata.
    """
    return sorted(
        entry.name
        for place in dict.fromkeys(sys.path)
        if place and os.path.isdir(place)
        for entry in os.scandir(place)
        if entry.name.endswith((".dist-info", ".egg-info"))
    )


def file_states(folder: Path) -> list[list[object]]:
    """Name, size and time of every file that builds write; the list differs where one is missing."""
    return [
        [path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns]
        for path in _files(folder, ())
        for status in (path.stat(),)
    ]
