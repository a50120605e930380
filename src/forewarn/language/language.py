"""What every language promises: its words, as the rooms outside its reader ask for them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from forewarn.claims.claim import Claim
from forewarn.reports.report import Report
from forewarn.text import Span


class Bound(StrEnum):
    """What the word before a figure makes of it."""

    FLOOR = "floor"
    """At least so many."""
    CEILING = "ceiling"
    """At most so many."""
    RANGE = "range"
    """One end of a range whose ends are both named."""
    EXACT = "exact"
    """No word: the figure as it stands."""
    NEAR = "near"
    """Any other word: about so many."""


class Reader(Protocol):
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

    Every method is a function of its arguments: the same words give the same answer.  What a
    method returns is the program's own vocabulary, the same for every language, so that reports
    in two languages can be held against one another.
    """

    @property
    def code(self) -> str:
        """Code of the language as in ``language = "en"``; the name of its entry point."""
        ...

    @property
    def stages(self) -> Mapping[str, frozenset[str]]:
        """Words for a measurand's ``stage``, by the stage that each of them means: ``sent``,
        ``killed``, ``wounded``, ``captured`` or ``planned``."""
        ...

    @property
    def planned(self) -> tuple[str, ...]:
        """Words in a measurand's ``stage`` that say it counts what has not happened yet."""
        ...

    @property
    def either(self) -> frozenset[str]:
        """Words that join two stages of which the measurand counts either: "killed or wounded"."""
        ...

    @property
    def stage_words(self) -> frozenset[str]:
        """Words by which a required phrase is known to guard the stage, not the scope."""
        ...

    def stands_in(self, phrase: str, sentence: str) -> bool:
        """True when the words of ``phrase`` stand in a row in ``sentence``, without case and in
        regular inflection; a word of the phrase that ends in ``*`` matches every word that begins
        so."""
        ...

    def ends_with(self, unit: str, counted: str) -> bool:
        """True when ``counted`` is the unit or its head: ``elite soldiers`` ends with
        ``soldier``."""
        ...

    def negates(self, phrase: str) -> bool:
        """True when the phrase itself denies: "no longer"."""
        ...

    def sentence_around(self, text: str, span: Span) -> Span:
        """The sentences that ``span`` touches, within its lines; never narrower than ``span``."""
        ...

    def occasions(self, sentence: str, day: date) -> tuple[str, ...]:
        """Keys of the occasions at which what the sentence tells was said, reported on ``day``:
        the kind with a proper name or with a day, ``briefing on 2024-10-18``."""
        ...

    def content_words(self, text: str) -> frozenset[str]:
        """What a paraphrase of ``text`` keeps: its words and numbers without those that mean
        little alone, cut so that inflection does not part two."""
        ...

    def bound(self, approximator: str) -> Bound:
        """What the approximator of a quantity makes of its figure."""
        ...

    def thing(self, unit: str) -> str:
        """The counted thing in one word.

        A fate (``killed``, ``wounded``, ``casualty``, ``captured``), ``person``, else the head
        word in its base form; empty when the unit is not said.
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
        """``killed`` or ``wounded`` where a verb says that of the counted, in any of its senses;
        else empty."""
        ...

    def stage_of_verb(self, verb: str) -> str:
        """The stage of which a verb leaves no doubt, a key of :attr:`stages`; else empty."""
        ...

    def own_findings(self, claimant: str) -> bool:
        """True when the words name no speaker but what a speaker goes by: "intelligence"."""
        ...

    def extractor(self) -> Reader:
        """A reader of reports in this language; what it needs is imported here, not before."""
        ...
