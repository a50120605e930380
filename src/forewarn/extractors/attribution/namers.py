"""Names in a lead-in that has no verb of saying: "And from the mayor:", "Figures by the bank:"."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.lexicon import nouns, verbs
from forewarn.extractors.known_nouns import names_speaker
from forewarn.language.english.reading import reading_words
from forewarn.language.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = reading_words("layout").find("lead_objects")
"""What is given in a list: details, figures, the following."""
_ENGLISH = words_of("forewarn.language.english")
_CALENDAR = frozenset((*_ENGLISH.months, *_ENGLISH.weekdays))
_GIVING = ("from", "by", "to")
"""Prepositions before whoever speaks: a letter from, figures by, according to."""


def find_namers(words: "Iterable[Token]", colon: int) -> "Iterator[Token]":
    """Nouns before a colon that may speak: subjects first, then what "from" or "by" names."""
    before = [token for token in words if token.idx < colon]
    yield from (token for token in reversed(before) if _is_reporting(token))
    able = [token for token in before if _can_speak(token)]
    yield from (token for token in reversed(able) if token.dep_ in ("nsubj", "nsubjpass"))
    for token in able:
        preposition = token.head.lower_ if token.dep_ == "pobj" else ""
        above = token.head.head
        if (
            preposition in _GIVING
            or token.dep_ == "poss"
            or preposition == "of"
            and (above.lemma_.lower() in nouns() or above.lower_ in _OBJECTS)
        ):
            yield token


def _is_reporting(token: "Token") -> bool:
    """True for the subject of a verb of saying, whatever it is: the declaration states."""
    return (
        token.dep_ == "nsubj"
        and (token.pos_ in ("NOUN", "PROPN") or _is_acronym(token))
        and (
            token.head.lemma_.lower() in verbs()
            or any(
                child.dep_ == "dobj" and child.lower_ in _OBJECTS for child in token.head.children
            )
        )
    )


def _is_acronym(token: "Token") -> bool:
    """True for WHO, which the tagger takes for a pronoun."""
    return len(token) > 1 and token.text.isupper()


def _can_speak(token: "Token") -> bool:
    if token.pos_ not in ("PROPN", "NOUN") or token.lower_ in _CALENDAR:
        return False
    return token.pos_ == "PROPN" or names_speaker(token)
