"""Whether two units, in the words of two outlets, can be the same."""

from forewarn.origins.origin import Utterance

PERSON_FATES = frozenset({"killed", "wounded", "casualty", "captured"})
"""Fates of the people counted; two different fates are two different counts."""
PERSON = "person"
"""Class of people whose fate is not stated."""


def are_compatible(unit_class: str, other_class: str) -> bool:
    """True when the two may be one unit: a soldier may be killed or wounded, a person killed is not
    one wounded, and a missing unit contradicts nothing."""
    if unit_class == other_class or not unit_class or not other_class:
        return True
    return (unit_class == PERSON and other_class in PERSON_FATES) or (
        other_class == PERSON and unit_class in PERSON_FATES
    )


def count_alike(first: Utterance, second: Utterance, *, strict: bool = False) -> bool:
    """True when two figures may count the same thing.

    Where both have a measurand, it decides: equal numbers of unlike things are chance.  Otherwise
    their units must be compatible.  Over long periods ``strict`` also requires that neither has a
    measurand and that both state a unit.
    """
    if first.counts and second.counts:
        return first.counts == second.counts
    if strict and (first.counts or second.counts or not (first.unit_class and second.unit_class)):
        return False
    return are_compatible(first.unit_class, second.unit_class)
