"""Margins and intervals written beside a figure: 1.4 (95% CI 1.2-1.7), 1.8% ± 0.4%."""

import re
from dataclasses import dataclass

from forewarn.extractors.figures.numerals import numeral_at
from forewarn.language.english.reading import reading_words

_WORDS = reading_words("figures")
_NUMBER = (
    rf"[0-9][0-9.,' ]*(?:\s?(?:{_WORDS.find_pattern('numerals_big')}|"
    rf"{_WORDS.find_pattern('numerals_scale')}|[mk])\b)?"
)
_INTERVAL = rf"(?:{_WORDS.find_pattern('intervals_names')})"
_LEVEL = r"(?:[0-9]{2}(?:\.[0-9])?\s?(?:%|per\s?cent)\s)"
_MARGIN = re.compile(
    rf"\s?(?:±|\+/[-−–]|{_WORDS.find_pattern('intervals_margins')})\s?({_NUMBER})\s?(?:%|per\s?cent)?"
)
_BESIDE = re.compile(
    rf"[\s,]*[(\[]?\s?(?:with\s)?(?:an?\s|the\s|its\s)?{_LEVEL}?{_INTERVAL}\b[:,]?\s?"
    rf"(?:of\s|from\s|was\s|is\s|between\s|range\s)*({_NUMBER})\s?%?\s?(?:-|–|−|to|and)\s?({_NUMBER})"
    r"\s?(?:%|per\s?cent)?\s?[)\]]?",
    re.IGNORECASE,
)
_GAP = re.compile(r"(?:\s[a-z-]+){0,3}")
"""What is counted may stand between: 12,000 dead, with an interval of."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends of an interval, and where its words end."""

    low: float
    high: float
    end: int


def interval_after(text: str, at: int, best: float) -> Interval | None:
    """The interval written after a figure that ends at ``at``; None where there is none, or one
    that does not hold the figure."""
    if (margin := _MARGIN.match(text, at)) is not None:
        width = _value(text, margin.start(1))
        if width is not None and width <= abs(best):
            return Interval(best - width, best + width, margin.end())
    gap = _GAP.match(text, at)
    for start in {at, gap.end() if gap else at}:
        found = _BESIDE.match(text, start)
        if found is None:
            continue
        low, high = _value(text, found.start(1)), _value(text, found.start(2))
        if low is not None and high is not None and low <= best <= high:
            return Interval(low, high, found.end())
    return None


def _value(text: str, at: int) -> float | None:
    numeral = numeral_at(text, at)
    return None if numeral is None else numeral.best
