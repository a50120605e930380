"""The English language: word files, regular inflection, and the reader of English reports."""

from datetime import date
from pkgutil import resolve_name

from forewarn.language.english import inflection
from forewarn.language.english.occasions import Occasions
from forewarn.language.language import ClaimReader
from forewarn.language.occasion import Occasion
from forewarn.language.tabled import TabledLanguage
from forewarn.language.words import words_of

_PACKAGE = "forewarn.language.english"


class English(TabledLanguage):
    """English as newspapers write it."""

    def __init__(self) -> None:
        words = words_of(_PACKAGE, ())
        self._unbending = frozenset(words.unbending)
        self._occasions = Occasions(words)
        super().__init__("en", _PACKAGE)

    def forms(self, word: str) -> frozenset[str]:
        """The word and its possible base forms."""
        return inflection.forms(word, self._unbending)

    def singular(self, word: str) -> str:
        """The singular of a word."""
        return inflection.singular_of(word)

    def occasions(self, sentence: str, day: date) -> tuple[Occasion, ...]:
        """The occasions that a sentence names for its statement."""
        return self._occasions.find(sentence, day)

    def extractor(self) -> ClaimReader:
        """The built-in reader, with the words of the case.

        Resolved by name, not imported: the reader is a room above this one, and loading its parser
        takes seconds.
        """
        room = "forewarn.extractors.extractor"
        make = resolve_name(f"{room}:load_extractor")
        settings = resolve_name(f"{room}:ExtractorSettings")
        reader: ClaimReader = make("english", settings(words=self.own_words))
        return reader


ENGLISH = English()
