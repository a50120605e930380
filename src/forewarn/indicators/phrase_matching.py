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
    if indicator.claimants and not set(indicator.claimants) & set(speakers):
        return False
    matched = [
        [phrase for phrase in group if language.stands_in(phrase, sentence)]
        for group in indicator.requires
    ]
    if not matched or not all(matched):
        return False
    if any(language.stands_in(phrase, sentence) for phrase in indicator.excludes):
        return False
    looked_for = any(language.negates(phrase) for group in matched for phrase in group)
    if negated and not looked_for:
        return _OPPOSITE.get(stance, "") in indicator.stances
    return stance in indicator.stances
