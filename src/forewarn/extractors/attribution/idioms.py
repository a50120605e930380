"""Denials and doubts of several words: ruled out, cast doubt on, called it a lie."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forewarn.claims.claim import Stance
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.complements import credited_content
from forewarn.extractors.attribution.lexicon import Cue, nouns
from forewarn.extractors.syntax import (
    characters,
    is_negated,
    noun_phrase,
    sentence_of,
    subject,
    verb_group,
)
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")
_CUES: dict[str, Cue] = {
    "denying": Cue(stance=Stance.DENIES, nominal=True),
    "doubting": Cue(stance=Stance.DOUBTS, certainty=0.4, nominal=True),
    "confirming": Cue(stance=Stance.CONFIRMS, nominal=True),
}
"""What the idioms of a group tell."""
_NAMING = _WORDS.find("idioms_naming")
"""Verbs that give their object a name: call, brand, dismiss as."""
_TRUTH = _WORDS.find("idioms_truth")
"""What a false report has none of."""
_DEEDS = _WORDS.find("idioms_deeds")
"""Idioms that are deeds too: a drone is shot down, a report is only denied."""
_BELIEVED = _WORDS.find("idioms_believed")
"""What may be believed or not, beside the nouns that credit somebody."""
_FALSE = _WORDS.find("idioms_false")
"""Names for what is not true."""


def _idioms() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """The words after the verb of each idiom with its meaning, by the verb; the longest first."""
    by_verb: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for group, phrases in _WORDS.find_table("idioms").items():
        for phrase in phrases:
            verb, *rest = phrase.split()
            by_verb.setdefault(verb, []).append((tuple(rest), _CUES[group]))
    for entries in by_verb.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_verb


_IDIOMS = _idioms()


def find_idioms(doc: "Doc") -> Iterator[Attribution]:
    """Attributions by a verb with the words that belong to it, or with a name for what is false."""
    for verb in doc:
        if verb.lemma_.lower() in _TRUTH and (denied := _untrue(verb)) is not None:
            yield denied
        if verb.pos_ != "VERB":
            continue
        lemma = verb.lemma_.lower()
        found = _idiom(verb, lemma)
        if found is None and lemma in _NAMING:
            found = _called_false(verb)
        if found is None:
            continue
        content, cue = found
        head = subject(verb)
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        if head is None and not passive:
            continue
        if head is not None and content.overlaps(characters(head, head)):
            head = None
        yield Attribution(
            source=None if head is None else noun_phrase(head),
            head=-1 if head is None else head.i,
            cue=verb_group(verb),
            trigger=verb.i,
            content=content,
            meaning=cue,
            withheld=is_negated(verb),
        )


def _untrue(truth: "Token") -> Attribution | None:
    """``there is no truth in reports that``: whoever says so denies what the reports say."""
    if not any(child.lower_ in ("no", "little") for child in truth.children):
        return None
    places = [*truth.children, *(c for c in truth.head.children if c.i > truth.i)]
    for child in places:
        if child.dep_ == "prep" and child.i > truth.i:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            content = None if inner is None else credited_content(inner)
            if content is not None:
                return Attribution(
                    source=None,
                    head=-1,
                    cue=characters(truth.left_edge, truth),
                    trigger=truth.i,
                    content=content,
                    meaning=_CUES["denying"],
                )
    return None


def _idiom(verb: "Token", lemma: str) -> tuple[Span, Cue] | None:
    for rest, cue in _IDIOMS.get(lemma, ()):
        words = _words_of(verb, rest)
        if words is None or (" ".join((lemma, *rest)) in _DEEDS and not _is_of_words(verb)):
            continue
        if (content := _content(verb, words)) is not None:
            return content, cue
    return None


def _is_of_words(verb: "Token") -> bool:
    """True where the object of a deed is what somebody said, so that the deed is a denial."""
    return any(
        child.lemma_.lower() in _BELIEVED or child.lemma_.lower() in nouns()
        for child in verb.children
        if child.dep_ in ("dobj", "nsubjpass", "dep")
    )


def _words_of(verb: "Token", rest: Sequence[str]) -> "list[Token] | None":
    """The words of an idiom, each below the verb or the word before; None where one is missing."""
    words: list[Token] = []
    for word in rest:
        above = [*reversed(words), verb]
        match = next(
            (
                child
                for head in above
                for child in head.children
                if child.i > verb.i and word in (child.lower_, child.lemma_) and child not in words
            ),
            None,
        )
        if match is None:
            return None
        words.append(match)
    return words


def _content(verb: "Token", words: "Sequence[Token]") -> Span | None:
    """What the idiom is about: the object of its preposition, a clause, or another object."""
    last = words[-1]
    if last.dep_ in ("prep", "agent") or last.pos_ == "ADP":
        inner = next((c for c in last.children if c.dep_ in ("pobj", "pcomp")), None)
        if inner is not None:
            return _phrase(inner)
    for child in verb.children:
        if child in words or child.i < verb.i:
            continue
        if child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > last.i:
            return characters(child.left_edge, child.right_edge)
        if child.dep_ in ("dobj", "pobj", "dep"):
            return _phrase(child)
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return None if passive is None else _phrase(passive)


def _phrase(noun: "Token") -> Span | None:
    """A noun phrase, or what it credits: talk of a retreat, the claim that 60 had defected."""
    if noun.pos_ == "PRON":
        return None
    return credited_content(noun) or characters(noun.left_edge, noun.right_edge)


def _called_false(verb: "Token") -> tuple[Span, Cue] | None:
    """``called reports of 12 hostages a lie``: the object, where what follows it says it is false."""
    target = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj")), None)
    if target is None or target.i < verb.i and target.dep_ == "nsubj":
        target = next((c for c in verb.children if c.dep_ in ("ccomp", "oprd")), None)
        target = next((c for c in target.children if c.dep_ == "nsubj"), None) if target else None
    if target is None:
        return None
    after = max(target.i, verb.i)
    false = next(
        (
            token
            for token in verb.doc[after + 1 : sentence_of(verb).end]
            if token.lemma_.lower() in _FALSE or token.lower_ in _FALSE
        ),
        None,
    )
    if false is None or any(t.text in ",;:." for t in verb.doc[after + 1 : false.i]):
        return None
    content = _phrase(target)
    if content is None:
        return None
    start = false
    while start.i > after + 1 and verb.doc[start.i - 1].dep_ in ("det", "amod", "advmod"):
        start = verb.doc[start.i - 1]
    if verb.doc[start.i - 1].lower_ == "as":
        start = verb.doc[start.i - 1]
    end = min(content.end, start.idx)
    return Span(content.start, end), _CUES["denying"]
