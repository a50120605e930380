"""The ledger of claims."""

from dataclasses import replace
from datetime import date

from forewarn.lists.claim_rows import CLAIM_LIST, ClaimRow, claim_entry
from forewarn.lists.listing import MemoryList, Query

LINE = ClaimRow(
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
    ledger = MemoryList(CLAIM_LIST, [claim_entry(LINE, "Of ships"), claim_entry(DENIAL, "Of men")])
    return [line.id for line in ledger.find(query).lines]


def test_a_claim_is_found_by_its_quotation_its_claimant_and_its_report() -> None:
    assert ids(Query(words="SOLD* kursk")) == ["r:0-9"]
    assert ids(Query(words="moscow")) == ["r:10-19"]
    assert ids(Query(words='"of ships"')) == ["r:0-9"]
    assert ids(Query(words=" ... ")) == ["r:0-9", "r:10-19"]


def test_facets_sift_and_the_empty_value_is_a_value() -> None:
    assert ids(Query(facets={"stance": "denies"})) == ["r:10-19"]
    assert ids(Query(facets={"speaker": ""})) == ["r:10-19"]
    assert ids(Query(facets={"speaker": "", "stance": "asserts"})) == []


def test_what_nobody_has_looked_at_comes_first() -> None:
    assert claim_entry(LINE, "").trailing is False
    assert claim_entry(replace(LINE, state="accepted"), "").trailing is True
