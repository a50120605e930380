"""Capitals corrected for the parser: headlines become sentences, names are learned from the text.

The parser was trained on sentences: it takes the capitalised nouns of a headline for names.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.lexicon import reporting_forms
from forewarn.extractors.dates.expressions import MONTH_NAMES, WEEKDAY_NAMES
from forewarn.extractors.layout.block import TextBlock
from forewarn.extractors.parser import dictionary
from forewarn.extractors.places import atlas
from forewarn.language.english import inflection
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
_LEAST_CAPITALS = 3
_START = re.compile(r"[.!?][”\"’)]*\s[“\"‘(]*$")
_VOWEL = re.compile(r"[aeiouy]")
_ACRONYMS = _WORDS.find("casing_acronyms")
_PRONOUNS = ("who", "us")
"""Acronyms that are words."""
_CALENDAR = frozenset(word.lower() for word in (*MONTH_NAMES, *WEEKDAY_NAMES))
_FUNCTION = _WORDS.find("casing_function")
_TITLE_WORDS = _WORDS.find("casing_titles")
_TITLES = "|".join(sorted(_TITLE_WORDS, key=len, reverse=True))
_TITLE = re.compile(rf"\b(?:{_TITLES})\.? $", re.IGNORECASE)
_LONGEST = 300
"""Characters above which nothing is a headline."""


@dataclass(frozen=True, slots=True)
class Casing:
    """How often the running text of a report writes each word small and with a capital."""

    lower: Counter[str]
    capital: Counter[str]
    upper: Counter[str]
    """Those with a capital that are all capitals: acronyms."""

    @classmethod
    def of(cls, blocks: Sequence[TextBlock]) -> "Casing":
        """Count words inside sentences; headlines, which capitalise everything, are left out."""
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        upper: Counter[str] = Counter()
        for block in blocks:
            if not _is_headline(block.text) and not is_in_capitals(block.text):
                for word in _INSIDE.findall(block.text):
                    (capital if word[0].isupper() else lower)[word.lower()] += 1
                    upper[word.lower()] += word.isupper() and len(word) > 1
        return cls(lower, capital, upper)

    def as_sentence(self, text: str) -> str:
        """A headline with the capitals of a sentence ("Mayor vows to quit") and the same length.

        A word loses its capital where the rest of the report writes it small more often, or where
        it is a form of a reporting verb that the rest never writes with a capital.
        """
        if is_in_capitals(text):
            return self._from_capitals(text)
        return _WORD.sub(self._lower, text) if _is_headline(text) else text

    def _from_capitals(self, text: str) -> str:
        """A text in capitals as any other: names keep one, acronyms all."""
        names = [match.span for match in atlas.world().names.search(text.title())]

        def recase(match: re.Match[str]) -> str:
            word, lower = match.group(), match.group().lower()
            if len(lower) != len(word) or self._is_acronym(text, match):
                return word
            is_place = any(name.start <= match.start() < name.end for name in names)
            after_title = _TITLE.search(text, max(0, match.start() - 12), match.start())
            if is_place and lower not in _SMALL_WORDS or after_title or self._is_name(lower):
                return word[0] + lower[1:]
            starts = _START.search(text, max(0, match.start() - 6), match.start())
            return word[0] + lower[1:] if match.start() == 0 or starts else lower

        return _WORD.sub(recase, text)

    def _is_acronym(self, text: str, match: re.Match[str]) -> bool:
        lower = match.group().lower()
        if self.upper[lower]:
            return True
        if lower in _PRONOUNS:
            # "WHO SAYS ..." states; "WHO SAYS SO?" asks.  "US" after a verb is a pronoun.
            following = _WORD.match(text, match.end() + 1)
            return (
                following is not None
                and following.group().lower() not in _SMALL_WORDS
                and not text.rstrip().endswith("?")
                and (lower != "who" or match.start() == 0)
            )
        has_no_vowel = len(lower) > 1 and not _VOWEL.search(lower) and lower not in _TITLE_WORDS
        return lower in _ACRONYMS or has_no_vowel

    def _is_name(self, lower: str) -> bool:
        """True for what the rest of the report, or no dictionary, writes with a capital."""
        if self.capital[lower] or self.lower[lower]:
            return self.capital[lower] > self.lower[lower]
        bare = re.sub(r"['’]s?$", "", lower)
        if bare in _CALENDAR:
            return True
        known = {bare, *inflection.forms(bare, frozenset())}
        return known.isdisjoint(dictionary()) and known.isdisjoint(_SMALL_WORDS | _FUNCTION)

    def _lower(self, match: re.Match[str]) -> str:
        word, lower = match.group(), match.group().lower()
        if match.start() == 0 or len(lower) != len(word) or (word.isupper() and len(word) > 1):
            return word
        common = lower in _SMALL_WORDS or self.lower[lower] > self.capital[lower]
        return lower if common or (lower in reporting_forms() and not self.capital[lower]) else word

    def name(self, doc: "Doc") -> None:
        """Tag as names the capital words that the parser took for common nouns or adjectives.

        A report that writes a word only with a capital within its sentences uses it as a name,
        also where it begins one; so is a subject with a capital that no dictionary has.
        """
        for token in doc:
            if token.tag_ not in ("NN", "JJ") or not token.text[0].isupper():
                continue
            lower = token.lower_
            is_written_so = token.tag_ == "NN" and self.capital[lower] and not self.lower[lower]
            is_unknown = token.dep_ == "nsubj" and token.is_alpha and self._is_name(lower)
            if is_written_so or is_unknown:
                token.tag_, token.pos_ = "NNP", "PROPN"


def is_in_capitals(text: str) -> bool:
    """True for a text of several words without a small letter."""
    return text.isupper() and len(_WORD.findall(text)) >= _LEAST_CAPITALS


def _is_headline(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL_WORDS]
    return len(words) >= _LEAST and all(word[0].isupper() for word in words)
