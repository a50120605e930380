"""Whether an event is taken for granted, or only meant, asked for or allowed, by its grammar."""

from typing import TYPE_CHECKING

from forewarn.claims.event import Realis
from forewarn.extractors.events.triggers import EventTrigger
from forewarn.language.english.reading import reading_words
from forewarn.language.event_words import EventFrame, EventLexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("events")
_CARRIED_OUT = _WORDS.find("carried_out")
_GRANTED = frozenset((EventFrame.BEING, EventFrame.STATE))
_MOST = 4
_GOVERNORS = {
    "refuse": Realis.DID_NOT,
    "demand": Realis.ASKED,
    "order": Realis.ASKED,
    "promise": Realis.WILL,
    "agree": Realis.WILL,
    "plan": Realis.WILL,
}
"""What the class of a governing word makes of its infinitive."""


def find_openness(word: "Token", lexicon: EventLexicon) -> Realis | None:
    """What becomes of an infinitive: asked for, planned, refused, or merely possible.

    "Sent to seize the town": it may; "urged to leave": asked; "agreed to leave": it will; None for
    what took place: "began to", "managed to", "is believed to have crossed".
    """
    at = word
    for _ in range(_MOST):
        if at.pos_ not in ("VERB", "AUX"):
            return None
        head = at.head
        has_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in at.children)
        if has_to and any(child.dep_ == "aux" and child.lemma_ == "have" for child in at.children):
            return None
        if at.dep_ in ("xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp") and has_to:
            return _under(head, lexicon)
        if at.dep_ in ("conj", "ccomp", "xcomp", "dep") and not has_to and head is not at:
            if at.dep_ == "ccomp" and at.tag_ != "VB":
                return None
            at = head
            continue
        return None
    return None


def _under(head: "Token", lexicon: EventLexicon) -> Realis | None:
    word = head.lemma_.lower()
    if word == "be":
        # "Troops are to leave."
        return Realis.WILL
    if word in _CARRIED_OUT:
        return None
    if head.pos_ == "ADJ":
        return Realis.MAY
    classes = lexicon.classes_of(word)
    return next((realis for name, realis in _GOVERNORS.items() if name in classes), Realis.MAY)


def is_granted(trigger: EventTrigger) -> bool:
    """True for what a sentence presupposes: its victims are dead, the doses that landed did land."""
    word = trigger.token
    if not trigger.frames.isdisjoint(_GRANTED) and word.dep_ not in ("acomp", "attr", "oprd"):
        return True
    return word.dep_ == "relcl" and word.tag_ in ("VBD", "VBZ", "VBP")
