"""The coordinated clauses of a content, of which each has its own certainty."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.clauses import is_separate, main_clause
from forewarn.extractors.certainty.negation import goes_further
from forewarn.extractors.syntax import characters, full_text, trim
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEGATIVES = frozenset(("not", "n't", "n’t"))
_JOINTS = frozenset(("cc", "punct", "mark", "preconj"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A content of the form "not this but that"."""

    denied: Span
    """The content up to "but"."""
    affirmed: Span
    """What is so instead."""


def find_contrast(doc: "Doc", content: Span, trigger: int = -1) -> Contrast | None:
    """The two sides of "may not have sent doctors, but rather nurses"; None for other contents.

    "Did not resign, but 30 men were dismissed" are two clauses and no contrast.
    """
    clause = main_clause(doc, content, None, trigger)
    if clause is None:
        return None
    negatives = [
        token
        for token in (*clause.children, *(inner for c in clause.children for inner in c.children))
        if token.lower_ in _NEGATIVES and _is_within(token, content) and not goes_further(token)
    ]
    if not negatives:
        return None
    for token in clause.subtree:
        if token.lower_ != "but" or token.dep_ != "cc" or token.i < negatives[0].i:
            continue
        other = next((c for c in token.head.children if c.dep_ == "conj" and c.i > token.i), None)
        if other is None or other.pos_ in ("VERB", "AUX") or not _is_within(other, content):
            continue
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in other.children):
            continue
        text = full_text(doc)
        first = min(other.left_edge, token.nbor(), key=lambda word: word.i)
        return Contrast(
            denied=trim(text, Span(content.start, token.idx)),
            affirmed=trim(text, Span(first.idx, min(_end(other), content.end))),
        )
    return None


def divide(doc: "Doc", content: Span, trigger: int = -1) -> tuple[Span, ...]:
    """The coordinated clauses of a content in order; the content itself where it has but one."""
    clause = main_clause(doc, content, None, trigger)
    if clause is None or clause.pos_ not in ("VERB", "AUX"):
        return (content,)
    text = full_text(doc)
    starts = sorted(
        (_start(each) for each in _coordinates(clause) if _is_within(each, content)),
        key=lambda word: word.i,
    )
    bounds = [content.start, *(word.idx for word in starts), content.end]
    if len(bounds) == 2 or sorted(set(bounds)) != bounds:
        return (content,)
    parts = [Span(start, end) for start, end in pairwise(bounds)]
    return tuple(trim(text, _without_joint(doc, part)) for part in parts)


def _coordinates(clause: "Token") -> Iterator["Token"]:
    """The clauses coordinated with ``clause`` that share no auxiliary with it, in order."""
    if clause.dep_ == "ccomp":
        # A closing "he said" takes coordinated clauses for two contents of its own.
        yield from (
            other
            for other in clause.head.children
            if other.dep_ == "ccomp" and clause.i < other.i < clause.head.i and is_separate(other)
        )
    for child in clause.children:
        if child.dep_ == "conj" and child.i > clause.i and child.pos_ in ("VERB", "AUX"):
            if is_separate(child):
                yield child
            yield from _coordinates(child)


def _start(clause: "Token") -> "Token":
    """The first word of a coordinated clause, without "and" and "that"."""
    first: Token = clause.left_edge
    while first.dep_ in _JOINTS and first.i < clause.i:
        first = first.nbor()
    return first


def _without_joint(doc: "Doc", part: Span) -> Span:
    """The part without the "and", "but", "that" and comma at its end."""
    words = doc.char_span(part.start, part.end, alignment_mode="contract")
    if words is None or not len(words):
        return part
    last = len(words) - 1
    while last > 0 and words[last].dep_ in _JOINTS:
        last -= 1
    return characters(words[0], words[last])


def _end(word: "Token") -> int:
    last: Token = word.right_edge
    return last.idx + len(last.text)


def _is_within(token: "Token", content: Span) -> bool:
    return content.covers(Span(token.idx, token.idx + len(token.text)))
