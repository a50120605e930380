"""What a reporting verb takes as its content: a clause, an infinitive, a noun phrase."""

from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.attribution.extents import judgement_end
from forewarn.extractors.attribution.lexicon import NARROW, Cue, nouns
from forewarn.extractors.attribution.valency import (
    ADDRESSING,
    CHARGES,
    DEEDS,
    ENQUIRIES,
    PERSON_OBJECT,
    TOPICS,
    TWO_PLACED,
    WATCHING,
)
from forewarn.extractors.known_nouns import nouns_of
from forewarn.extractors.syntax import characters, sentence_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")
_ASKING = frozenset(reading_words("moods").find_table("verbs")["question"])
_NAMING = _WORDS.find("complements_naming")
_WITH_INFINITIVE = _WORDS.find("complements_with_infinitive")
_TAKING_IN = _WORDS.find("complements_taking_in")
"""Verbs that confess a thing, and take a person in: admitted 30 patients."""
_TELLING = _WORDS.find("complements_telling")


def clause_complement(verb: "Token", cue: Cue | None) -> Span | None:
    """The span of a clause that ``verb`` takes as its object."""
    if cue is not None and (linear := _that_clause(verb)) is not None:
        return linear
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    for child in sorted(clauses, key=lambda child: child.i < verb.i):
        if child.i < verb.i and (
            cue is None
            or cue.infinitive
            or verb.lemma_.lower() in NARROW
            or verb.dep_ == "relcl"
            or any(
                c.dep_ == "dobj" and not nouns_of(c.doc).can_speak(c.lemma_) for c in verb.children
            )
        ):
            continue
        has_mark = any(
            c.dep_ == "mark" and c.lower_ in ("that", "whether", "if") for c in child.children
        )
        has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in child.children)
        if cue is None and not (has_mark or has_subject):
            continue
        if (
            not has_mark
            and not has_subject
            and child.i > verb.i
            and child.pos_ not in ("VERB", "AUX")
        ):
            continue
        if not has_mark and verb.lemma_.lower() in WATCHING and _is_bare(child):
            # Saw him leave: what is watched is no proposition.
            continue
        return _clause_span(verb, child)
    if (asked := _asked_clause(verb)) is not None:
        return _clause_span(verb, asked)
    for child in verb.children:
        # "told reporters that" is at times parsed as a relative clause of the person told.
        if child.dep_ in ("dobj", "dative") and child.i > verb.i and cue is not None:
            for inner in child.children:
                if (
                    inner.dep_ in ("acl", "relcl")
                    and any(c.dep_ == "mark" and c.lower_ == "that" for c in inner.children)
                    and verb.lemma_.lower() in _TELLING
                ):
                    return _clause_span(verb, inner)
    return None


def _asked_clause(verb: "Token") -> "Token | None":
    """The clause of "asked the men if they left", which looks like one of condition."""
    if verb.lemma_.lower() not in _ASKING:
        return None
    return next(
        (
            child
            for child in verb.children
            if child.dep_ == "advcl"
            and child.i > verb.i
            and any(
                mark.dep_ == "mark" and mark.lower_ in ("if", "whether") for mark in child.children
            )
        ),
        None,
    )


def _is_bare(clause: "Token") -> bool:
    """True for a clause without a finite verb: him leave, them leaving."""
    has_auxiliary = any(c.dep_ in ("aux", "auxpass") for c in clause.children)
    return clause.tag_ in ("VB", "VBG", "VBN") and not has_auxiliary


def _past_aside(verb: "Token") -> int:
    """The token after the verb, or after an aside between commas: said, citing officials, that."""
    doc, at = verb.doc, verb.i + 1
    if at + 1 < len(doc) and doc[at].text == ",":
        limit = min(at + 14, sentence_of(verb).end - 1)
        closing = (token.i for token in doc[at + 1 : limit] if token.text == ",")
        end = next(closing, -1)
        if end > 0 and doc[end + 1].lower_ == "that":
            return end + 1
    return at


def _past_circumstance(verb: "Token", at: int) -> int:
    """The "that" after a phrase of time, place or person: reported at the time that, told him that."""
    for token in verb.doc[at : min(at + 9, sentence_of(verb).end)]:
        if token.lower_ == "that" and (token.dep_ == "mark" or _is_told_that(verb, token)):
            return token.i
        if token.pos_ in ("VERB", "AUX") or token.is_punct or token.pos_ in ("SCONJ", "CCONJ"):
            break
    return at


def _is_told_that(verb: "Token", conjunction: "Token") -> bool:
    """True when "told the men on the quay that" was parsed as "the quay that ... sunk"."""
    return (
        verb.lemma_.lower() in ADDRESSING
        and any(c.dep_ in ("dobj", "dative") and c.i < conjunction.i for c in verb.children)
        and conjunction.dep_ == "dobj"
        and conjunction.head.dep_ == "relcl"
    )


def _that_clause(verb: "Token") -> Span | None:
    """The clause that an adjacent "that" opens, wherever the parser hung it."""
    at = _past_aside(verb)
    if at < len(verb.doc) and verb.doc[at].lower_ != "that":
        at = _past_circumstance(verb, at)
    if at >= len(verb.doc) or verb.doc[at].lower_ != "that":
        return None
    if verb.doc[at].dep_ != "mark" and not _is_told_that(verb, verb.doc[at]):
        return None
    head = verb.doc[at].head
    if (head.dep_ == "ccomp" and head.head == verb and at == verb.i + 1) or head.i < at:
        return None
    return characters(verb.doc[at], head.right_edge)


def _clause_span(verb: "Token", clause: "Token") -> Span:
    doc = verb.doc
    start, end = clause.left_edge.i, clause.right_edge.i
    if clause.i > verb.i:
        start = max(start, verb.i + 1)
        if doc[start].text == "," and doc[start + 1].lower_ in ("citing", "quoting"):
            start += 1
        if doc[start].lower_ in ("citing", "quoting"):
            # Reports, citing officials: the men have left.
            colon = next((t.i for t in doc[start : clause.i] if t.text == ":"), start - 1)
            start = colon + 1
        for child in verb.children:
            if (
                child.i > end
                and child.dep_ in ("conj", "ccomp")
                and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
            ):
                end = max(end, child.right_edge.i)
    elif start <= verb.i <= end:
        end = verb.i - 1
    else:
        # An inverted clause owns everything from the start of its sentence.
        start = min(start, sentence_of(verb).start)
        stops = [token.i for token in doc[start : clause.i] if token.text == ";"]
        start = max([start, *(stop + 1 for stop in stops)])
        source = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        limit = verb.i if source is None else source.left_edge.i
        end = min(end, limit - 1)
    end = max(start, end)
    return characters(doc[start], doc[end])


def infinitive_complement(verb: "Token", cue: Cue | None) -> Span | None:
    """``plans to send``, ``urged Seoul to``, ``is believed to rely``."""
    if cue is None:
        return None
    for child in verb.children:
        if child.dep_ not in ("xcomp", "ccomp") or child.i < verb.i:
            continue
        passive = any(c.dep_ == "auxpass" for c in verb.children) or (
            verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT")
        )
        if passive and has_to(child):
            subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), child)
            if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                subject = verb.head
            return characters(subject.left_edge, child.right_edge)
        lemma = verb.lemma_.lower()
        if has_to(child) and (cue.infinitive or lemma in _WITH_INFINITIVE):
            first = min(
                [child.left_edge.i]
                + [c.left_edge.i for c in verb.children if c.dep_ in ("dobj",) and c.i > verb.i]
            )
            return characters(verb.doc[first], child.right_edge)
        if child.tag_ == "VBG" and (cue.infinitive or cue.nominal):
            return characters(child.left_edge, child.right_edge)
        if lemma in _NAMING:
            return characters(child.left_edge, child.right_edge)
    return None


def nominal_complement(verb: "Token", cue: Cue) -> Span | None:
    """The noun phrase that a verb asserts, denies, demands or passes judgement on."""
    lemma = verb.lemma_.lower()
    if (figure := _estimated_figure(verb)) is not None:
        return figure
    if lemma == "put" and (figure := _figure_put_at(verb)) is not None:
        return figure
    target = next(
        (c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd") and c.i > verb.i), None
    )
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if target is None and passive is not None and any(c.dep_ == "agent" for c in verb.children):
        target = passive
    if target is None or target.pos_ == "PRON" and lemma not in PERSON_OBJECT:
        return None
    if lemma in DEEDS or (lemma in _TAKING_IN and _names_people(target)):
        return None
    numeric = any(token.like_num for token in target.subtree)
    reduced = any(c.dep_ == "acl" and c.tag_ == "VBN" for c in target.children)
    if not cue.nominal and (not numeric or (cue.speech is not Speech.SPEECH and not reduced)):
        return None
    if lemma == "call" and _is_called(verb, target):
        pass
    elif lemma in ADDRESSING or (lemma in NARROW and not numeric):
        return None
    inner = credited_content(target)
    if inner is not None and cue.stance in (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS):
        return inner
    right = judgement_end(verb, target)
    if lemma in TWO_PLACED:
        right = _through_quotation(verb.doc, right)
    return characters(target.left_edge, verb.doc[right])


def _names_people(noun: "Token") -> bool:
    nouns, lemma = nouns_of(noun.doc), noun.lemma_.lower()
    return lemma in nouns.people or lemma in nouns.persons


def _through_quotation(doc: "Doc", right: int) -> int:
    """Index of the last token of a quotation that begins right after ``right``: called it "...\"."""
    closing = {"“": "”", "‘": "’", '"': '"', "''": "''", "``": "''"}
    if right + 1 >= len(doc) or doc[right + 1].text not in closing:
        return right
    mark = closing[doc[right + 1].text]
    return next((t.i for t in doc[right + 2 : right + 30] if t.text == mark), right)


def _is_called(verb: "Token", target: "Token") -> bool:
    """``called the deal a disaster``: two objects, or one beside a quotation."""
    return any(c.dep_ in ("oprd", "ccomp") for c in verb.children) or any(
        token.text in '“"‘' for token in verb.doc[verb.i + 1 : target.right_edge.i + 3]
    )


def _estimated_figure(verb: "Token") -> Span | None:
    """``the figure estimated by Seoul is 2,000``: the figure; ``the 2,000 dead counted by Kyiv``."""
    noun = verb.head
    has_agent = any(c.dep_ == "agent" for c in verb.children)
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or not has_agent or noun.i > verb.i:
        return None
    if verb.lemma_.lower() in DEEDS:
        return None
    copula = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else None
    for child in copula.children if copula is not None else ():
        if child.i > verb.i and child.dep_ in ("attr", "acomp", "prep") and _has_number(child):
            return characters(child.left_edge, child.right_edge)
    before = verb.doc[noun.left_edge.i : verb.i]
    return characters(before[0], before[-1]) if any(t.like_num for t in before) else None


def _has_number(token: "Token") -> bool:
    return any(inner.like_num for inner in token.subtree)


def _figure_put_at(verb: "Token") -> Span | None:
    """``puts the dead at about 200``: the object and the figure, wherever the figure hangs."""
    target = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if target is None:
        return None
    for token in verb.subtree:
        if token.lower_ == "at" and token.i > max(verb.i, target.i):
            figure = next((c for c in token.children if c.dep_ == "pobj"), None)
            if figure is not None and any(t.like_num for t in figure.subtree):
                return characters(
                    min(target.left_edge, figure, key=lambda t: t.i), figure.right_edge
                )
    return None


def credited_content(noun: "Token") -> Span | None:
    """The clause after ``reports that``, the phrase after ``accounts of``."""
    if noun.lemma_.lower() not in nouns():
        return None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and any(
            c.dep_ == "mark" for c in child.children
        ):
            return characters(child.left_edge, child.right_edge)
        if child.dep_ == "prep" and child.lower_ in ("of", "about", "on"):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return characters(inner.left_edge, inner.right_edge)
    return None


def prepositional_complement(verb: "Token", lemma: str) -> Span | None:
    """The object of a preposition that belongs to the verb: warned of, called for."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    words = ("of", "for", "as", "over") if passive and lemma in CHARGES else TOPICS.get(lemma, ())
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ in words:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None and lemma == "respond" and inner.lemma_.lower() in ENQUIRIES:
                return None
            if inner is not None and lemma != "put":
                return characters(inner.left_edge, child.right_edge)
    return None


def has_to(token: "Token") -> bool:
    """True for an infinitive with "to"."""
    return any(child.lower_ == "to" and child.tag_ == "TO" for child in token.children)
