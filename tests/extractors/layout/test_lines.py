import pytest

from forewarn.extractors.layout.page import split_blocks
from forewarn.text import Span


@pytest.mark.parametrize(
    "text",
    [
        "12. The council asked for a phased\nreturn of 900 observers.",
        "(3) The panel found that\nno shipment had left.",
        "Divers of the two\ncrews denied that any fuel had\nleaked.",
        "The port said that it would hire\n1,200 dockers.",
        "- The court held that\n  the vote was void.",
        "> The court held that\n> the vote was void.",
    ],
)
def test_lines_that_end_within_a_sentence_are_one_paragraph(text: str) -> None:
    (block,) = split_blocks(text)
    assert "\n" not in block.text
    assert "  " not in block.text


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sinks off Leyte\nRain to last, office says",
        "Deaths: many\nCauses: unknown so far",
        "The dam held.\nThe river fell.",
        "# The dam held through the night of the storm\nand nobody was hurt.",
        "- pears\n- plums",
        "The minister spoke in the capital.\nQ: Did it hold?",
    ],
)
def test_lines_of_their_own_stay_so(text: str) -> None:
    assert len(split_blocks(text)) == 2


def test_a_word_over_two_lines_is_one_word_with_its_exact_place() -> None:
    text = "The fleet began a with-\ndrawal from the bay, and co\u00adoperation ended."
    (block,) = split_blocks(text)
    assert block.text == "The fleet began a withdrawal from the bay, and cooperation ended."
    at = block.text.index("withdrawal")
    assert block.locate(Span(at, at + 10)).of(text) == "with-\ndrawal"
    at = block.text.index("cooperation")
    assert block.locate(Span(at, at + 11)).of(text) == "co\u00adoperation"


def test_a_name_keeps_its_hyphen_at_a_line_end() -> None:
    (block,) = split_blocks("They sailed to the port of Guinea-\nBissau on Monday.")
    assert block.text == "They sailed to the port of Guinea-Bissau on Monday."
