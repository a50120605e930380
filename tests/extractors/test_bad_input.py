"""Whatever the text: no crash, no span that says something else, a note where it matters."""

import os
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.extractors.layout.block import LONGEST_BLOCK
from forewarn.extractors.layout.page import split_blocks
from forewarn.extractors.parser import BATCH_CHARACTERS, _batches
from forewarn.extractors.remarks import text_remarks
from forewarn.reports.report import Report
from forewarn.text import canonical
from tests.extractors.reading import NAMES, check_places, read, report

SAID = "The ministry said that 1,500 soldiers had crossed the border near Kursk. "

fragments = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "The NIS said that ",
                "“We left,” he added. ",
                '"It is over, ',
                "according to two officials, ",
                " which denied 3,000 ",
                "Рейтер сообщает, что ",
                "路透社说 ",
                "قال المتحدث ",
                "\x00\x07\u200b\u202e\ufeff",
                "\n\n- ",
                "# ",
                "’ ‘ » « '' ``",
                "last week ",
                ". ",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(fragments)
def test_every_span_says_what_the_text_says_there(raw: str) -> None:
    source = report(raw)
    for claim in EnglishReader().read(source, NAMES):
        check_places(claim, source.text)


@settings(max_examples=100, deadline=None)
@given(fragments)
def test_notes_are_given_on_any_text(raw: str) -> None:
    notes = list(text_remarks(canonical(raw)))
    assert all(notes)
    if not canonical(raw).strip():
        assert notes == ["empty: there is nothing to read"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "empty: there is nothing to read"),
        (" \n\t\n", "empty: there is nothing to read"),
        (SAID * 40, "1 paragraph of more than 2,000 characters read in pieces"),
        ("Сеул сообщил о потерях. Seoul reported losses.", "of the letters are not Latin"),
        ("The \ufffd said so.", "1 character could not be decoded"),
        ("“We left, he said.\n\nIt was over.", "1 paragraph with a quotation mark"),
        ("x" * 2_500_000, "2,500,000 characters: reading takes about 3 minutes"),
    ],
)
def test_a_note_tells_what_is_unsure(text: str, note: str) -> None:
    assert any(note in each for each in text_remarks(text)), list(text_remarks(text))


def test_a_plain_text_has_no_notes() -> None:
    assert list(text_remarks(SAID + "“It is over,” he said.")) == []


def test_a_paragraph_in_pieces_loses_no_place_and_no_claim() -> None:
    text = canonical(SAID * 80)
    claims = EnglishReader().read(report(text), Gazetteer())
    assert len(claims) == 80
    assert {claim.quote for claim in claims} == {"1,500 soldiers had crossed the border near Kursk"}


def test_pieces_end_with_sentences_and_hold_every_character() -> None:
    text = SAID * 100
    pieces = split_blocks(text)
    assert max(len(piece.text) for piece in pieces) <= LONGEST_BLOCK
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text.rstrip().endswith(".") for piece in pieces)


def test_a_batch_is_bounded_by_its_characters() -> None:
    texts = ["x" * 900] * 100 + ["y" * LONGEST_BLOCK] * 30
    batches = list(_batches(texts))
    assert [text for batch in batches for text in batch] == texts
    assert max(sum(map(len, batch)) for batch in batches) <= BATCH_CHARACTERS + LONGEST_BLOCK


def test_time_grows_no_faster_than_the_text() -> None:
    def seconds(times: int) -> float:
        source = Report(
            id="r", title="", publisher="p", date=date(2024, 10, 18), text=(SAID * times).strip()
        )
        began = time.process_time()
        EnglishReader().read(source, Gazetteer())
        return time.process_time() - began

    read(SAID)
    small, large = seconds(60), seconds(360)
    assert large < 6 * 2.5 * small


@pytest.mark.skipif("FOREWARN_LARGE" not in os.environ, reason="minutes: set FOREWARN_LARGE")
def test_five_megabytes_in_one_paragraph() -> None:
    text = canonical(SAID * (5_000_000 // len(SAID)))
    claims = EnglishReader().read(report(text), Gazetteer())
    assert len(claims) == text.count("said")
