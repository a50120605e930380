"""The counted phrase of a figure, and the verb for its stage: soldiers sent, men killed."""

import re
from typing import TYPE_CHECKING

from forewarn.extractors.figures.figure import FigureMention
from forewarn.extractors.syntax import full_text
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("figures")


_LONGEST = 60
_WHOLE = re.compile(r"^the (?:[a-z]+ ){0,2}?\d[\d,.]* (?:(?:thousand|million) )?")
"""The figure of the whole between a part and its noun: 2,000 of the 10,000 soldiers."""
COUNTING = _WORDS.find("count_stages_linking")
"""Verbs that state a number without a stage."""
_RAISING = _WORDS.find("count_stages_raising")
"""Verbs whose infinitive tells what becomes of their subject: 300 men are to begin training."""


def counted_phrase(doc: "Doc", figure: FigureMention, head: "Token | None") -> str:
    """The counted thing as written, with what stands between the figure and it: "North Korean
    troops"; empty where it does not follow the figure closely."""
    if head is None or head.idx < figure.span.end or head.pos_ == "VERB":
        return ""
    words = full_text(doc)[figure.span.end : head.idx + len(head.text)]
    if len(words) > _LONGEST or any(mark in words for mark in ".;:!?()"):
        return ""
    return " ".join(_WHOLE.sub("", words.strip(" -").removeprefix("of ")).split())


def stage(head: "Token | None") -> str:
    """Lemma of the verb that the counted thing is subject or object of; empty when it only counts.

    A participle that narrows the noun goes first: of "300 men killed in May were buried" it is
    "kill" that tells which men are counted.
    """
    if head is None:
        return ""
    if head.pos_ == "VERB":
        # Killed or wounded: the first of the two fates, as the verb of the clause has it.
        is_second = head.dep_ == "conj" and head.head.pos_ == "VERB" and head.i - head.head.i == 2
        return (head.head if is_second else head).lemma_.lower()
    for child in head.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return child.lemma_.lower()
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubjpass", "dobj") or verb.pos_ != "VERB":
        return ""
    if verb.lemma_.lower() in _RAISING:
        inner = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB"), None)
        return "" if inner is None else inner.lemma_.lower()
    lemma = verb.lemma_.lower()
    return "" if lemma in COUNTING else lemma
