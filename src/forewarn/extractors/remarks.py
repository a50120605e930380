"""Limits of reading a text, which its user must know before trusting the claims."""

import re
from collections import Counter
from collections.abc import Iterator

from forewarn.extractors.layout.block import LONGEST_BLOCK
from forewarn.extractors.quotations import find_quotations
from forewarn.language.foreign import ENGLISH_NAME, name_language
from forewarn.wording.numbers import count

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = 0.1
"""Share of non-Latin letters from which a remark is made."""
_MOST_LANGUAGES = 3
_SLOW = 500_000
"""Characters above which reading takes minutes."""
_A_SECOND = 12_000
"""Characters that a processor core reads per second where every sentence holds a claim."""


def text_remarks(text: str) -> Iterator[str]:
    """Notes on a canonical text: what was not read, or read with less certainty, and why."""
    if not text.strip():
        yield "empty: there is nothing to read"
        return
    if len(text) > _SLOW:
        minutes = max(1, round(len(text) / _A_SECOND / 60))
        yield f"{len(text):,} characters: reading takes about {count(minutes, 'minute')}"
    lines = [line for line in text.split("\n") if line.strip()]
    if long_paragraphs := sum(len(line) > LONGEST_BLOCK for line in lines):
        yield (
            f"{count(long_paragraphs, 'paragraph')} of more than {LONGEST_BLOCK:,} characters read in pieces, "
            "cut at sentence ends where there are any"
        )
    letters = len(_LETTER.findall(text))
    foreign = letters - len(_LATIN.findall(text))
    if letters and foreign / letters >= _FOREIGN:
        yield f"{foreign / letters:.0%} of the letters are not Latin: only English is read"
    languages = Counter(
        language for line in lines if (language := name_language(line)) not in ("", ENGLISH_NAME)
    )
    for language, paragraphs in languages.most_common(_MOST_LANGUAGES):
        yield f"{count(paragraphs, 'paragraph')} in {language}, not read: only English is read"
    if replacements := text.count("\ufffd"):
        yield f"{count(replacements, 'character')} could not be decoded and stand as \ufffd"
    if unclosed_paragraphs := sum(_has_unclosed_quotation(line) for line in lines):
        yield (
            f"{count(unclosed_paragraphs, 'paragraph')} with a quotation mark that has no partner: "
            "such a quotation is taken to end before its tag or, without one, with its paragraph"
        )


def _has_unclosed_quotation(line: str) -> bool:
    """True where a quotation opens and is not closed within the first pieces of a paragraph."""
    return any(not quote.closed for quote in find_quotations(line[: 4 * LONGEST_BLOCK]))
