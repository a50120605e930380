"""The index finds what the list in memory finds, in every database."""

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forewarn.list_index.index import Index
from forewarn.lists.claim_rows import CLAIM_FACETS, CLAIM_LIST, ClaimRow, claim_entry
from forewarn.lists.listing import SIZE, Entry, MemoryList, Query
from forewarn.lists.report_rows import REPORT_LIST, ReportRow, report_entry
from forewarn.reports.report import Report
from tests.databases import engine_of

WORDS = ("soldiers", "soldier", "ships", "Żuków", "10,000", "Kursk", "north", "Korea", "don’t")
CAP = 40


def lines(seed: int, number: int) -> list[Entry[ClaimRow]]:
    """Claims of some days, some of them decided on, in the ledger's order."""
    draw = random.Random(seed)
    held = [
        ClaimRow(
            id=f"r{place % 7}:{place}",
            report=f"r{place % 7}",
            date=date(2025, 1, 1) + timedelta(days=draw.randrange(9)),
            claimant=draw.choice(["Seoul", "Kyiv", "L'Élysée"]),
            speaker=draw.choice(["seoul", "kyiv", ""]),
            grade="B",
            quote=" ".join(draw.choices(WORDS, k=draw.randrange(1, 7))),
            stance=draw.choice(["asserts", "denies", "it's \t\\odd\n"]),
            style="",
            state=draw.choice(["to review", "to review", "accepted"]),
            measurand=draw.choice(["sent", ""]),
            origin="",
            outlets=place,
        )
        for place in range(number)
    ]
    entries = [claim_entry(line, "A title") for line in held]
    return sorted(entries, key=lambda one: (one.trailing, -one.day.toordinal(), one.id))


@pytest.fixture
def index(address: str) -> Iterator[Index]:
    index = Index(engine_of(address), cap=CAP)
    yield index
    index.close()


TERMS = st.sampled_from(
    [*WORDS, "sol*", "-ships", '"north korea"', '"10,000 soldier*"', "-kor*", "elysee", "title"]
)
NOISE = st.text(alphabet="ab\"*-()':^§\\ \x00ß≠٣中", max_size=12)
QUERIES = st.builds(
    Query,
    words=st.lists(st.one_of(TERMS, TERMS, NOISE), max_size=4).map(" ".join),
    facets=st.fixed_dictionaries(
        {},
        optional={
            "state": st.sampled_from(["to review", "accepted", "no\x00ne"]),
            "stance": st.sampled_from(["asserts", "denies", "it's \t\\odd\n"]),
            "speaker": st.sampled_from(["seoul", "", "nobody"]),
            "measurand": st.sampled_from(["sent", ""]),
        },
    ),
    page=st.integers(1, 4),
)


def test_it_agrees_with_the_list_in_memory_on_every_query(index: Index) -> None:
    entries = lines(1, 330)
    oracle = MemoryList(CLAIM_LIST, entries, cap=CAP)
    shelved = index.write_list("case", "one", CLAIM_LIST, lambda: entries)

    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    @given(QUERIES)
    def agrees(query: Query) -> None:
        assert shelved.find(query) == oracle.find(query)

    agrees()
    for page in (1, 2, 3, 4, 5):
        assert shelved.find(Query(page=page)) == oracle.find(Query(page=page))


def test_only_what_changed_is_written(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = lines(2, 200)
    index.write_list("case", "one", CLAIM_LIST, lambda: entries)
    written: list[int] = []
    real = index.text.enter
    monkeypatch.setattr(
        index.text, "enter", lambda to, rows: (written.append(len(rows)), real(to, rows))
    )

    def never() -> list[Entry[ClaimRow]]:
        raise AssertionError("the list is at hand")

    assert index.write_list("case", "one", CLAIM_LIST, never).find(Query()).total == 200
    decided = replace(entries[0].line, state="corrected", quote="Something quite other")
    changed = sorted(
        [*entries[3:], claim_entry(decided, "A title"), *lines(3, 201)[-1:]],
        key=lambda one: (one.trailing, -one.day.toordinal(), one.id),
    )
    shelved = index.write_list("case", "two", CLAIM_LIST, lambda: changed)
    assert sum(written) < 60  # the lines of the days that changed, and no others
    oracle = MemoryList(CLAIM_LIST, changed, cap=CAP)
    for query in (
        Query(),
        Query(page=2),
        Query(words="other"),
        Query(words=entries[0].line.quote),
        *(Query(facets={"stance": "denies"}, words=word) for word in ("", "soldiers", "-kursk")),
    ):
        assert shelved.find(query) == oracle.find(query)


def test_lists_stand_side_by_side(index: Index) -> None:
    reports = [
        report_entry(
            Report(id=str(n), title="Soldiers sail", publisher="AFP", date=d, text="x"),
            outlet="AFP",
            claims=n,
        )
        for n, d in enumerate([date(2025, 1, 2), date(2024, 12, 31), date(1, 1, 1)])
    ]
    one = index.write_list("one", "x", CLAIM_LIST, lambda: lines(4, 50))
    two = index.write_list("two", "x", CLAIM_LIST, lambda: lines(5, 60))
    three = index.write_list("one", "reports", CLAIM_LIST, list)
    archive = index.write_list("reports", "x", REPORT_LIST, lambda: reports)
    assert (one.find(Query()).total, two.find(Query()).total, three.find(Query()).total) == (
        0,
        60,
        0,
    )
    found = archive.find(Query(words="soldiers"))
    assert found == MemoryList[ReportRow](REPORT_LIST, reports).find(Query(words="soldiers"))
    assert found.counts["year"] == (("1", 1), ("2024", 1), ("2025", 1))
    with pytest.raises(ValueError, match=f"no facet year; one of {', '.join(CLAIM_FACETS)}"):
        two.find(Query(facets={"year": "2025"}))


def test_a_reader_sees_the_old_list_until_the_new_one_is_whole(index: Index) -> None:
    entries = lines(6, 3 * SIZE)
    shelved = index.write_list("case", "one", CLAIM_LIST, lambda: entries)
    seen: list[int] = []

    def half() -> Iterator[Entry[ClaimRow]]:
        yield from entries[:SIZE]
        reader = Thread(target=lambda: seen.append(shelved.find(Query()).total))
        reader.start()
        reader.join()

    index.write_list("case", "two", CLAIM_LIST, half)
    assert seen == [3 * SIZE]
    assert shelved.find(Query()).total == SIZE


def test_a_writer_killed_in_the_middle_leaves_the_old_list(address: str) -> None:
    index = Index(engine_of(address))
    entries = lines(7, 120)
    shelved = index.write_list("case", "one", CLAIM_LIST, lambda: entries)
    killed = (
        "import os, sys\n"
        "from forewarn.lists.claim_rows import CLAIM_LIST\n"
        "from forewarn.list_index.index import Index\n"
        "import forewarn.list_index.index as module\n"
        "from tests.databases import engine_of\n"
        "from tests.list_index.test_index import lines\n"
        "module._BATCH = 10\n"
        "def half():\n"
        "    yield from lines(8, 100)[:50]\n"
        "    os.kill(os.getpid(), 9)\n"
        "Index(engine_of(sys.argv[1])).write_list('case', 'two', CLAIM_LIST, half)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, address], check=False)
    assert done.returncode == -9
    oracle = MemoryList(CLAIM_LIST, entries)
    for query in (Query(), Query(words="soldiers -kursk"), Query(facets={"speaker": ""})):
        assert shelved.find(query) == oracle.find(query)
    again = index.write_list("case", "two", CLAIM_LIST, lambda: lines(8, 100))
    assert again.find(Query()).total == 100
    index.close()
