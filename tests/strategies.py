"""Hypothesis strategies that the rooms' tests share."""

from datetime import date

from hypothesis import strategies as st

from forewarn.text import Span, canonical

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))
raw_texts = st.text(max_size=400)
texts = raw_texts.map(canonical)
chances = st.floats(min_value=0.001, max_value=0.999)
weights = st.lists(st.floats(min_value=1e-6, max_value=1e6), min_size=1, max_size=8)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    """A canonical text and a span inside it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))
