"""Whether two counted things, as two outlets wrote them, can be the same."""

from forewarn.origins.origin import Utterance

FATES = frozenset({"killed", "wounded", "casualty", "captured"})
"""What may befall the people counted; two different fates are two different counts."""
PERSON = "person"
"""Of people it is not said what befell them."""


def compatible(thing: str, other: str) -> bool:
    """True when the two may be the same counted thing: a soldier may be one killed or wounded,
    one killed is never one wounded, and a unit that was not said contradicts nothing."""
    if thing == other or not thing or not other:
        return True
    return (thing == PERSON and other in FATES) or (other == PERSON and thing in FATES)


def same_thing(one: Utterance, other: Utterance, *, strict: bool = False) -> bool:
    """True when two figures may count the same thing.

    Where both were matched to a measurand that decides, for equal numbers of unlike things are
    chance.  Otherwise their units must be compatible; ``strict`` further asks that neither was
    matched and that both say a unit, for use over long stretches of time.
    """
    if one.counts and other.counts:
        return one.counts == other.counts
    if strict and (one.counts or other.counts or not (one.thing and other.thing)):
        return False
    return compatible(one.thing, other.thing)
