"""A language defined by word files; a subclass adds only the grammar."""

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from functools import lru_cache
from typing import Any

from forewarn.language.event_words import EventLexicon
from forewarn.language.installed import load_language
from forewarn.language.language import Bound, ClaimReader, Language
from forewarn.language.occasion import Occasion
from forewarn.language.phrases import PhraseMatcher
from forewarn.language.sentences import SentenceEnds
from forewarn.language.words import (
    Words,
    by_word,
    heads,
    join_word_files,
    subjects_of,
    words_of,
)
from forewarn.text import Span

STEM = 6
"""Letters of a content word that are compared, so that inflected forms are equal."""
ROOT = 4
"""Letters that words of one root begin with: "kill", "killed"."""
_WORD = re.compile(r"[^\W_]+")


class TabledLanguage(ABC):
    """A :class:`~forewarn.language.language.Language` over its words.

    A subclass defines the inflection of words, the occasions of a sentence and the reader of reports.
    """

    def __init__(self, code: str, package: str) -> None:
        self.code = code
        self._package = package
        self._variant: tuple[tuple[str, ...], Words | None] | None = None
        self._take(words_of(package))

    @property
    def subjects(self) -> tuple[str, ...]:
        """Names of the subjects that the language has a vocabulary for."""
        return subjects_of(self._package)

    @property
    def own_words(self) -> Words | None:
        """The words that the case adds to those of its subjects."""
        return None if self._variant is None else self._variant[1]

    @property
    def words_of_reader(self) -> tuple[tuple[str, ...], ...]:
        """Those words of the case that its reader goes by: those for who and what there is, and
        for what happens."""
        own = self.own_words
        if own is None:
            return ()
        named = tuple(
            tuple(sorted(words))
            for words in (
                own.people,
                own.roles,
                own.institutions,
                own.things,
                own.formations,
                *astuple(own.fates),
            )
        )
        told = tuple(repr(item) for words in (own.events, own.kinds) for item in words.items())
        return (*named, *((told,) if told else ()))

    def for_subjects(self, subjects: tuple[str, ...], words: Words | None = None) -> Language:
        """The language with the vocabularies of these subjects alone, all of them where none is
        named, and with the words of a case."""
        if not subjects and words is None:
            return self
        key = (self.code, subjects, repr(words))
        if key not in _VARIANTS:
            parts = [words_of(self._package, subjects or None), *([words] if words else [])]
            # Not `copy`, which would go by `__reduce__` and give the one object of the code.
            variant = object.__new__(type(self))
            variant.__dict__.update(self.__dict__)
            variant._variant = (subjects, words)
            variant._take(join_word_files(parts))
            _VARIANTS[key] = variant
        return _VARIANTS[key]

    def _take(self, words: Words) -> None:
        self.words = words
        self.stages = {
            head: frozenset(words_of_stage) for head, words_of_stage in heads(words.stages).items()
        }
        self.passing = frozenset(words.passing)
        self.planned = words.planned
        self.either = frozenset(words.either)
        self.stage_words = frozenset(words.stage_words)
        matcher = PhraseMatcher(self.forms)
        self.stands_in = matcher.stands_in
        self.ends_with = matcher.ends_with
        self.unit_class = lru_cache(maxsize=4096)(self._unit_class)
        self._ends = SentenceEnds(words.abbreviations)
        self._negator = _any_of(words.negators)
        self._bounds = {word: Bound(head) for word, head in by_word(words.approximators).items()}
        self._fates = by_word(words.fates)
        self._open_fates = by_word(words.open_fates)
        self._fate_verbs = by_word(words.fate_verbs)
        self._stage_verbs = by_word(words.stage_verbs)
        self._people = frozenset(words.people)
        self._empty = frozenset(words.empty)
        self._own_findings = frozenset(words.own_findings)
        self.lexicon = EventLexicon(words.events, words.kinds)
        irregular: dict[str, set[str]] = defaultdict(set)
        for base, forms in words.irregular.items():
            for form in forms:
                irregular[form].add(base)
        self._irregular = {form: frozenset(bases) for form, bases in irregular.items()}

    def __reduce__(self) -> tuple[Callable[..., Language], tuple[Any, ...]]:
        """Pickle a language by its code and variant: there is one object of each, with the caches
        of its words."""
        if self._variant is None:
            return load_language, (self.code,)
        return _load_variant, (self.code, *self._variant)

    @abstractmethod
    def forms(self, word: str) -> frozenset[str]:
        """The word and its possible base forms; two words agree when they share a form."""

    def bases(self, word: str) -> frozenset[str]:
        """The word and its possible base forms, irregular ones included."""
        return self.forms(word) | self._irregular.get(word, frozenset())

    @abstractmethod
    def singular(self, word: str) -> str:
        """The singular of a word."""

    @abstractmethod
    def occasions(self, sentence: str, day: date) -> tuple[Occasion, ...]:
        """The occasions that a sentence names for its statement."""

    @abstractmethod
    def extractor(self) -> ClaimReader:
        """A reader of reports in this language."""

    def are_akin(self, word: str, other: str) -> bool:
        """True when the words begin with the same :data:`ROOT` letters, or are equal."""
        return word[:ROOT] == other[:ROOT]

    def negates(self, phrase: str) -> bool:
        """True when the phrase itself denies: "no longer"."""
        return self._negator.search(phrase.casefold().replace("\u2019", "'")) is not None

    def sentence_around(self, text: str, span: Span) -> Span:
        """The sentences that ``span`` touches, within its lines; never narrower than ``span``."""
        return self._ends.around(text, span)

    def content_words(self, text: str) -> frozenset[str]:
        """Words of four letters or more and numbers, cut to :data:`STEM`, without those that mean little
        alone: a paraphrase keeps these where it keeps no run of words."""
        return frozenset(
            word[:STEM]
            for word in _WORD.findall(text.casefold())
            if (len(word) > 3 and word not in self._empty) or word.isdigit()
        )

    def bound(self, approximator: str) -> Bound:
        """The bound that the approximator of a quantity sets on its figure."""
        if not approximator:
            return Bound.EXACT
        return self._bounds.get(approximator.casefold(), Bound.NEAR)

    def _unit_class(self, unit: str) -> str:
        """The class of a unit in one word: a fate, ``person``, the head word, or empty."""
        words = [self.singular(word) for word in _WORD.findall(unit.casefold())]
        fates = {self._fates[word] for word in words if word in self._fates}
        if len(fates) == 1:
            return fates.pop()
        if fates:
            return "casualty"
        if any(word in self._people for word in words):
            return "person"
        return words[-1] if words else ""

    def open_fate(self, word: str) -> str:
        """The fate that the word leaves open; empty for every other word."""
        return self._open_fates.get(word, "")

    def open_fate_of(self, unit: str) -> str:
        """The fate that a unit leaves open: "losses" are ``lost``; empty for every other unit."""
        words = {word.strip("().,+") for word in unit.casefold().replace("+", " ").split()}
        fates = (
            self.open_fate(form) for word in sorted(words) for form in (word, self.singular(word))
        )
        return next((fate for fate in fates if fate), "")

    def fate_of_verb(self, verb: str) -> str:
        """The fate that a verb can state; else empty."""
        return self._fate_verbs.get(verb, "")

    def stage_of_verb(self, verb: str) -> str:
        """The stage that a verb states unambiguously, a key of ``stages``; else empty."""
        return self._stage_verbs.get(verb.casefold(), "")

    def own_findings(self, claimant: str) -> bool:
        """True when the words name no speaker but a speaker's own findings: "intelligence"."""
        words = claimant.split()
        # With a capital the word is a name: "Defence Intelligence".
        return bool(words) and words[-1] in self._own_findings and claimant == claimant.lower()


_VARIANTS: dict[tuple[str, tuple[str, ...], str], Language] = {}
"""Variants by code, subjects and words of the case: equal words are one object."""


def _load_variant(code: str, subjects: tuple[str, ...], words: Words | None) -> Language:
    return load_language(code).for_subjects(subjects, words)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of the words as a whole word, and a part of a word ("n't") anywhere."""
    alternatives = "|".join(re.escape(word) for word in words if word.isalpha())
    patterns = [rf"(?<!\w)(?:{alternatives})(?!\w)"] if alternatives else []
    patterns += [re.escape(word) for word in words if not word.isalpha()]
    return re.compile("|".join(patterns) or r"(?!)")
