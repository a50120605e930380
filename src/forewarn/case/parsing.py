"""Parse TOML tables into declared values; report every fault with its file and line."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn
from cattrs.v import format_exception

from forewarn.case.positions import Path, declarations, locate
from forewarn.errors import Fault
from forewarn.findings.address import Address
from forewarn.findings.finding import Declared
from forewarn.probability import Elicited, Given
from forewarn.probability.elicited import RANGE

_T = TypeVar("_T")


@dataclass(slots=True)
class Faults:
    """Faults noted so far; parsing goes on after each."""

    items: list[Fault] = field(default_factory=list)

    def add(self, file: str, line: int, rule: str, message: str) -> None:
        """Note a fault."""
        self.items.append(Fault(file=file, line=line, rule=rule, message=message))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A parsed text with the line of each of its tables, keys and list elements."""

    file: str
    lines: tuple[str, ...]
    table: dict[str, Any]
    places: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Line of the longest part of ``path`` whose place is known."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return 1


def parse(file: str, text: str, faults: Faults, *, front_matter: bool = False) -> ParsedFile | None:
    """Parse a TOML file, or the ``+++`` front matter of a Markdown file.

    None, with a fault noted, when the text is not TOML.
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
        row = getattr(error, "lineno", None) or _error_line(str(error), body)
        faults.add(file, row + first - 1, "toml", f"not valid TOML: {error}")
        return None
    places = locate(body, first_line=first)
    return ParsedFile(file=file, lines=lines, table=table, places=places)


def _error_line(message: str, body: str) -> int:
    """Line named in a tomllib message, else the last line."""
    head, _, tail = message.partition("(at line ")
    number = tail.split(",")[0]
    return int(number) if head and number.isdigit() else max(1, body.count("\n") + 1)


def structure(
    kind: type[_T], source: ParsedFile, path: Path, value: Any, faults: Faults
) -> _T | None:
    """Structure ``value``, which stands at ``path`` of ``source``, as ``kind``; None with faults noted.

    Every wrong or unknown key is a fault of its own, at its own line.
    """
    if not isinstance(value, Mapping):
        faults.add(
            source.file,
            source.line(path),
            "shape",
            f"{_dotted_path(path)} must be a table, got {type(value).__name__}",
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
        for message in transform_error(error, path="$", format_exception=_describe):
            problem, tail = _split(message)
            faults.add(
                source.file, source.line(path + tail), "shape", f"{_dotted_path(path)}: {problem}"
            )
    return None


def _describe(error: BaseException, kind: type | None) -> str:
    """The message of our own hooks where they raised the error; that of cattrs for other errors."""
    if type(error) is ValueError or type(error) is TypeError:
        return str(error)
    return format_exception(error, kind)


def _split(message: str) -> tuple[str, Path]:
    """Split a cattrs message into its words and the path that follows ``@ $``."""
    words, _, steps = message.rpartition(" @ $")
    parts: list[str | int] = []
    for step in steps.replace("]", "").replace("[", ".").split("."):
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


def _dotted_path(path: Path) -> str:
    return ".".join(str(part) for part in path) or "the file"


def _parse_elicited(table: dict[str, Any], number: Callable[[Any, Any], float]) -> Elicited:
    """Parse a range, or a best guess with its confidence, from an inline table."""
    kinds = ({"low", "high"}, {"low", "best", "high"}, {"best", "confidence"})
    keys = set(table)
    if keys - {"sure"} not in kinds or ("sure" in keys and "confidence" in keys):
        raise ValueError(
            "needs {low, high}, {low, best, high}, either with sure, or {best, confidence}; "
            f"got {', '.join(sorted(keys))}"
        )
    if "confidence" in keys:
        return Elicited.around(number(table["best"], float), confidence=str(table["confidence"]))
    numbers = {key: number(value, float) for key, value in table.items()}
    return Elicited.within(
        numbers["low"],
        numbers["high"],
        best=numbers.get("best"),
        sure=numbers.get("sure", RANGE),
    )


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[-1] is ...


@cache
def converter() -> Converter:
    """The converter of case files: it refuses unknown keys and converts no type silently."""
    case_converter = Converter(forbid_extra_keys=True, detailed_validation=True)

    def strict(kind: type) -> Any:
        def hook(value: Any, _: Any) -> Any:
            if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
                raise ValueError(f"needs {kind.__name__}, got {value!r}")
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
            ends = [number(end, float) for end in value]
            return Elicited.within(ends[0], ends[-1], best=ends[1] if len(ends) == 3 else None)
        if isinstance(value, dict):
            return _parse_elicited({key: value[key] for key in value}, number)
        return number(value, float)

    def choice(value: Any, kind: type[Enum]) -> Enum:
        try:
            return kind(value)
        except ValueError:
            choices = ", ".join(str(item.value) for item in kind)
            raise ValueError(f"needs one of {choices}; got {value!r}") from None

    def question(value: Any, _: Any) -> Address:
        text = strict(str)(value, str)
        try:
            return Address.parse(text)
        except ValueError:
            raise ValueError(
                f"there is no question {text!r}; write scenario.ID, indicator.ID or signpost.ID"
            ) from None

    def items(kind: Any, _: Any) -> Any:
        structure_items = homogenous_tuple_structure_factory(kind, case_converter)

        def hook(value: Any, _: Any) -> Any:
            if not isinstance(value, list | tuple):  # a text would be split into its letters
                raise ValueError(f"needs a list, got {value!r}")
            return structure_items(value, kind)

        return hook

    def word(value: Any, kind: Any) -> Any:
        # cattrs also sends every StrEnum here, for it is a str.
        return strict(str)(value, kind) if kind is str else choice(value, kind)

    case_converter.register_structure_hook(str, word)
    case_converter.register_structure_hook(Address, question)
    case_converter.register_structure_hook(int, strict(int))
    case_converter.register_structure_hook(bool, strict(bool))
    case_converter.register_structure_hook(float, number)
    case_converter.register_structure_hook(date, day)
    case_converter.register_structure_hook(Given, chance)
    case_converter.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum), choice
    )
    case_converter.register_structure_hook_factory(
        is_dataclass,
        lambda kind: make_dict_structure_fn(
            kind,
            case_converter,
            _cattrs_forbid_extra_keys=True,
            _cattrs_detailed_validation=True,
        ),
    )
    case_converter.register_structure_hook_factory(_is_list, items)
    case_converter.register_structure_hook(Declared, lambda value, _: value)
    return case_converter
