"""How surely a clause puts its content forward: the weakest of the hedges that bear on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.clauses import auxiliaries, scope
from forewarn.extractors.certainty.levels import CONDITION, MODALS, WORDED
from forewarn.extractors.certainty.modality import forbidden, future
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDED = tuple((name, level.pattern, level.value) for name, level in WORDED.items())
_TURNS = frozenset("become lead turn trigger result escalate emerge spread cause end mean".split())
"""Verbs with which "can" speaks of a possibility; with others it tells of an ability."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase that weakens a content."""

    words: str
    level: float
    """The certainty that it leaves, 0 to 1."""
    kind: str = ""
    """Key of its level in :mod:`forewarn.extractors.certainty.levels`."""


def hedges(clause: "Token", content: Span) -> tuple[Hedge, ...]:
    """The hedges that bear on a clause within a content.

    >>> from forewarn.extractors.parser import parse
    >>> doc = next(parse(["The men, who may be tired, have probably left."]))
    >>> hedges(doc[:].root, Span(0, len(doc.text)))
    (Hedge(words='probably', level=0.74, kind='likely'),)
    """
    words = list(scope(clause, content))
    seeming = (
        Hedge(word.text, WORDED["seems"].value, "seems")
        for word in words
        if word.lemma_ == "appear"
        and any(child.dep_ in ("acomp", "oprd", "attr") for child in word.children)
    )
    return (*_worded(_joined(words)), *seeming, *_modal(words), *_conditional(clause, content))


def weakest(found: tuple[Hedge, ...]) -> float:
    """The certainty that hedges leave together.

    The weakest counts and not their product: "may possibly" is no weaker than "may".
    """
    return min((hedge.level for hedge in found), default=1.0)


def _joined(words: list["Token"]) -> str:
    """The words as text, with a bar where something between them was left out."""
    parts: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None:
            parts.append(" " if word.i == before.i + 1 else " | ")
        parts.append(word.text)
    return "".join(parts)


def _worded(text: str) -> Iterator[Hedge]:
    rest = text
    for kind, pattern, level in _WORDED:
        for match in pattern.finditer(rest):
            yield Hedge(match.group(), level, kind)
        # An intensified word is not read as its plain form too.
        rest = pattern.sub("|", rest)


def _modal(words: list["Token"]) -> Iterator[Hedge]:
    for word in words:
        level = MODALS.get(word.lower_)
        if level is None or word.tag_ != "MD":
            continue
        verb = word.head
        if word.lower_ == "must" and not _infers(verb):
            continue
        if word.lower_ == "should" and not future(verb):
            continue
        if word.lower_ == "may" and forbidden(verb):
            continue
        if word.lower_ == "could" and _unable(verb):
            continue
        if word.lower_ == "can" and verb.lemma_ not in _TURNS:
            continue
        yield Hedge(word.text, level.value, word.lower_)


def _unable(verb: "Token") -> bool:
    """True for "could not confirm", which tells of an inability; "could not have died" infers."""
    return any(child.dep_ == "neg" for child in verb.children) and not any(
        child.lower_ == "have" for child in auxiliaries(verb)
    )


def _infers(verb: "Token") -> bool:
    """True for "must have gone" and "must be", which conclude, not command."""
    return verb.lemma_ == "be" or any(
        child.lower_ == "have" or (child.lower_ == "be" and verb.tag_ == "VBG")
        for child in auxiliaries(verb)
    )


def _conditional(clause: "Token", content: Span) -> Iterator[Hedge]:
    for child in clause.children:
        if child.dep_ != "advcl" or not content.covers(Span(child.idx, child.idx + 1)):
            continue
        for mark in child.children:
            before = mark.doc[mark.i - 1].lower_ if mark.i else ""
            if mark.lower_ in ("if", "unless") and before not in ("even", "as"):
                yield Hedge(mark.text, CONDITION.value, "if")
