from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.layout.block import LONGEST_BLOCK, BlockKind
from forewarn.extractors.layout.page import split_blocks
from forewarn.text import Span, canonical


def test_markup_goes_and_offsets_stay() -> None:
    text = "# A **bold** headline\n\n- one `item`\n\nSee [the site](http://a.b/c) now."
    page = split_blocks(text)
    assert [(block.kind, block.text) for block in page] == [
        (BlockKind.HEADING, "A bold headline"),
        (BlockKind.BULLET, "one item"),
        (BlockKind.PARAGRAPH, "See the site now."),
    ]
    at = page[0].text.index("bold")
    assert page[0].locate(Span(at, at + 4)).of(text) == "bold"
    assert page[0].locate(Span(0, 15)).of(text) == "A **bold** headline"


def test_datelines_and_labels_stand_apart() -> None:
    text = "SEOUL, 4 October 2024 — Six officers died.\n\nTrigger conditions: Russia needs men."
    assert [block.text for block in split_blocks(text)] == [
        "Six officers died.",
        "Trigger conditions: ",
        "Russia needs men.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The service said on Friday that the soldiers who had been\n"
        "carried to the east of Russia would be trained there and\n"
        "would go on to the front."
    )
    assert len(split_blocks(text)) == 1
    assert "been carried" in split_blocks(text)[0].text


def test_an_endless_line_is_cut() -> None:
    pieces = split_blocks("word " * 40_000)
    assert all(len(piece.text) <= LONGEST_BLOCK for piece in pieces)


@given(st.text(alphabet="ab *_#->`[](). \n“”1", max_size=200))
def test_every_character_knows_its_place(raw: str) -> None:
    text = canonical(raw)
    for block in split_blocks(text):
        assert len(block.text) == len(block.offsets)
        assert all(
            text[place] == char or (text[place].isspace() and char == " ")
            for char, place in zip(block.text, block.offsets, strict=True)
        )
