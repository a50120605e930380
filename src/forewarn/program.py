"""The program's own files: what it computes and shows depends on them."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forewarn import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramHash:
    """Version of the program with a hash of its files; another hash is another program."""

    code: str
    """Over the code and the words of languages, on which every result depends."""
    files: str
    """Over all files: with the templates, style sheets and scripts, on which pages depend."""


@cache
def hash_program() -> ProgramHash:
    """Hash the files of the program, once in a process."""
    return hash_package(Path(__file__).parent)


def hash_package(root: Path) -> ProgramHash:
    """Hash the files of a package with their names; hidden files and compiled code are left out."""
    code, everything = hashlib.sha256(), hashlib.sha256()
    for name in sorted(_names(root)):
        content = Path(root, name).read_bytes()
        head = f"{name}\0{len(content)}\0".encode()
        everything.update(head + content)
        if name.endswith(".py") or (name.startswith("language/") and name.endswith(".toml")):
            code.update(head + content)
    return ProgramHash(
        code=f"{__version__} {code.hexdigest()}", files=f"{__version__} {everything.hexdigest()}"
    )


def _names(root: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name[0] != "." and name != "__pycache__"]
        below = Path(folder).relative_to(root).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names if name[0] != ".")
