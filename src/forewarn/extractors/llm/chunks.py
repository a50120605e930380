"""A long report in parts that a language model can take in, offsets kept."""

import re

from forewarn.text import Span

LONGEST_CHUNK = 6000
"""Characters of a part: some 1,500 tokens, which leaves room for the answer in a window of 4,096."""

_BREAKS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?][\"”’)]*\s"),
    re.compile(r"\s"),
)
"""Where to cut, best first: between paragraphs, lines, sentences, words."""


def split_chunks(text: str, longest: int = LONGEST_CHUNK) -> tuple[Span, ...]:
    """Parts of ``text`` that follow on one another and leave nothing out.

    None is longer than ``longest``; each ends at the last paragraph end within its second half,
    else the last line, sentence or word end there, else where it is full.

    >>> [span.of("One. Two.\\n\\nThree.") for span in split_chunks("One. Two.\\n\\nThree.", 12)]
    ['One. Two.\\n\\n', 'Three.']
    """
    spans: list[Span] = []
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        spans.append(Span(start, end))
        start = end
    if start < len(text):
        spans.append(Span(start, len(text)))
    return tuple(spans)


def _cut(text: str, start: int, full: int) -> int:
    half = start + (full - start) // 2
    for kind in _BREAKS:
        ends = [hit.end() for hit in kind.finditer(text, half, full)]
        if ends and ends[-1] > start:
            return ends[-1]
    return full
