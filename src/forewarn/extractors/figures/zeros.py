"""Counts of nothing: no losses, no soldiers were killed.

"No" before a word for people, losses or things of war says how many: none.  It is kept as a
quantity of 0, which fits no measurand (a claim that is negated counts nothing, and a count on a
log scale has no zero) but shows what was denied.  "No evidence", "no sign of losses" and "no
doubt" count nothing: there the word that follows "no" is not the thing counted.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarn.claims.quantity import Quantity
from forewarn.extractors.figures.count_stages import stage
from forewarn.extractors.syntax import full_text
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("figures")


COUNTABLE = _WORDS.find("zeros_countable")
_BOUNDING = _WORDS.find("zeros_bounding")
_FATES = _WORDS.find("zeros_fates")


def find_zeros(doc: "Doc") -> Iterator[Quantity]:
    """The quantities of 0 in a block, each with "no" as its figure."""
    for token in doc:
        if token.lower_ != "no" or token.i + 1 >= len(doc) or token.nbor().lower_ in _BOUNDING:
            continue
        head = token.head
        if head.i <= token.i or head.i - token.i > 5 or head.lemma_.lower() not in COUNTABLE:
            continue
        if head.i + 1 < len(doc) and head.nbor().tag_ == "POS":
            continue
        span = Span(token.idx, token.idx + len(token.text))
        words = full_text(doc)[span.end : head.idx + len(head.text)].strip()
        yield Quantity(
            low=0.0,
            best=0.0,
            high=0.0,
            unit=_unit(head),
            span=span,
            counted=" ".join(words.split()),
            stage=stage(head),
        )


def _unit(head: "Token") -> str:
    verb = head.head
    if head.dep_ in ("nsubjpass", "nsubj") and verb.lower_ in _FATES and verb.i > head.i:
        return verb.lower_
    return head.lemma_.lower()
