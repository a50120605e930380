"""The built-in reader of English as the rest of the program holds it: loaded when it first reads."""

from dataclasses import dataclass
from functools import cache

from forewarn.claims.claim import Claim
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.extractors.reader_name import READER_NAME
from forewarn.reports.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishPlugin:
    """The offline reader of English: a dependency grammar, the same claims every time."""

    innermost: bool = True
    """False for every attribution of a relay chain, not only the innermost."""

    @property
    def name(self) -> str:
        """Name and version of the reader."""
        return READER_NAME

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of ``report`` in the order of their place in the text."""
        return _load_reader(self.innermost).read(report, gazetteer)


@cache
def _load_reader(innermost: bool) -> Extractor:
    """Its grammar and word lists take half a second to load."""
    from forewarn.extractors.attribution.grammar import Grammar
    from forewarn.extractors.english_reader import EnglishReader

    return EnglishReader(grammar=Grammar(innermost=innermost))
