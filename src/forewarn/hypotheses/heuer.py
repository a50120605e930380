"""The marks of the classic matrix: how consistent a piece of evidence is with a hypothesis.

R. J. Heuer, Psychology of Intelligence Analysis (1999), chapter 8, gives the marks and counts
them; what chance each stands for is this program's declared judgement, for Heuer gives none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from forewarn.hypotheses.item_evidence import IndicatorEvidence
from forewarn.probability import Elicited, Given, WordScale, rounded

HEUER_MARKS: Mapping[str, Elicited] = {
    "CC": Elicited(0.85, 0.95, 0.99),
    "C": Elicited(0.55, 0.70, 0.85),
    "N": Elicited(0.40, 0.50, 0.60),
    "I": Elicited(0.15, 0.30, 0.45),
    "II": Elicited(0.01, 0.05, 0.15),
}
"""Chance of the evidence under the hypothesis, from very consistent to very inconsistent."""

INCONSISTENT: Mapping[str, float] = {"I": 1.0, "II": 2.0}
"""What a mark adds to the inconsistency score; the others add nothing, for what is consistent with
a hypothesis is mostly consistent with its rivals too."""


def add_marks(scale: WordScale) -> WordScale:
    """The scale that understands the marks beside its words."""
    return replace(
        scale,
        declared={
            **scale.declared,
            **{mark: (chance.low, chance.high) for mark, chance in HEUER_MARKS.items()},
        },
        bests={**scale.bests, **{mark: chance.best for mark, chance in HEUER_MARKS.items()}},
    )


def heuer_mark(chance: float) -> str:
    """The mark for a chance that was given as a number or a word.

    >>> [heuer_mark(chance) for chance in (0.9, 0.6, 0.5, 0.3, 0.1)]
    ['CC', 'C', 'N', 'I', 'II']
    """
    for name, least in (("CC", 0.85), ("C", 0.55), ("N", 0.45), ("I", 0.15)):
        if chance >= least:
            return name
    return "II"


def inconsistency(
    evidence: Iterable[IndicatorEvidence],
    odds_by_indicator: Mapping[str, Mapping[str, Given]],
    ids: Iterable[str],
) -> dict[str, float]:
    """Heuer's score of each hypothesis: the fewer inconsistencies, the better it stands.

    Counts what was seen; silence is not in his matrix.  ``odds_by_indicator`` holds the odds as they stand
    in the case, by indicator, so that a mark counts as it was given; else the best guess decides.
    """
    scores = dict.fromkeys(ids, 0.0)
    for item in evidence:
        if not item.sightings:
            continue
        odds = odds_by_indicator.get(item.indicator.id, {})
        for name, chance in zip(scores, item.odds, strict=True):
            value = odds.get(name)
            name_of_mark = (
                value.upper() if isinstance(value, str) and value.upper() in HEUER_MARKS else ""
            )
            scores[name] += INCONSISTENT.get(name_of_mark or heuer_mark(chance.best), 0.0)
    return {name: rounded(score) for name, score in scores.items()}
