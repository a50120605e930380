"""The slots of a measurand, and the stage that a sentence's verb implies."""

from enum import StrEnum
from functools import lru_cache

from forewarn.language import Language


class Slot(StrEnum):
    """Where a figure and a measurand must agree; the first disagreement forbids the match."""

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
    UNSURE = "unsure"
    """No slot forbids, and too few say that it belongs there."""
    AMBIGUOUS = "ambiguous"
    """Two measurands fit equally well."""


def stage_forbids(
    verb: str, stage: str, *, report_language: Language, case_language: Language
) -> bool:
    """True when the fate that the verb names is not the one that the measurand counts.

    The verb is in the language of the report, the stage in that of the case.  A stage
    that is passed on the way to others forbids nothing: the dead too were "sent to fight", and a
    plan is a plan to send.

    >>> from forewarn.language.english import ENGLISH as english
    >>> stage_forbids("wound", "killed", report_language=english, case_language=english)
    True
    >>> stage_forbids("kill", "killed or wounded", report_language=english, case_language=english)
    False
    """
    fate = report_language.stage_of_verb(verb)
    counted_stage = stage.casefold()
    if (
        not fate
        or fate in report_language.passing
        or not counted_stage
        or not case_language.either.isdisjoint(counted_stage.split())
    ):
        return False
    is_fate = any(counted_stage in words for words in case_language.stages.values())
    return is_fate and counted_stage not in case_language.stages.get(fate, ())


# A build asks of the same few groups of phrases some thousand times.
@lru_cache(maxsize=4096)
def slot_of(
    phrase_group: tuple[str, ...], places: frozenset[str], stage: str, language: Language
) -> Slot:
    """The slot to which a group of phrases belongs: place, stage, or else scope."""
    if any(language.stands_in(f"{place}*", phrase) for phrase in phrase_group for place in places):
        return Slot.PLACE
    words = [word.rstrip("*").casefold() for phrase in phrase_group for word in phrase.split()]
    if any(
        word in language.stage_words
        or any(language.are_akin(word, part) for part in stage.casefold().split())
        for word in words
    ):
        return Slot.STAGE
    return Slot.SCOPE
