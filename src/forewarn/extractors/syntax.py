"""Noun phrases and clauses of a parsed sentence as stretches of characters."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from forewarn.language.words import words_of
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_PARTICLES = {"aux", "auxpass", "neg", "prt"}
_TRIM = " \t,;:—–-"
_BOUNDS = "forewarn sentences"
_TEXT = "forewarn text"
_STRETCHES = "forewarn stretches"
_MONTHS = frozenset(name.capitalize() for name in words_of("forewarn.language.english").months)
_QUOTES = '"“”„«»'


def characters(first: "Token", last: "Token") -> Span:
    """Characters from the first letter of ``first`` to the last of ``last``."""
    return Span(first.idx, last.idx + len(last.text))


def full_text(doc: "Doc") -> str:
    """The text of a document, cached: the library's own accessor joins all tokens on each call."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def parsed_sentences(doc: "Doc") -> "list[Stretch]":
    """The sentences of a document; their ends are cached, for the library finds them on each call."""
    return [doc[start:end] for start, end in _bounds(doc)]


def sentence_spans(doc: "Doc") -> list[Span]:
    """The characters of each sentence, computed once per document."""
    spans: list[Span] | None = doc.user_data.get(_STRETCHES)
    if spans is None:
        spans = [Span(sentence.start_char, sentence.end_char) for sentence in parsed_sentences(doc)]
        doc.user_data[_STRETCHES] = spans
    return spans


def sentence_of(token: "Token") -> "Stretch":
    """The sentence of a token."""
    bounds = _bounds(token.doc)
    start, end = bounds[bisect_right(bounds, (token.i, len(token.doc) + 1)) - 1]
    return token.doc[start:end]


def _bounds(doc: "Doc") -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] | None = doc.user_data.get(_BOUNDS)
    if bounds is None:
        bounds = []
        for sentence in doc.sents:
            # The parser parts "About 40, its lawyer said" before the comma, and "28 November"
            # before the month; no sentence begins so.
            is_rest = sentence[0].text == "," or (
                sentence[0].text in _MONTHS and bounds and doc[bounds[-1][1] - 1].is_digit
            )
            start = bounds.pop()[0] if bounds and is_rest else sentence.start
            bounds.append((start, sentence.end))
        doc.user_data[_BOUNDS] = bounds
    return bounds


def envelope(tokens: Iterable["Token"]) -> Span | None:
    """The smallest stretch that holds all ``tokens``; None when there are none."""
    tokens_in_order = sorted(tokens, key=lambda token: token.i)
    return characters(tokens_in_order[0], tokens_in_order[-1]) if tokens_in_order else None


def trim(text: str, span: Span) -> Span:
    """The span without blanks, commas, an opening "that" and a pair of quotation marks round it."""
    start, end = span.start, span.end
    while True:
        before = (start, end)
        while start < end and (text[start].isspace() or text[start] in _TRIM):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _TRIM):
            end -= 1
        if text[start:end].casefold().startswith("that ") and end - start > 5:
            start += 5
        if text[start : start + 2] == "''" and text[start + 2 : end].count("''") in (0, 1):
            start += 2
        if text[end - 2 : end] == "''" and end - start > 2 and "''" not in text[start : end - 2]:
            end -= 2
        if end - start > 1 and text[start] in _QUOTES and not _inside(text, start + 1, end - 1):
            if text[end - 1] in _QUOTES:
                end -= 1
                start += 1
            elif not any(mark in _QUOTES for mark in text[start + 1 : end]):
                start += 1
        elif end - start > 1 and text[end - 1] in _QUOTES and not _inside(text, start, end - 1):
            end -= 1
        if text[end - 1 : end] == "." and start < end:
            end -= text[end - 4 : end] != "U.S." and text[end - 3 : end - 1].count(".") == 0
        if (start, end) == before:
            return Span(start, end)


def _inside(text: str, start: int, end: int) -> bool:
    return any(mark in _QUOTES for mark in text[start:end])


def subject(verb: "Token") -> "Token | None":
    """Head of the subject of ``verb``, inherited from a governing verb where it has none."""
    visited: set[int] = set()
    at: Token | None = verb
    while at is not None and at.i not in visited:
        visited.add(at.i)
        passive = any(child.dep_ == "auxpass" for child in at.children)
        agent = _agent(at)
        if agent is not None:
            return agent
        subjects = [
            child for child in at.children if child.dep_ in SUBJECTS and child.dep_ != "expl"
        ]
        if subjects and not (passive and subjects[0].dep_ == "nsubjpass" and at == verb):
            return _antecedent(subjects[0], at)
        if subjects:
            return None
        if at.dep_ == "acl" and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return at.head
        at = _governor(at)
    return None


def _agent(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ == "agent":
            return next((token for token in child.children if token.dep_ == "pobj"), None)
    return None


def _antecedent(token: "Token", verb: "Token") -> "Token":
    """The noun to which a relative pronoun refers."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    if verb.dep_ == "relcl":
        return verb.head
    before = token.i - 1
    while before >= sentence_of(token).start and token.doc[before].pos_ not in ("NOUN", "PROPN"):
        before -= 1
    return token.doc[before] if before >= sentence_of(token).start else token


def _governor(verb: "Token") -> "Token | None":
    """The token whose subject is that of ``verb``: the first of coordinated verbs, the main verb of
    a participle or infinitive."""
    if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") and verb.head != verb:
        if any(child.dep_ == "mark" for child in verb.children) and verb.dep_ == "advcl":
            return None
        return verb.head
    return None


def noun_phrase(head: "Token") -> Span:
    """The noun phrase of ``head`` without relative clauses, possessive and final punctuation."""
    tokens = [token for token in head.subtree if token.i < head.i or _in_same_clause(token, head)]
    while len(tokens) > 1 and (
        tokens[-1].tag_ == "POS" or tokens[-1].is_punct and tokens[-1].text != ")"
    ):
        tokens.pop()
    while len(tokens) > 1 and tokens[0].is_punct:
        tokens.pop(0)
    return characters(tokens[0], tokens[-1])


def _in_same_clause(token: "Token", head: "Token") -> bool:
    """True when no clause lies between ``token`` and ``head``."""
    while token != head:
        if token.dep_ in ("relcl", "advcl", "ccomp", "parataxis", "acl"):
            return False
        token = token.head
    return True


def verb_group(verb: "Token") -> Span:
    """The verb with its auxiliaries, negation and particle, as far as they touch it."""
    members = {verb.i}
    for child in verb.children:
        if child.dep_ in _PARTICLES and abs(child.i - verb.i) <= 3:
            members.add(child.i)
    first = min(members)
    last = max(index for index in members if index - verb.i <= 1)
    return characters(verb.doc[first], verb.doc[last])


def is_negated(token: "Token") -> bool:
    """True when the verb itself is negated: not, never, no longer."""
    return any(
        child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor")
        for child in token.children
    )


def has_verb(tokens: Iterable["Token"]) -> bool:
    """True when the tokens hold a finite clause or at least a verb."""
    return any(token.pos_ in ("VERB", "AUX") for token in tokens)


def phrase_end(head: "Token") -> int:
    """Index of the last token of the noun phrase of ``head``."""
    return max((token.i for token in head.subtree), default=head.i)


_STEPS = 12
"""Links of the parse that are followed upwards from a word."""


def span_of(token: "Token") -> Span:
    """The characters of a word."""
    return Span(token.idx, token.idx + len(token.text))


def find_root(doc: "Doc", span: Span) -> "Token | None":
    """The word of a span on which its others hang."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def climb(token: "Token") -> "Iterator[Token]":
    """The words above a word in the parse, the nearest first."""
    for _ in range(_STEPS):
        if token.head is token or token.head == token:
            return
        token = token.head
        yield token
