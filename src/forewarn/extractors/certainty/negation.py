"""Whether a clause denies what it tells of."""

from typing import TYPE_CHECKING

from forewarn.extractors.syntax import full_text
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("certainty")


_ARGUMENTS = ("attr", "dobj", "nsubj", "nsubjpass", "acomp")
_DENIED = ("none", "nothing", "nobody", "neither")
_FURTHER = _WORDS.find("negation_further")
"""After "not", words that go further instead of denying."""
_BOUNDS = _WORDS.find("negation_bounds")
_UNDONE = _WORDS.find("negation_undone")
"""Verbs whose infinitive did not come about (Karttunen, "Implicative verbs", Language 47, 1971;
that of "refuse" and "decline" as most readers take it)."""
_HARDLY = ("hardly", "scarcely", "barely")


def is_denied(clause: "Token | None", content: Span) -> bool:
    """True when the clause of a content is denied by a negative within the content, or is the
    infinitive of a verb that leaves it undone: "did not reach", "failed to reach"."""
    if clause is None:
        return False
    # "Did not fail to reach" reached.
    return _has_negative(clause, content) != is_undone(clause)


def negates(verb: "Token") -> bool:
    """True when a verb is negated, by a negative of its own or of its subject or object."""
    return _has_negative(verb, Span(0, len(full_text(verb.doc))))


def is_undone(clause: "Token") -> bool:
    """True for "failed to reach", "has yet to reach", "hardly any men came"."""
    for child in clause.children:
        if child.dep_ == "xcomp" and child.tag_ == "VB" and child.i > clause.i:
            has_to = any(word.lower_ == "to" and word.dep_ == "aux" for word in child.children)
            has_yet = child.doc[clause.i + 1].lower_ == "yet" and clause.lemma_ == "have"
            if has_to and (has_yet or clause.lemma_ in _UNDONE):
                return True
    return any(
        word.lower_ in _HARDLY and word.nbor().lower_.startswith(("any", "ever"))
        for word in clause.doc[clause.left_edge.i : clause.i]
    )


def _has_negative(clause: "Token", content: Span) -> bool:
    if clause.pos_ not in ("VERB", "AUX"):
        return any(
            child.lower_ in ("no", "not", "none", "nothing") and not _denies_nothing(child, content)
            for child in clause.children
            if child.i < clause.i and _covers(content, child)
        )
    heads = [clause] + [child for child in clause.children if child.dep_ in _ARGUMENTS]
    if clause.dep_ == "conj" and not any(child.dep_ in _ARGUMENTS[2:] for child in clause.children):
        # "No soldier came or fought": the denied subject is the first verb's.
        heads += [child for child in clause.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    for head in heads:
        for child in head.children:
            if not _covers(content, child) or _denies_nothing(child, content):
                continue
            if child.dep_ == "neg" or child.lower_ in ("no", "never", "neither", "nor"):
                return child.lower_ != "no" or child.head != clause
    return any(
        child.lower_ in _DENIED and _covers(content, child)
        for child in clause.children
        if child.dep_ in (*_ARGUMENTS, "pobj", "agent", "preconj", "det", "cc")
    )


def _covers(content: Span, token: "Token") -> bool:
    return content.covers(Span(token.idx, token.idx + len(token.text)))


def goes_further(word: "Token") -> bool:
    """True for the "not" of "not only", which denies nothing."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in _FURTHER


def excludes(doc: "Doc", figure: Span) -> bool:
    """True for a number that is itself denied: not 40 but 60."""
    words = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if words is None or not words.start or doc[words.start - 1].lower_ != "not":
        return False
    return (
        doc[words.start].pos_ == "NUM" and words.end < len(doc) and doc[words.end].lower_ == "but"
    )


def _denies_nothing(word: "Token", content: Span) -> bool:
    """True for the "no" of "no fewer than", the "not" of "not only" and of "not this but that"."""
    after = word.doc[word.i + 1 : word.i + 3]
    if word.lower_ not in ("no", "not", "n't", "n’t") or not len(after):
        return False
    if goes_further(word):
        return True
    if len(after) == 2 and after[0].lower_ in _BOUNDS and after[1].lower_ == "than":
        return True
    return any(
        child.lower_ == "but" and _covers(content, child)
        for part in [word.head, *word.head.children]
        if part.i > word.i and part.pos_ in ("NOUN", "PROPN", "ADJ", "ADP")
        for child in part.children
        if child.dep_ == "cc"
    )
