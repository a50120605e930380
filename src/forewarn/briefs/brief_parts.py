"""What a brief is made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A sentence or two, the findings it puts in words and the reports it leans on."""

    text: str
    findings: tuple[str, ...]
    references: tuple[int, ...]
    """Numbers in the list of sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A judgement that somebody declared."""

    name: str
    file: str
    line: int
    text: str
    """The case line itself."""


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
    """A judgement in words, in the order in which it is read."""

    title: str
    question: str
    as_of: date
    since: date | None
    """Day of the assessment against which changes are told; None when there is none."""
    line: str
    """The bottom line."""
    judgements: tuple[Item, ...]
    confidence: str
    changed: tuple[Item, ...]
    signposts: tuple[Item, ...]
    estimates: tuple[Item, ...]
    """Quantities of which more than one origin spoke."""
    single: tuple[Item, ...]
    """Quantities that rest on one origin each: its figure within our error."""
    assumptions: tuple[Assumption, ...]
    sources: tuple[Reference, ...]
