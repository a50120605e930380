"""PolNeAR, political news with attributions in brat standoff (Newell, Margolin and Ruths 2018).

No licence is stated: it is read from a folder of the user's, for measuring only.
Where several people annotated a document the one whose file name sorts first counts.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.attribution_scores import Attribution, Document, Spans
from forewarn.text import Span, canonical

FOLDER = Path("reading") / "polnear-dev"
"""Place below the data folder."""

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


def load(folder: Path) -> tuple[Document, ...]:
    """The documents of a split, a folder with ``text`` and ``attributions``."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(_ANNOTATOR.sub("", path.stem), path)
    return tuple(_document(name, folder, path) for name, path in sorted(first.items()))


def _document(name: str, folder: Path, path: Path) -> Document:
    raw = _read(folder / "text" / f"{name}.txt")
    moved = _Moved(raw)
    gold = tuple(
        Attribution(
            source=moved.spans(roles.get("Source", ())),
            cue=moved.spans(roles.get("Cue", ())),
            content=moved.spans(roles["Content"]),
        )
        for roles in events(_read(path))
        if "Content" in roles
    )
    return Document(id=name, text=moved.text, gold=gold)


def _read(path: Path) -> str:
    # Offsets count the characters of the file as they stand, line ends included.
    return path.read_bytes().decode("utf-8")


def events(standoff: str) -> Iterator[dict[str, Spans]]:
    """The spans of each event by role; a role that is given twice has the spans of both."""
    parts: dict[str, Spans] = {}
    lines = [line.split("\t") for line in standoff.splitlines()]
    for line in lines:
        if line[0].startswith("T"):
            places = line[1].split(" ", 1)[1].split(";")
            parts[line[0]] = tuple(Span(*map(int, place.split())) for place in places)
    for line in lines:
        if line[0].startswith("E"):
            roles: dict[str, Spans] = {}
            for argument in line[1].split()[1:]:
                role, _, part = argument.partition(":")
                role = role.rstrip("0123456789")
                roles[role] = tuple(sorted({*roles.get(role, ()), *parts[part]}))
            yield roles


class _Moved:
    """A raw text in its canonical form, with its spans carried over."""

    def __init__(self, raw: str) -> None:
        self.raw, self.text = raw, canonical(raw)
        self.place = cache(self._place)

    def spans(self, spans: Spans) -> Spans:
        """The same characters in the canonical text."""
        if self.raw == self.text:
            return spans
        moved = (Span(self.place(span.start), self.place(span.end)) for span in spans)
        return tuple(span for span in moved if len(span))

    def _place(self, offset: int) -> int:
        # The letter keeps the blanks before it from being trailing ones.
        return min(len(canonical(self.raw[:offset] + "x")) - 1, len(self.text))
