"""Whether a clause tells of what is to come, what ought to be, or gives an order."""

from typing import TYPE_CHECKING

from forewarn.extractors.certainty.clauses import auxiliaries
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("certainty")


_WILL = _WORDS.find("modality_will")
_POSSIBLE = frozenset(("may", "might", "could"))
_OUGHT = frozenset(("must", "should", "ought"))
_AWAITED = _WORDS.find("modality_awaited")
"""Participles and adjectives of what has been announced: is expected on Monday, is due to land."""
_AWAITING = _WORDS.find("modality_awaiting")
"""Verbs of what somebody else is going to do: Minsk plans to send more."""
_COMING = _WORDS.find("modality_coming")
"""Verbs with which "should" foretells: should arrive within two months."""
_SPOKEN = _WORDS.find("modality_spoken")
"""Verbs with which an obligation is the speaker's own: it should be noted."""
_STATES = _WORDS.find("modality_states")
_BOUND = _WORDS.find("modality_bound")
"""Adjectives and participles of what is to come: is due to land, is likely to fall."""
_BEFORE_ORDER = _WORDS.find("modality_before_order")
"""What may stand before the verb of an order: please do not go."""


def is_future(clause: "Token | None") -> bool:
    """True when a clause speaks of what is to come."""
    if clause is None:
        return False
    words = {child.lower_ for child in auxiliaries(clause)}
    if words & _WILL:
        return True
    if "have" in words:
        return False
    if "would" in words:
        return True
    if "should" in words and clause.lemma_ in _COMING:
        return True
    if words & _POSSIBLE and clause.lemma_ not in _STATES and clause.tag_ == "VB":
        # What may happen lies ahead; what may be the case does not.
        ongoing = any(c.lower_ == "be" and c.dep_ == "aux" for c in auxiliaries(clause))
        return not ongoing and not ("may" in words and is_forbidden(clause))
    if "to" in words and clause.tag_ == "VB":
        # "Minsk to send more": the infinitive of a headline.
        return any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children)
    return _is_expected(clause)


def is_past(clause: "Token | None") -> bool:
    """True for a clause that gives a chance to what is over: a risk that they have died."""
    if clause is None:
        return False
    verb = next(
        (
            token
            for token in clause.subtree
            if token != clause
            and token.dep_ in ("acl", "relcl", "ccomp")
            and token.pos_ in ("VERB", "AUX")
        ),
        None,
    )
    if verb is None:
        return False
    words = {child.lower_ for child in auxiliaries(verb)}
    if words & (_WILL | _POSSIBLE | {"would"}):
        return False
    return verb.tag_ == "VBD" or bool(words & {"have", "has", "had"})


def is_forbidden(verb: "Token") -> bool:
    """True for a "may" under a denied subject: no state may sell them arms."""
    return any(
        inner.lower_ in ("no", "neither")
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass")
        for inner in child.children
    )


def _is_expected(clause: "Token") -> bool:
    lemma = clause.lemma_.lower()
    if clause.pos_ == "NOUN":
        # "First units expected on Monday": a headline without its verb.
        return any(
            child.dep_ == "acl" and child.lemma_.lower() in _AWAITED and child.tag_ == "VBN"
            for child in clause.children
        )
    has_infinitive = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in clause.children)
    roles = {child.dep_ for child in clause.children}
    if lemma in _AWAITED and clause.tag_ == "VBD" and not auxiliaries(clause):
        # "First units expected on Monday": a headline's passive, tagged as a past tense.
        return not roles & {"dobj", "ccomp", "xcomp"} and bool(roles & {"nsubj", "nsubjpass"})
    if lemma in _AWAITED and clause.tag_ == "VBN":
        past = {child.lower_ for child in auxiliaries(clause)} & {"was", "were", "had", "has"}
        # "Was set to leave" may be over by now; an order "has been planned" for years.
        return not past or has_infinitive
    if lemma in _AWAITING and clause.tag_ in ("VBZ", "VBP", "VBG"):
        return has_infinitive
    if lemma == "go" and clause.tag_ == "VBG":
        return has_infinitive
    if lemma == "be":
        for child in clause.children:
            if child.dep_ == "xcomp" and child.tag_ == "VB" and _follows_to(child):
                return True
            if child.lower_ in _BOUND:
                return any(c.dep_ in ("xcomp", "pcomp") for c in child.children)
    return False


def _follows_to(infinitive: "Token") -> bool:
    """True for the infinitive of "are to clear the mines", without subject or object between."""
    to = [child for child in infinitive.children if child.lower_ == "to"]
    return bool(to) and to[0].i == infinitive.head.i + 1


def has_infinitive(verb: "Token") -> bool:
    """True for a verb with an infinitive after it: agreed to sell."""
    return any(
        child.dep_ == "xcomp" and child.tag_ == "VB" and child.i > verb.i for child in verb.children
    )


def is_obligation(clause: "Token | None", *, necessity: bool = True) -> bool:
    """True when a clause says what ought to be done: must withdraw, should stop, has to answer.

    Without ``necessity`` "has to" and "needs to" do not count.
    """
    if clause is None or clause.lemma_ in _SPOKEN:
        return False
    if clause.lower_ == "ought":
        return True
    words = {child.lower_ for child in auxiliaries(clause)}
    if words & _OUGHT:
        if "have" in words or ("should" in words and clause.lemma_ in _COMING):
            return False
        return not (
            "must" in words and (clause.lemma_ == "be" or "be" in words and clause.tag_ == "VBG")
        )
    return (
        necessity
        and clause.lemma_ in ("have", "need")
        and clause.tag_ in ("VBZ", "VBP")
        and any(
            child.dep_ == "xcomp" and child.i == clause.i + 2 and _follows_to(child)
            for child in clause.children
        )
    )


def is_imperative(clause: "Token | None") -> bool:
    """True for an imperative: a bare verb that opens its clause and has no subject."""
    if clause is None or clause.tag_ != "VB":
        return False
    for child in clause.children:
        if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "mark"):
            return False
        if child.dep_ in ("aux", "auxpass") and child.lower_ not in ("do", "don't"):
            return False
    return all(token.lower_ in _BEFORE_ORDER for token in clause.doc[clause.left_edge.i : clause.i])
