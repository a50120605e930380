"""What a content does with its proposition: states it, asks it, fears it, supposes it.

The words between a figure, or the main verb, and the top of its content decide, the nearest
first.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.claims.claim import ClaimKind, Stance
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.certainty.chances import StatedChance, find_chances
from forewarn.extractors.certainty.clauses import auxiliaries, is_detached, scope
from forewarn.extractors.certainty.conditions import is_consequence, is_supposition, starts_inverted
from forewarn.extractors.certainty.embeddings import embedding_of, is_complement
from forewarn.extractors.certainty.modality import is_future
from forewarn.extractors.certainty.signatures import (
    averts,
    happened,
    is_almost,
    is_close_to,
    is_ruled_out,
    takes_attitude,
)
from forewarn.extractors.syntax import SUBJECTS, full_text, sentence_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("moods")
_ATTITUDES = _WORDS.find("attitude_verbs")


_KINDS = {
    "concern": ClaimKind.CONCERN,
    "warning": ClaimKind.CONCERN,
    "wish": ClaimKind.WISH,
    "question": ClaimKind.QUESTION,
    "chance": ClaimKind.CHANCE,
}
_WHETHER = _WORDS.find("question_marks")
_LIGHT = _WORDS.find("concern_light_verbs")
"""Verbs that only carry a noun: to have hopes, to voice fears; doubts grow."""
_OPENING = _WORDS.find("question_openings")
"""Words with which a question begins that is asked without its mark."""
_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What is done with a proposition."""

    kind: ClaimKind = ClaimKind.STATEMENT
    chance: float | None = None
    happened: bool = False
    """True for what a clause takes for granted whatever its own polarity: could not prevent."""
    has_figure: bool = False
    attitude: "Token | None" = None
    """The verb within the content by which its speaker denies, doubts, plans or tries: the
    "doubted" of "said that he doubted that six had died"."""


def find_realis(
    doc: "Doc",
    content: Span,
    clause: "Token | None",
    figure: Span | None,
    attribution: Attribution | None,
) -> Mood:
    """What a content, or its part with ``figure``, does with its proposition."""
    if attribution is not None and _is_attitude(doc, attribution):
        return Mood(kind=ClaimKind.ATTITUDE)
    if clause is None:
        return Mood()
    target = clause
    if figure is not None and content.covers(figure):
        words = doc.char_span(figure.start, figure.end, alignment_mode="expand")
        target = words.root if words is not None and len(words) else clause
    chance = _stated_chance(doc, content, clause, target, attribution)
    if chance is not None:
        return Mood(kind=ClaimKind.CHANCE, chance=chance.value)
    if _is_asked(doc, content, target, figure is not None):
        return Mood(kind=ClaimKind.QUESTION)
    if starts_inverted(sentence_of(target), content):
        return Mood(kind=ClaimKind.CONDITION)
    path = _climb(target, clause, content)
    if path.kind is not ClaimKind.STATEMENT or path.detached:
        return Mood(
            kind=path.kind,
            happened=path.happened,
            has_figure=figure is not None,
            attitude=path.attitude,
        )
    kind = _embedded_kind(clause) if figure is None else ClaimKind.STATEMENT
    if kind is ClaimKind.STATEMENT and attribution is not None:
        kind = _cue_kind(doc, attribution, clause)
    attitude, granted = path.attitude, path.happened
    if figure is None:
        doubts = [word for word in _predicates(clause) if "doubt" in embedding_of(word)]
        granted = granted or any(is_ruled_out(word) for word in doubts)
        attitude = attitude or next((word for word in doubts if not granted), None)
    if figure is None and any(
        child.dep_ in ("ccomp", "xcomp") and child.i > clause.i for child in clause.children
    ):
        attitude = clause
    return Mood(kind=kind, happened=granted, has_figure=figure is not None, attitude=attitude)


def _is_attitude(doc: "Doc", attribution: Attribution) -> bool:
    """True for ``supports a second vote``: it tells where somebody stands, not that it happens."""
    verb = doc[attribution.trigger]
    if verb.lemma_.lower() not in _ATTITUDES:
        return False
    return not any(child.dep_ in ("ccomp", "xcomp") and child.i > verb.i for child in verb.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Path:
    kind: ClaimKind = ClaimKind.STATEMENT
    happened: bool = False
    detached: bool = False
    """True where the clause of the target is told in passing, whatever stands above it."""
    attitude: "Token | None" = None


def _climb(target: "Token", clause: "Token", content: Span) -> _Path:
    """The nearest word above a target that settles what is done with it."""
    node, granted = target, False
    attitude: Token | None = None
    while True:
        if node.pos_ in ("VERB", "AUX"):
            # "Could have prevented" is itself contrary to fact; the deaths are not.
            if not granted and (is_supposition(node) or is_consequence(node, content)):
                return _Path(kind=ClaimKind.CONDITION)
            if _is_whether(node):
                return _Path(kind=ClaimKind.QUESTION)
            if is_close_to(node):
                return _Path(kind=ClaimKind.AVERTED)
            if node == target and node == clause and "averting" in embedding_of(node):
                granted = happened(node)
                if not granted:
                    return _Path(kind=ClaimKind.AVERTED)
        head = node.head
        if is_detached(node):
            return _Path(happened=granted, detached=True, attitude=attitude)
        if head == node or not content.covers(Span(head.idx, head.idx + len(head.text))):
            return _Path(happened=granted, attitude=attitude)
        if averts(head, node):
            if not happened(head):
                return _Path(kind=ClaimKind.AVERTED)
            # "Could have saved 40 lives" takes no 40 of them for saved.
            granted = "averting_loss" not in embedding_of(head)
        elif is_complement(node, head):
            kind = _kind_under(node, head)
            if kind is not None:
                return _Path(kind=kind, happened=granted)
            if "doubt" in embedding_of(head) and head.pos_ == "NOUN":
                granted = granted or is_ruled_out(head)
                attitude = attitude if granted else attitude or head
            elif attitude is None and takes_attitude(node, head):
                attitude = head
        node = head


def _kind_under(node: "Token", head: "Token") -> ClaimKind | None:
    """What ``head`` makes of its complement ``node``; None where it leaves a statement."""
    if is_almost(head):
        return ClaimKind.AVERTED
    for name in sorted(embedding_of(head)):
        if name == "supposition" and _is_ordered(head):
            return ClaimKind.CONDITION
        if name == "question" and not _is_open(node, head):
            continue
        if name in ("warning", "chance") and not _looks_ahead(node, name):
            continue
        if name in _KINDS:
            return _KINDS[name]
    return None


def _is_ordered(verb: "Token") -> bool:
    """True for "suppose that", "imagine": an imperative, which no subject supposes."""
    return verb.pos_ == "VERB" and not any(child.dep_ in SUBJECTS for child in verb.children)


def _is_open(node: "Token", head: "Token") -> bool:
    """True for what was asked and not for whom or what was asked for."""
    return head.pos_ != "VERB" or node.dep_ == "ccomp"


def _looks_ahead(node: "Token", name: str) -> bool:
    """True for what may come: a warning of shortages; "warned that six had died" states it."""
    clause = node
    if node.dep_ == "prep":
        return True
    if name == "warning" and node.dep_ in ("dobj", "nsubjpass"):
        # Who is warned is not warned of.
        return False
    if name == "chance":
        # "A chance to speak" is an opportunity.
        return not any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    is_bare = clause.tag_ in ("VB", "VBG") and not any(
        word.lower_ != "to" for word in auxiliaries(clause)
    )
    return clause.pos_ not in ("VERB", "AUX") or is_future(clause) or is_bare


def _is_whether(clause: "Token") -> bool:
    """True for an embedded question: whether it spread, to see if it spread."""
    for mark in clause.children:
        if mark.i < clause.i and mark.lower_ in _WHETHER and clause.dep_ != "advcl":
            return True
        is_asked = clause.i > clause.head.i and "question" in embedding_of(clause.head)
        if mark.lower_ == "if" and mark.dep_ == "mark" and (clause.dep_ == "ccomp" or is_asked):
            return True
    return False


def _is_asked(doc: "Doc", content: Span, target: "Token", has_figure: bool) -> bool:
    """True where the sentence of the target ends in a question mark; without a figure, where all
    sentences of the content do."""
    text = full_text(doc)
    last = sentence_of(target)
    if has_figure:
        end = _END.search(text, target.idx, last.end_char)
        return end is not None and "?" in end.group()
    marks = [
        end.group() for end in _END.finditer(text, content.start, max(content.end, last.end_char))
    ]
    return bool(marks) and all("?" in mark for mark in marks)


def _stated_chance(
    doc: "Doc", content: Span, clause: "Token", target: "Token", attribution: Attribution | None
) -> StatedChance | None:
    """The chance that the clause of the target states, or under which the target stands."""
    for chance in find_chances(doc):
        if attribution is not None and chance.anchor == attribution.trigger:
            return chance
    chances = [chance for chance in find_chances(doc) if content.covers(chance.span)]
    if not chances:
        return None
    above = {target.i, *(token.i for token in target.ancestors)}
    words = {token.i for token in scope(clause, content)}
    if clause.pos_ not in ("VERB", "AUX"):
        # "Give her a 70% chance": what is given has no verb.
        words |= {chance.anchor for chance in chances}
    return next(
        (chance for chance in chances if chance.anchor in words or chance.anchor in above), None
    )


def _embedded_kind(clause: "Token") -> ClaimKind:
    """The kind of a clause that is itself about a fear, a hope or a question."""
    for word in (clause, *_predicates(clause)):
        classes = embedding_of(word) & _KINDS.keys()
        has_complement = any(
            is_complement(child, word) and child.i > word.i for child in word.children
        )
        for name in sorted(classes):
            complements = [c for c in word.children if is_complement(c, word) and c.i > word.i]
            if name in ("warning", "chance") and not any(
                _looks_ahead(c, name) for c in complements
            ):
                continue
            if name == "question" and not any(_is_open(c, word) for c in complements):
                continue
            if word.dep_ in SUBJECTS and all(c.dep_ == "prep" for c in complements):
                # "Questions about the ship are for the ministry" asks nothing.
                continue
            if has_complement:
                return _KINDS[name]
    return ClaimKind.STATEMENT


def _predicates(clause: "Token") -> list["Token"]:
    """The words that a light verb carries: "are concerned", "voiced fears", "fears are growing"."""
    words = [child for child in clause.children if child.dep_ in ("acomp", "attr", "oprd")]
    if clause.lemma_.lower() in _LIGHT:
        words += [
            child for child in clause.children if child.dep_ in ("dobj", "nsubj", "nsubjpass")
        ]
    return words


def _cue_kind(doc: "Doc", attribution: Attribution, clause: "Token") -> ClaimKind:
    """The kind that the reporting word gives its whole content."""
    cue = doc[attribution.trigger]
    classes = embedding_of(cue)
    if cue.lemma_.lower() in _LIGHT:
        # "Fears are growing that it could spread."
        classes |= {
            name for child in cue.children if child.dep_ in SUBJECTS for name in embedding_of(child)
        }
    if "question" in classes:
        return ClaimKind.QUESTION if _is_direct(doc, attribution, clause) else ClaimKind.STATEMENT
    if "warning" in classes and not _looks_ahead(clause, "warning"):
        return ClaimKind.STATEMENT
    is_plan = (
        attribution.meaning.stance is Stance.INTENDS
        and "wish" not in classes
        and attribution.source is not None
    )
    for name in sorted(classes & _KINDS.keys() - {"chance"}):
        if not is_plan:
            return _KINDS[name]
    return ClaimKind.STATEMENT


def _is_direct(doc: "Doc", attribution: Attribution, clause: "Token") -> bool:
    """True for what was asked, in words with or without a question mark."""
    words = attribution.content.of(full_text(doc)).casefold().lstrip("\"“‘' ").split(maxsplit=1)
    is_order = any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    return bool(words) and words[0] in _OPENING and not is_order
