"""The slots of a measurand, and what a sentence's verb says of the stage of what it counts."""

from enum import StrEnum

from forewarn.language import Language


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


def stage_forbids(verb: str, stage: str, *, spoken: Language, declared: Language) -> bool:
    """True when what the verb says befell the counted is not what the measurand counts.

    The verb is in the language of the report, the stage in that of the case.  Only fates exclude
    one another and what was sent: "sent to fight" may be said of the dead, and a plan is a plan to
    send, so that verbs of sending forbid nothing.

    >>> from forewarn.language.english import ENGLISH as english
    >>> stage_forbids("wound", "killed", spoken=english, declared=english)
    True
    >>> stage_forbids("kill", "killed or wounded", spoken=english, declared=english)
    False
    """
    said = spoken.stage_of_verb(verb)
    counted = stage.casefold()
    if said in ("", "sent") or not counted or not declared.either.isdisjoint(counted.split()):
        return False
    known = any(counted in words for words in declared.stages.values())
    return known and counted not in declared.stages[said]


def slot_of(
    phrase_group: tuple[str, ...], places: frozenset[str], stage: str, language: Language
) -> Slot:
    """Which slot a group of phrases guards: a place that it names, the stage that it words, else
    the scope."""
    held = [phrase.casefold() for phrase in phrase_group]
    if any(place in phrase for phrase in held for place in places):
        return Slot.PLACE
    verbs = [word.rstrip("*") for phrase in held for word in phrase.split()]
    words = {word for part in stage.casefold().split() for word in (part, part[:4])}
    if any(word in words or word[:4] in words or word in language.stage_words for word in verbs):
        return Slot.STAGE
    return Slot.SCOPE
