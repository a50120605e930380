"""What a reporting verb takes as its content: a clause, an infinitive, a noun phrase."""

from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.attribution.extents import judged
from forewarn.extractors.attribution.lexicon import BODIES, NARROW, PEOPLE, Cue, nouns
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
from forewarn.extractors.phrases import characters, sentence_of
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def clause(verb: "Token", cue: Cue | None) -> Span | None:
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
            or any(c.dep_ == "dobj" and c.lemma_ not in PEOPLE | BODIES for c in verb.children)
        ):
            continue
        marked = any(
            c.dep_ == "mark" and c.lower_ in ("that", "whether", "if") for c in child.children
        )
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in child.children)
        if cue is None and not (marked or own):
            continue
        if not marked and not own and child.i > verb.i and child.pos_ not in ("VERB", "AUX"):
            continue
        if not marked and verb.lemma_.lower() in WATCHING and _bare(child):
            # Saw him leave: what is watched is no proposition.
            continue
        return _clause_span(verb, child)
    for child in verb.children:
        # "told reporters that" is at times parsed as a relative clause of the person told.
        if child.dep_ in ("dobj", "dative") and child.i > verb.i and cue is not None:
            for inner in child.children:
                if (
                    inner.dep_ in ("acl", "relcl")
                    and any(c.dep_ == "mark" and c.lower_ == "that" for c in inner.children)
                    and verb.lemma_.lower()
                    in ("tell", "inform", "notify", "remind", "warn", "brief")
                ):
                    return _clause_span(verb, inner)
    return None


def _bare(clause: "Token") -> bool:
    """True for a clause without a finite verb: him leave, them leaving."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in clause.children)
    return clause.tag_ in ("VB", "VBG", "VBN") and not helped


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
        if token.lower_ == "that" and (token.dep_ == "mark" or _told(verb, token)):
            return token.i
        if token.pos_ in ("VERB", "AUX") or token.is_punct or token.pos_ in ("SCONJ", "CCONJ"):
            break
    return at


def _told(verb: "Token", that: "Token") -> bool:
    """True when "told the men on the quay that" was parsed as "the quay that ... sunk"."""
    return (
        verb.lemma_.lower() in ADDRESSING
        and any(c.dep_ in ("dobj", "dative") and c.i < that.i for c in verb.children)
        and that.dep_ == "dobj"
        and that.head.dep_ == "relcl"
    )


def _that_clause(verb: "Token") -> Span | None:
    """The clause that an adjacent "that" opens, wherever the parser hung it."""
    at = _past_aside(verb)
    if at < len(verb.doc) and verb.doc[at].lower_ != "that":
        at = _past_circumstance(verb, at)
    if at >= len(verb.doc) or verb.doc[at].lower_ != "that":
        return None
    if verb.doc[at].dep_ != "mark" and not _told(verb, verb.doc[at]):
        return None
    head = verb.doc[at].head
    if (head.dep_ == "ccomp" and head.head == verb and at == verb.i + 1) or head.i < at:
        return None
    return characters(verb.doc[at], head.right_edge)


def _clause_span(verb: "Token", clause: "Token") -> Span:
    doc = verb.doc
    left, right = clause.left_edge.i, clause.right_edge.i
    if clause.i > verb.i:
        left = max(left, verb.i + 1)
        if doc[left].text == "," and doc[left + 1].lower_ in ("citing", "quoting"):
            left += 1
        if doc[left].lower_ in ("citing", "quoting"):
            # Reports, citing officials: the men have left.
            colon = next((t.i for t in doc[left : clause.i] if t.text == ":"), left - 1)
            left = colon + 1
        for child in verb.children:
            if (
                child.i > right
                and child.dep_ in ("conj", "ccomp")
                and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
            ):
                right = max(right, child.right_edge.i)
    elif left <= verb.i <= right:
        right = verb.i - 1
    else:
        # An inverted clause owns everything from the start of its sentence.
        left = min(left, sentence_of(verb).start)
        stops = [token.i for token in doc[left : clause.i] if token.text == ";"]
        left = max([left, *(stop + 1 for stop in stops)])
        source = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        limit = verb.i if source is None else source.left_edge.i
        right = min(right, limit - 1)
    right = max(left, right)
    return characters(doc[left], doc[right])


def infinitive(verb: "Token", cue: Cue | None) -> Span | None:
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
            left = next((c for c in verb.children if c.dep_ == "nsubjpass"), child)
            if left.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                left = verb.head
            return characters(left.left_edge, child.right_edge)
        lemma = verb.lemma_.lower()
        if has_to(child) and (
            cue.infinitive
            or lemma
            in (
                "claim",
                "tell",
                "warn",
                "advise",
                "profess",
                "purport",
                "ask",
                "call",
                "believe",
                "know",
                "say",
                "estimate",
                "find",
            )
        ):
            first = min(
                [child.left_edge.i]
                + [c.left_edge.i for c in verb.children if c.dep_ in ("dobj",) and c.i > verb.i]
            )
            return characters(verb.doc[first], child.right_edge)
        if child.tag_ == "VBG" and (cue.infinitive or cue.nominal):
            return characters(child.left_edge, child.right_edge)
        if lemma in (
            "call",
            "deem",
            "consider",
            "label",
            "brand",
            "dub",
            "term",
            "declare",
            "describe",
        ):
            return characters(child.left_edge, child.right_edge)
    return None


def nominal(verb: "Token", cue: Cue) -> Span | None:
    """The noun phrase that a verb asserts, denies, demands or passes judgement on."""
    lemma = verb.lemma_.lower()
    if (reckoned := _reckoned(verb)) is not None:
        return reckoned
    if lemma == "put" and (figure := _put_at(verb)) is not None:
        return figure
    thing = next(
        (c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd") and c.i > verb.i), None
    )
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if thing is None and passive is not None and any(c.dep_ == "agent" for c in verb.children):
        thing = passive
    if thing is None or thing.pos_ == "PRON" and lemma not in PERSON_OBJECT:
        return None
    if lemma in DEEDS:
        return None
    numeric = any(token.like_num for token in thing.subtree)
    reduced = any(c.dep_ == "acl" and c.tag_ == "VBN" for c in thing.children)
    if not cue.nominal and (not numeric or (cue.speech is not Speech.SPEECH and not reduced)):
        return None
    if lemma == "call" and _called(verb, thing):
        pass
    elif lemma in ADDRESSING or (lemma in NARROW and not numeric):
        return None
    inner = _credited_clause(thing)
    if inner is not None and cue.stance in (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS):
        return inner
    right = judged(verb, thing)
    if lemma in TWO_PLACED:
        right = _through_quotation(verb.doc, right)
    return characters(thing.left_edge, verb.doc[right])


def _through_quotation(doc: "Doc", right: int) -> int:
    """Index of the last token of a quotation that begins right after ``right``: called it "...\"."""
    closing = {"“": "”", "‘": "’", '"': '"', "''": "''", "``": "''"}
    if right + 1 >= len(doc) or doc[right + 1].text not in closing:
        return right
    mark = closing[doc[right + 1].text]
    return next((t.i for t in doc[right + 2 : right + 30] if t.text == mark), right)


def _called(verb: "Token", thing: "Token") -> bool:
    """``called the deal a disaster``: two objects, or one beside a quotation."""
    return any(c.dep_ in ("oprd", "ccomp") for c in verb.children) or any(
        token.text in '“"‘' for token in verb.doc[verb.i + 1 : thing.right_edge.i + 3]
    )


def _reckoned(verb: "Token") -> Span | None:
    """``the figure estimated by Seoul is 2,000``: the figure; ``the 2,000 dead counted by Kyiv``."""
    noun = verb.head
    by = any(c.dep_ == "agent" for c in verb.children)
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or not by or noun.i > verb.i:
        return None
    if verb.lemma_.lower() in DEEDS:
        return None
    equated = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else None
    for child in equated.children if equated is not None else ():
        if child.i > verb.i and child.dep_ in ("attr", "acomp", "prep") and _counts(child):
            return characters(child.left_edge, child.right_edge)
    before = verb.doc[noun.left_edge.i : verb.i]
    return characters(before[0], before[-1]) if any(t.like_num for t in before) else None


def _counts(token: "Token") -> bool:
    return any(inner.like_num for inner in token.subtree)


def _put_at(verb: "Token") -> Span | None:
    """``puts the dead at about 200``: the object and the figure, wherever the figure hangs."""
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if thing is None:
        return None
    for token in verb.subtree:
        if token.lower_ == "at" and token.i > max(verb.i, thing.i):
            figure = next((c for c in token.children if c.dep_ == "pobj"), None)
            if figure is not None and any(t.like_num for t in figure.subtree):
                return characters(
                    min(thing.left_edge, figure, key=lambda t: t.i), figure.right_edge
                )
    return None


def _credited_clause(noun: "Token") -> Span | None:
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


def topic(verb: "Token", lemma: str) -> Span | None:
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
