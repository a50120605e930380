"""Lines of a page as running text: marks of markup and of wrapping go, every character keeps its place."""

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from forewarn.extractors.layout.block import BlockKind, TextBlock
from forewarn.text import Span

_MARKUP = re.compile(
    r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`+"
    r"|!?\[(?=[^\]\n]{1,300}\]\()|(?<=\S)\]\([^()\s]{0,500}\)|\[\^?\d{1,3}\]"
    r"|[\u00ad\u200b-\u200d\u2060\ufeff]"
)
"""Marks of Markdown, footnote numbers, soft hyphens and blanks without width."""
_BLANK = re.compile(r"[\n\t\u00a0\u2007\u2028\u2029\u202f]")
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
"""A hyphen at the end of a line, within a word."""


def join_lines(kind: BlockKind, text: str, lines: Sequence[Span]) -> TextBlock:
    """The lines of one paragraph as a block.

    A line end becomes a blank; a hyphen at a line end goes where the word goes on in small letters.
    """
    start, end = lines[0].start, lines[-1].end
    raw = text[start:end]
    gaps = [
        *((start + mark.start(), start + mark.end()) for mark in _MARKUP.finditer(raw)),
        *_line_ends(text, lines),
    ]
    if not gaps:
        return TextBlock(kind=kind, text=flatten(raw), offsets=range(start, end))
    # Eight bytes a character; a list of numbers would take five times as much.
    offsets = array("q")
    plain: list[str] = []
    at = start
    for gap_start, gap_end in [*sorted(gaps), (end, end)]:
        if at < gap_start:
            plain.append(text[at:gap_start])
            offsets.extend(range(at, gap_start))
        at = max(at, gap_end)
    return TextBlock(kind=kind, text=flatten("".join(plain)), offsets=offsets)


def flatten(raw: str) -> str:
    """Replace line ends, tabs and odd blanks by blanks, one for one, so that offsets do not move."""
    return _BLANK.sub(" ", raw)


def _line_ends(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What goes between two lines: all but the line end, or that too within a word."""
    for before, after in pairwise(lines):
        hyphen = _SPLIT_WORD.search(text, max(before.start, before.end - 2), before.end)
        if hyphen is not None and text[after.start].islower():
            yield hyphen.start(), after.start
        elif hyphen is not None:
            yield before.end, after.start
        elif after.start > before.end + 1:
            yield before.end + 1, after.start
