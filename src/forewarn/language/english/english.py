"""The English language: word files, regular inflection, and the reader of English reports."""

from datetime import date
from pkgutil import resolve_name

from forewarn.language.english import inflection
from forewarn.language.english.occasions import Occasions
from forewarn.language.language import Reader
from forewarn.language.tabled import TabledLanguage
from forewarn.language.words import words_of


class English(TabledLanguage):
    """English as newspapers write it."""

    def __init__(self) -> None:
        words = words_of("forewarn.language.english")
        self._unbending = frozenset(words.unbending)
        self._occasions = Occasions(words)
        super().__init__("en", words)

    def forms(self, word: str) -> frozenset[str]:
        """The word and what it may be an inflection of."""
        return inflection.forms(word, self._unbending)

    def singular(self, word: str) -> str:
        """The word without the ending of its plural."""
        return inflection.singular(word)

    def occasions(self, sentence: str, day: date) -> tuple[str, ...]:
        """Keys of the occasions at which what the sentence tells was said."""
        return self._occasions.find(sentence, day)

    def extractor(self) -> Reader:
        """The built-in reader.

        Named, not imported: a reader stands above the words that it uses, and the parser that it
        loads takes seconds.
        """
        make = resolve_name("forewarn.extractors.extractor:load_extractor")
        reader: Reader = make("english")
        return reader


ENGLISH = English()
