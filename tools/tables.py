"""The tables of docs/case-folder.md, docs/checks.md and docs/languages.md, which follow the code.

A table stands under a marker, ``<!-- keys: module.Class -->`` ``<!-- rules -->`` or
``<!-- rules after reading -->``.  A field with
a docstring is described by it; the words for one without stay as the page has them.
``make tables`` rewrites the pages; a test fails when they differ.
"""

import ast
import importlib
import inspect
import re
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from tools.repository import ROOT

PAGES = tuple(ROOT / "docs" / name for name in ("case-folder.md", "checks.md", "languages.md"))
MARKER = re.compile(
    r"(<!-- (?:keys: (?P<kind>[\w.]+)|(?P<rules>rules|rules after reading)) -->\n\n)((?:\|.*\n)*)"
)
LISTS = "table of lists of text"
UNWRITTEN = {"declared", "prose"}
"""Fields that are filled while reading: where each key stands, and the text of a Markdown file."""


def in_step(page: str) -> str:
    """The page with every marked table as the code has it."""

    def fresh(match: re.Match[str]) -> str:
        if match["rules"]:
            table = rules_table(match["rules"])
        else:
            module, _, name = match["kind"].rpartition(".")
            table = keys_table(getattr(importlib.import_module(module), name), _cells(match[4]))
        return match[1] + table

    return MARKER.sub(fresh, page)


def keys_table(kind: type[Any], written: dict[str, str]) -> str:
    """One row a key: its name, what it takes, its default, what it means."""
    said = field_docs(kind)
    rows = ["| key | takes | default | meaning |", "| --- | --- | --- | --- |"]
    for item in fields(kind):
        if item.name in UNWRITTEN:
            continue
        meaning = said.get(item.name) or written.get(item.name) or "TODO"
        rows.append(f"| `{item.name}` | {takes(item)} | {default(item)} | {_cell(meaning)} |")
    return "\n".join(rows) + "\n"


def rules_table(which: str) -> str:
    """One row a rule of ``forewarn check``, or of a build."""
    from forewarn.case.checks import READING_RULES, RULES

    rows = ["| rule | severity | meaning and remedy |", "| --- | --- | --- |"]
    rules = RULES if which == "rules" else READING_RULES
    for name, (rule, severity) in sorted(rules.items()):
        rows.append(f"| `{name}` | {severity.value} | {_cell(inspect.getdoc(rule) or 'TODO')} |")
    return "\n".join(rows) + "\n"


def field_docs(kind: type[Any]) -> dict[str, str]:
    """The strings beneath the fields of a class."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, str] = {}
    for above, below in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(above, ast.AnnAssign)
            and isinstance(above.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            found[above.target.id] = inspect.cleandoc(below.value.value)
    return found


def takes(item: "Field[Any]") -> str:
    """What may be written for a field, in TOML's words."""
    kind = item.type if isinstance(item.type, str) else inspect.formatannotation(item.type)
    if isinstance(item.type, type) and issubclass(item.type, Enum):
        return _choices(item.type)
    for part in getattr(item.type, "__args__", ()):
        if isinstance(part, type) and issubclass(part, Enum):
            return _choices(part)
    words = {
        "str": "text",
        "bool": "true or false",
        "int": "whole number",
        "float": "number",
        "float | str | Elicited": "number, word or range",
        "date": "date",
        "tuple[str, ...]": "list of text",
        "tuple[tuple[str, ...], ...]": "list of lists of text",
        "tuple[float, float]": "[low, high]",
        "tuple[date, date]": "[first day, last day]",
        "Mapping[str, float | str]": "table of numbers or words",
        "Mapping[str, float | str | Elicited]": "table of numbers, words or ranges",
        "Mapping[str, Any]": "table of values",
        "Mapping[str, str]": "table of text",
        "Mapping[str, tuple[str, ...]]": LISTS,
    }
    if is_dataclass(item.type) and all(takes(each) == "list of text" for each in fields(item.type)):
        return LISTS
    plain = re.sub(r"\b(?:\w+\.)+(?=\w)", "", kind).removesuffix(" | None")
    if plain in words:
        return words[plain]
    inner = re.findall(r"\b[A-Z]\w+", plain.replace("Mapping", ""))
    named = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", inner[0]).lower() if inner else plain
    return f"table of tables, see {named}" if "Mapping" in plain else f"list of tables, see {named}"


def default(item: "Field[Any]") -> str:
    """What a left-out key stands for."""
    if item.default is MISSING:
        return "none" if item.default_factory is not MISSING else "**required**"
    value = item.default
    if value is None or value == "" or value == ():
        return "none"
    if isinstance(value, Enum):
        return f"`{value.value}`"
    if isinstance(value, tuple):
        return "`[" + ", ".join(_toml(part) for part in value) + "]`"
    return f"`{_toml(value)}`"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"


def _choices(kind: type[Enum]) -> str:
    return ", ".join(f"`{member.value}`" for member in kind)


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("``", "`")).replace("|", "\\|").strip()


def _cells(table: str) -> dict[str, str]:
    """The meanings that a table has now, by key."""
    rows = [re.split(r"(?<!\\)\|", line) for line in table.splitlines()]
    return {
        row[1].strip().strip("`"): row[4].strip().replace("\\|", "|")
        for row in rows
        if len(row) == 6
    }


def main(pages: tuple[Path, ...] = PAGES) -> None:
    """Rewrite the pages."""
    for page in pages:
        page.write_text(in_step(page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
