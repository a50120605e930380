"""The built-in reader of English as the rest of the program holds it: loaded when it first reads."""

from dataclasses import dataclass

from forewarn.claims.claim import Claim
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.extractors.reader_name import READER_NAME
from forewarn.language.words import Words
from forewarn.reports.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishPlugin:
    """The offline reader of English: a dependency grammar, the same claims every time."""

    innermost: bool = True
    """False for every attribution of a relay chain, not only the innermost."""
    words: Words | None = None
    """Words that the case adds."""

    @property
    def name(self) -> str:
        """Name and version of the reader."""
        return READER_NAME

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of ``report`` in the order of their place in the text."""
        return _load_reader(self.innermost, self.words).read(report, gazetteer)


_READERS: dict[tuple[bool, str], Extractor] = {}
"""Readers by their settings: the grammar and the word lists take half a second to load."""


def _load_reader(innermost: bool, words: Words | None) -> Extractor:
    key = (innermost, repr(words))
    if key not in _READERS:
        from forewarn.extractors.attribution.grammar import Grammar
        from forewarn.extractors.english_reader import EnglishReader
        from forewarn.extractors.known_nouns import KnownNouns
        from forewarn.language.english import ENGLISH

        _READERS[key] = EnglishReader(
            grammar=Grammar(innermost=innermost),
            nouns=KnownNouns.of(words),
            lexicon=ENGLISH.for_subjects((), words).lexicon,
        )
    return _READERS[key]
