"""The parts of a brief."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sentence or two, the findings they state and the reports they cite."""

    text: str
    findings: tuple[str, ...]
    references: tuple[int, ...]
    """Numbers in the list of sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A judgement that an analyst declared."""

    name: str
    file: str
    line: int
    text: str
    """The line of the case file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A numbered source."""

    number: int
    publisher: str
    title: str
    date: date
    url: str
    rendering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An assessment in words; the fields are in reading order."""

    title: str
    question: str
    as_of: date
    since: date | None
    """Day of the assessment with which this one is compared; None when there is none."""
    line: str
    """The bottom line."""
    judgements: tuple[Item, ...]
    confidence: str
    changed: tuple[Item, ...]
    signposts: tuple[Item, ...]
    estimates: tuple[Item, ...]
    """Quantities that more than one origin reports."""
    single: tuple[Item, ...]
    """Quantities that rest on one origin each: its figure within our error of measurement."""
    assumptions: tuple[Assumption, ...]
    sources: tuple[Reference, ...]
