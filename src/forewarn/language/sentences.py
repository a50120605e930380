"""Sentence ends, for languages that mark them with a full stop before a capital."""

import re
from collections.abc import Iterable

from forewarn.text import Span

_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")


class SentenceEnds:
    """Sentence ends of a language with these abbreviations."""

    def __init__(self, abbreviations: Iterable[str]) -> None:
        words = "".join(rf"|\b{re.escape(word)}" for word in abbreviations)
        self._abbreviation = re.compile(rf"(?:\b[A-Z]{words})$")

    def around(self, text: str, span: Span) -> Span:
        """The sentences that ``span`` touches, within its lines; never narrower than ``span``.

        A period after an initial or an abbreviation does not end a sentence.
        """
        first = text.rfind("\n", 0, span.start) + 1
        last = text.find("\n", span.end)
        last = len(text) if last < 0 else last
        start, end = first, last
        for match in _END.finditer(text, first, last):
            if self._abbreviation.search(text, first, match.start()):
                continue
            if match.end() <= span.start:
                start = match.end()
            elif match.end() >= span.end:
                end = match.end()
                break
        while start < span.start and text[start].isspace():
            start += 1
        return Span(start, end)
