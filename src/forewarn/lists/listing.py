"""Long lists, filtered by words and facets, a hundred rows a page."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from forewarn.lists.search import fold_words, parse_search

SIZE = 100
"""Rows a page."""
CAP = 5_000
"""Most matches of a search that are counted and paged through."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind(Generic[_T]):
    """The type of a list: its name, facets and row type."""

    name: str
    facets: tuple[str, ...]
    """Facets by which it can be filtered, in the order of the page."""
    line: type[_T]
    """A dataclass of texts, numbers and dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[_T]):
    """A row with its day, facets and searchable text."""

    id: str
    """Unique in the list."""
    day: date
    """Rows are in order of day, the latest first."""
    trailing: bool = False
    """True for rows that come after all others."""
    facets: tuple[str, ...]
    """One value for each facet, in the order of the kind."""
    text: str
    """The text that is searched."""
    line: _T


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which rows to show; without words and facets, all of them."""

    words: str = ""
    """In the language of :mod:`forewarn.lists.search`."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """Facet to its one required value."""
    page: int = 1

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError(f"pages count from 1, got {self.page}")

    def other_facets(self, facet: str) -> Mapping[str, str]:
        """The required values of the other facets."""
        return {key: value for key, value in self.facets.items() if key != facet}

    def facet_values(self, kind: ListKind[_T]) -> tuple[str | None, ...]:
        """The required value of each facet of the kind; None where any value matches."""
        unknown = sorted(set(self.facets) - set(kind.facets))
        if unknown:
            raise ValueError(f"no facet {', '.join(unknown)}; one of {', '.join(kind.facets)}")
        return tuple(self.facets.get(facet) for facet in kind.facets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Generic[_T]):
    """One page of the matching rows."""

    lines: Sequence[_T]
    total: int
    counts: Mapping[str, Sequence[tuple[str, int]]]
    """Facet to the counts of its values among the rows that match the words and the other facets,
    the most frequent first."""
    capped: bool = False
    """True when ``total`` or ``counts`` cover only the first rows, because counting all would take
    too long."""


class PagedList(Protocol[_T]):
    """A list that can be queried page by page."""

    def find(self, query: Query) -> ListPage[_T]:
        """The rows of one page, in the order of the list."""


class MemoryList(Generic[_T]):
    """A list in memory, in the order of its entries."""

    def __init__(self, kind: ListKind[_T], entries: Iterable[Entry[_T]], *, cap: int = CAP) -> None:
        self.kind = kind
        self.entries = tuple(entries)
        self.cap = cap
        self._words: tuple[tuple[str, ...], ...] | None = None
        self._last: tuple[Query, Sequence[Entry[_T]], ListPage[_T]] | None = None

    def find(self, query: Query) -> ListPage[_T]:
        """The rows of one page, in the order of the list."""
        selection = replace(query, page=1)
        # A static site asks for one page after another of the same selection.  Threads of the server
        # share the list: reading ``_last`` once keeps the comparison and the result consistent.
        last = self._last
        if last is None or last[0] != selection:
            last = self._last = (selection, *self._select(selection))
        _, entries, result = last
        start = (query.page - 1) * SIZE
        return replace(result, lines=[entry.line for entry in entries[start : start + SIZE]])

    def _select(self, query: Query) -> tuple[Sequence[Entry[_T]], ListPage[_T]]:
        """All matching entries, and their counts."""
        required = query.facet_values(self.kind)
        matches = self._matching(query.words)
        selected = [entry for entry in matches if _fits(entry, required)]
        capped = False
        counts: dict[str, Sequence[tuple[str, int]]] = {}
        for position, facet in enumerate(self.kind.facets):
            other_values = (*required[:position], None, *required[position + 1 :])
            remaining = [entry for entry in matches if _fits(entry, other_values)]
            if parse_search(query.words):
                capped |= len(remaining) > self.cap
                remaining = remaining[: self.cap]
            counts[facet] = count_values(entry.facets[position] for entry in remaining)
        if parse_search(query.words):
            capped |= len(selected) > self.cap
            selected = selected[: self.cap]
        return selected, ListPage(lines=(), total=len(selected), counts=counts, capped=capped)

    def _matching(self, words: str) -> Sequence[Entry[_T]]:
        parsed = parse_search(words)
        if not parsed:
            return self.entries
        if self._words is None:
            self._words = tuple(fold_words(entry.text) for entry in self.entries)
        return [
            entry
            for entry, folded in zip(self.entries, self._words, strict=True)
            if parsed.fits(folded)
        ]


class ListMaker(Protocol):
    """Makes a queryable list of a kind."""

    def __call__(
        self, kind: ListKind[_T], entries: Callable[[], Iterable[Entry[_T]]]
    ) -> PagedList[_T]:
        """``entries`` is called only where the list does not exist already."""


def memory_list(kind: ListKind[_T], entries: Callable[[], Iterable[Entry[_T]]]) -> PagedList[_T]:
    """A list in memory."""
    return MemoryList(kind, entries())


def count_values(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Values with their frequencies, the most frequent first."""
    return rank_counts(Counter(values))


def rank_counts(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Counts in descending order, by name among equals."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _fits(entry: Entry[_T], required: Sequence[str | None]) -> bool:
    return all(
        value is None or value == actual
        for value, actual in zip(required, entry.facets, strict=True)
    )
