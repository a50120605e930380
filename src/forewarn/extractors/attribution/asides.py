"""Attributions outside the clause: "according to Seoul", "in its view", "Rutte: ..."."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.complements import topic
from forewarn.extractors.attribution.credit import Credit
from forewarn.extractors.attribution.lexicon import BODIES, PEOPLE, Cue, verbs
from forewarn.extractors.phrases import (
    characters,
    envelope,
    full_text,
    has_verb,
    phrase,
    sentences,
    verb_group,
)
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence


_VIEWS = {
    "view",
    "judgment",
    "judgement",
    "assessment",
    "estimation",
    "opinion",
    "words",
    "eyes",
    "telling",
    "account",
    "reading",
}
_COUNTS = {
    "count",
    "estimate",
    "reckoning",
    "calculation",
    "admission",
    "account",
    "estimates",
    "calculations",
    "assessment",
    "tally",
}
_COLON = re.compile(r"^[“\"]?(?P<source>[^\s:“\"][^:.!?;]{1,70}): +(?=[\w“\"‘'$€£])")
_SIGNED = re.compile(r"[”\"“] *(?P<dash>[—–―]|--|-) *(?P<name>[A-Z][^:;!?“”\"]{2,80}?)[\s.]*$")
"""A quotation with its speaker's name after a dash at its end."""


def phrases(doc: "Doc", *, colon: bool) -> Iterator[Credit]:
    """According-to phrases, "in the agency's view", and names set before a colon."""
    for sentence in sentences(doc):
        for token in sentence:
            head = _according(token) or _view(token)
            if head is not None:
                yield _around(sentence, *head)
            elif (verb := _as_said(token)) is not None:
                yield _as_put(sentence, token, verb)
    if colon and (credit := _before_colon(doc)) is not None:
        yield credit
    if (credit := _signed(doc)) is not None:
        yield credit


def _as_said(token: "Token") -> "Token | None":
    """The verb of ``as Seoul has said``, when it has no content of its own."""
    verb = token.head
    if token.lower_ != "as" or token.dep_ not in ("mark", "advmod", "prep") or verb.i <= token.i:
        return None
    known = verbs().get(verb.lemma_.lower())
    if known is None or verb.i - token.i > 12 or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if any(c.dep_ in ("ccomp", "xcomp", "nsubjpass", "auxpass") for c in verb.children):
        return None
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    bare = not objects or (verb.lemma_ == "put" and objects[0].lower_ == "it")
    if (verb.lemma_ == "put") != (bool(objects) and bare) or not bare:
        return None
    if topic(verb, verb.lemma_.lower()) is not None:
        return None
    return verb if any(c.dep_ == "nsubj" for c in verb.children) else None


def _as_put(sentence: "Sentence", first: "Token", verb: "Token") -> Credit:
    """Credit what stands around ``as Seoul has said`` to its subject."""
    source = next(c for c in verb.children if c.dep_ == "nsubj")
    parts = [c for c in verb.children if c.dep_ in ("dobj", "prt")]
    last = max([verb, *parts], key=lambda t: t.i)
    credit = _around(sentence, first, last, source)
    return replace(
        credit, cue=verb_group(verb), trigger=verb.i, meaning=verbs()[verb.lemma_.lower()]
    )


def _signed(doc: "Doc") -> Credit | None:
    match = _SIGNED.search(full_text(doc))
    if match is None:
        return None
    dash = doc.char_span(*match.span("dash"), alignment_mode="expand")
    name = doc.char_span(*match.span("name"), alignment_mode="expand")
    if dash is None or name is None or has_verb(name):
        return None
    return Credit(
        source=Span(*match.span("name")),
        head=name.root.i,
        cue=Span(*match.span("dash")),
        trigger=dash.root.i,
        content=Span(0, match.start() + 1),
        meaning=Cue(certainty=0.95),
    )


def _according(token: "Token") -> "tuple[Token, Token, Token] | None":
    """First token, last cue token and source of ``according to X``."""
    if token.lower_ != "according":
        return None
    following = token.doc[token.i + 1 : token.i + 2]
    if not following or following[0].lower_ != "to":
        return None
    to = following[0]
    source = next((child for child in to.children if child.dep_ in ("pobj", "pcomp")), None)
    return None if source is None else (token, to, source)


def _view(token: "Token") -> "tuple[Token, Token, Token] | None":
    """``in the agency's view``, ``by its count``, ``in the view of the institute``."""
    if token.dep_ not in ("prep", "agent") or token.lower_ not in ("in", "by"):
        return None
    words = _VIEWS if token.lower_ == "in" else _COUNTS
    noun = next((child for child in token.children if child.lower_ in words), None)
    if noun is None:
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:
        return token, noun, owner
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    if of is None or not any(child.lower_ == "the" for child in noun.children):
        return None
    owner = next((child for child in of.children if child.dep_ == "pobj"), None)
    able = owner is not None and (
        owner.pos_ == "PROPN" or owner.lemma_.lower() in PEOPLE | (BODIES - {"report"})
    )
    return (token, of, owner) if owner is not None and able else None


def _around(sentence: "Sentence", first: "Token", last: "Token", source: "Token") -> Credit:
    """Credit the rest of the sentence, within its semicolons, to the source of a phrase."""
    doc = first.doc
    named = _one_name(doc, phrase(source), sentence)
    cue = characters(first, last) if source.i > last.i else characters(last, last)
    end = max(last.i, source.i, max(t.i for t in sentence if t.idx < named.end))
    end = _past_relative(doc, end, sentence.end)
    while end > first.i and doc[end].is_punct and doc[end].text != ")":
        end -= 1
    left, right = first.i, end + 1
    while left > sentence.start and doc[left - 1].text != ";":
        if (
            doc[left - 1].text == ","
            and left - 2 > sentence.start
            and doc[left - 2].lower_ == "that"
        ):
            # "Reported on Friday that, according to Kyiv, ...": what follows is all that is credited.
            left = first.i
            break
        left -= 1
    while right < sentence.end and doc[right].text != ";":
        right += 1
    before = [token for token in doc[left : first.i] if not token.is_punct]
    after = [token for token in doc[end + 1 : right] if not token.is_punct]
    if len(before) >= 3 and (len(after) < 4 or not has_verb(after)):
        content = envelope(before)
    elif len(before) < 3 and after and not _subject_of(before, after):
        content = envelope(after)
    else:
        content = characters(doc[left], doc[right - 1])
    return Credit(
        source=named,
        head=source.i,
        cue=cue,
        trigger=last.i,
        content=content or named,
        meaning=Cue(certainty=0.9),
    )


def _subject_of(before: "list[Token]", after: "list[Token]") -> bool:
    """True when the words before the aside begin the clause after it: "The tax, as he said, ..."."""
    later = {token.i for token in after}
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.head.i in later for t in before)


def _one_name(doc: "Doc", named: Span, sentence: "Sentence") -> Span:
    """The source up to its first comma where the parser took the whole sentence for its name."""
    comma = full_text(doc).find(", ", named.start, named.end)
    if comma < 0 or named.end < sentence.end_char - 2:
        return named
    return Span(named.start, comma)


def _past_relative(doc: "Doc", end: int, limit: int) -> int:
    """The end of a noun phrase, moved past a relative clause that follows its comma."""
    if end + 2 < limit and doc[end + 1].text == "," and doc[end + 2].tag_ in ("WP", "WDT"):
        closing = (token.i for token in doc[end + 2 : limit] if token.text == ",")
        return next(closing, limit - 1)
    return end


def _labels(token: "Token", head: "Token", *, told: bool) -> bool:
    """True for a word that makes a label of what stands before a colon: "Terminal 2: ...",
    "Relief for refugees: ...".  "Two officials: ..." and "Kim on sanctions: ..." have none, nor
    has "Kim at the summit: ..." where a clause follows."""
    if token.like_num:
        return head.pos_ == "PROPN" or token.i > head.i
    return token.pos_ == "ADP" and token.lower_ not in ("of", "on", *(("at", "in") if told else ()))


def _before_colon(doc: "Doc") -> Credit | None:
    match = _COLON.match(full_text(doc))
    if match is None:
        return None
    left = doc.char_span(*match.span("source"), alignment_mode="expand")
    if left is None or len(left) > 9 or has_verb(left):
        return None
    head = left.root
    # One capital word is a name even where the tagger sees an adjective.
    alone = len(left) == 1 and (head.text.istitle() or head.text.isupper())
    named = (head.pos_ == "PROPN" or alone) and left[0].pos_ != "DET"
    speaks = named or head.lemma_.lower() in PEOPLE | (BODIES - {"report"})
    if not speaks or head.lower_ in (
        "background",
        "note",
        "update",
        "scenario",
        "warning",
        "analysis",
        "correction",
        "clarification",
        "image",
        "photo",
        "picture",
        "figure",
        "table",
        "source",
        "credit",
    ):
        return None
    rest = doc[left.end + 1 :]
    if any(_labels(t, head, told=has_verb(rest)) for t in left):
        return None
    if (
        len(rest) < 3
        or (not has_verb(rest) and not named and not any(t.like_num for t in rest))
        or (rest[0].tag_ == "DT" and not has_verb(rest))
        # "The military: what we know" announces a topic.
        or rest[0].tag_ in ("WP", "WRB", "WDT")
    ):
        return None
    return Credit(
        source=characters(left[0], left[-1]),
        head=head.i,
        cue=characters(doc[left.end], doc[left.end]),
        trigger=left.end,
        content=characters(rest[0], rest[-1]),
        meaning=Cue(certainty=0.9),
    )
