"""Capitals corrected for the parser: headlines become sentences, names are learned from the text.

The parser was trained on sentences: it takes the capitalised nouns of a headline for names.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.lexicon import reporting_forms
from forewarn.extractors.layout.block import TextBlock
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = reading_words("reader")


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_INSIDE = re.compile(r"(?<=[\w,;] )[^\W\d_]+(?:['’][^\W\d_]+)?")
"""Words that do not begin a sentence, so that a capital is their own."""
_SMALL_WORDS = _WORDS.find("casing_small_words")
_LEAST = 4
"""Words below which a line is too short to tell a headline from a name."""
_LONGEST = 300
"""Characters above which nothing is a headline."""


@dataclass(frozen=True, slots=True)
class Casing:
    """How often the running text of a report writes each word small and with a capital."""

    lower: Counter[str]
    capital: Counter[str]

    @classmethod
    def of(cls, blocks: Sequence[TextBlock]) -> "Casing":
        """Count words inside sentences; headlines, which capitalise everything, are left out."""
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        for block in blocks:
            if not _is_headline(block.text):
                for word in _INSIDE.findall(block.text):
                    (capital if word[0].isupper() else lower)[word.lower()] += 1
        return cls(lower, capital)

    def as_sentence(self, text: str) -> str:
        """A headline with the capitals of a sentence ("Mayor vows to quit") and the same length.

        A word loses its capital where the rest of the report writes it small more often, or where
        it is a form of a reporting verb that the rest never writes with a capital.
        """
        return _WORD.sub(self._lower, text) if _is_headline(text) else text

    def _lower(self, match: re.Match[str]) -> str:
        word, lower = match.group(), match.group().lower()
        if match.start() == 0 or len(lower) != len(word) or (word.isupper() and len(word) > 1):
            return word
        common = lower in _SMALL_WORDS or self.lower[lower] > self.capital[lower]
        return lower if common or (lower in reporting_forms() and not self.capital[lower]) else word

    def name(self, doc: "Doc") -> None:
        """Tag as names the capital words that the parser took for common nouns.

        A report that writes a word only with a capital within its sentences uses it as a name,
        also where it begins one.
        """
        for token in doc:
            if token.pos_ == "NOUN" and token.text[0].isupper() and token.tag_ == "NN":
                lower = token.lower_
                if self.capital[lower] and not self.lower[lower]:
                    token.tag_, token.pos_ = "NNP", "PROPN"


def _is_headline(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL_WORDS]
    return len(words) >= _LEAST and all(word[0].isupper() for word in words)
