"""TOML tables to declared values, reporting every fault with its file and line."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn
from cattrs.v import format_exception

from forewarn.case.positions import Path, declarations, locate
from forewarn.errors import Fault
from forewarn.findings.address import Address
from forewarn.findings.finding import Declared
from forewarn.probability import Elicited, Given
from forewarn.probability.elicited import RANGE

T = TypeVar("T")


@dataclass(slots=True)
class Faults:
    """The faults found so far; parsing goes on after each."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, line: int, rule: str, message: str) -> None:
        """Note one more."""
        self.found.append(Fault(file=file, line=line, rule=rule, message=message))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A parsed TOML text and where everything in it stands."""

    file: str
    lines: tuple[str, ...]
    table: dict[str, Any]
    places: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Line of the innermost known part of ``path``."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return 1


def parse(file: str, text: str, faults: Faults, *, front_matter: bool = False) -> Source | None:
    """Parse a TOML file, or the ``+++`` front matter of a Markdown file.

    None, with a fault noted, when the text is no TOML.
    """
    lines = tuple(text.split("\n"))
    body, first = text, 1
    if front_matter:
        if not lines or lines[0].strip() != "+++":
            faults.add(file, 1, "no-front-matter", "the file must start with a line of +++")
            return None
        ends = [number for number, line in enumerate(lines[1:], 1) if line.strip() == "+++"]
        if not ends:
            faults.add(file, 1, "no-front-matter", "the front matter has no closing line of +++")
            return None
        body, first = "\n".join(lines[1 : ends[0]]), 2
    try:
        table = tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        row = getattr(error, "lineno", None) or _row(str(error), body)
        faults.add(file, row + first - 1, "toml", f"not valid TOML: {error}")
        return None
    places = locate(body, first_line=first)
    return Source(file=file, lines=lines, table=table, places=places)


def _row(message: str, body: str) -> int:
    """Line named in a tomllib message, else the last line."""
    head, _, tail = message.partition("(at line ")
    number = tail.split(",")[0]
    return int(number) if head and number.isdigit() else max(1, body.count("\n") + 1)


def structure(kind: type[T], source: Source, path: Path, value: Any, faults: Faults) -> T | None:
    """``value``, found at ``path`` of ``source``, as ``kind``; None with faults noted.

    Every wrong or unknown key is a fault of its own, at its own line.
    """
    if not isinstance(value, Mapping):
        faults.add(
            source.file,
            source.line(path),
            "shape",
            f"{_dotted(path)} must be a table, got {type(value).__name__}",
        )
        return None
    raw = dict(value)
    names = {item.name for item in fields(kind)} if is_dataclass(kind) else set()
    if "declared" in names:
        if "declared" in raw:
            faults.add(
                source.file, source.line((*path, "declared")), "shape", "unknown key declared"
            )
        raw["declared"] = declarations(source.file, source.lines, source.places, path)
    try:
        return converter().structure(raw, kind)
    except BaseValidationError as error:
        for message in transform_error(error, path="$", format_exception=_words):
            what, where = _split(message)
            faults.add(source.file, source.line(path + where), "shape", f"{_dotted(path)}: {what}")
    return None


def _words(error: BaseException, kind: type | None) -> str:
    """Our own hooks' words where they spoke, cattrs' where it noticed the shape."""
    if type(error) is ValueError or type(error) is TypeError:
        return str(error)
    return format_exception(error, kind)


def _split(message: str) -> tuple[str, Path]:
    """A cattrs message into its words and the path it names after ``@ $``."""
    words, _, where = message.rpartition(" @ $")
    parts: list[str | int] = []
    for step in where.replace("]", "").replace("[", ".").split("."):
        name = step.strip("'\"")
        if name:
            parts.append(int(name) if name.isdigit() else name)
    extra = words.split("extra fields found (")
    if len(extra) == 2:
        unknown = extra[1].split(")")[0]
        return f"unknown key {unknown}; see the list of keys in docs/case-folder.md", (
            *parts,
            unknown.split(",")[0].strip(),
        )
    if words.startswith("required field missing"):
        name = str(parts.pop()) if parts else "?"
        return f"the key {name} is missing", tuple(parts)
    name = ".".join(str(part) for part in parts)
    return f"{name}: {words}", tuple(parts)


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path) or "the file"


def _elicited(table: dict[str, Any], number: Callable[[Any, Any], float]) -> Elicited:
    """A range, or a best guess with the confidence in it, from an inline table."""
    kinds = ({"low", "high"}, {"low", "best", "high"}, {"best", "confidence"})
    keys = set(table)
    if keys - {"sure"} not in kinds or ("sure" in keys and "confidence" in keys):
        raise ValueError(
            "needs {low, high}, {low, best, high}, either with sure, or {best, confidence}; "
            f"got {', '.join(sorted(keys))}"
        )
    if "confidence" in keys:
        return Elicited.around(number(table["best"], float), confidence=str(table["confidence"]))
    given = {key: number(value, float) for key, value in table.items()}
    return Elicited.within(
        given["low"],
        given["high"],
        best=given.get("best"),
        sure=given.get("sure", RANGE),
    )


@cache
def converter() -> Converter:
    """The converter of case files: no unknown keys, no silent change of type."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)

    def strict(wanted: type) -> Any:
        def hook(value: Any, _: Any) -> Any:
            if not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool)):
                raise ValueError(f"needs {wanted.__name__}, got {value!r}")
            return value

        return hook

    def number(value: Any, _: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"needs a number, got {value!r}")
        return float(value)

    def day(value: Any, _: Any) -> date:
        if isinstance(value, datetime):
            return value.date()
        if not isinstance(value, date):
            raise ValueError(f"needs a date such as 2025-12-16 without quotes, got {value!r}")
        return value

    def chance(value: Any, _: Any) -> Given:
        if isinstance(value, str | Elicited):
            return value
        if isinstance(value, list):
            if len(value) not in (2, 3):
                raise ValueError(f"needs [low, high] or [low, best, high], got {value!r}")
            ends = [number(one, float) for one in value]
            return Elicited.within(ends[0], ends[-1], best=ends[1] if len(ends) == 3 else None)
        if isinstance(value, dict):
            return _elicited({key: value[key] for key in value}, number)
        return number(value, float)

    def choice(value: Any, kind: type[Enum]) -> Enum:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(str(item.value) for item in kind)
            raise ValueError(f"needs one of {known}; got {value!r}") from None

    def question(value: Any, _: Any) -> Address:
        text = strict(str)(value, str)
        try:
            return Address.parse(text)
        except ValueError:
            raise ValueError(
                f"there is no question {text!r}; write scenario.ID, indicator.ID or signpost.ID"
            ) from None

    def word(value: Any, kind: Any) -> Any:
        # cattrs also sends every StrEnum here, for it is a str.
        return strict(str)(value, kind) if kind is str else choice(value, kind)

    made.register_structure_hook(str, word)
    made.register_structure_hook(Address, question)
    made.register_structure_hook(int, strict(int))
    made.register_structure_hook(bool, strict(bool))
    made.register_structure_hook(float, number)
    made.register_structure_hook(date, day)
    made.register_structure_hook(Given, chance)
    made.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum), choice
    )
    made.register_structure_hook_factory(
        is_dataclass,
        lambda kind: make_dict_structure_fn(
            kind,
            made,
            _cattrs_forbid_extra_keys=True,
            _cattrs_detailed_validation=True,
        ),
    )
    made.register_structure_hook(Declared, lambda value, _: value)
    return made
