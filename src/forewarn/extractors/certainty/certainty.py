"""How surely a clause puts its content forward: the weakest of the hedges that bear on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.clauses import scope
from forewarn.extractors.certainty.modality import forbidden, future
from forewarn.extractors.certainty.veridicality import auxiliaries
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LEVELS: tuple[tuple[str, float], ...] = (
    (r"almost certain(?:ly)?|certainly|undoubtedly|definitely|clearly|without doubt", 0.95),
    (r"(?:highly|very|extremely|most) (?:likely|probabl[ey])", 0.85),
    (r"(?:highly|very|extremely|most) unlikely", 0.1),
    (r"unlikely|improbabl[ey]|implausibl[ey]|doubtful", 0.2),
    (r"likely|probabl[ey]|presumabl[ey]|plausibl[ey]", 0.7),
    (
        r"apparent(?:ly)?|evidently|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|looks? like|"
        r"suggest(?:s|ed|ing)?|indicat(?:es?|ed)|indications?",
        0.65,
    ),
    (
        r"reported(?:ly)?|alleged(?:ly)?|purported(?:ly)?|supposed(?:ly)?|unconfirmed|unverified",
        0.6,
    ),
    (r"(?:estimated|assessed|presumed|understood|expected|projected|forecast) to", 0.75),
    (r"(?:is|are|was|were) expected", 0.75),
    (r"(?:plan(?:s|ning)?|intend(?:s|ing)?|prepar(?:es?|ing)|aim(?:s|ing)?) to", 0.75),
    (r"(?:is|are|was|were|being) said to|believed to|thought to|rumou?red", 0.6),
    (r"possibl[ey]|perhaps|maybe|potential(?:ly)?|conceivabl[ey]|possibility", 0.5),
    (r"speculat(?:ion|ed?|es)|unclear|not clear|uncertain|unknown", 0.4),
    (r"if true|if confirmed", 0.45),
)
"""Hedging words and the certainty that each leaves, declared as most readers take them: the
likelihood words by ICD 203's bands."""
MODALS = {"may": 0.5, "might": 0.5, "could": 0.5, "must": 0.8, "should": 0.75}
"""What a modal leaves; "must" only where it infers ("must have died", "must be hiding"), "should"
only where it foretells ("should arrive in May")."""
SEEMING = 0.65
"""What "appear" leaves before an adjective: "appear ready"."""
CONDITIONAL = 0.5
"""What a condition leaves: "if attacked, they will answer"."""
_LEVELS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), level) for words, level in LEVELS)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase that weakens a content."""

    words: str
    level: float
    """The certainty that it leaves, 0 to 1."""


def hedges(clause: "Token", content: Span) -> tuple[Hedge, ...]:
    """The hedges that bear on a clause within a content.

    >>> from forewarn.extractors.parser import parse
    >>> doc = next(parse(["The men, who may be tired, have probably left."]))
    >>> hedges(doc[:].root, Span(0, len(doc.text)))
    (Hedge(words='probably', level=0.7),)
    """
    words = list(scope(clause, content))
    seeming = (
        Hedge(word.text, SEEMING)
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
    for pattern, level in _LEVELS:
        for match in pattern.finditer(rest):
            yield Hedge(match.group(), level)
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
        yield Hedge(word.text, level)


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
                yield Hedge(mark.text, CONDITIONAL)
