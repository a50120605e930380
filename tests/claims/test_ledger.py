"""The ledger of claims, sifted."""

from dataclasses import replace
from datetime import date

import pytest

from forewarn.claims.ledger import SIZE, Line, Listed, Query, counted, terms

LINE = Line(
    id="r:0-9",
    report="r",
    date=date(2025, 1, 2),
    claimant="Seoul's NIS",
    speaker="nis",
    grade="B",
    quote="about 1,500 soldiers sailed for Kursk",
    stance="asserts",
    style="",
    state="to review",
    measurand="sent",
    origin="nis@2025-01-02",
    outlets=2,
)
DENIAL = replace(
    LINE, id="r:10-19", quote="No soldier left", claimant="Moscow", speaker="", stance="denies"
)


def ids(query: Query) -> list[str]:
    return [line.id for line in Listed([LINE, DENIAL]).find(query).lines]


def test_words_begin_words_of_the_quotation_or_of_the_claimant() -> None:
    assert ids(Query(words="SOLD kur")) == ["r:0-9"]
    assert ids(Query(words="mosc")) == ["r:10-19"]
    assert ids(Query(words="ursk")) == []
    assert ids(Query(words=" ... ")) == ["r:0-9", "r:10-19"]


def test_facets_sift_and_the_empty_value_is_a_value() -> None:
    assert ids(Query(facets={"stance": "denies"})) == ["r:10-19"]
    assert ids(Query(facets={"speaker": ""})) == ["r:10-19"]
    assert ids(Query(facets={"speaker": "", "stance": "asserts"})) == []


def test_a_facet_is_counted_among_what_the_others_leave() -> None:
    found = Listed([LINE, DENIAL]).find(Query(facets={"stance": "denies"}))
    assert found.total == 1
    assert found.counts["stance"] == (("asserts", 1), ("denies", 1))
    assert found.counts["speaker"] == (("", 1),)


def test_pages_follow_one_another_without_loss() -> None:
    every = [replace(LINE, id=str(number)) for number in range(SIZE + 3)]
    ledger = Listed(every)
    first, second = ledger.find(Query()), ledger.find(Query(page=2))
    assert [*first.lines, *second.lines] == every
    assert first.total == second.total == SIZE + 3
    assert ledger.find(Query(page=9)).lines == []


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="no facet colour; one of state, stance"):
        Query(facets={"colour": "red"})
    with pytest.raises(ValueError, match="pages count from 1, got 0"):
        Query(page=0)


def test_terms_and_counts() -> None:
    assert terms("Kursk, 10,000 men") == ("kursk", "10", "000", "men")
    assert counted("abab" + "c") == (("a", 2), ("b", 2), ("c", 1))
