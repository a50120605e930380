"""Verbs that tell what somebody does, though they tell of others what they think."""

from typing import TYPE_CHECKING

from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.known_nouns import names_body, names_person
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ATTITUDES = reading_words("moods").find("attitude_verbs")


def names_deed(doc: "Doc", attribution: Attribution, *, is_held: bool) -> bool:
    """True for "supporting the rebels": a deed, and nobody's word.

    ``is_held``: it stands within what another says.  By itself only where it completes another
    verb, or where it is done to somebody: one supports a plan in words, rebels with arms.
    """
    verb = doc[attribution.trigger]
    if verb.lemma_.lower() not in _ATTITUDES or any(
        child.dep_ in ("ccomp", "xcomp") and child.i > verb.i for child in verb.children
    ):
        return False
    if is_held or (verb.dep_ in ("xcomp", "pcomp") and verb.head.pos_ in ("VERB", "ADP")):
        return True
    return any(
        child.dep_ == "dobj" and (child.pos_ == "PROPN" or names_person(child) or names_body(child))
        for child in verb.children
    )
