"""A hypothesis: one of the rival explanations of what has been reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forewarn.findings.finding import Declared
from forewarn.probability import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A published pro or con, in the case's own words, with who makes it."""

    text: str
    source: str = ""
    side: str = "for"
    """``for`` or ``against``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One rival explanation with its prior chance."""

    id: str
    title: str
    short: str = ""
    prior: Given = 0.5
    """A number, a word of the case's scale or a range; priors of all are normalised, the repair shown."""
    order: int = 0
    arguments: tuple[Argument, ...] = ()
    prose: str = ""
    declared: Mapping[str, Declared] = field(default_factory=dict)
