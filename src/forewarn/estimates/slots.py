"""The slots of a measurand, and what a sentence's verb says of the stage of what it counts."""

from enum import StrEnum


class Slot(StrEnum):
    """What a figure and a measurand must agree in; the first that does not forbids the match."""

    WHAT = "what"
    """The thing counted."""
    UNIT = "unit"
    """The figure names no unit, and the sentence none that would stand in for it."""
    ACTOR = "actor"
    """Whose they are."""
    PLACE = "place"
    STAGE = "stage"
    """Planned, sent, present, killed: what became of them."""
    SCOPE = "scope"
    """The whole of which it is a count: one regiment, a week, all contingents."""
    KIND = "kind"
    """A count, a rate, or a change of either."""
    AS_OF = "as-of"
    """The time to which it refers."""
    STANCE = "stance"
    """The claimant gives no figure: denies, doubts, demands."""
    PLAUSIBLE = "plausible"
    AMBIGUOUS = "ambiguous"
    """Two measurands fit equally well."""


_SENT = "send dispatch deploy ship transfer arrive move"
_FAMILIES = {
    "sent": _SENT,
    "killed": "kill die",
    "wounded": "wound injure hurt",
    "captured": "capture",
}
FAMILY = {verb: family for family, verbs in _FAMILIES.items() for verb in verbs.split()}
"""Verbs that leave no doubt what became of the counted; "lose", "suffer" and "take" do."""

_STAGES = {
    "sent": ("sent", "shipped", "present", "delivered"),
    "killed": ("killed",),
    "wounded": ("wounded", "repatriated"),
    "captured": ("captured",),
}
_FATES = ("killed", "wounded", "captured", "repatriated")


def stage_forbids(verb: str, stage: str) -> bool:
    """True when what the verb says befell the counted is not what the measurand counts.

    Only fates exclude one another and what was sent: "sent to fight" may be said of the dead, and
    a plan is a plan to send, so that verbs of sending forbid nothing.

    >>> stage_forbids("wound", "killed"), stage_forbids("kill", "sent")
    (True, True)
    >>> stage_forbids("kill", "killed or wounded"), stage_forbids("send", "planned")
    (False, False)
    """
    family = FAMILY.get(verb.casefold(), "")
    said = stage.casefold()
    if family in ("", "sent") or not said or " or " in said:
        return False
    counted = (*_FATES, *_STAGES["sent"], "planned", "expected")
    return said in counted and said not in _STAGES[family]


def slot_of(phrase_group: tuple[str, ...], places: frozenset[str], stage: str) -> Slot:
    """Which slot a group of phrases guards: a place that it names, the stage that it words, else
    the scope."""
    held = [phrase.casefold() for phrase in phrase_group]
    if any(place in phrase for phrase in held for place in places):
        return Slot.PLACE
    verbs = [word.rstrip("*") for phrase in held for word in phrase.split()]
    words = {word for part in stage.casefold().split() for word in (part, part[:4])}
    if any(word in words or word[:4] in words or word in _STAGE_WORDS for word in verbs):
        return Slot.STAGE
    return Slot.SCOPE


_STAGE_WORDS = frozenset(
    "sent send dispatched deployed transferred shipped sailed killed dead died deaths wounded "
    "injured captured lost neutralized casualt planned plan plans preparing expected will may "
    "might could would present gathered moved stationed delivered supplied cleared repatriated".split()
)
