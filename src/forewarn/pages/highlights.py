"""A report's text with its claims marked, character for character.

The text content of what is returned equals the text: marks only wrap, never add or drop.  Spans
over the same characters share a mark; a span inside another becomes a mark inside it; where two
cross, the later one is split at the earlier one's end and goes on in a second mark.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from forewarn.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """Characters to mark: the anchors that lead to them, a style, and where a click leads."""

    span: Span
    anchors: tuple[str, ...]
    style: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters between blank lines; ``gap`` is the white space after them."""

    span: Span
    gap: Span


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Split at blank lines; the spans and gaps together cover the text."""
    start = 0
    while start < len(text):
        cut = text.find("\n\n", start)
        end = len(text) if cut < 0 else cut
        after = end
        while after < len(text) and text[after] == "\n":
            after += 1
        yield Paragraph(Span(start, end), Span(end, after))
        start = after


def merge_highlights(marks: Iterable[Highlight]) -> tuple[Highlight, ...]:
    """Marks over the same characters as one, its anchors in order."""
    by_span: dict[Span, list[Highlight]] = {}
    for mark in marks:
        by_span.setdefault(mark.span, []).append(mark)
    return tuple(
        Highlight(
            span=span,
            anchors=tuple(anchor for mark in group for anchor in mark.anchors),
            style=group[0].style,
            href=group[0].href,
            label="; ".join(dict.fromkeys(mark.label for mark in group)),
        )
        for span, group in sorted(by_span.items())
    )


def highlight_html(
    text: str, within: Span, marks: Sequence[Highlight], bold: Iterable[Span] = ()
) -> Markup:
    """HTML of ``text[within]`` with the parts of ``marks`` that fall in it."""
    strong = disjoint_spans(bold)
    pieces = _pieces(within, marks)
    return Markup("").join(_write_pieces(text, within, pieces, strong))


def disjoint_spans(spans: Iterable[Span]) -> list[Span]:
    """The characters of the spans as spans in order that do not overlap."""
    separate: list[Span] = []
    at = 0
    for span in sorted({*spans}):
        if span.end > max(at, span.start):
            separate.append(Span(max(at, span.start), span.end))
            at = span.end
    return separate


def spans_within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Of spans that do not overlap those that reach into ``[start, end)``."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, lo=first, key=lambda span: span.start)]


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    start: int
    backwards_end: int
    place: int

    @property
    def end(self) -> int:
        return -self.backwards_end


def _pieces(within: Span, marks: Sequence[Highlight]) -> list[tuple[int, int, Highlight, bool]]:
    """Clipped and split so that any two are nested or disjoint, in document order."""
    queue = [
        _Piece(max(mark.span.start, within.start), -min(mark.span.end, within.end), place)
        for place, mark in enumerate(marks)
        if mark.span.overlaps(within)
    ]
    heapq.heapify(queue)
    open_ends: list[int] = []
    pieces: list[tuple[int, int, Highlight, bool]] = []
    while queue:
        piece = heapq.heappop(queue)
        while open_ends and open_ends[-1] <= piece.start:
            open_ends.pop()
        end = piece.end
        if open_ends and open_ends[-1] < end:
            end = open_ends[-1]
            heapq.heappush(queue, _Piece(end, piece.backwards_end, piece.place))
        open_ends.append(end)
        mark = marks[piece.place]
        pieces.append((piece.start, end, mark, piece.start == mark.span.start))
    return pieces


def _write_pieces(
    text: str, within: Span, pieces: list[tuple[int, int, Highlight, bool]], strong: Sequence[Span]
) -> Iterator[Markup]:
    at = within.start
    closing: list[tuple[int, str]] = []
    for start, end, mark, first in pieces:
        while closing and closing[-1][0] <= start:
            stop, tag = closing.pop()
            yield _leaf(text, at, stop, strong)
            yield Markup(f"</{tag}>")
            at = stop
        yield _leaf(text, at, start, strong)
        at = start
        tag = "span" if closing else "a"  # links may not nest
        yield _opening_tag(tag, mark, first)
        closing.append((end, tag))
    while closing:
        stop, tag = closing.pop()
        yield _leaf(text, at, stop, strong)
        yield Markup(f"</{tag}>")
        at = stop
    yield _leaf(text, at, within.end, strong)


def _opening_tag(tag: str, mark: Highlight, first: bool) -> Markup:
    parts: dict[str, str] = {"class": f"cl {mark.style}".strip()}
    if first and mark.anchors:
        parts["id"] = mark.anchors[0]
    if tag == "a":
        parts["href"] = mark.href
        parts["title"] = mark.label
    anchors = mark.anchors[1:] if first else ()
    return _tag(tag, parts) + Markup("").join(
        _tag("span", {"class": "at", "id": anchor}) + Markup("</span>") for anchor in anchors
    )


def _tag(name: str, attributes: Mapping[str, str]) -> Markup:
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{pairs}>")


def _leaf(text: str, start: int, end: int, strong: Sequence[Span]) -> Markup:
    parts: list[Markup] = []
    at = start
    for span in spans_within(strong, start, end):
        low, high = max(span.start, at), min(span.end, end)
        parts.append(escape(text[at:low]))
        parts.append(Markup(f'<b class="qty">{escape(text[low:high])}</b>'))
        at = high
    parts.append(escape(text[at:end]))
    return Markup("").join(parts)
