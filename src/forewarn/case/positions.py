"""Where in a case file each value is declared."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

from forewarn.findings.finding import Declared

Path = tuple[str | int, ...]

_BETWEEN = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*+")
"""What may stand between two tokens; that a comma is in its place is the parser's to see."""
_STRING = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'''
    r"""|'''(?:[^']|'(?!''))*+'{3,5}"""
    r'''|"(?:[^"\\\n]|\\.)*+"'''
    r"""|'[^'\n]*+'""",
    re.DOTALL,
)
_BARE = re.compile(r"[^\s\"'.=\]#]++")
_SCALAR = re.compile(r"[^,\]}#\n]++")


def locate(text: str, *, first_line: int = 1) -> dict[Path, int]:
    """Line of every table, key and list element of a TOML text that parses.

    Paths look like ``("indicator", 3, "scenarios", "surge")`` and are those of the parsed text;
    ``()`` is the whole.  The first line of ``text`` counts as ``first_line``.  A key stands where
    it is written, whatever lines its value spans; a table that only longer names mention stands
    where the first of them does, and the list of ``[[tables]]`` where the first table does.
    """
    return _Scan(text, first_line).document()


class _Scan:
    """One pass over a text, which the parser has found to be sound."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.ends = [match.start() for match in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {(): first_line}
        self.latest: dict[Path, int] = {}
        """Index of the latest table of each list of tables."""

    def document(self) -> dict[Path, int]:
        """The lines of all paths."""
        table: Path = ()
        at = self._skip(0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(table, at)
            at = self._skip(at)
        return self.lines

    def _header(self, at: int) -> tuple[Path, int]:
        """Path of a ``[table]`` or ``[[table]]``, and where its line goes on."""
        line = self._line(at)
        width = 2 if self.text.startswith("[[", at) else 1
        keys, end = self._keys(at + width)
        path: Path = ()
        for key in keys[:-1]:
            # A name that is a list of tables means its latest one.
            path = self._entered((*path, key), line)
        path = (*path, keys[-1])
        if width == 2:
            self.lines.setdefault(path, line)
            self.latest[path] = self.latest.get(path, -1) + 1
            path = (*path, self.latest[path])
        # Longer names may have mentioned the table before: its own header is where it stands.
        self.lines[path] = line
        return path, end + width

    def _entered(self, path: Path, line: int) -> Path:
        self.lines.setdefault(path, line)
        return (*path, self.latest[path]) if path in self.latest else path

    def _pair(self, table: Path, at: int) -> int:
        """A key with its value; where the text goes on."""
        line = self._line(at)
        keys, at = self._keys(at)
        path = table
        for key in keys:
            path = (*path, key)
            self.lines.setdefault(path, line)
        return self._value(path, at + 1)

    def _keys(self, at: int) -> tuple[tuple[str, ...], int]:
        """The parts of a dotted name, and where what follows it stands."""
        keys: list[str] = []
        while True:
            at = self._skip(at)
            quoted = _STRING.match(self.text, at)
            match = quoted or _BARE.match(self.text, at)
            assert match is not None  # the text parses
            keys.append(_unquoted(match[0]) if quoted else match[0])
            at = self._skip(match.end())
            if self.text[at] != ".":
                return tuple(keys), at
            at += 1

    def _value(self, path: Path, at: int) -> int:
        """Note what stands within a value; where the text goes on."""
        at = self._skip(at)
        string = _STRING.match(self.text, at)
        if string is not None:
            return string.end()
        opening = self.text[at]
        if opening not in "[{":
            scalar = _SCALAR.match(self.text, at)
            assert scalar is not None  # the text parses
            return scalar.end()
        number = 0
        at = self._skip(at + 1)
        while self.text[at] not in "]}":
            if opening == "{":
                at = self._pair(path, at)
            else:
                element = (*path, number)
                self.lines[element] = self._line(at)
                at = self._value(element, at)
                number += 1
            at = self._skip(at)
        return at + 1

    def _skip(self, at: int) -> int:
        match = _BETWEEN.match(self.text, at)
        assert match is not None  # it may be empty
        return match.end()

    def _line(self, at: int) -> int:
        return self.first_line + bisect_right(self.ends, at - 1)


def _unquoted(key: str) -> str:
    if "\\" not in key:
        return key[1:-1]
    value: str = tomllib.loads(f"key = {key}")["key"]
    return value


def declarations(
    file: str, lines: tuple[str, ...], places: Mapping[Path, int], prefix: Path
) -> dict[str, Declared]:
    """Declared places of every key under ``prefix``, by dotted path; "" is the whole."""
    found: dict[str, Declared] = {}
    for path, number in places.items():
        # Elements of a list have no name of their own; the tables among them have keys.
        if path[: len(prefix)] == prefix and not (path != prefix and isinstance(path[-1], int)):
            name = ".".join(str(part) for part in path[len(prefix) :])
            text = lines[number - 1].strip() if number <= len(lines) else ""
            found[name] = Declared(file=file, line=number, text=text)
    return found
