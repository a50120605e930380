import pytest
from hypothesis import given

from forewarn.language.english import ENGLISH
from forewarn.text import Span
from tests.strategies import texts_with_spans

sentence_around = ENGLISH.sentence_around


@given(texts_with_spans())
def test_the_sentence_holds_the_span(given_: tuple[str, Span]) -> None:
    text, span = given_
    around = sentence_around(text, span)
    assert around.covers(span)
    assert around.end <= len(text)


TEXT = '# Head\n\nThe U.S. said so. Gen. Ryder said on Oct. 3 that 10 went. "He fell." Why? End'


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Head", "# Head"),
        ("said so", "The U.S. said so."),
        ("Ryder", "Gen. Ryder said on Oct. 3 that 10 went."),
        ("fell", '"He fell."'),
        ("Why", "Why?"),
        ("End", "End"),
        ("so. Gen. Ryder", "The U.S. said so. Gen. Ryder said on Oct. 3 that 10 went."),
    ],
)
def test_sentences(word: str, sentence: str) -> None:
    start = TEXT.index(word)
    assert sentence_around(TEXT, Span(start, start + len(word))).of(TEXT) == sentence
