"""Long lists, sifted by words and facets, a hundred lines at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from forewarn.lists.search import folded, search

SIZE = 100
"""Lines a page."""
CAP = 5_000
"""Lines with the words asked for that are counted and can be leafed through."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[T]):
    """What a list is of."""

    name: str
    facets: tuple[str, ...]
    """What its lines can be sifted by, in the order in which the page shows it."""
    line: type[T]
    """A dataclass of texts, numbers and dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[T]):
    """A line with what it is found by."""

    id: str
    """Unique in the list."""
    day: date
    """The list is in the order of days, the latest first."""
    late: bool = False
    """True for lines that come after all others."""
    facets: tuple[str, ...]
    """One value each, in the kind's order."""
    text: str
    """Words by which it is found."""
    line: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which lines are asked for; without words and facets, all of them."""

    words: str = ""
    """In the language of ``reports.search``."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """Facet to the one value wanted."""
    page: int = 1

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError(f"pages count from 1, got {self.page}")

    def without(self, facet: str) -> Mapping[str, str]:
        """The values wanted of the other facets."""
        return {key: value for key, value in self.facets.items() if key != facet}

    def wanted(self, kind: Kind[T]) -> tuple[str | None, ...]:
        """The value wanted of each of the kind's facets, None where any will do."""
        unknown = sorted(set(self.facets) - set(kind.facets))
        if unknown:
            raise ValueError(f"no facet {', '.join(unknown)}; one of {', '.join(kind.facets)}")
        return tuple(self.facets.get(facet) for facet in kind.facets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """One page of the lines that were asked for."""

    lines: Sequence[T]
    total: int
    counts: Mapping[str, Sequence[tuple[str, int]]]
    """Facet to its values among the lines that the words and the other facets leave, the most
    frequent first."""
    capped: bool = False
    """True when ``total`` or ``counts`` tell only of the first lines, because counting on would
    take too long."""


class Catalogue(Protocol[T]):
    """Whatever can be asked for lines."""

    def find(self, query: Query) -> Found[T]:
        """The lines of one page, in the order of the list."""


class Listed(Generic[T]):
    """A list in memory, in the order given."""

    def __init__(self, kind: Kind[T], entries: Iterable[Entry[T]], *, cap: int = CAP) -> None:
        self.kind = kind
        self.entries = tuple(entries)
        self.cap = cap
        self._words: tuple[tuple[str, ...], ...] | None = None
        self._last: tuple[Query, Sequence[Entry[T]], Found[T]] | None = None

    def find(self, query: Query) -> Found[T]:
        """The lines of one page, in the order of the list."""
        whole = replace(query, page=1)
        # A static site asks for one page after the other of the same lines.  Threads of the server
        # share the list: what is read here is what was compared here, whatever another one stores.
        last = self._last
        if last is None or last[0] != whole:
            last = self._last = (whole, *self._sifted(whole))
        _, entries, result = last
        start = (query.page - 1) * SIZE
        return replace(result, lines=[entry.line for entry in entries[start : start + SIZE]])

    def _sifted(self, query: Query) -> tuple[Sequence[Entry[T]], Found[T]]:
        """All the lines asked for, and their numbers."""
        wanted = query.wanted(self.kind)
        worded = self._worded(query.words)
        held = [entry for entry in worded if _fits(entry, wanted)]
        capped = False
        counts: dict[str, Sequence[tuple[str, int]]] = {}
        for place, facet in enumerate(self.kind.facets):
            others = (*wanted[:place], None, *wanted[place + 1 :])
            left = [entry for entry in worded if _fits(entry, others)]
            if search(query.words):
                capped |= len(left) > self.cap
                left = left[: self.cap]
            counts[facet] = counted(entry.facets[place] for entry in left)
        if search(query.words):
            capped |= len(held) > self.cap
            held = held[: self.cap]
        return held, Found(lines=(), total=len(held), counts=counts, capped=capped)

    def _worded(self, words: str) -> Sequence[Entry[T]]:
        asked = search(words)
        if not asked:
            return self.entries
        if self._words is None:
            self._words = tuple(folded(entry.text) for entry in self.entries)
        return [
            entry for entry, held in zip(self.entries, self._words, strict=True) if asked.fits(held)
        ]


class Make(Protocol):
    """Makes a list of some kind that can be asked for lines."""

    def __call__(self, kind: Kind[T], entries: Callable[[], Iterable[Entry[T]]]) -> Catalogue[T]:
        """``entries`` are asked for only where the list is not at hand already."""


def listed(kind: Kind[T], entries: Callable[[], Iterable[Entry[T]]]) -> Catalogue[T]:
    """A list in memory."""
    return Listed(kind, entries())


def counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Values with how often each occurs, the most frequent first."""
    return ranked(Counter(values))


def ranked(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The most frequent first, by name among equals."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _fits(entry: Entry[T], wanted: Sequence[str | None]) -> bool:
    return all(
        value is None or value == held for value, held in zip(wanted, entry.facets, strict=True)
    )
