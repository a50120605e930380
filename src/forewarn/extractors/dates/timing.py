"""The date of each figure or proposition, by the parse.

A date belongs to the verb that it modifies.  The date of a reporting verb is the day of the
utterance and dates nothing that was uttered; the date of a relative clause dates what the clause
describes; of several dates the one of the figure's own clause counts, and then the nearest.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forewarn.dates import Period
from forewarn.extractors.attribution.lexicon import verbs
from forewarn.extractors.dates.date_mentions import DateMention
from forewarn.extractors.syntax import climb, find_root, full_text, sentence_spans, span_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("dates")


_WILL = _WORDS.find("timing_will")
_PROSPECTIVE = _WORDS.find("timing_prospective")
"""Words after which an infinitive refers to the future."""
_OPEN = _WORDS.find("timing_open") | _PROSPECTIVE
"""What is said to be so of what is still to come: likely, a chance, a risk."""
_MAY = _WORDS.find("timing_may")
_SCHEDULED = _WORDS.find("timing_scheduled")
"""Participles whose date is that of the scheduled event and not of the scheduling."""
_STATES = _WORDS.find("timing_states") | verbs().keys()
"""Verbs whose present tense is not a future: states, and the reporting verbs of headlines."""
_PUBLISHED = _WORDS.find("timing_published")
"""Verbs of publication, whose date is that of the report and not of what it says."""
_CLAUSES = frozenset(("ccomp", "parataxis"))
_DATELINE = re.compile(r"[^.!?—–]{0,60}\d\s?(?:—|–|--)\s(?=[A-Z“\"])")
"""What stands before a report's first sentence: ``SEOUL, 30 April 2025 — ``."""
_STEPS = 12
"""Links of the parse that are followed upwards from a date."""


def speaks_of_future(doc: "Doc", span: Span) -> bool | None:
    """Whether the clause of a date speaks of the future; None when it does not tell."""
    root = find_root(doc, span)
    verb = _verb(root)
    if root is not None and verb is not None and (_is_set(root, verb) or _is_set_for(doc, span)):
        return True
    if root is not None and (clause := _mistagged(root)) is not None:
        return clause
    for _ in range(_STEPS):
        if verb is None:
            return None
        tense = _tense(verb)
        is_infinitive = verb.tag_ == "VB" or _perfect_infinitive(verb)
        if tense is not None or not (is_infinitive or verb.tag_ == "VBG"):
            return tense
        head = verb.head
        if head is verb:
            return None
        if is_infinitive and head.lemma_.lower() in _PROSPECTIVE:
            # What was planned may be over by now.
            return None if _tense(head) is False else True
        verb = _verb(head)
    return None


def _is_set(root: "Token", verb: "Token") -> bool:
    """True for a present that says when or how likely: "is likely on Thursday", "is on Sunday"."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP") or words:
        return False
    complements = [child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")]
    if any(child.lemma_.lower() in _OPEN for child in complements):
        return True
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "expl")]
    if not complements and any(child.lemma_.lower() in _OPEN for child in subjects):
        return True
    return not complements and root.head.dep_ == "prep" and root.head.head == verb


def _is_set_for(doc: "Doc", span: Span) -> bool:
    """True for the date for which something was set, whenever that was done."""
    # Of "set for the last Sunday in January" the parse hangs both prepositions on the verb.
    return any(
        token.head.lower_ == "for"
        and token.head.head.lemma_.lower() in _SCHEDULED
        and not any(child.lower_ == "had" for child in token.head.head.children)
        for token in doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    )


def _mistagged(root: "Token") -> bool | None:
    """True within a clause whose verb the tagger took for a noun or adverb; None elsewhere.

    "Flights resume in May", "the clinics close on Monday": a present, for a past has its own form.
    """
    for node in [root, *climb(root)]:
        if node.pos_ in ("VERB", "AUX"):
            return None
        if node.dep_ == "ccomp":
            children = list(node.children)
            is_clause = any(child.dep_ == "nsubj" or child.tag_ == "NNS" for child in children)
            is_verbless = any(child.dep_ in ("cop", "aux", "auxpass", "det") for child in children)
            return True if is_clause and not is_verbless else None
    return None


def _perfect_infinitive(verb: "Token") -> bool:
    """True for "to have gathered", whose tense depends on the governing word."""
    return verb.tag_ == "VBN" and {"to", "have"} <= {child.lower_ for child in verb.children}


def _tense(verb: "Token") -> bool | None:
    """Tense of a verb form: True for the future, False for the past, None when open."""
    if _perfect_infinitive(verb):
        return None
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    perfect = bool(words & {"have", "has", "had", "'ve", "’ve", "having"})
    if words & _WILL:
        return True
    if perfect or words & {"was", "were", "did"} or verb.tag_ == "VBD":
        return False
    if words & _MAY and not any(child.dep_ == "neg" for child in verb.children):
        return True
    if words & {"would", "may", "might", "should"}:
        return True
    if verb.tag_ == "VBN":
        if verb.lemma_.lower() in _SCHEDULED:
            return True
        return None if words else False
    if verb.tag_ in ("VBZ", "VBP") and not words:
        # The summit meets on Monday: the present of what is done at a stated time.
        return None if verb.pos_ == "AUX" or verb.lemma_.lower() in _STATES else True
    if verb.tag_ == "VBG" and words & {"is", "are", "'s", "’s", "'re", "’re"}:
        return True
    return None


def event_time(
    doc: "Doc", mentions: Sequence[DateMention], content: Span, figure: Span | None
) -> Period | None:
    """When the event of ``content`` took place, or the time to which its figure refers.

    Dates outside the content count only where they modify a verb of it: "by mid-January,
    according to the ministry, 300 had died".
    """
    target = find_root(doc, figure) if figure else _proposition(doc, content)
    if target is None:
        return None
    line = _DATELINE.match(full_text(doc))
    heading = Span(0, 0 if line is None else line.end())
    sentence_span = next(
        sentence for sentence in sentence_spans(doc) if sentence.start <= target.idx < sentence.end
    )
    ranked = [
        (
            rank,
            _distance(full_text(doc), mention.span, figure) if figure else mention.span.start,
            mention,
        )
        for mention in mentions
        if mention.period is not None
        and (content.overlaps(mention.span) or sentence_span.overlaps(mention.span))
        and not heading.overlaps(mention.span)
        and (rank := _rank(doc, mention.span, content, target, for_figure=figure is not None))
        is not None
    ]
    return min(ranked, key=lambda item: item[:2])[2].period if ranked else None


def _proposition(doc: "Doc", content: Span) -> "Token | None":
    """The head of the proposition in a content, below any reporting verb."""
    node = find_root(doc, content)
    for _ in range(_STEPS):
        if node is None or node.lemma_.lower() not in verbs():
            return node
        complements = [
            child
            for child in node.children
            if child.dep_ == "ccomp" and content.covers(Span(child.idx, child.idx + len(child)))
        ]
        if not complements:
            return node
        node = complements[0]
    return node


def _rank(
    doc: "Doc", date: Span, content: Span, target: "Token", *, for_figure: bool
) -> int | None:
    """How well a date fits the target: 0 is its own clause, None no fit at all."""
    root = find_root(doc, date)
    if root is None:
        return None
    inside = content.overlaps(date)
    if not inside and root.sent != target.sent:
        return None
    verb = _verb(root)
    if inside and verb is not None and not content.covers(span_of(verb)):
        # "In April, 40 flats burned, the brigade said": a date among the words said is no day of
        # their saying, even where the parse hangs it on the verb of speech.
        return 1
    if _dates_utterance(root, verb, target) or _dates_publication(root):
        return None
    if not inside:
        is_in_content = verb is not None and content.covers(span_of(verb))
        return 1 if is_in_content and verb is not None and verb == _verb(target) else None
    if for_figure and _dates_another_figure(root, verb, target):
        return None
    # "200 are to go in December": the infinitive says when what its subject is to do happens.
    if verb is None or _verb(target) in (verb, verb.head if verb.dep_ == "xcomp" else verb):
        return 0
    clause = _clause(root, verb)
    if clause is not None and clause.dep_ in ("relcl", "acl"):
        if not for_figure:
            return 3
        return 0 if _modifies(target, clause.head) else None
    return 1


def _modifies(target: "Token", noun: "Token") -> bool:
    """True for the noun itself and for a figure that counts it."""
    node = target
    for _ in range(4):
        if node == noun:
            return True
        if node.dep_ not in ("nummod", "quantmod", "compound", "amod", "nmod", "pobj", "prep"):
            return False
        node = node.head
    return node == noun


def _dates_utterance(root: "Token", verb: "Token | None", target: "Token") -> bool:
    """True for the date of a verb or noun whose complement holds the target."""
    above = {token.i for token in [target, *target.ancestors]}
    for node in [root, *climb(root)]:
        for child in node.children:
            speaks = child.dep_ in _CLAUSES or (
                child.dep_ in ("acl", "ccomp")
                and any(word.lower_ == "that" and word.dep_ == "mark" for word in child.children)
            )
            if speaks and child.i in above and not child.is_ancestor(root) and child != root:
                return True
        if node == verb:
            break
    return False


def _dates_another_figure(root: "Token", verb: "Token | None", target: "Token") -> bool:
    """True for the date of another figure: "against at least 600 in the spring"."""
    date_tokens = {token.i for token in root.subtree}
    for node in climb(root):
        if node == verb or target.i == node.i or node.is_ancestor(target):
            return False
        if any(token.tag_ == "CD" and token.i not in date_tokens for token in node.subtree):
            return True
    return False


def _dates_publication(root: "Token") -> bool:
    """True for the date of a publication: figures released in January."""
    verb = _verb(root)
    return (
        verb is not None
        and verb.lemma_.lower() in _PUBLISHED
        and verb.dep_ in ("acl", "relcl", "amod")
    )


def _clause(root: "Token", verb: "Token") -> "Token | None":
    """The verb that heads the date's clause, when the clause is subordinate."""
    node = verb
    for _ in range(_STEPS):
        if node.dep_ in ("relcl", "acl", "advcl", "ccomp", "csubj"):
            return node
        if node.dep_ not in ("conj", "xcomp") or node.head is node:
            return None
        node = node.head
    return None


def _distance(text: str, first: Span, second: Span) -> int:
    """Characters between two spans; a clause boundary weighs as much as a line."""
    earlier, later = sorted((first, second))
    between = text[earlier.end : later.start]
    return len(between) + 80 * sum(between.count(mark) for mark in ";:—")


def _verb(token: "Token | None") -> "Token | None":
    """The verb that governs a word; the word itself when it is one."""
    if token is None:
        return None
    for node in [token, *climb(token)]:
        if node.pos_ in ("VERB", "AUX"):
            if node.dep_ in ("aux", "auxpass") and node.head.pos_ in ("VERB", "AUX"):
                return node.head
            return node
    return None
