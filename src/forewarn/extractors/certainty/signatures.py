"""Verbs that keep something from happening, and whether it happened all the same."""

from typing import TYPE_CHECKING

from forewarn.claims.claim import Stance
from forewarn.extractors.attribution.lexicon import verbs
from forewarn.extractors.certainty.clauses import auxiliaries
from forewarn.extractors.certainty.embeddings import embedding_of, is_complement
from forewarn.extractors.certainty.negation import is_undone, negates
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("moods")
_LOSSES = _WORDS.find("averting_losses")
_NONE = frozenset(("no", "little", "without"))
_ALMOST = _WORDS.find("almost")
_REACHING = _WORDS.find("reaching_verbs")
"""Verbs with which "almost" says how near a figure is: almost reached, nearly doubled."""
_MANNER = frozenset(("could", "would", "might", "should"))


def averts(verb: "Token", child: "Token") -> bool:
    """True where ``verb`` keeps what ``child`` tells of from happening."""
    classes = embedding_of(verb)
    if "averting" in classes and is_complement(child, verb):
        return True
    if "averting_from" in classes and any(_is_from(other) for other in verb.children):
        return is_complement(child, verb)
    losses = (word for word in verb.children if word.dep_ in ("dobj", "nsubjpass"))
    return (
        "averting_loss" in classes
        and child.dep_ in ("dobj", "nsubjpass")
        and any(word.lemma_.lower() in _LOSSES for word in losses)
    )


def _is_from(word: "Token") -> bool:
    return word.lower_ == "from" and word.dep_ == "prep"


def happened(verb: "Token") -> bool:
    """True when what an averting verb embeds did happen: did not, failed to, could have prevented."""
    words = {child.lower_ for child in auxiliaries(verb)}
    if words & {"have", "’ve", "'ve"} and words & _MANNER:
        return True
    governor = verb.head if verb.dep_ == "xcomp" else None
    undone = governor is not None and is_undone(governor)
    return negates(governor if undone and governor is not None else verb) != undone


def is_almost(verb: "Token") -> bool:
    """True for what did not quite come about: nearly killed."""
    before = verb.nbor(-1) if verb.i else verb
    return (
        verb.pos_ == "VERB"
        and before.lower_ in _ALMOST
        and before.head == verb
        and verb.lemma_.lower() not in _REACHING
    )


def is_close_to(node: "Token") -> bool:
    """True for the "losing" of "came close to losing"."""
    to = node.head
    return node.dep_ == "pcomp" and to.lower_ == "to" and to.head.lower_ in ("close", "near")


def is_ruled_out(noun: "Token") -> bool:
    """True for a doubt that there is not: no doubt that, little doubt that."""
    return any(child.lower_ in _NONE and child.i < noun.i for child in noun.children) or (
        noun.dep_ == "pobj" and noun.head.lower_ in _NONE
    )


def takes_attitude(child: "Token", verb: "Token") -> bool:
    """True where ``verb`` tells what somebody thinks of, or will do about, its complement."""
    if verb.pos_ != "VERB" or child.i < verb.i:
        return False
    cue = verbs().get(verb.lemma_.lower())
    if child.dep_ in ("ccomp", "xcomp"):
        return cue is not None or bool(embedding_of(verb) & {"attempting", "pretending"})
    return (
        child.dep_ == "dobj" and cue is not None and cue.nominal and cue.stance is Stance.PREDICTS
    )
