import pytest
from hypothesis import given

from forewarn.text import Span, canonical
from tests.strategies import raw_texts, texts_with_spans


@given(raw_texts)
def test_canonical_is_idempotent_and_clean(raw: str) -> None:
    text = canonical(raw)
    assert canonical(text) == text
    assert "\r" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))


def test_canonical_joins_composed_letters_and_drops_the_mark() -> None:
    assert canonical("\ufeffCafe\u0301  \r\nb\x07\tc ") == "Caf\u00e9\nb\tc"


@given(texts_with_spans())
def test_a_span_round_trips(given_: tuple[str, Span]) -> None:
    text, span = given_
    assert len(span.of(text)) == len(span)
    assert text[: span.start] + span.of(text) + text[span.end :] == text


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_refuses_nonsense(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


def test_spans_overlap_and_cover() -> None:
    assert Span(0, 4).overlaps(Span(3, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(1, 5))
    assert not Span(1, 5).covers(Span(0, 5))
