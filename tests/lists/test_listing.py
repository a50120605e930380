"""A long list, sifted."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pytest

from forewarn.lists.listing import SIZE, Entry, MemoryList, Query, count_values, memory_list
from forewarn.lists.report_rows import REPORT_LIST, ReportRow, report_entry
from forewarn.reports.report import Report
from tests.threads import at_once


def made(number: int, title: str = "A title", publisher: str = "AFP") -> Entry[ReportRow]:
    day = date(2025, 1, 1)
    held = Report(id=str(number), title=title, publisher=publisher, date=day, text="x")
    return report_entry(held, outlet=held.publisher, claims=number)


LIST = [made(1, "Soldiers sail"), made(2, "Ships sail", "BBC"), made(3, "Talks begin", "BBC")]


def ids(query: Query, entries: Sequence[Entry[ReportRow]] = LIST) -> list[str]:
    return [line.id for line in MemoryList(REPORT_LIST, entries).find(query).lines]


def test_words_and_facets_sift() -> None:
    assert ids(Query()) == ["1", "2", "3"]
    assert ids(Query(words="sail")) == ["1", "2"]
    assert ids(Query(words="bbc -ships")) == ["3"]
    assert ids(Query(words="sail", facets={"publisher": "BBC"})) == ["2"]
    assert ids(Query(facets={"publisher": "Reuters"})) == []
    held = MemoryList(REPORT_LIST, LIST)
    assert [held.find(Query(words=words)).total for words in ("sail", "bbc", "sail")] == [2, 2, 2]
    assert Query(facets={"year": "2025", "publisher": "BBC"}).other_facets("year") == {
        "publisher": "BBC"
    }


def test_a_facet_is_counted_among_what_the_others_leave() -> None:
    found = MemoryList(REPORT_LIST, LIST).find(Query(words="sail", facets={"publisher": "BBC"}))
    assert (found.total, found.capped) == (1, False)
    assert found.counts["publisher"] == (("AFP", 1), ("BBC", 1))
    assert found.counts["year"] == (("2025", 1),)


def test_pages_follow_one_another_without_loss() -> None:
    every = [made(number) for number in range(SIZE + 3)]
    held = memory_list(REPORT_LIST, lambda: every)
    pages = [held.find(Query(page=page)) for page in (1, 2, 3)]
    assert [line.claims for page in pages for line in page.lines] == list(range(SIZE + 3))
    assert {page.total for page in pages} == {SIZE + 3}


def test_a_search_counts_no_further_than_the_cap() -> None:
    found = MemoryList(REPORT_LIST, LIST, cap=1).find(Query(words="sail"))
    assert (found.total, found.capped, len(found.lines)) == (1, True, 1)
    assert MemoryList(REPORT_LIST, LIST, cap=2).find(Query(words="sail")).capped is False
    by_facet = MemoryList(REPORT_LIST, LIST, cap=1).find(
        Query(words="sail", facets={"publisher": "AFP"})
    )
    assert (by_facet.total, by_facet.capped) == (1, True)
    assert MemoryList(REPORT_LIST, LIST, cap=1).find(Query()).total == 3


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="no facet colour; one of publisher, year, rendering"):
        MemoryList(REPORT_LIST, LIST).find(Query(facets={"colour": "red"}))
    with pytest.raises(ValueError, match="pages count from 1, got 0"):
        Query(page=0)


def test_counts() -> None:
    assert count_values("abab" + "c") == (("a", 2), ("b", 2), ("c", 1))


def test_threads_that_ask_at_once_get_what_each_asked_for() -> None:
    queries = [Query(words=words) for words in ("", "title", "nothing at all", "other")] * 2
    entries = [made(number) for number in range(30)] + [made(99, title="Another other")]
    right = [{tuple(ids(query, entries))} for query in queries]
    shelf = MemoryList(REPORT_LIST, entries)

    def ask(query: Query) -> set[tuple[str, ...]]:
        return {tuple(line.id for line in shelf.find(query).lines) for _ in range(200)}

    assert at_once([partial(ask, query) for query in queries]) == right
