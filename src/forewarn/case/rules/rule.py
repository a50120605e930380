"""A rule and its breaches."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.case.model import Case
from forewarn.findings.finding import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One place where a case breaks a rule; `checks` makes a fault of it."""

    location: Declared | None
    file: str = "case.toml"
    message: str


Rule = Callable[[Case], Iterator[Breach]]
"""Yields a breach for every place where a case breaks the rule; users read its docstring."""


def at(item: Any, *keys: str) -> Declared | None:
    """Place of the first of ``keys`` that was declared, else that of the item itself."""
    declared: Mapping[str, Declared] = item.declared
    for key in (*keys, ""):
        if key in declared:
            return declared[key]
    return None
