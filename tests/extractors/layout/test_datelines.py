import pytest

from forewarn.extractors.layout.datelines import find_dateline
from forewarn.extractors.layout.page import split_blocks
from tests.extractors.reading import read


@pytest.mark.parametrize(
    "line",
    [
        "LUSAKA (Reuters) - ",
        "Lusaka (AP) — ",
        "LUSAKA, Zambia (AP) – ",
        "Lusaka, Zambia, Jan 4 (Xinhua) -- ",
        "LUSAKA, 4 January 2025 - ",
        "LUSAKA, Jan. 4, 2025 (Reuters) -",
        "LUSAKA/HARARE, Tuesday — ",
        "Lusaka: ",
        "RIO DE JANEIRO — ",
        "PORT-AU-PRINCE, Haiti — ",
        "WASHINGTON - ",
    ],
)
def test_a_dateline_ends_where_the_report_begins(line: str) -> None:
    dateline = find_dateline(line + "The bridge was closed on Monday.")
    assert dateline is not None
    assert dateline.end == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "Novak: The bridge was closed on Monday.",
        "MILLER: The bridge was closed on Monday.",
        "NATO — The bridge was closed on Monday.",
        "Officials - The bridge was closed on Monday.",
        "Lusaka: 14 dead in flood",
        "The bridge — The longest of all — was closed.",
        "Lusaka said: The bridge was closed.",
        "Zambia: The bridge was closed.",
    ],
)
def test_a_name_that_may_speak_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_agency_and_day_are_those_of_the_report() -> None:
    text = "LUSAKA, March 3 (Reuters) - The dam held.\n\nThe river fell, the ministry said."
    first, second = split_blocks(text)
    assert first.text == "The dam held."
    assert [span.of(text) for span in first.relay] == ["Reuters"]
    assert first.day is not None
    assert first.day.of(text) == "March 3"
    assert (second.relay, second.day) == (first.relay, first.day)


def test_a_day_in_a_report_counts_from_its_dateline() -> None:
    (claim,) = [
        claim
        for claim in read("LUSAKA, October 9 (Reuters) - Nine died yesterday, the NIS said.")
        if claim.quantity is not None
    ]
    assert claim.claimant_id == "nis"
    assert claim.relay == ("gazette", "reuters")
    assert claim.event_time is not None
    assert claim.event_time.start.isoformat() == "2024-10-08"
    assert claim.places == ()


def test_items_of_one_line_are_parted_at_their_datelines() -> None:
    text = "LUSAKA (AP) - Nine died. HARARE (Reuters) - Six died."
    assert [block.text for block in split_blocks(text)] == ["Nine died.", "Six died."]
    assert [block.relay[0].of(text) for block in split_blocks(text)] == ["AP", "Reuters"]
