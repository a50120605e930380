"""Marks wrap a text; they never change it."""

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from forewarn.pages.highlights import (
    Highlight,
    disjoint_spans,
    highlight_html,
    merge_highlights,
    paragraphs,
    spans_within,
)
from forewarn.text import Span

TEXTS = st.text(alphabet="ab <&>\"'\n", min_size=1, max_size=40)


def bare(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def mark(start: int, end: int, name: str = "x") -> Highlight:
    return Highlight(span=Span(start, end), anchors=(name,), style="", href="#n", label=name)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Highlight], list[Span]]:
    text = draw(TEXTS)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    pairs = draw(st.lists(ends.map(sorted), max_size=6))
    marks = [mark(low, high, f"m{place}") for place, (low, high) in enumerate(pairs) if low < high]
    bold = [Span(low, high) for low, high in draw(st.lists(ends.map(sorted), max_size=3))]
    return text, marks, bold


@given(marked_texts())
def test_the_text_content_is_the_text(given_: tuple[str, list[Highlight], list[Span]]) -> None:
    text, marks, bold = given_
    html = highlight_html(text, Span(0, len(text)), merge_highlights(marks), bold)
    assert bare(html) == text


@given(marked_texts())
def test_tags_nest_links_do_not_and_every_anchor_is_there_once(
    given_: tuple[str, list[Highlight], list[Span]],
) -> None:
    text, marks, bold = given_
    html = str(highlight_html(text, Span(0, len(text)), merge_highlights(marks), bold))
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z]+)", html):
        if closing:
            assert open_tags.pop() == tag
        else:
            assert tag != "a" or "a" not in open_tags
            open_tags.append(tag)
    assert not open_tags
    assert sorted(re.findall(r'id="(m\d)"', html)) == sorted(one.anchors[0] for one in marks)


@given(marked_texts())
def test_each_mark_covers_exactly_its_characters(
    given_: tuple[str, list[Highlight], list[Span]],
) -> None:
    text, marks, _ = given_
    for one in marks:
        html = str(highlight_html(text, Span(0, len(text)), [one]))
        inside = re.search(r'<a [^>]*id="[^"]*"[^>]*>(.*)</a>', html, re.DOTALL)
        assert inside is not None
        assert bare(inside.group(1)) == one.span.of(text)


@given(TEXTS)
def test_paragraphs_cover_the_text(text: str) -> None:
    parts = [held.span.of(text) + held.gap.of(text) for held in paragraphs(text)]
    assert "".join(parts) == text


def test_claims_over_the_same_characters_share_a_mark() -> None:
    html = highlight_html(
        "ten or twenty", Span(0, 13), merge_highlights([mark(0, 13, "one"), mark(0, 13, "two")])
    )
    assert html == (
        '<a class="cl" id="one" href="#n" title="one; two">'
        '<span class="at" id="two"></span>ten or twenty</a>'
    )


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=6))
def test_spans_apart_cover_what_the_spans_cover(pairs: list[list[int]]) -> None:
    spans = [Span(low, high) for low, high in pairs]
    found = disjoint_spans(spans)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = [at for span in found for at in range(span.start, span.end)]
    assert covered == sorted({at for span in spans for at in range(span.start, span.end)})
    for start in range(21):
        for end in range(start + 1, 21):
            held = [span for span in found if span.overlaps(Span(start, end))]
            assert list(spans_within(found, start, end)) == held
