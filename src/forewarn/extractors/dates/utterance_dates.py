"""The day of an utterance, apart from the day of the event that it tells of."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forewarn.dates import Period
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.lexicon import verbs
from forewarn.extractors.dates.date_mentions import DateMention
from forewarn.extractors.syntax import climb, find_root, full_text, sentence_spans, span_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("dates")
_UTTERED = _WORDS.find("timing_published") | _WORDS.find("timing_speaking")
"""Verbs, beside those of reporting, whose date is that of an utterance: "speaking on Tuesday"."""
_ASKED = _WORDS.find("timing_asked")
"""What is done to a speaker who answers: "asked on Monday, the minister said"."""
_ALONGSIDE = _WORDS.find("timing_alongside")
_OPEN = re.compile(rf"(?:{_WORDS.find_pattern('edges')})\b", re.IGNORECASE)
"""Begins a stretch of time, in which nothing is uttered: "since March"."""
_BESIDE = re.compile(r"\s(?:(?:early|late|later)\s)?(?:(?:on|in)\s)?(?:the\s)?")
"""What may stand between a verb of speech and its date: "said late on Sunday"."""

_FIGURE = re.compile(r"\d")
_PARTED = re.compile(r"[\d,;]")
"""What parts a date from the words before it: a figure, another clause."""


_AFTER = re.compile(rf"\s(?:(?:{_WORDS.find_pattern('after_contents')})\s)?(?:the\s)?")


def said_time(
    doc: "Doc", mentions: Sequence[DateMention], attribution: Attribution
) -> Period | None:
    """When the content of an attribution was uttered; None where the text does not say.

    The date modifies the cue, its source, or a deed told in one breath with it: "told an agency
    in January", "a report of March says", "met the envoys on Monday and said".
    """
    cue, content = attribution.cue, attribution.content
    if not len(cue):
        # A speaker whom the layout names: no verb is there to have a date.
        return None
    sentence = next((each for each in sentence_spans(doc) if each.overlaps(cue)), cue)
    text = full_text(doc)
    ranked = [
        (min(abs(mention.span.start - cue.end), abs(cue.start - mention.span.end)), mention)
        for mention in mentions
        if mention.period is not None
        and sentence.overlaps(mention.span)
        and not content.overlaps(mention.span)
        and not _is_parted(text, cue, content, mention.span)
        and not _OPEN.match(mention.span.of(text))
        and not _is_of_count(doc, mention, attribution)
        and (_follows(text, cue, mention.span) or _modifies_speech(doc, mention.span, attribution))
    ]
    return min(ranked, key=lambda item: item[0])[1].period if ranked else None


def _is_parted(text: str, cue: Span, content: Span, date: Span) -> bool:
    """True for a date past its verb of speech and past the content, with more in between."""
    if date.start < cue.end or date.end <= content.start:
        return False
    if content.start < cue.end:
        # "..., she said in a talk with the baker, aired on Sunday": a comma parts nothing here.
        return _FIGURE.search(text, cue.end, date.start) is not None
    return _PARTED.search(text, max(cue.end, content.end), date.start) is not None


def _is_of_count(doc: "Doc", mention: DateMention, attribution: Attribution) -> bool:
    """True for a stretch of days after a mere count: "counted 300 fires in the first half of 2025".

    A day there is when it was told: "reported 300 cases on Monday".
    """
    if mention.period is None or mention.period.days < 2:
        return False
    content = attribution.content
    if not _AFTER.fullmatch(full_text(doc), content.end, mention.span.start):
        return False
    words = doc.char_span(content.start, content.end, alignment_mode="expand") or ()
    return any(word.tag_ == "CD" for word in words) and not any(
        word.pos_ in ("VERB", "AUX") for word in words
    )


def time_after(
    doc: "Doc", mentions: Sequence[DateMention], attribution: Attribution
) -> Period | None:
    """The date right after a content, unless it is that of the utterance.

    "Warned on Monday of gales on Wednesday": the parse hangs both on the verb of speech.
    """
    said = said_time(doc, mentions, attribution)
    text, end = full_text(doc), attribution.content.end
    return next(
        (
            mention.period
            for mention in mentions
            if mention.span.start >= end
            and mention.period != said
            and (said is not None or _is_of_count(doc, mention, attribution))
            and _AFTER.fullmatch(text, end, mention.span.start)
        ),
        None,
    )


def _follows(text: str, cue: Span, date: Span) -> bool:
    return cue.end <= date.start and _BESIDE.fullmatch(text, cue.end, date.start) is not None


def _modifies_speech(doc: "Doc", date: Span, attribution: Attribution) -> bool:
    root = find_root(doc, date)
    if root is None:
        return False
    cue = doc[attribution.trigger]
    for node in [root, *climb(root)]:
        where = span_of(node)
        if node == cue or (attribution.source is not None and attribution.source.covers(where)):
            return True
        if attribution.content.covers(where) or _is_apart(node):
            return False
        if node.pos_ == "VERB" and any(
            # Of one subject: "met the envoys on Monday and said".
            child == cue and child.dep_ == "conj" and not _has_subject(child)
            for child in node.children
        ):
            return True
    return False


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _is_apart(node: "Token") -> bool:
    """True for the verb of a clause that tells of another time than that of the speech."""
    lemma = node.lemma_.lower()
    if node.dep_ in ("relcl", "acl"):
        return lemma not in _UTTERED and lemma not in verbs()
    if node.dep_ == "advcl":
        if node.tag_ == "VBG" or (node.tag_ == "VBN" and lemma in _ASKED):
            return False
        return not any(
            child.lower_ in _ALONGSIDE
            for child in node.children
            if child.dep_ in ("mark", "advmod")
        )
    return node.dep_ in ("ccomp", "parataxis", "csubj")
