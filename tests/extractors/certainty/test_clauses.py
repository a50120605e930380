import pytest

from forewarn.extractors.certainty.clauses import auxiliaries, main_clause, scope
from forewarn.extractors.parser import parse_texts
from forewarn.text import Span


@pytest.mark.parametrize(
    ("text", "figure", "verb"),
    [
        ("Two men left and 600 men were held.", None, "left"),
        ("Two men left and 600 men were held.", "600", "held"),
        ("300 men left; 600 men stayed.", None, "left"),
        ("300 men left; 600 men stayed.", "600", "stayed"),
        ("300 men left. Later 600 men stayed.", "600", "stayed"),
        ("300 men left while 600 men stayed.", "600", "stayed"),
    ],
)
def test_a_figure_chooses_its_clause(text: str, figure: str | None, verb: str) -> None:
    doc = next(parse_texts([text]))
    at = None if figure is None else Span(text.index(figure), text.index(figure) + len(figure))
    found = main_clause(doc, Span(0, len(text)), at)
    assert found is not None
    assert found.text == verb


def test_the_reporting_word_is_not_the_content() -> None:
    text = "A landing, the agency said, is likely."
    doc = next(parse_texts([text]))
    said = next(token.i for token in doc if token.text == "said")
    found = main_clause(doc, Span(0, len(text)), trigger=said)
    assert found is not None
    assert found.text == "is"


def test_what_holds_no_word_has_no_clause() -> None:
    doc = next(parse_texts(["The men left."]))
    assert main_clause(doc, Span(4, 5)) is None


def test_asides_are_out_of_scope() -> None:
    text = "The men, who were tired, left because it rained."
    doc = next(parse_texts([text]))
    words = {token.text for token in scope(doc[:].root, Span(0, len(text)))}
    assert {"men", "left"} <= words
    assert not words & {"tired", "rained"}


def test_auxiliaries_in_order() -> None:
    doc = next(parse_texts(["They may have been seen."]))
    assert [word.text for word in auxiliaries(doc[:].root)] == ["may", "have", "been"]
