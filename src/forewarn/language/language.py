"""The protocol of a language: the words that all rooms but its reader need."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from forewarn.claims.claim import Claim
from forewarn.language.event_words import EventLexicon
from forewarn.language.occasion import Occasion
from forewarn.language.words import Words
from forewarn.reports.report import Report
from forewarn.text import Span


class Bound(StrEnum):
    """The bound that the word before a figure sets."""

    FLOOR = "floor"
    """At least this many."""
    CEILING = "ceiling"
    """At most this many."""
    RANGE = "range"
    """One end of a range with both ends stated."""
    EXACT = "exact"
    """No word: the exact figure."""
    NEAR = "near"
    """Any other word: about this many."""


class ClaimReader(Protocol):
    """Drafts claims from reports in one language."""

    @property
    def name(self) -> str:
        """Name and version, written into each claim and into cache keys."""
        ...

    def read(self, report: Report, gazetteer: Any) -> tuple[Claim, ...]:
        """The claims of ``report``, names resolved against the gazetteer of the case."""
        ...


class Language(Protocol):
    """The words of one language.

    Every method is a function of its arguments: the same words give the same answer.  Methods return
    the program's own vocabulary, the same for every language, so that reports in different languages
    can be compared.
    """

    def __hash__(self) -> int:
        """A language is a key of caches; one object stands for equal words."""
        ...

    @property
    def code(self) -> str:
        """Code of the language as in ``language = "en"``; the name of its entry point."""
        ...

    @property
    def subjects(self) -> tuple[str, ...]:
        """Names of the subjects that it has a vocabulary for: ``conflict``, ``health``."""
        ...

    def for_subjects(self, subjects: tuple[str, ...], words: Words | None = None) -> "Language":
        """The language with the vocabularies of these subjects alone, all of them where none is
        named, and with the words of a case.

        LanguageError where a word of the case stands under two heads of one table.
        """
        ...

    @property
    def own_words(self) -> Words | None:
        """The words that the case adds to those of its subjects."""
        ...

    @property
    def words_of_reader(self) -> tuple[tuple[str, ...], ...]:
        """Those words of the case that its reader goes by: where they change, reports are read
        anew."""
        ...

    @property
    def lexicon(self) -> EventLexicon:
        """Words for what happens, and what is a kind of what."""
        ...

    def bases(self, word: str) -> frozenset[str]:
        """The word and its possible base forms, irregular ones included."""
        ...

    @property
    def stages(self) -> Mapping[str, frozenset[str]]:
        """Words for a measurand's ``stage``, by the stage that they mean, such as ``sent``,
        ``killed``, ``confirmed`` or ``planned``."""
        ...

    @property
    def passing(self) -> frozenset[str]:
        """Stages that what is counted goes through on its way to others, and which exclude none."""
        ...

    @property
    def planned(self) -> tuple[str, ...]:
        """Words in a measurand's ``stage`` for events that have not happened yet."""
        ...

    @property
    def either(self) -> frozenset[str]:
        """Words that join two stages of which the measurand counts either: "killed or wounded"."""
        ...

    @property
    def stage_words(self) -> frozenset[str]:
        """Words that show that a required phrase restricts the stage, not the scope."""
        ...

    def stands_in(self, phrase: str, sentence: str) -> bool:
        """True when the words of ``phrase`` follow one another in ``sentence``, in any case and
        regular inflection; a word of the phrase that ends in ``*`` matches as a prefix."""
        ...

    def ends_with(self, unit: str, ending: str) -> bool:
        """True when ``ending`` is the unit or its head: ``elite soldiers`` ends with
        ``soldier``."""
        ...

    def are_akin(self, word: str, other: str) -> bool:
        """True when two words in lower case are of one root, as far as their letters show: "deploy"
        and "deployment"."""
        ...

    def negates(self, phrase: str) -> bool:
        """True when the phrase itself denies: "no longer"."""
        ...

    def sentence_around(self, text: str, span: Span) -> Span:
        """The sentences that ``span`` touches, within its lines; never narrower than ``span``."""
        ...

    def occasions(self, sentence: str, day: date) -> tuple[Occasion, ...]:
        """The occasions that a sentence reported on ``day`` names for its statement."""
        ...

    def content_words(self, text: str) -> frozenset[str]:
        """Words and numbers that a paraphrase of ``text`` keeps: without those that mean little alone,
        and cut so that inflected forms are equal."""
        ...

    def bound(self, approximator: str) -> Bound:
        """The bound that the approximator of a quantity sets on its figure."""
        ...

    def unit_class(self, unit: str) -> str:
        """The class of a unit in one word.

        A fate (``killed``, ``wounded``, ``casualty``, ``captured``), ``person``, else the head
        word in its base form; empty when there is no unit.
        """
        ...

    def open_fate(self, word: str) -> str:
        """The fate that the word leaves open (``lost``, ``neutralized``, ``eliminated``,
        ``destroyed``); empty for every other word."""
        ...

    def open_fate_of(self, unit: str) -> str:
        """The fate that a unit leaves open: "losses" are ``lost``; empty for every other unit."""
        ...

    def fate_of_verb(self, verb: str) -> str:
        """``killed`` or ``wounded`` where a verb can state that of the people counted; else empty."""
        ...

    def stage_of_verb(self, verb: str) -> str:
        """The stage that a verb states unambiguously, a key of :attr:`stages`; else empty."""
        ...

    def own_findings(self, claimant: str) -> bool:
        """True when the words name no speaker but a speaker's own findings: "intelligence"."""
        ...

    def extractor(self) -> ClaimReader:
        """A reader of reports in this language; it imports its libraries here, not earlier."""
        ...
