"""Attributions outside the clause: "according to Seoul", "in its view", "Rutte: ..."."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.complements import prepositional_complement
from forewarn.extractors.attribution.lexicon import Cue, find_vouching
from forewarn.extractors.known_nouns import names_speaker
from forewarn.extractors.syntax import (
    characters,
    envelope,
    full_text,
    has_verb,
    noun_phrase,
    parsed_sentences,
    verb_group,
)
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_WORDS = reading_words("attribution")
_LABELS = _WORDS.find("asides_labels")


_VIEWS = _WORDS.find("asides_views")
_COUNTS = _WORDS.find("asides_counts")
_COLON = re.compile(r"^[“\"]?(?P<source>[^\s:“\"][^:.!?;]{1,70}): +(?=[\w“\"‘'$€£])")
_SIGNED = re.compile(r"[”\"“] *(?P<dash>[—–―]|--|-) *(?P<name>[A-Z][^:;!?“”\"]{2,80}?)[\s.]*$")
"""A quotation with its speaker's name after a dash at its end."""


def find_asides(doc: "Doc", *, colon: bool) -> Iterator[Attribution]:
    """According-to phrases, "in the agency's view", and names set before a colon."""
    for sentence in parsed_sentences(doc):
        for token in sentence:
            head = _according(token) or _view(token)
            if head is not None:
                yield _attribute_rest(sentence, *head)
            elif (verb := _as_clause_verb(token)) is not None:
                yield _attribute_as_clause(sentence, token, verb)
    if colon and (attribution := _find_before_colon(doc)) is not None:
        yield attribution
    if (attribution := _find_signature(doc)) is not None:
        yield attribution


def _as_clause_verb(token: "Token") -> "Token | None":
    """The verb of ``as Seoul has said``, when it has no content of its own."""
    verb = token.head
    if token.lower_ != "as" or token.dep_ not in ("mark", "advmod", "prep") or verb.i <= token.i:
        return None
    # What economists predicted and now is so, the text itself tells.
    cue = find_vouching(verb.lemma_.lower())
    if cue is None or verb.i - token.i > 12 or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if any(c.dep_ in ("ccomp", "xcomp", "nsubjpass", "auxpass") for c in verb.children):
        return None
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    bare = not objects or (verb.lemma_ == "put" and objects[0].lower_ == "it")
    if (verb.lemma_ == "put") != (bool(objects) and bare) or not bare:
        return None
    if prepositional_complement(verb, verb.lemma_.lower()) is not None:
        return None
    return verb if any(c.dep_ == "nsubj" for c in verb.children) else None


def _attribute_as_clause(sentence: "Sentence", first: "Token", verb: "Token") -> Attribution:
    """Attribute the sentence around ``as Seoul has said`` to the subject of that clause."""
    source = next(c for c in verb.children if c.dep_ == "nsubj")
    parts = [c for c in verb.children if c.dep_ in ("dobj", "prt")]
    last = max([verb, *parts], key=lambda t: t.i)
    attribution = _attribute_rest(sentence, first, last, source)
    return replace(
        attribution,
        cue=verb_group(verb),
        trigger=verb.i,
        meaning=find_vouching(verb.lemma_.lower()) or attribution.meaning,
    )


def _find_signature(doc: "Doc") -> Attribution | None:
    match = _SIGNED.search(full_text(doc))
    if match is None:
        return None
    dash = doc.char_span(*match.span("dash"), alignment_mode="expand")
    name = doc.char_span(*match.span("name"), alignment_mode="expand")
    if dash is None or name is None or has_verb(name):
        return None
    return Attribution(
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
    can_speak = owner is not None and (
        owner.pos_ == "PROPN" or (names_speaker(owner) and owner.lemma_.lower() != "report")
    )
    return (token, of, owner) if owner is not None and can_speak else None


def _attribute_rest(
    sentence: "Sentence", first: "Token", last: "Token", source: "Token"
) -> Attribution:
    """Attribute the rest of the sentence, up to a semicolon, to the source of a phrase."""
    doc = first.doc
    source_span = _one_name(doc, noun_phrase(source), sentence)
    cue = characters(first, last) if source.i > last.i else characters(last, last)
    end = max(last.i, source.i, max(t.i for t in sentence if t.idx < source_span.end))
    end = _past_relative(doc, end, sentence.end)
    while end > first.i and doc[end].is_punct and doc[end].text != ")":
        end -= 1
    return Attribution(
        source=source_span,
        head=source.i,
        cue=cue,
        trigger=last.i,
        content=content_beside(sentence, first.i, end) or source_span,
        meaning=Cue(certainty=0.9),
    )


def content_beside(sentence: "Sentence", first: int, end: int) -> Span | None:
    """What an aside from token ``first`` to ``end`` is said of: the words before it or after it, or
    all of its sentence up to a semicolon."""
    doc = sentence.doc
    start, stop = first, end + 1
    while start > sentence.start and doc[start - 1].text != ";":
        if (
            doc[start - 1].text == ","
            and start - 2 > sentence.start
            and doc[start - 2].lower_ == "that"
        ):
            # "Reported on Friday that, according to Kyiv, ...": Kyiv says only what follows, because
            # the words before belong to whoever reported.
            start = first
            break
        start -= 1
    while stop < sentence.end and doc[stop].text != ";":
        stop += 1
    before = [token for token in doc[start:first] if not token.is_punct]
    after = [token for token in doc[end + 1 : stop] if not token.is_punct]
    is_short = len(after) < 4 or not has_verb(after)
    if len(before) >= 3 and is_short and not _subject_of(before, after):
        return envelope(before)
    if len(before) < 3 and after and not _subject_of(before, after):
        return envelope(after)
    return characters(doc[start], doc[stop - 1])


def _subject_of(before: "list[Token]", after: "list[Token]") -> bool:
    """True when the words before the aside begin the clause after it: "The tax, as he said, ..."."""
    later = {token.i for token in after}
    return any(t.dep_ in ("nsubj", "nsubjpass") and t.head.i in later for t in before)


def _one_name(doc: "Doc", name: Span, sentence: "Sentence") -> Span:
    """The source up to its first comma where the parser took the whole sentence for its name."""
    comma = full_text(doc).find(", ", name.start, name.end)
    if comma < 0 or name.end < sentence.end_char - 2:
        return name
    return Span(name.start, comma)


def _past_relative(doc: "Doc", end: int, limit: int) -> int:
    """The end of a noun phrase, moved past a relative clause that follows its comma."""
    if end + 2 < limit and doc[end + 1].text == "," and doc[end + 2].tag_ in ("WP", "WDT"):
        closing = (token.i for token in doc[end + 2 : limit] if token.text == ",")
        return next(closing, limit - 1)
    return end


def _is_label_word(token: "Token", head: "Token", *, clause_follows: bool) -> bool:
    """True for a word that turns the words before a colon into a label: "Terminal 2: ...",
    "Relief for refugees: ...".  "Two officials: ..." and "Kim on sanctions: ..." are no labels,
    nor is "Kim at the summit: ..." when a clause follows."""
    if token.like_num:
        return head.pos_ == "PROPN" or token.i > head.i
    return token.pos_ == "ADP" and token.lower_ not in (
        "of",
        "on",
        *(("at", "in") if clause_follows else ()),
    )


def _find_before_colon(doc: "Doc") -> Attribution | None:
    match = _COLON.match(full_text(doc))
    if match is None:
        return None
    label = doc.char_span(*match.span("source"), alignment_mode="expand")
    if label is None or len(label) > 9 or has_verb(label):
        return None
    head = label.root
    # One capital word is a name even where the tagger sees an adjective.
    is_one_capital = len(label) == 1 and (head.text.istitle() or head.text.isupper())
    is_name = (head.pos_ == "PROPN" or is_one_capital) and label[0].pos_ != "DET"
    speaks = is_name or (names_speaker(head) and head.lemma_.lower() != "report")
    if not speaks or head.lower_ in _LABELS:
        return None
    content = doc[label.end + 1 :]
    if any(_is_label_word(t, head, clause_follows=has_verb(content)) for t in label):
        return None
    if (
        len(content) < 3
        or (not has_verb(content) and not is_name and not any(t.like_num for t in content))
        or (content[0].tag_ == "DT" and not has_verb(content))
        # "The military: what we know" announces a topic.
        or content[0].tag_ in ("WP", "WRB", "WDT")
    ):
        return None
    return Attribution(
        source=characters(label[0], label[-1]),
        head=head.i,
        cue=characters(doc[label.end], doc[label.end]),
        trigger=label.end,
        content=characters(content[0], content[-1]),
        meaning=Cue(certainty=0.9),
    )
