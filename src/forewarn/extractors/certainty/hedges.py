"""How surely a clause puts its content forward: the weakest of the hedges that bear on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.clauses import auxiliaries, scope
from forewarn.extractors.certainty.levels import CONDITION_LEVEL, MODAL_LEVELS, WORD_LEVELS
from forewarn.extractors.certainty.modality import is_forbidden, is_future
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("certainty")


_PATTERNS = tuple((name, level.pattern, level.value) for name, level in WORD_LEVELS.items())
_TURNS = _WORDS.find("hedges_turns")
"""Verbs with which "can" speaks of a possibility; with others it tells of an ability."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase that weakens a content."""

    words: str
    level: float
    """The certainty that it leaves, 0 to 1."""
    kind: str = ""
    """Key of its level in :mod:`forewarn.extractors.certainty.levels`."""


def find_hedges(clause: "Token", content: Span) -> tuple[Hedge, ...]:
    """The hedges that bear on a clause within a content.

    >>> from forewarn.extractors.parser import parse_texts
    >>> doc = next(parse_texts(["The men, who may be tired, have probably left."]))
    >>> find_hedges(doc[:].root, Span(0, len(doc.text)))
    (Hedge(words='probably', level=0.74, kind='likely'),)
    """
    words = list(scope(clause, content))
    appearances = (
        Hedge(word.text, WORD_LEVELS["seems"].value, "seems")
        for word in words
        if word.lemma_ == "appear"
        and any(child.dep_ in ("acomp", "oprd", "attr") for child in word.children)
    )
    return (
        *_word_hedges(_join_words(words)),
        *appearances,
        *_modal_hedges(words),
        *_conditional_hedges(clause, content),
    )


def weakest(hedges: tuple[Hedge, ...]) -> float:
    """The certainty that hedges leave together.

    The weakest counts and not their product: "may possibly" is no weaker than "may".
    """
    return min((hedge.level for hedge in hedges), default=1.0)


def _join_words(words: list["Token"]) -> str:
    """The words as text, with a bar where something between them was left out."""
    parts: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None:
            parts.append(" " if word.i == before.i + 1 else " | ")
        parts.append(word.text)
    return "".join(parts)


def _word_hedges(text: str) -> Iterator[Hedge]:
    unread = text
    for kind, pattern, level in _PATTERNS:
        for match in pattern.finditer(unread):
            yield Hedge(match.group(), level, kind)
        # An intensified word is not read as its plain form too.
        unread = pattern.sub("|", unread)


def _modal_hedges(words: list["Token"]) -> Iterator[Hedge]:
    for word in words:
        level = MODAL_LEVELS.get(word.lower_)
        if level is None or word.tag_ != "MD":
            continue
        verb = word.head
        if word.lower_ == "must" and not _is_inference(verb):
            continue
        if word.lower_ == "should" and not is_future(verb):
            continue
        if word.lower_ == "may" and is_forbidden(verb):
            continue
        if word.lower_ == "could" and _is_inability(verb):
            continue
        if word.lower_ == "can" and verb.lemma_ not in _TURNS:
            continue
        yield Hedge(word.text, level.value, word.lower_)


def _is_inability(verb: "Token") -> bool:
    """True for "could not confirm", which tells of an inability; "could not have died" infers."""
    return any(child.dep_ == "neg" for child in verb.children) and not any(
        child.lower_ == "have" for child in auxiliaries(verb)
    )


def _is_inference(verb: "Token") -> bool:
    """True for "must have gone" and "must be", which conclude, not command."""
    return verb.lemma_ == "be" or any(
        child.lower_ == "have" or (child.lower_ == "be" and verb.tag_ == "VBG")
        for child in auxiliaries(verb)
    )


def _conditional_hedges(clause: "Token", content: Span) -> Iterator[Hedge]:
    for child in clause.children:
        if child.dep_ != "advcl" or not content.covers(Span(child.idx, child.idx + 1)):
            continue
        for mark in child.children:
            before = mark.doc[mark.i - 1].lower_ if mark.i else ""
            if mark.lower_ in ("if", "unless") and before not in ("even", "as"):
                yield Hedge(mark.text, CONDITION_LEVEL.value, "if")
