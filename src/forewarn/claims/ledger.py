"""The ledger of claims: one line a claim, sifted by words and facets, a hundred at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

FACETS = ("state", "stance", "speaker", "measurand")
"""What lines can be sifted by, in the order in which the page shows it."""
SIZE = 100
"""Lines a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim as the ledger shows it."""

    id: str
    report: str
    date: date
    claimant: str
    speaker: str
    """Id of the declared source; empty when it is not declared."""
    grade: str
    """Admiralty letter of the speaker on the day of the report."""
    quote: str
    stance: str
    style: str
    """Class of the underline."""
    state: str
    """``to review``, ``accepted`` or ``corrected``."""
    measurand: str
    """Id of what the figure counts; empty when it counts for nothing."""
    origin: str
    outlets: int
    """How many outlets carry the claim's origin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which lines are asked for; without words and facets, all of them."""

    words: str = ""
    """Each must begin a word of the quotation or of the claimant's name, whatever its case."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """Facet to the one value wanted."""
    page: int = 1

    def __post_init__(self) -> None:
        unknown = sorted(set(self.facets) - set(FACETS))
        if unknown:
            raise ValueError(f"no facet {', '.join(unknown)}; one of {', '.join(FACETS)}")
        if self.page < 1:
            raise ValueError(f"pages count from 1, got {self.page}")

    def without(self, facet: str) -> Mapping[str, str]:
        """The values wanted of the other facets."""
        return {key: value for key, value in self.facets.items() if key != facet}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of the lines that were asked for."""

    lines: Sequence[Line]
    total: int
    counts: Mapping[str, Sequence[tuple[str, int]]]
    """Facet to its values among the lines that the words and the other facets leave, the most
    frequent first."""
    capped: bool = False
    """True when ``total`` and ``counts`` stop short because counting on would take too long."""


class Ledger(Protocol):
    """Whatever can be asked for lines."""

    def find(self, query: Query) -> Found:
        """The lines of one page, in the ledger's order."""


class Listed:
    """A ledger in memory, in the order given."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        self._last: tuple[Query, Sequence[Line], Found] | None = None

    def find(self, query: Query) -> Found:
        """The lines of one page, in the ledger's order."""
        asked = replace(query, page=1)
        # A static site asks for one page after the other of the same lines.
        if self._last is None or self._last[0] != asked:
            self._last = asked, *self._sifted(asked)
        _, held, found = self._last
        start = (query.page - 1) * SIZE
        return replace(found, lines=held[start : start + SIZE])

    def _sifted(self, query: Query) -> tuple[Sequence[Line], Found]:
        """All the lines asked for, and their numbers."""
        wanted = terms(query.words)
        worded = [line for line in self.lines if not wanted or _says(line, wanted)]
        held = [line for line in worded if _fits(line, query.facets)]
        counts = {
            facet: counted(
                getattr(line, facet) for line in worded if _fits(line, query.without(facet))
            )
            for facet in FACETS
        }
        return held, Found(lines=(), total=len(held), counts=counts)


def terms(words: str) -> tuple[str, ...]:
    """The words of a search: runs of letters and figures in lower case.

    >>> terms("Kursk, 10,000 men")
    ('kursk', '10', '000', 'men')
    """
    plain = "".join(ch if ch.isalnum() else " " for ch in words.casefold())
    return tuple(plain.split())


def counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Values with how often each occurs, the most frequent first."""
    return tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _fits(line: Line, facets: Mapping[str, str]) -> bool:
    return all(getattr(line, facet) == value for facet, value in facets.items())


def _says(line: Line, wanted: Sequence[str]) -> bool:
    held = terms(f"{line.quote} {line.claimant}")
    return all(any(word.startswith(one) for word in held) for one in wanted)
