"""Inputs of a file of JSON Lines, one object a line: kind, published, input and right.

``right`` holds slots.  Where it tells the right reading in words, ``worded.toml`` beside this module
states it as slots, under the first 16 digits of the SHA-256 of the input, so that the file's
sentences are not copied; or it gives the reason why no reading of a text can answer it.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

FILE = "reading.jsonl"
TABLE = Path(__file__).with_suffix(".toml")
_REMARK = re.compile(r"\s*\[(?:case|report)\b[^\]]*\]$")
"""What the file says about an input after its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One input of the file."""

    kind: str
    text: str
    published: date
    right: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    """Why no reading of a text answers it."""


def find(path: Path) -> Path | None:
    """The file itself, or the one in a folder, or in the folder ``cases`` in or beside it."""
    places = (path, path / FILE, path / "cases" / FILE, path.parent / "cases" / FILE)
    return next((place for place in places if place.is_file()), None)


def rows(path: Path) -> Iterator[Row]:
    """The inputs; KeyError where a reading told in words has no slots yet."""
    known = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = row["input"]
        right = row["right"]
        if isinstance(right, str):
            right = known[key(words)]
        yield Row(
            kind=row["kind"],
            text=right.get("text", _REMARK.sub("", words)),
            published=right.get("published", date.fromisoformat(row["published"])),
            right=right,
            reason=right.get("reason", ""),
        )


def key(text: str) -> str:
    """The first 16 digits of the SHA-256 of an input."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
