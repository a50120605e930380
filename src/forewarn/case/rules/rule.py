"""A rule and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.case.model import Case
from forewarn.findings.finding import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One place where a rule is broken, before it is told as a fault."""

    declared: Declared | None
    file: str = "case.toml"
    what: str


Rule = Callable[[Case], Iterator[Breach]]
"""Yields a breach for every place where a case falls short; its docstring is what a user reads."""


def at(item: Any, *keys: str) -> Declared | None:
    """Where the first known of ``keys`` was declared, else the item itself."""
    declared: Mapping[str, Declared] = item.declared
    for key in (*keys, ""):
        if key in declared:
            return declared[key]
    return None
