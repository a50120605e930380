"""Whether a clause is supposed, or tells what would follow from something that is supposed."""

import re
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.clauses import auxiliaries
from forewarn.extractors.certainty.embeddings import embedding_of
from forewarn.extractors.syntax import SUBJECTS, full_text, sentence_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Stretch
    from spacy.tokens import Token

_WORDS = reading_words("moods")


_COUNTERFACTUAL = _WORDS.find("counterfactual_modals")
_OWED = _WORDS.find("owed_modals")
"""Modals that tell, of what is past, what ought to have been and was not."""
_OPEN = _WORDS.find("open_modals")
_MARKS = _WORDS.find("condition_marks")
_STARTS = _WORDS.find("condition_starts")
"""Auxiliaries before their subject: had the dam failed, should the dam fail, were the dam to fail."""
_PHRASES = re.compile(rf"\b(?:{_WORDS.find_pattern('condition_phrases')})\b", re.IGNORECASE)
_ASIDES = re.compile(rf"\b(?:{_WORDS.find_pattern('condition_asides')})\b", re.IGNORECASE)
_HEDGING = _WORDS.find("hedging_ifs")
"""What "if" introduces where it hedges and supposes nothing: if confirmed, if not hundreds."""
_COMING = reading_words("certainty").find("modality_coming")


def is_supposition(clause: "Token") -> bool:
    """True for a clause that only supposes: if the dam fails, had it failed, assuming it fails."""
    if _is_inverted(clause):
        return True
    if clause.dep_ not in ("advcl", "ccomp", "pcomp", "dep", "acl"):
        return False
    for mark in clause.children:
        if mark.i > clause.i or mark.lower_ not in _MARKS:
            continue
        is_asked = clause.i > clause.head.i and "question" in embedding_of(clause.head)
        if mark.lower_ == "if" and (clause.dep_ == "ccomp" or is_asked):
            return False
        return not _is_hedging(clause)
    first = clause.doc[clause.left_edge.i : clause.left_edge.i + 4]
    return bool(_PHRASES.match(first.text)) or _is_assuming(clause)


def is_consequence(clause: "Token", content: Span) -> bool:
    """True for what follows, or would have followed, from something supposed.

    "Would have died" and "could have died" tell of what did not happen, whether or not the text
    says on what that hung; "may have died" tells of what may well have happened.
    """
    words = {child.lower_ for child in auxiliaries(clause)}
    is_perfect = bool(words & {"have", "’ve", "'ve"}) and clause.tag_ in ("VBN", "VBD")
    if is_perfect and words & _COUNTERFACTUAL:
        return "would" in words or not _is_negative(clause)
    if is_perfect and words & _OWED:
        return clause.lemma_ not in _COMING
    is_past = clause.tag_ == "VBD" and not words & _OPEN
    # A closing "he said" takes the clauses of its content apart.
    beside = clause.head.children if clause.dep_ == "ccomp" else ()
    for child in (*clause.children, *beside):
        if child == clause or not content.covers(Span(child.idx, child.idx + len(child.text))):
            continue
        # "The treaty provides for help if one of them is attacked" holds now.
        is_rule = clause.tag_ in ("VBZ", "VBP") and not words & _OPEN and child.i > clause.i
        if child.dep_ in ("advcl", "ccomp", "dep") and is_supposition(child):
            return not (is_past or is_rule or _is_concession(child))
    return bool(words & _OPEN) and _has_aside(clause, content)


def starts_inverted(sentence: "Stretch", content: Span) -> bool:
    """True for a sentence that begins with "had", "should" or "were" and asks nothing."""
    words = [word for word in sentence[:4] if not word.is_punct]
    return (
        len(words) > 1
        and words[0].lower_ in _STARTS
        and words[1].lower_ != "to"
        and content.covers(Span(words[0].idx, words[0].idx + 1))
        and "?" not in sentence.text
    )


def _is_inverted(clause: "Token") -> bool:
    """True for an auxiliary before its subject in a sentence that asks nothing."""
    subjects = [child.i for child in clause.children if child.dep_ in SUBJECTS]
    starts = [child for child in clause.children if child.lower_ in _STARTS]
    if clause.lower_ in _STARTS:
        starts.append(clause)
    if not subjects or not starts or min(subjects) < starts[0].i:
        return False
    first = clause.left_edge
    while first.is_punct and first.i < starts[0].i:
        first = first.nbor()
    return first == starts[0] and not sentence_of(clause).text.rstrip("\"'”’) ").endswith("?")


def _is_assuming(clause: "Token") -> bool:
    """True for "assuming that it fails", parsed as a clause of its own."""
    return (
        clause.lower_ in _MARKS
        and clause.dep_ == "advcl"
        and any(child.dep_ == "ccomp" for child in clause.children)
        and not auxiliaries(clause)
    )


def _is_hedging(clause: "Token") -> bool:
    """True for "if confirmed" and "if not hundreds", which have no subject."""
    has_subject = any(child.dep_ in SUBJECTS for child in clause.children)
    return not has_subject and any(
        word.lemma_.lower() in _HEDGING for word in (clause, *clause.children)
    )


def _is_concession(clause: "Token") -> bool:
    """True for "even if", upon which nothing hangs, and for "as if"."""
    mark = next((child for child in clause.children if child.lower_ in _MARKS), None)
    return mark is not None and mark.i > 0 and mark.nbor(-1).lower_ in ("even", "as")


def _is_negative(clause: "Token") -> bool:
    return any(child.dep_ == "neg" for child in clause.children)


def _has_aside(clause: "Token", content: Span) -> bool:
    """True where "without the dam", "otherwise" or "in the worst case" sets the condition."""
    start = max(content.start, sentence_of(clause).start_char)
    end = min(content.end, sentence_of(clause).end_char)
    text = full_text(clause.doc)
    subjects = [child for child in clause.children if child.dep_ in SUBJECTS]
    before = subjects[0].left_edge.idx if subjects else clause.idx
    for match in _ASIDES.finditer(text, start, end):
        words = clause.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if words is None:
            continue
        if match.start() < before and _governs(clause, words[0]):
            return True
        # After the verb "without a word" tells how; "otherwise" and "at worst" still what if.
        if words[0].pos_ == "ADV" and _governs(clause, words[0]):
            return True
    return False


def _governs(clause: "Token", word: "Token") -> bool:
    """True when nothing but phrases stands between the word and the clause above it."""
    while word != word.head:
        word = word.head
        if word == clause:
            return True
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False
