"""The lines of a page, and which of them are one paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forewarn.extractors.attribution.lexicon import saying_forms
from forewarn.extractors.layout.block import BlockKind
from forewarn.extractors.parser import dictionary
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_QUOTE_MARKS = re.compile(r"[ \t]*((?:>[ \t]?)+)")
_OPENER = re.compile(
    r"[ \t]*(?:(?P<heading>#{1,6})[ \t]+|(?P<bullet>[-*•‣◦·▪–‐●○■□➤✓][ \t]+"
    r"|\(?\d{1,3}[.)][ \t]+|\d{1,2}(?:\.\d{1,2}){1,2}\.?[ \t]+(?=[A-Z“\"])|§[ \t]?\d{1,4}[.)]?[ \t]+"
    r"|\(?[ivxl]{1,5}[.)][ \t]+|\(?[a-z]\)[ \t]+)|¶[ \t]*)?"
)
"""What opens a heading, a bullet or a numbered paragraph."""
_TERMINAL = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_LABEL_START = re.compile(
    r"(?:[^\W\d_a-z]|[@<\[]|[a-z]\w{0,28}[_\d])[^\s:]{0,30}(?: [^\s:]{1,20}){0,4} ?: |\[?\d{1,2}[:.]\d\d(?!\d)"
    r"|\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d|\(\d{1,2}[:.]\d\d\) "
)
"""A label or a clock time, which open a line of their own."""
_SMALL_LABEL = re.compile(r"(?P<name>[a-z][\w.’'-]{1,20}): \S")
"""What may be a name as people write it in a chat."""
_CLOCK_END = re.compile(r"\b\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?\)?$")
"""A time of day, in which the head of a post ends."""
_NUMBER = re.compile(r"\d[\d.,]* (?=[a-z])")
"""A number with what it counts, which goes on with a sentence."""
_FULL_LINE = (45, 110)
"""Widths between which text is wrapped by hand or by a program."""
_SHORT = 15
"""Characters below which a line is an entry of a list, not a part of a sentence."""
_UNFINISHED = reading_words("layout").find("unfinished")
"""Words in which no sentence ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with words, without the marks of quoted replies before it."""

    span: Span
    depth: int = 0
    """Marks of quotation before it: 2 for a reply to a reply."""
    is_first: bool = False
    """True after an empty line, after a change of depth and at the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOpening:
    """What a line opens with."""

    kind: BlockKind
    end: int
    """Where its words begin."""


def find_lines(text: str) -> Iterator[Line]:
    """The lines with words, in order."""
    at, depth, is_first = 0, 0, True
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        marks = _QUOTE_MARKS.match(text, start, end)
        depth_before, depth = depth, 0 if marks is None else marks.group(1).count(">")
        start = start if marks is None else marks.end()
        is_first = is_first or depth != depth_before
        if text[start:end].strip():
            yield Line(span=Span(start, end), depth=depth, is_first=is_first)
            is_first = False
        else:
            is_first = True


def find_opening(text: str, span: Span) -> LineOpening | None:
    """The mark or number that opens a line; None where its words come at once."""
    match = _OPENER.match(text, span.start, span.end)
    if match is None or not match.group().strip():
        return None
    kind = BlockKind.HEADING if match["heading"] else BlockKind.BULLET
    return LineOpening(kind=kind, end=match.end())


def find_margin(text: str, lines: Sequence[Line]) -> int:
    """The width to which a page is wrapped; 0 where its lines are no wrapped ones."""
    longest = max((len(line.span) for line in lines), default=0)
    return longest if _FULL_LINE[0] <= longest <= _FULL_LINE[1] else 0


def group_paragraphs(text: str, lines: Sequence[Line], margin: int) -> Iterator[list[Line]]:
    """Lines that follow one another, by paragraph."""
    item: list[Line] = []
    for line in lines:
        if item and find_opening(text, line.span) is not None:
            yield from _split_item(text, item, margin)
            item = []
        item.append(line)
    if item:
        yield from _split_item(text, item, margin)


def _split_item(text: str, item: Sequence[Line], margin: int) -> Iterator[list[Line]]:
    """The paragraphs of lines of which only the first may have an opening mark."""
    is_prose = _is_prose(text, item)
    width = max(len(line.span) for line in item)
    widest = margin or (width if _FULL_LINE[0] <= width <= _FULL_LINE[1] else 0)
    paragraph = [item[0]]
    opening = find_opening(text, item[0].span)
    is_heading = opening is not None and opening.kind is BlockKind.HEADING
    for line in item[1:]:
        is_inside = len(paragraph) > 1
        if not (is_heading and not is_inside) and _goes_on(
            text, paragraph[-1].span, line.span, widest if is_prose else 0, is_inside=is_inside
        ):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _is_prose(text: str, item: Sequence[Line]) -> bool:
    """True where the lines end and begin within sentences, as no list of sentences does."""
    inner = sum(_TERMINAL.search(text, *_tail(line)) is None for line in item[:-1])
    if len(item) == 2:
        return inner == 1 and _TERMINAL.search(text, *_tail(item[-1])) is not None
    begins_inside = any(_first_letter(text, line.span).islower() for line in item[1:])
    return begins_inside and 3 * (len(item) - 1 - inner) <= len(item)


def _goes_on(text: str, before: Span, after: Span, margin: int, *, is_inside: bool) -> bool:
    """True where the second line continues the sentence or the wrapped paragraph of the first."""
    line, following = before.of(text).rstrip(), after.of(text).strip()
    first = _first_letter(text, after)
    if line.endswith("\u00ad") or (line.endswith("-") and line[-2:-1].isalpha()):
        return first.isalpha()
    ends = _TERMINAL.search(line) is not None
    if line.endswith(":") or (len(line) < _SHORT and not is_inside) or _starts_label(following):
        return False
    if _CLOCK_END.search(line):
        return False
    is_number = _NUMBER.match(following) is not None and _TERMINAL.search(following) is not None
    if first.islower() or is_number:
        return not ends
    last = line.split()[-1].casefold()
    if not ends and (last in _UNFINISHED or line.endswith(",")):
        return True
    return bool(margin) and len(line) + 1 + len(following.split()[0]) > margin


def _starts_label(line: str) -> bool:
    """True for "Deaths: 1" and "14:32", not for "Kim said: ..."."""
    match = _LABEL_START.match(line)
    if match is None:
        small = _SMALL_LABEL.match(line)
        return small is not None and small["name"] not in dictionary()
    words = match.group().rstrip(": ").casefold().split()
    return not words or words[-1] not in saying_forms()


def _first_letter(text: str, span: Span) -> str:
    return span.of(text).strip().lstrip("“\"‘'(«")[:1]


def _tail(line: Line) -> tuple[int, int]:
    return max(line.span.start, line.span.end - 6), line.span.end
