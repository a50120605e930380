"""The line of a case file at which each value is declared.

No parser of TOML in use gives lines, so that a scan of the text finds them.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

from forewarn.findings.finding import Declared

Path = tuple[str | int, ...]

_BETWEEN = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*+")
"""What may stand between two tokens; whether a comma is in its place, the parser has checked."""
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
    """Find the line of every table, key and list element of a TOML text that parses.

    Paths look like ``("indicator", 3, "scenarios", "surge")`` and are those of the parsed text;
    ``()`` is the whole text.  The first line of ``text`` counts as ``first_line``.  A key has the
    line where it is written, whatever lines its value spans.  A table that only longer names
    mention has the line of the first of them, and a list of ``[[tables]]`` that of its first table.
    """
    return _Scan(text, first_line).document()


class _Scan:
    """One pass over a text that the parser has accepted."""

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
        offset = self._skip(0)
        while offset < len(self.text):
            if self.text[offset] == "[":
                table, offset = self._header(offset)
            else:
                offset = self._pair(table, offset)
            offset = self._skip(offset)
        return self.lines

    def _header(self, offset: int) -> tuple[Path, int]:
        """Path of a ``[table]`` or ``[[table]]``, and where its line goes on."""
        line = self._line(offset)
        width = 2 if self.text.startswith("[[", offset) else 1
        keys, end = self._keys(offset + width)
        path: Path = ()
        for key in keys[:-1]:
            # The name of a list of tables refers to its latest table.
            path = self._latest_table((*path, key), line)
        path = (*path, keys[-1])
        if width == 2:
            self.lines.setdefault(path, line)
            self.latest[path] = self.latest.get(path, -1) + 1
            path = (*path, self.latest[path])
        # Longer names may have mentioned the table before; the line of its own header counts.
        self.lines[path] = line
        return path, end + width

    def _latest_table(self, path: Path, line: int) -> Path:
        self.lines.setdefault(path, line)
        return (*path, self.latest[path]) if path in self.latest else path

    def _pair(self, table: Path, offset: int) -> int:
        """Read a key with its value; the offset after them."""
        line = self._line(offset)
        keys, offset = self._keys(offset)
        path = table
        for key in keys:
            path = (*path, key)
            self.lines.setdefault(path, line)
        return self._value(path, offset + 1)

    def _keys(self, offset: int) -> tuple[tuple[str, ...], int]:
        """Read the parts of a dotted name; the parts and the offset after them."""
        keys: list[str] = []
        while True:
            offset = self._skip(offset)
            quoted = _STRING.match(self.text, offset)
            match = quoted or _BARE.match(self.text, offset)
            assert match is not None  # the text parses
            keys.append(_unquote(match[0]) if quoted else match[0])
            offset = self._skip(match.end())
            if self.text[offset] != ".":
                return tuple(keys), offset
            offset += 1

    def _value(self, path: Path, offset: int) -> int:
        """Note the lines within a value; the offset after it."""
        offset = self._skip(offset)
        string = _STRING.match(self.text, offset)
        if string is not None:
            return string.end()
        opening = self.text[offset]
        if opening not in "[{":
            scalar = _SCALAR.match(self.text, offset)
            assert scalar is not None  # the text parses
            return scalar.end()
        number = 0
        offset = self._skip(offset + 1)
        while self.text[offset] not in "]}":
            if opening == "{":
                offset = self._pair(path, offset)
            else:
                element = (*path, number)
                self.lines[element] = self._line(offset)
                offset = self._value(element, offset)
                number += 1
            offset = self._skip(offset)
        return offset + 1

    def _skip(self, offset: int) -> int:
        match = _BETWEEN.match(self.text, offset)
        assert match is not None  # it may be empty
        return match.end()

    def _line(self, offset: int) -> int:
        return self.first_line + bisect_right(self.ends, offset - 1)


def _unquote(key: str) -> str:
    if "\\" not in key:
        return key[1:-1]
    value: str = tomllib.loads(f"key = {key}")["key"]
    return value


def declarations(
    file: str, lines: tuple[str, ...], places: Mapping[Path, int], prefix: Path
) -> dict[str, Declared]:
    """Places of every key under ``prefix``, by dotted path; "" is the whole declaration."""
    declarations_by_path: dict[str, Declared] = {}
    for path, number in places.items():
        # Elements of a list have no name of their own; the tables among them have keys.
        if path[: len(prefix)] == prefix and not (path != prefix and isinstance(path[-1], int)):
            name = ".".join(str(part) for part in path[len(prefix) :])
            text = lines[number - 1].strip() if number <= len(lines) else ""
            declarations_by_path[name] = Declared(file=file, line=number, text=text)
    return declarations_by_path
