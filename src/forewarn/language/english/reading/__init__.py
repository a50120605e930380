"""Word lists of the reader of English, one file a room of it.

The grammar that uses them stands in ``forewarn.extractors``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from forewarn.language.words import Words, by_word, read_words, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWords:
    """What a file of the reader's words holds."""

    about: str
    """What the words of the file are for, in a sentence."""
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words by the name of their set."""
    tables: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Words by the head that they stand under, by the name of their table."""

    values: Mapping[str, Mapping[str, tuple[float, ...]]] = field(default_factory=dict)
    """Numbers that each word stands for, by the name of their table."""

    def find(self, name: str) -> frozenset[str]:
        """The words of a set."""
        return frozenset(self.sets[name])

    def find_list(self, name: str) -> tuple[str, ...]:
        """The words of a set in their order."""
        return self.sets[name]

    def find_pattern(self, name: str) -> str:
        """The words of a set as alternatives of a regular expression."""
        return match_any(self.sets[name])

    def find_longest(self, name: str) -> str:
        """The words of a set as alternatives, longer ones first: none is cut short by its beginning."""
        return match_any(sorted(self.sets[name], key=lambda words: (-len(words), words)))

    def find_table(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The words of a table by head, both in their order; one word may stand under several."""
        return self.tables[name]

    def find_heads(self, name: str) -> dict[str, str]:
        """The head under which each word of a table stands; LanguageError for a word under two."""
        return by_word(self.tables[name], name=name)

    def find_values(self, name: str) -> Mapping[str, tuple[float, ...]]:
        """The numbers of each word of a table."""
        return self.values[name]


def match_any(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression, in their order.

    >>> match_any(["a lie", "U.S."])
    'a lie|U\\\\.S\\\\.'
    """
    # re.escape would escape blanks too, which a pattern in verbose mode alone needs.
    return "|".join(re.escape(word).replace("\\ ", " ") for word in words)


@cache
def reading_words(room: str) -> ReadingWords:
    """The words of a room of the reader, read once; LanguageError when the file has a fault."""
    name = f"{room}.toml"
    return read_words(files(__package__).joinpath(name).read_text("utf-8"), ReadingWords, name=name)


def subject_words() -> Words:
    """The words of all subjects: a report is read before it is known which of them it is about."""
    return words_of("forewarn.language.english")
