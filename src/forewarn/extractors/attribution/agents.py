"""Who vouches in a participle for what stands beside it: "as confirmed by A and B, 14 died"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarn.claims.claim import Stance
from forewarn.extractors.attribution.asides import content_beside
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.lexicon import Cue, find_vouching, nouns, verbs
from forewarn.extractors.attribution.speakers import cannot_speak
from forewarn.extractors.known_nouns import names_speaker
from forewarn.extractors.syntax import (
    SUBJECTS,
    characters,
    is_negated,
    noun_phrase,
    sentence_of,
    verb_group,
)
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")
_COUNTS = _WORDS.find("back_references_counts") | _WORDS.find("agents_measures")
"""Nouns that stand for a figure: the toll, the turnout."""
_EARLY = _WORDS.find("agents_early")
"""Adverbs of a report that others went on from: first reported by a nurse."""
_CITING = frozenset(("citing", "quoting"))
_STATING_LEVEL = frozenset(("be", "stand"))
"""Verbs that only say how high a figure is."""


def find_agents(doc: "Doc") -> Iterator[Attribution]:
    """Attributions to the agent of a participle, after "as" or beside a clause."""
    for verb in doc:
        if verb.tag_ not in ("VBN", "VBD"):
            continue
        agent = find_agent(verb)
        if agent is None or cannot_speak(agent):
            continue
        meaning = find_vouching(verb.lemma_.lower())
        content = None if meaning is None else _as_content(verb) or _beside_content(verb, meaning)
        if meaning is not None and content is not None:
            yield Attribution(
                source=noun_phrase(agent),
                head=agent.i,
                cue=verb_group(verb),
                trigger=verb.i,
                content=content,
                meaning=meaning,
                withheld=is_negated(verb),
            )


def find_backers(doc: "Doc") -> Iterator[Span]:
    """The names of those who are cited or back a report: a number of them counts no event."""
    for token in doc:
        if token.lower_ in _CITING:
            objects = (child for child in token.children if child.dep_ in ("dobj", "pobj"))
            yield from map(noun_phrase, objects)
        elif token.tag_ == "VBN" and token.lemma_.lower() in verbs():
            agent = find_agent(token)
            if agent is not None and names_speaker(agent):
                yield noun_phrase(agent)


def find_agent(verb: "Token") -> "Token | None":
    """The ministry of "confirmed by the ministry"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((name for name in child.children if name.dep_ == "pobj"), None)
    return None


def _as_content(verb: "Token") -> Span | None:
    """What "as reported by" stands beside: the noun that it follows at once, else its sentence."""
    first = verb
    while first.dep_ == "conj" and first.head.tag_ in ("VBN", "VBD"):
        first = first.head
    opening = next((c for c in first.children if c.lower_ == "as" and c.i < first.i), None)
    if opening is None and first.head.lower_ == "as":
        opening = first.head
    if opening is None or any(child.dep_ in SUBJECTS for child in first.children):
        return None
    doc, noun = verb.doc, first.head
    if noun.pos_ in ("NOUN", "PROPN") and noun.i < opening.i and not doc[opening.i - 1].is_punct:
        return characters(noun.left_edge, doc[opening.i - 1])
    return content_beside(sentence_of(verb), opening.i, max(first.right_edge.i, opening.i))


def _beside_content(verb: "Token", meaning: Cue) -> Span | None:
    """What a bare participle confirms: "Confirmed by the court, the turnout stood at 61 percent"."""
    if verb.tag_ != "VBN" or any(child.lower_ in _EARLY for child in verb.children):
        return None
    first = verb
    while first.dep_ == "conj" and first.head.tag_ == "VBN":
        first = first.head
    clause = _clause(first)
    if clause is None or clause.lemma_.lower() in verbs():
        return None
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    if subject is None or any(child.dep_ in ("mark", "advmod") for child in first.children):
        return None
    lemma = subject.lemma_.lower()
    is_level = clause.lemma_ in _STATING_LEVEL and any(word.like_num for word in clause.subtree)
    if meaning.stance is not Stance.CONFIRMS and not (
        is_level or lemma in _COUNTS or lemma in nouns()
    ):
        return None
    return content_beside(sentence_of(verb), first.left_edge.i, first.right_edge.i)


def _clause(verb: "Token") -> "Token | None":
    """The verb of the clause that a participle set off by a comma stands beside."""
    doc, above = verb.doc, verb.head
    before, after = verb.left_edge.i - 1, verb.right_edge.i + 1
    is_set_off = (before >= 0 and doc[before].text == ",") or (
        before < sentence_of(verb).start and after < len(doc) and doc[after].text == ","
    )
    # "Estimated by insurers at $90 million" has the figure that it is about.
    if not is_set_off or any(c.lower_ == "at" and c.i > verb.i for c in verb.children):
        return None
    if verb.dep_ == "acl" and above.dep_ in SUBJECTS and above.i < verb.i:
        return above.head
    return above if verb.dep_ == "advcl" and above.pos_ in ("VERB", "AUX") else None
