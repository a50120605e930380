"""Verbs that tell what somebody does, though they tell of others what they think."""

from typing import TYPE_CHECKING

from forewarn.extractors.attribution.attribution import Attribution
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ATTITUDES = reading_words("moods").find("attitude_verbs")


def names_deed(doc: "Doc", attribution: Attribution) -> bool:
    """True for "supporting the rebels" within what another says: a deed, and nobody's word."""
    verb = doc[attribution.trigger]
    return verb.lemma_.lower() in _ATTITUDES and not any(
        child.dep_ in ("ccomp", "xcomp") and child.i > verb.i for child in verb.children
    )
