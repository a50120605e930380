"""Whether two units, as two outlets wrote them, can be the same counted thing."""

import re
from functools import lru_cache

from forewarn.origins.origin import Utterance

_PEOPLE = (
    "soldier troop serviceman servicewoman personnel fighter combatant man men woman women people "
    "person trooper infantry infantryman servicemember member national citizen "
    "korean russian ukrainian american"
)
PEOPLE = frozenset(_PEOPLE.split())
"""Words that count people and say nothing of what befell them."""

_KILLED = "killed kill death dead died die fatality slain fallen perished"
_WOUNDED = "wounded wound injured injury"
_CASUALTY = "casualty lost loss neutralized neutralised"
_CAPTURED = "captured prisoner pow captive"

FATES = {
    word: fate
    for fate, words in (
        ("killed", _KILLED),
        ("wounded", _WOUNDED),
        ("casualty", _CASUALTY),
        ("captured", _CAPTURED),
    )
    for word in words.split()
}
"""What befell the people counted; two different fates are two different counts."""

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def kind(unit: str) -> str:
    """The counted thing in one word: a fate, ``person``, the head word, or empty when not said."""
    words = [_singular(word) for word in _WORD.findall(unit.casefold())]
    fates = {FATES[word] for word in words if word in FATES}
    if len(fates) == 1:
        return fates.pop()
    if fates:
        return "casualty"
    if any(word in PEOPLE for word in words):
        return "person"
    return words[-1] if words else ""


def compatible(one: str, other: str) -> bool:
    """True when the two may be the same counted thing: a soldier may be one killed or wounded,
    one killed is never one wounded, and a unit that was not said contradicts nothing."""
    a, b = kind(one), kind(other)
    if a == b or not a or not b:
        return True
    fates = set(FATES.values())
    return (a == "person" and b in fates) or (b == "person" and a in fates)


def same_thing(one: Utterance, other: Utterance, *, strict: bool = False) -> bool:
    """True when two figures may count the same thing.

    Where both were matched to a measurand that decides, for equal numbers of unlike things are
    chance.  Otherwise their units must be compatible; ``strict`` further asks that neither was
    matched and that both say a unit, for use over long stretches of time.
    """
    if one.counts and other.counts:
        return one.counts == other.counts
    if strict and (one.counts or other.counts or not (kind(one.unit) and kind(other.unit))):
        return False
    return compatible(one.unit, other.unit)


def is_fate(unit: str) -> bool:
    """True when the unit says what befell the people it counts."""
    return kind(unit) in set(FATES.values())


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        return word[:-1]
    return word
