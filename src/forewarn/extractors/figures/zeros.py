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
from forewarn.extractors.known_nouns import nouns_of
from forewarn.extractors.syntax import full_text
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("figures")


COUNTABLE = _WORDS.find("zeros_countable")
_ABSTRACT = _WORDS.find("zeros_abstract")
_BOUNDING = _WORDS.find("zeros_bounding")
_FATES = _WORDS.find("zeros_fates")


def find_zeros(doc: "Doc") -> Iterator[Quantity]:
    """The quantities of 0 in a block, each with "no" as its figure."""
    for token in doc:
        if token.i + 1 >= len(doc) or not _says_none(token) or token.nbor().lower_ in _BOUNDING:
            continue
        head = token.head
        if head.i <= token.i or head.i - token.i > 5 or not _is_counted(head):
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


def _says_none(token: "Token") -> bool:
    """True for "no", and for the "one" of "not one"."""
    if token.lower_ == "one":
        return token.i > 0 and token.nbor(-1).lower_ == "not"
    return token.lower_ == "no"


def _is_counted(head: "Token") -> bool:
    """True for a noun of which there can be a number: a plural, or a word of some subject.

    No evidence, no plans and no doubt are not a count of 0.
    """
    lemma = head.lemma_.lower()
    if lemma in COUNTABLE or nouns_of(head.doc).base_form(head):
        return True
    if head.pos_ != "NOUN" or lemma in _ABSTRACT:
        return False
    return head.tag_ == "NNS" or _is_known(head)


def _is_known(head: "Token") -> bool:
    nouns, lemma = nouns_of(head.doc), head.lemma_.lower()
    return any(lemma in words for words in (nouns.people, nouns.persons, nouns.things))


def _unit(head: "Token") -> str:
    verb = head.head
    if head.dep_ in ("nsubjpass", "nsubj") and verb.lower_ in _FATES and verb.i > head.i:
        return verb.lower_
    return head.lemma_.lower()
