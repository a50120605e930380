"""Whether a claim's sentence is a sighting of an indicator."""

import re
from functools import lru_cache

from forewarn.indicators.indicator import Indicator

_OPPOSITE = {"asserts": "denies", "confirms": "denies", "denies": "asserts"}
"""To assert that it did not happen is to deny it; to deny that it did not is to assert it."""

_NEGATOR = re.compile(r"(?<!\w)(?:no|not|never|none|nobody|nothing|neither|nor|without)(?!\w)|n't")


def sees(
    indicator: Indicator,
    *,
    sentence: str,
    stance: str,
    negated: bool,
    speakers: tuple[str, ...],
) -> bool:
    """True when a claim in these words, by one of these speakers, observes the indicator.

    ``speakers`` are the claimant and whom it speaks for.  Phrases match without case, at word
    boundaries; a word ending in ``*`` matches every word that begins so; blanks and hyphens
    match one another.  A negated assertion counts as a denial and a negated denial as an
    assertion, except where the phrase that matched is itself negative ("no longer"): then the
    negation is what the indicator looks for.  Without ``requires`` nothing is ever seen.

    >>> withdrawal = Indicator(id="out", label="Troops leave", requires=(("withdr*", "left"),))
    >>> sees(withdrawal, sentence="The units withdrew.", stance="asserts", negated=False,
    ...      speakers=())
    True
    >>> sees(withdrawal, sentence="No unit has withdrawn.", stance="asserts", negated=True,
    ...      speakers=())
    False
    """
    if indicator.claimants and not set(indicator.claimants) & set(speakers):
        return False
    text = _plain(sentence)
    matched = [[phrase for phrase in group if _in(phrase, text)] for group in indicator.requires]
    if not matched or not all(matched) or any(_in(phrase, text) for phrase in indicator.excludes):
        return False
    looked_for = any(_NEGATOR.search(_plain(phrase)) for group in matched for phrase in group)
    if negated and not looked_for:
        return _OPPOSITE.get(stance, "") in indicator.stances
    return stance in indicator.stances


def _plain(text: str) -> str:
    return text.casefold().replace("\u2019", "'")


def _in(phrase: str, text: str) -> bool:
    pattern = _pattern(phrase)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    words = [word for word in re.split(r"[\s\-\u2010-\u2013]+", _plain(phrase)) if word != "*"]
    parts = [
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        for word in words
        if word
    ]
    if not parts:
        return None
    return re.compile(r"(?<!\w)" + r"[\s\-\u2010-\u2013]+".join(parts) + r"(?!\w)")
