"""Those who speak in one clause: A and B, A as well as B, A together with B; not "A rather than B"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forewarn.extractors.known_nouns import names_person, nouns_of
from forewarn.extractors.syntax import characters, sentence_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")
_ADDING = tuple(tuple(phrase.split()) for phrase in _WORDS.find_list("joint_adding"))
"""Phrases that add a speaker: as well as, together with."""
_BARRING = tuple(tuple(phrase.split()) for phrase in _WORDS.find_list("joint_barring"))
"""Phrases before a name that is left out: not, rather than."""
_REACH = 12
"""Words from a name within which another one is added."""
_CHOOSING = frozenset(("or", "either"))
_PLACES = "forewarn added"
"""Where a parsed document keeps the places of words that add somebody."""
EACH = frozenset(("both", "neither"))
_NAMING = frozenset("compound amod nmod poss det nummod".split())
_NOMINAL = ("NOUN", "PROPN")


def joint_heads(head: "Token") -> tuple["Token", ...]:
    """The heads of the names that speak beside ``head``; none in Health and Human Services."""
    named = _coordinates(head)
    # What the parser took for a list may be a name with several words and an "and".
    separate = tuple(named) if _are_separate(head, named) else ()
    return (*separate, *_added(head))


def own_mention(head: "Token", mention: Span, others: Sequence["Token"]) -> Span:
    """The words of a mention for ``head`` alone, beside ``others`` and those left out."""
    is_joint = bool(others) or any(True for _ in _barred(head))
    return name_alone(head) if is_joint and mention.covers(characters(head, head)) else mention


def _joint_start(head: "Token") -> int:
    """Index of the first word with which the phrase of ``head`` goes on to others than itself."""
    later = [
        token for token in (*_coordinates(head), *_barred(head), *_added(head)) if token.i > head.i
    ]
    start = min((token.left_edge.i for token in later), default=len(head.doc))
    while start - 1 > head.i and _joins(head.doc[start - 1]):
        start -= 1
    return start


def _joins(token: "Token") -> bool:
    return token.is_punct or token.pos_ in ("CCONJ", "ADP", "ADV", "SCONJ", "PART")


def name_alone(head: "Token") -> Span:
    """The name of ``head`` without those joined to it and without "both" or "neither"."""
    doc, limit = head.doc, _joint_start(head)
    left = [
        child
        for child in head.children
        if child.i < head.i
        and child.dep_ in _NAMING
        and child.lower_ not in EACH
        and child.tag_ != "POS"
    ]
    start = min([*(child.left_edge.i for child in left), head.i])
    end = head.i
    while end + 1 < limit and _belongs(doc[end + 1], head):
        end += 1
    return characters(doc[start], doc[end])


def _belongs(token: "Token", head: "Token") -> bool:
    """True for a word of the phrase "of the union" after its head."""
    while token.head != head:
        if token.dep_ not in _NAMING and token.dep_ not in ("pobj", "case", "conj", "cc"):
            return False
        token = token.head
    return token.dep_ == "prep" and token.lower_ == "of"


def _coordinates(head: "Token") -> list["Token"]:
    """The nouns coordinated with ``head`` after it, in order, those left out apart."""
    if head.dep_ == "conj":
        return []
    conjuncts = [*head.conjuncts]
    for child in head.children:
        # "The sheriff, the fire chief and the coroner said" is parsed as one with two titles.
        if child.dep_ == "appos" and child.i > head.i and _ends_list(child):
            conjuncts = [child, *child.conjuncts, *conjuncts]
    if any(token.i < head.i for token in conjuncts):
        return []
    return sorted(
        (token for token in conjuncts if not _is_barred(token, head)), key=lambda token: token.i
    )


def _ends_list(title: "Token") -> bool:
    """True for an apposition that a coordinated noun with an article of its own ends, no comma."""
    others = [*title.conjuncts]
    if not others or others[-1].i < title.i or not all(_has_article(token) for token in others):
        return False
    after = others[-1].right_edge.i + 1
    return after < len(title.doc) and title.doc[after].text != ","


def _barred(head: "Token") -> Iterator["Token"]:
    """The nouns after ``head`` that its clause leaves out: the general of "not the general"."""
    siblings = head.head.children if head.head != head else ()
    for token in [*head.conjuncts, *head.children, *siblings]:
        is_beside = token.dep_ in ("conj", "appos") or (
            token.dep_ == head.dep_ and token.head == head.head
        )
        if is_beside and token.i > head.i and token.pos_ in _NOMINAL and _is_barred(token, head):
            yield token


def _is_barred(token: "Token", head: "Token") -> bool:
    """True where "not" or "rather than" stands right before a noun that follows ``head``."""
    start = max(min(token.left_edge.i, token.i) - 2, head.i + 1)
    words = [word.lower_ for word in token.doc[start : token.i]]
    return any(
        tuple(words[at : at + len(phrase)]) == phrase
        for phrase in _BARRING
        for at in range(len(words))
    )


def _are_separate(head: "Token", others: Sequence["Token"]) -> bool:
    """True for names that each speak for themselves."""
    everybody = (head, *others)
    if any(child.lower_ in EACH and child.i < head.i for child in head.children):
        return True
    if any(child.lower_ in _CHOOSING for token in everybody for child in token.children):
        return False
    if any(token.pos_ not in _NOMINAL for token in everybody):
        return False
    if all(_is_many(token) and names_person(token) for token in everybody):
        # "Officials and analysts" are people of whom nobody is told from the others.
        return False
    if all(_has_article(token) or _is_many(token) for token in others):
        # "A spokesman and former minister" is one person, "the mayor and the clerk" are two.
        return True
    if any(token.pos_ != "PROPN" for token in others) or _is_singular(head.head):
        return False
    bodies = nouns_of(head.doc).bodies
    is_part = any(token.tag_ == "NNPS" or token.lower_ in bodies for token in others)
    return not is_part and len({token.lower_ for token in everybody}) == len(everybody)


def _has_article(token: "Token") -> bool:
    """True for a noun with an article or owner of its own."""
    return any(
        child.dep_ in ("det", "poss") and child.i < token.i and child.lower_ not in EACH
        for child in token.children
    )


def _is_many(token: "Token") -> bool:
    return token.tag_ == "NNS" and token.pos_ == "NOUN"


def _is_singular(verb: "Token") -> bool:
    """True for a verb that only one speaks with: says, has said."""
    return verb.tag_ == "VBZ" or any(
        child.tag_ == "VBZ" or child.lower_ == "was"
        for child in verb.children
        if child.dep_ in ("aux", "auxpass")
    )


def _added(head: "Token") -> Iterator["Token"]:
    """Who is added by "as well as" or "together with", after ``head`` or before it."""
    doc = head.doc
    places = _adding_places(doc)
    if not places:
        return
    sentence = sentence_of(head)
    first = max(sentence.start + 1, head.i - _REACH)
    last = min(sentence.end - 1, head.i + _REACH)
    for at, length in places:
        if not first <= at < last:
            continue
        before = doc[at - 2] if doc[at - 1].text == "," and at > 1 else doc[at - 1]
        after = doc[at + length] if at + length < sentence.end else before
        while after.dep_ in _NAMING and after.head.i > after.i:
            after = after.head
        if after.pos_ not in _NOMINAL or before.pos_ not in _NOMINAL:
            continue
        if _is_in(before, head) and after.i > head.i and not _is_conjunct(after, head):
            yield after
        elif after == head and before.head in (head, head.head):
            yield before


def _adding_places(doc: "Doc") -> list[tuple[int, int]]:
    """Where "as well as" and the like begin, and how many words they have; once for a document."""
    places: list[tuple[int, int]] | None = doc.user_data.get(_PLACES)
    if places is None:
        words = [token.lower_ for token in doc]
        places = doc.user_data[_PLACES] = [
            (at, len(phrase))
            for at in range(len(words))
            for phrase in _ADDING
            if tuple(words[at : at + len(phrase)]) == phrase
        ]
    return places


def _is_in(token: "Token", head: "Token") -> bool:
    """True for the last word of the phrase of ``head`` before what is added."""
    return token == head or (head.is_ancestor(token) and _belongs(token, head))


def _is_conjunct(token: "Token", head: "Token") -> bool:
    return token in head.conjuncts
