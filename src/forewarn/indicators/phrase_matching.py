"""Whether a claim's sentence is a sighting of an indicator."""

from forewarn.indicators.indicator import Indicator
from forewarn.language import Language

_OPPOSITE = {"asserts": "denies", "confirms": "denies", "denies": "asserts"}
"""To assert that it did not happen is to deny it; to deny that it did not is to assert it."""


def sees(
    indicator: Indicator,
    *,
    sentence: str,
    stance: str,
    negated: bool,
    speakers: tuple[str, ...],
    language: Language,
) -> bool:
    """True when a claim in these words, by one of these speakers, observes the indicator.

    ``speakers`` are the claimant and whom it speaks for.  Phrases match by
    the inflection of ``language``, that of the sentence.  A negated assertion counts as a denial and a negated denial as an
    assertion, except where the phrase that matched is itself negative ("no longer"): then the
    negation is what the indicator looks for.  Without ``requires`` nothing is ever seen.

    >>> from forewarn.language.english import ENGLISH
    >>> withdrawal = Indicator(id="out", label="Troops leave", requires=(("withdr*", "left"),))
    >>> sees(withdrawal, sentence="The units withdrew.", stance="asserts", negated=False,
    ...      speakers=(), language=ENGLISH)
    True
    >>> sees(withdrawal, sentence="No unit has withdrawn.", stance="asserts", negated=True,
    ...      speakers=(), language=ENGLISH)
    False
    """
    if not speaks_for(indicator, speakers):
        return False
    phrases = find_phrases(indicator, sentence, language)
    return phrases is not None and observes(
        indicator, phrases, language, stance=stance, negated=negated
    )


def speaks_for(indicator: Indicator, speakers: tuple[str, ...]) -> bool:
    """True when the word of one of these speakers counts for the indicator."""
    return not indicator.claimants or not set(indicator.claimants).isdisjoint(speakers)


def find_phrases(indicator: Indicator, sentence: str, language: Language) -> tuple[str, ...] | None:
    """The required phrases that stand in the sentence.

    None when a group has none there, when an excluded phrase stands there, or when the indicator
    requires nothing.
    """
    matches: list[str] = []
    for group in indicator.requires:
        phrases = [phrase for phrase in group if language.stands_in(phrase, sentence)]
        if not phrases:
            return None
        matches += phrases
    if not matches or any(language.stands_in(phrase, sentence) for phrase in indicator.excludes):
        return None
    return tuple(matches)


def observes(
    indicator: Indicator,
    phrases: tuple[str, ...],
    language: Language,
    *,
    stance: str,
    negated: bool,
) -> bool:
    """True when a claim in which these phrases stand says that the indicator came about."""
    negative = any(language.negates(phrase) for phrase in phrases)
    if negated and not negative:
        return _OPPOSITE.get(stance, "") in indicator.stances
    return stance in indicator.stances
