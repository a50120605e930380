"""The nouns that the grammar must know: persons and bodies that speak, people and things that do not.

A noun in no list may speak and be counted all the same; a list only says what no grammar can tell.
The words of a case go before those of the subjects, which are for every case.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import cache
from typing import TYPE_CHECKING

from forewarn.extractors.nounwords import singular_noun
from forewarn.extractors.parser import not_nouns
from forewarn.language.english.reading import subject_words
from forewarn.language.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEY = "forewarn_nouns"
"""Where a parsed document keeps the nouns with which it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNouns:
    """Nouns by what they name, in small letters."""

    persons: frozenset[str]
    """Heads of noun phrases that can speak as persons."""
    bodies: frozenset[str]
    """Heads of noun phrases that can speak as bodies."""
    people: frozenset[str]
    """Who is counted, whether they speak or not."""
    things: frozenset[str]
    """What is counted and does not speak."""
    declared: frozenset[str] = frozenset()
    """What the case itself says is counted: such a word after a figure is its unit, whatever the
    parse makes of it."""
    fates: frozenset[str] = frozenset()
    """What the case says became of those who are counted: "40 martyred"."""

    @classmethod
    def of(cls, words: Words | None = None) -> "KnownNouns":
        """The nouns of all subjects with those that a case adds."""
        subjects = subject_words()
        persons, bodies = frozenset(subjects.roles), frozenset(subjects.institutions)
        people = frozenset(subjects.people)
        things = frozenset(subjects.things) - persons - bodies
        if words is None:
            return cls(persons=persons, bodies=bodies, people=people, things=things)
        roles, institutions = _both_numbers(words.roles), _both_numbers(words.institutions)
        counted = _both_numbers((*words.things, *words.formations))
        silent = counted - roles - institutions
        return cls(
            persons=persons - silent - institutions | roles,
            bodies=bodies - silent - roles | institutions,
            people=people | _both_numbers(words.people),
            things=things - roles - institutions | silent,
            declared=counted | _both_numbers(words.people),
            fates=frozenset(word.casefold() for fate in astuple(words.fates) for word in fate),
        )

    @property
    def speakers(self) -> frozenset[str]:
        """Heads of noun phrases that can speak."""
        return self.persons | self.bodies

    def can_speak(self, word: str) -> bool:
        """True for a noun that names a person or a body."""
        return word in self.persons or word in self.bodies

    def find_declared(self, doc: "Doc", start: int) -> "Token | None":
        """The word that the case declares to be counted, right after a figure that ends before the
        token ``start``; up to two modifiers may stand between."""
        for token in doc[start : start + _NEAR] if self.declared else ():
            if self.base_form(token):
                following = doc[token.i + 1] if token.i + 1 < len(doc) else None
                # "14 dhow crews" counts crews.
                is_head = following is None or following.pos_ not in ("NOUN", "PROPN")
                return token if is_head else None
            if token.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB") or token.is_stop:
                return None
        return None

    def base_form(self, token: "Token") -> str:
        """The declared word that a token is a form of; empty where it is of none."""
        lower = token.lower_
        singular = singular_noun(lower)
        return next((word for word in (singular, lower) if word in self.declared), "")


_NEAR = 3
"""Words after a figure among which what it counts stands."""


def _both_numbers(words: Iterable[str]) -> frozenset[str]:
    """The words in small letters, each as it is written and in the singular."""
    lower = [word.casefold() for word in words]
    return frozenset((*lower, *map(singular_noun, lower)))


@cache
def shipped_nouns() -> KnownNouns:
    """The nouns of all subjects: a report is read before it is known which of them it is about."""
    return KnownNouns.of()


def read_with(doc: "Doc", nouns: KnownNouns) -> "Doc":
    """The document, which keeps the nouns that it is read with.

    A word that the case declares and the dictionary has as nothing else is a noun, whatever the
    tagger guessed.
    """
    doc.user_data[_KEY] = nouns
    for token in doc if nouns.declared else ():
        if token.pos_ in ("NOUN", "PROPN") or not (base := nouns.base_form(token)):
            continue
        if not_nouns().isdisjoint((token.lower_, base)):
            token.tag_, token.pos_ = "NN" if token.lower_ == base else "NNS", "NOUN"
            token.lemma_ = base
    return doc


def nouns_of(doc: "Doc") -> KnownNouns:
    """The nouns that a document is read with: those that are shipped, unless it keeps others."""
    nouns: KnownNouns = doc.user_data.get(_KEY) or shipped_nouns()
    return nouns


def names_person(noun: "Token") -> bool:
    """True for a noun that names a person who can speak."""
    return noun.lemma_.lower() in nouns_of(noun.doc).persons


def names_body(noun: "Token") -> bool:
    """True for a noun that names a body that can speak."""
    return noun.lemma_.lower() in nouns_of(noun.doc).bodies


def names_speaker(noun: "Token") -> bool:
    """True for a noun that names a person or a body."""
    return nouns_of(noun.doc).can_speak(noun.lemma_.lower())
