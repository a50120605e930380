"""Attributions by who states a chance: pollsters give her a 70% chance, bookmakers offer odds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.lexicon import Cue
from forewarn.extractors.syntax import characters, is_negated, noun_phrase, subject, verb_group
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("moods")
_GIVING = _WORDS.find("chance_givers")
_CHANCES = frozenset(_WORDS.find_table("nouns")["chance"]) | {"risk"}


def find_odds(doc: "Doc") -> Iterator[Attribution]:
    """Attributions of chances with a number to the subject of the verb that gives them."""
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in _GIVING:
            continue
        chances = [
            child
            for child in token.children
            if child.dep_ == "dobj" and child.lemma_.lower() in _CHANCES and _has_number(child)
        ]
        head = subject(token) if chances else None
        if head is None or head.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        objects = [
            c for c in token.children if c.i > token.i and c.dep_ in ("dobj", "dative", "prep")
        ]
        first = min((child.left_edge for child in objects), key=lambda word: word.i)
        last = max((child.right_edge for child in objects), key=lambda word: word.i)
        yield Attribution(
            source=noun_phrase(head),
            head=head.i,
            cue=verb_group(token),
            trigger=token.i,
            content=characters(first, last),
            meaning=Cue(nominal=True),
            withheld=is_negated(token),
        )


def _has_number(noun: "Token") -> bool:
    return any(word.like_num or word.text == "%" for word in noun.subtree)
