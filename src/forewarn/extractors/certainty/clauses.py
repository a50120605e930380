"""The clause of a content that carries its assertion, and the words that bear on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.embeddings import embedding_of, is_complement
from forewarn.extractors.syntax import SUBJECTS
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

_ASIDE = frozenset(("relcl", "advcl", "acl", "parataxis", "appos"))
"""Clauses whose hedges and negatives are their own."""
_FINITE = ("VBD", "VBZ", "VBP")
_PRESUPPOSING = reading_words("moods").find("presupposing_marks")
"""Conjunctions of a clause that is told in passing: because 300 had left, after they left."""


def main_clause(
    doc: "Doc", content: Span, figure: Span | None = None, trigger: int = -1
) -> "Token | None":
    """The verb, or else the noun, of the main clause of a content.

    Of coordinated clauses the one of ``figure`` counts, if one is given, else the first.
    ``trigger`` is the index of the reporting word, which may stand within the content: "A landing,
    the agency said, is likely".
    """
    words = doc.char_span(content.start, content.end, alignment_mode="contract")
    if words is None or not len(words):
        return None
    root = _top(words)
    if root.i == trigger:
        complements = [child for child in root.children if child.dep_ == "ccomp" and child in words]
        root = complements[0] if complements else root
    if figure is None or not content.covers(figure):
        # The parser hangs the first of two clauses that a semicolon parts on the second.
        parallel_clauses = [
            child for child in root.children if _is_parallel(child) and child in words
        ]
        return parallel_clauses[0] if parallel_clauses else root
    figure_words = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if figure_words is None or not len(figure_words):
        return root
    if figure_words[0].sent != root.sent:
        words = doc[
            max(words.start, figure_words[0].sent.start) : min(words.end, figure_words[0].sent.end)
        ]
        root = _top(words)
    return _find_clause(figure_words.root, _top_above(figure_words.root, root, words))


def _top(words: "Stretch") -> "Token":
    """The head of a content; of several, which a closing "he said" makes, the main clause."""
    root: Token = words.root
    if root.dep_ != "advcl":
        return root
    return next((word for word in words if word.dep_ == "ccomp" and word.head == root.head), root)


def _top_above(token: "Token", root: "Token", words: "Stretch") -> "Token":
    """The head of a content above ``token``, where it has one beside ``root``."""
    node = token
    while node != root and node != node.head and words.start <= node.head.i < words.end:
        node = node.head
    is_beside = node.dep_ == "ccomp" and node.head == root.head and node.pos_ in ("VERB", "AUX")
    return node if is_beside else root


def _find_clause(token: "Token", root: "Token") -> "Token":
    """The clause of ``token``: one that is told in passing, or a coordinate of it or of ``root``."""
    node = token
    while node not in (root, node.head):
        if is_detached(node):
            return _find_coordinate(token, node)
        node = node.head
    return _find_coordinate(token, root)


def is_detached(clause: "Token") -> bool:
    """True for a clause that the text takes for granted, whatever stands above it: a relative
    clause, a reason, the complement of "know" and "regret"."""
    if clause.pos_ not in ("VERB", "AUX"):
        return False
    if clause.dep_ == "relcl":
        return not (embedding_of(clause.head) and is_complement(clause, clause.head))
    if clause.dep_ == "advcl":
        return any(
            child.lower_ in _PRESUPPOSING
            and child.i < clause.i
            and child.dep_ in ("mark", "advmod")
            for child in clause.children
        ) and _has_own_subject(clause)
    return clause.dep_ == "ccomp" and "factive" in embedding_of(clause.head)


def _find_coordinate(token: "Token", root: "Token") -> "Token":
    """The clause nearest above ``token`` that is on a par with ``root``."""
    clause, node = root, token
    while node not in (root, node.head):
        is_clause = (node.dep_ == "conj" and node.pos_ in ("VERB", "AUX")) or _is_parallel(node)
        if not is_clause:
            clause = root
        elif clause == root:
            clause = node
        node = node.head
    return clause


def scope(clause: "Token", content: Span) -> Iterator["Token"]:
    """The words of a content that bear on its clause, in order: relative and adverbial clauses,
    asides and coordinated clauses with a subject of their own are left out."""
    words = [token for token in _words_below(clause) if _is_within(token, content)]
    if clause.dep_ == "conj" and not _has_own_subject(clause) and not auxiliaries(clause):
        # "may attack and kill": what stands before the first verb holds for both.
        shared = [
            token
            for child in clause.head.children
            if child.dep_ in ("aux", "advmod", "neg") and child.i < clause.head.i
            for token in child.subtree
        ]
        words += [token for token in shared if _is_within(token, content)]
    yield from sorted(set(words), key=lambda token: token.i)


def _words_below(node: "Token") -> Iterator["Token"]:
    yield node
    for child in node.children:
        if child.dep_ in _ASIDE and (child.dep_ != "appos" or child.pos_ == "VERB"):
            continue
        if child.dep_ == "conj" and is_separate(child):
            continue
        if _is_parallel(child):
            continue
        yield from _words_below(child)


def is_separate(clause: "Token") -> bool:
    """True for a coordinated clause that shares no auxiliary with the one before it.

    "May attack and kill" shares its "may"; "had left and may return" does not, and the "probably"
    of "left and probably returned" is the second verb's alone.
    """
    if clause.pos_ not in ("VERB", "AUX"):
        return False
    if _has_own_subject(clause) or auxiliaries(clause):
        return True
    return clause.tag_ in _FINITE


def _is_parallel(clause: "Token") -> bool:
    """True for a clause before its head that a semicolon or a dash parts from it."""
    if clause.dep_ != "ccomp" or clause.i > clause.head.i or not _has_own_subject(clause):
        return False
    after = clause.right_edge.i + 1
    return after < len(clause.doc) and clause.doc[after].text in (";", ":", "–", "—")


def _has_own_subject(verb: "Token") -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_within(token: "Token", content: Span) -> bool:
    return content.covers(Span(token.idx, token.idx + len(token.text)))


def auxiliaries(verb: "Token") -> list["Token"]:
    """The auxiliaries of a verb in order."""
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
