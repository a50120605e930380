"""Classes of words that embed a clause or a noun, by what they make of it.

A fear or a hope leaves open whether what it embeds is so, whatever its own polarity; "prevent"
makes of it what did not happen, and "did not prevent" what did; "know" and "regret" take it for
granted (Karttunen, "Implicative verbs", Language 47, 1971; Saurí and Pustejovsky, "FactBank",
Language Resources and Evaluation 43, 2009).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from forewarn.extractors.known_nouns import names_person
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("moods")


def _classes(table: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """The classes in which each word of a table stands."""
    classes: dict[str, frozenset[str]] = {}
    for head, words in table.items():
        for word in words:
            classes[word] = classes.get(word, frozenset()) | {head}
    return classes


_VERBS = _classes(_WORDS.find_table("verbs"))
_NOUNS = _classes(_WORDS.find_table("nouns"))
_ADJECTIVES = _classes(_WORDS.find_table("adjectives"))
_PREPOSITIONS = _WORDS.find("concern_prepositions")
_WOULD_WISH = _WORDS.find("would_wish")
"""Verbs that wish for something under "would": would like to see."""
_PARTICLES = frozenset(("off", "away"))
_WOULD = frozenset(("would", "’d", "'d"))


def embedding_of(token: "Token") -> frozenset[str]:
    """The classes of a word that may embed another; empty for most words."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
        particle = next((child.lower_ for child in token.children if _is_particle(child)), "")
        classes = _VERBS.get(f"{lemma} {particle}" if particle else lemma, frozenset())
        classes |= (
            _ADJECTIVES.get(token.lower_, frozenset()) if token.tag_ == "VBN" else frozenset()
        )
        if lemma in _WOULD_WISH and any(
            child.lower_ in _WOULD and child.dep_ == "aux" for child in token.children
        ):
            classes |= {"wish"}
        return classes
    if token.pos_ in ("NOUN", "PROPN"):
        return _NOUNS.get(lemma, frozenset())
    if token.pos_ == "ADJ":
        return _ADJECTIVES.get(token.lower_, frozenset())
    return frozenset()


def _is_particle(word: "Token") -> bool:
    """True for the "off" of "staves off", also where it is parsed as a preposition."""
    return word.dep_ == "prt" or (
        word.dep_ == "prep" and word.i == word.head.i + 1 and word.lower_ in _PARTICLES
    )


def is_complement(child: "Token", head: "Token") -> bool:
    """True when ``child`` is what ``head`` embeds, and not who does it, when or where."""
    if child.dep_ in ("ccomp", "xcomp", "acomp", "oprd"):
        return True
    if head.pos_ in ("VERB", "AUX"):
        if child.dep_ in ("dobj", "nsubjpass", "attr"):
            return True
        return child.dep_ == "prep" and (child.lower_ in _PREPOSITIONS or _is_particle(child))
    if child.dep_ in ("acl", "relcl"):
        # "The risk that 600 died" is often parsed as a relative clause.
        return child.dep_ == "acl" or _has_that(child)
    return child.dep_ == "prep" and child.lower_ in _PREPOSITIONS and not _is_holder(child)


def _is_holder(preposition: "Token") -> bool:
    """True for whose wish it is: the wish of the villagers."""
    return (
        preposition.lower_ == "of"
        and "wish" in _NOUNS.get(preposition.head.lemma_.lower(), frozenset())
        and any(names_person(child) for child in preposition.children)
    )


def _has_that(clause: "Token") -> bool:
    """True for a clause with "that" beside a subject of its own."""
    return any(
        child.lower_ == "that" and child.dep_ in ("mark", "dobj", "det")
        for child in clause.children
    ) and any(
        child.dep_ in ("nsubj", "nsubjpass", "expl") and child.lower_ != "that"
        for child in clause.children
    )
