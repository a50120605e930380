"""Attributions that a noun makes: claims that, the agency's estimate of, speculation that."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarn.claims.claim import Stance
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.complements import has_to
from forewarn.extractors.attribution.lexicon import nouns, verbs
from forewarn.extractors.known_nouns import names_speaker
from forewarn.extractors.syntax import (
    characters,
    noun_phrase,
    subject,
)
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")
_JUDGING = _WORDS.find("nouns_judging")


_LEND = _WORDS.find("nouns_lend")
"""Verbs whose subject is the source of the reporting noun: "issued a denial that"."""


_IMPERSONAL = _WORDS.find("nouns_impersonal")
"""Nouns that need no speaker ("evidence that"); without a source they are no attribution."""


def find_nominal(doc: "Doc") -> Iterator[Attribution]:
    """Attributions by nouns: claims that, the agency's estimate of, speculation that."""
    cues = nouns()
    for noun in doc:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in cues:
            continue
        content = _noun_content(noun)
        if content is None or _is_disputed(noun):
            continue
        head = _noun_source(noun)
        if head is not None and content.overlaps(characters(head, head)):
            head = None
        if head is None and noun.lemma_.lower() in _IMPERSONAL:
            continue
        yield Attribution(
            source=None if head is None else noun_phrase(head),
            head=-1 if head is None else head.i,
            cue=characters(noun, noun),
            trigger=noun.i,
            content=content,
            meaning=cues[noun.lemma_.lower()],
            withheld=any(c.lower_ in ("no", "little") for c in noun.children),
        )


def _noun_content(noun: "Token") -> Span | None:
    if (clause := _predicated_clause(noun)) is not None:
        return clause
    for child in noun.children:
        if (
            child.dep_ in ("acl", "ccomp", "relcl", "appos")
            and child.i > noun.i
            and any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in child.children)
        ):
            return characters(child.left_edge, child.right_edge)
    has_owner = any(c.dep_ == "poss" for c in noun.children) or _is_lent(noun)
    if has_owner and noun_stance(noun) in (Stance.INTENDS, Stance.DEMANDS, Stance.DENIES):
        for child in noun.children:
            if child.dep_ in ("acl", "relcl", "xcomp") and child.i > noun.i and has_to(child):
                return characters(child.left_edge, child.right_edge)
    for child in noun.children:
        is_opposition = child.lower_ == "to" and noun.lemma_.lower() in ("opposition", "objection")
        about = child.lower_ in _ABOUT or is_opposition
        if child.dep_ == "prep" and about and child.i > noun.i:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None and (
                any(t.like_num for t in inner.subtree)
                or (has_owner and (noun_stance(noun) is not Stance.ASSERTS or _judges(noun)))
            ):
                return characters(inner.left_edge, inner.right_edge)
    return None


def _predicated_clause(noun: "Token") -> Span | None:
    """The clause that a copula equates with the noun: the minister's message is that."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or verb.i < noun.i:
        return None
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "advcl", "attr") and child.i > verb.i:
            marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
            to_do = noun_stance(noun) in (Stance.INTENDS, Stance.DEMANDS) and has_to(child)
            if marks & {"that", "whether"} or to_do:
                return characters(child.left_edge, child.right_edge)
    return None


_ABOUT = _WORDS.find("nouns_about")
"""Prepositions after a reporting noun: concern about, criticism of, a call for."""


def _judges(noun: "Token") -> bool:
    """True for a noun that judges its object: criticism of, claims of."""
    return noun.lemma_.lower() in _JUDGING


def _is_lent(noun: "Token") -> bool:
    """True when the verb's subject is the source of the noun: made a promise, voiced concern."""
    return noun.dep_ in ("dobj", "attr") and noun.head.lemma_.lower() in _LEND


def noun_stance(noun: "Token") -> Stance:
    """Stance of the reporting noun towards its content."""
    return nouns()[noun.lemma_.lower()].stance


def _is_disputed(noun: "Token") -> bool:
    """True when a verb already takes a stance on what the noun reports: denied reports that."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return False
    cue = verbs().get(verb.lemma_.lower())
    return cue is not None and cue.stance in (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS)


def _noun_source(noun: "Token") -> "Token | None":
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from") or child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in ("amod", "compound") and child.pos_ == "PROPN":
            return child
    if noun.dep_ in ("dobj", "attr") and noun.head.lemma_.lower() in _LEND:
        return subject(noun.head)
    if names_speaker(noun):
        return noun
    return None
