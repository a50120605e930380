"""Where in a case file each value was declared: the lineage of a judgement."""

import re
from collections.abc import Mapping

from forewarn.findings.finding import Declared

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"))*)\s*="""
)
_INLINE_KEY = re.compile(r"""[{,]\s*([A-Za-z0-9_-]+|"[^"]*")\s*=""")


def locate(text: str, *, first_line: int = 1) -> dict[Path, int]:
    """Line of every table, key and inline-table key of a TOML text that parses.

    Paths look like ``("indicator", 3, "scenarios", "surge")``; the first line of ``text`` counts
    as ``first_line``.  A value over several lines stands where its key does.
    """
    found: dict[Path, int] = {(): first_line}
    counts: dict[Path, int] = {}
    table: Path = ()
    closing = ""
    depth = 0
    inline: Path = ()
    for number, line in enumerate(text.split("\n"), first_line):
        if closing:
            if closing in line:
                closing = ""
            continue
        if depth > 0:
            _inline(line, inline, number, found)
            depth += _depth(line)
            continue
        header = _HEADER.match(line)
        if header:
            table = _table(_keys(header[2]), header[1] == "[[", counts)
            found.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if not key:
            continue
        path = table + _keys(key[1])
        found.setdefault(path, number)
        for end in range(len(table) + 1, len(path)):
            found.setdefault(path[:end], number)
        rest = line[key.end() :]
        _inline(rest, path, number, found)
        closing = _unclosed(rest)
        depth, inline = (0, path) if closing else (_depth(rest), path)
    return found


def _keys(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in re.split(r"\s*\.\s*", dotted))


def _table(keys: Path, array: bool, counts: dict[Path, int]) -> Path:
    """Resolve a header: parents that are arrays of tables mean their latest element."""
    path: Path = ()
    for depth, key in enumerate(keys):
        path += (key,)
        last = depth == len(keys) - 1
        if last and array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


def _inline(rest: str, path: Path, number: int, found: dict[Path, int]) -> None:
    bare = _without_strings(rest)
    for match in _INLINE_KEY.finditer(bare):
        found.setdefault((*path, rest[match.start(1) : match.end(1)].strip("\"'")), number)


def _unclosed(rest: str) -> str:
    for mark in ('"""', "'''"):
        if rest.count(mark) % 2:
            return mark
    return ""


def _depth(rest: str) -> int:
    bare = _without_strings(rest)
    return sum(bare.count(ch) for ch in "[{") - sum(bare.count(ch) for ch in "]}")


def _without_strings(line: str) -> str:
    """The line with the insides of strings and its comment blanked, at the same offsets."""
    out: list[str] = []
    quote = ""
    skip = False
    for ch in line:
        if skip:
            skip = False
            out.append(" ")
        elif quote:
            skip = ch == "\\" and quote == '"'
            if ch == quote:
                quote = ""
            out.append(" ")
        elif ch in "\"'":
            quote = ch
            out.append(" ")
        elif ch == "#":
            break
        else:
            out.append(ch)
    return "".join(out).ljust(len(line))


def declarations(
    file: str, lines: tuple[str, ...], places: Mapping[Path, int], prefix: Path
) -> dict[str, Declared]:
    """Declared places of everything under ``prefix``, keyed by dotted path; "" is the whole."""
    found: dict[str, Declared] = {}
    for path, number in places.items():
        if path[: len(prefix)] == prefix:
            name = ".".join(str(part) for part in path[len(prefix) :])
            text = lines[number - 1].strip() if number <= len(lines) else ""
            found[name] = Declared(file=file, line=number, text=text)
    return found
