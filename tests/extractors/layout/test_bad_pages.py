"""Pages that no desk writes: no crash, nothing invented, and time that grows with the text."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.extractors.layout.page import split_blocks
from forewarn.text import canonical
from tests.extractors.reading import NAMES, check_places, read, report


def table(rows: int) -> str:
    lines = (f"Ward {row}\t{row}\t{row % 7}\t{row % 90}" for row in range(rows))
    return "\n".join(("Ward\tCases\tDeaths\tBeds", *lines))


def transcript(turns: int) -> str:
    return "\n\n".join(
        f"MR. HALE{turn}: No. It held." if turn % 2 else f"Q: Did gate {turn} fail?"
        for turn in range(turns)
    )


def thread(posts: int) -> str:
    return "\n".join(f"@user{post}: The dam held today." for post in range(posts))


def nested_mail(depth: int) -> str:
    return "\n".join(
        f"{'>' * at} On Mon, 7 Oct 2024 at 09:00, Karl{at} <k@example.org> wrote:\n"
        f"{'>' * (at + 1)} Three boats sank."
        for at in range(depth)
    )


PAGES: dict[str, Callable[[int], str]] = {
    "table": table,
    "transcript": transcript,
    "thread": thread,
    "records that are none": lambda size: "a, b\n" * size,
    "heads of no mail": lambda size: "To: x\n" * size,
    "senders of no mail": lambda size: "From: x\n" * size,
    "borders": lambda size: "\t|\t|\n" * size + "---+---\n" * size,
    "bars": lambda size: "|" * size,
    "gaps": lambda size: "a  b " * size,
    "datelines": lambda size: "LUSAKA (AP) - " * size + "Nine died.",
    "items": lambda size: "LUSAKA, 3 March (AP) - Nine died. " * size,
    "flashes": lambda size: "FLASH: " * size + "Nine died.",
    "lead-ins": lambda size: "The army said:\n" * size,
    "labels": lambda size: "A b c d e f" * size + ":",
    "hyphens": lambda size: "a-\n" * size,
    "quotation marks": lambda size: ">" * size + " Nine died.",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_divided_in_a_time_that_grows_with_it(name: str) -> None:
    sizes = (1_000, 8_000)
    seconds = []
    for size in sizes:
        text = canonical(PAGES[name](size))
        began = time.process_time()
        split_blocks(text)
        seconds.append(time.process_time() - began)
    # Eight times the text, at most twenty times the time; below a tenth of a second it is noise.
    assert all(after < max(20 * before, 0.1) for before, after in pairwise(seconds))


def test_a_table_of_a_hundred_thousand_cells_is_divided_and_its_figures_are_its_own() -> None:
    text = table(25_000)
    blocks = split_blocks(text)
    assert len(blocks) == 25_000
    assert all(cell.span.of(text).isdigit() for block in blocks for cell in block.cells)
    claims = EnglishReader().read(report(table(300)), Gazetteer())
    assert [claim.quantity and claim.quantity.unit for claim in claims[:3]] == [
        "case",
        "death",
        "bed",
    ]
    assert len(claims) == 900


def test_a_transcript_of_fifty_thousand_turns_is_divided() -> None:
    blocks = split_blocks(transcript(50_000))
    assert len(blocks) == 50_000
    assert all(block.speaker is not None for block in blocks)


def test_each_of_many_speakers_answers_for_himself() -> None:
    claims = read(transcript(400))
    assert {claim.claimant for claim in claims} == {
        "Q",
        *(f"MR. HALE{turn}" for turn in range(1, 400, 2)),
    }


def test_forty_datelines_in_a_line_say_nothing() -> None:
    claims = read("LUSAKA (AP) - " * 40 + "Nine people died, the NIS said.")
    assert [(claim.claimant_id, claim.quote, claim.relay) for claim in claims] == [
        ("nis", "Nine people died", ("gazette", "AP"))
    ]


def test_a_mail_two_hundred_deep_names_each_writer() -> None:
    claims = read(nested_mail(200))
    assert [claim.claimant for claim in claims] == [f"Karl{at}" for at in range(200)]


@pytest.mark.parametrize(
    "text", ["\t\t\t\n| | |\n+--+--+\n", "|\n|\n|", "-+-\n\t", "│ │\n├─┤\n│ │"]
)
def test_borders_without_a_table_are_nothing(text: str) -> None:
    assert split_blocks(canonical(text)) == ()


SCRAPS = st.lists(
    st.sampled_from(
        [
            "Town | Cases", "Lira | 312", "7\t350", "+---+---+", "| |", "Q: Did it fail?", "A: No.",
            "MR. HALE: It held.", "@dockwatch: 9 died", "14:32 GMT", "From: Ida Wolff",
            "Date: 3 March 2024", "On Mon, 7 Oct 2024, Ida Wolff wrote:", "> Nine died.", ">> ",
            "-- ", "LUSAKA (AP) - Nine died.", "FLASH: ", "Deaths: 4", "According to the NIS:",
            "- Six boats sank", "3. The panel found that", "no shipment had left.", "with-", "drawal",
            "Six hurt: officials", "By Ida Wolff", "4 min read", "DER HAFEN IST ZU UND DAS IST SO.",
            "NINE DIED, OFFICIALS SAY", "co\u00adoperation", "\u200b", "a,1\nb,2\nc,3", "",
        ]
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(SCRAPS, st.sampled_from(["\n", "\n\n", " "]))
def test_no_mixture_moves_a_place_or_invents_a_number(parts: list[str], between: str) -> None:
    source = report(between.join(parts))
    for claim in EnglishReader().read(source, NAMES):
        check_places(claim, source.text)
        if claim.source is not None:
            assert claim.source.text == claim.source.span.of(source.text)
