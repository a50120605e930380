"""Headlines in title case written as sentences, because a parser of prose takes them for names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from forewarn.extractors.attribution.lexicon import reporting_forms
from forewarn.extractors.layout import Block

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_INSIDE = re.compile(r"(?<=[\w,;] )[^\W\d_]+(?:['’][^\W\d_]+)?")
"""Words that do not begin a sentence, so that a capital is their own."""
_SHORT = frozenset(
    "a an the of in on for and to with at by from as or nor but is if via vs over into off up than "
    "that its".split()
)
_LEAST = 4
"""Words below which a line is too short to tell a headline from a name."""
_LONGEST = 300
"""Characters above which nothing is a headline."""


def sentence_cased(page: Sequence[Block]) -> Iterator[str]:
    """The text of each block for the parser, letter for letter: "Mayor Vows To Quit" as "Mayor
    vows to quit".

    A word loses its capital where the rest of the report writes it small more often, or where it
    is a form of a reporting verb that the rest never writes with a capital.
    """
    titled = [_titled(block.text) for block in page]
    if not any(titled):
        yield from (block.text for block in page)
        return
    small: Counter[str] = Counter()
    tall: Counter[str] = Counter()
    for block, is_title in zip(page, titled, strict=True):
        if not is_title:
            for match in _INSIDE.finditer(block.text):
                word = match.group()
                (small if word[0].islower() else tall)[word.lower()] += 1
    for block, is_title in zip(page, titled, strict=True):
        yield _lowered(block.text, small, tall) if is_title else block.text


def _titled(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    words = [word for word in _WORD.findall(text) if word.lower() not in _SHORT]
    return len(words) >= _LEAST and all(word[0].isupper() for word in words)


def _lowered(text: str, small: Counter[str], tall: Counter[str]) -> str:
    def lower(match: re.Match[str]) -> str:
        word, low = match.group(), match.group().lower()
        kept = match.start() == 0 or len(low) != len(word) or (word.isupper() and len(word) > 1)
        if kept:
            return word
        common = low in _SHORT or small[low] > tall[low]
        return low if common or (low in reporting_forms() and not tall[low]) else word

    return _WORD.sub(lower, text)
