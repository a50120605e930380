"""How wide a vague phrase is: hedges, small vague numbers, plural scale words, formations.

The language's table of approximators holds the widths; it says where each comes from, and says so
too where they are a declared judgement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log10

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("approximators")

READER = 0.6745
"""Standard deviations above the central reader: three readers in four read the words no wider."""


class Family(StrEnum):
    """What a word beside a figure makes of it."""

    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    FLOOR = "floor"
    UP_TO = "up to"
    CEILING = "ceiling"
    UNDER = "under"


class FigureKind(StrEnum):
    """What a figure is of, as far as the width of a word beside it depends on it."""

    COUNT = "count"
    """So many, or so many units of measure."""
    MEASURE = "measure"
    """Per cent, money or a price."""
    FRACTION = "fraction"
    """A half, a third, twice: no digit says how precise it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeWidth:
    """How wide readers take a figure with this word.

    ``log10 width = a + b z + c r + d f + e z r + g z f + h r f + k z r f``, with ``z`` the base-10
    logarithm of the figure, ``r`` the exponent of its last significant digit (3 for 12,000, -1
    for 2.5) and ``f`` 1 where that digit is a 5; ``sd`` is the standard deviation between readers.
    """

    terms: Sequence[float]
    sd: float

    def width(self, value: float) -> float:
        """Width of the interval around ``value``, in its own unit; 0 for nothing at all."""
        if value <= 0:
            return 0.0
        z, (r, five) = log10(value), roundness(value)
        f = float(five)
        a, b, c, d, e, g, h, k = self.terms
        log = a + b * z + c * r + d * f + e * z * r + g * z * f + h * r * f + k * z * r * f
        # The regression was fitted on everyday figures: far outside them it is held to the figure.
        return min(float(10.0 ** min(log + READER * self.sd, 300.0)), value)


HEDGE_WIDTHS = {
    Family(family): HedgeWidth(terms=terms, sd=sd)
    for family, (*terms, sd) in _WORDS.find_values("approximators_hedge_widths").items()
}
"""Widths that readers gave to everyday figures with the words of each family."""

USAGE = {
    Family(family): share for family, (share,) in _WORDS.find_values("approximators_usage").items()
}
"""How far writers' exact figures lie from the blurred ones, as a share of the figure."""

LARGE = 1e6
"""Counts from here on are no everyday figures: they are read as writers use them."""

UP_TO = _WORDS.find_values("approximators_shares")["up to"][0]
"""Low end of "up to" and "as many as", as a share of the figure."""

SMALL_NUMBERS = _WORDS.find_values("approximators_small_numbers")
"""Small vague numbers: low, best, high."""

PLURAL_RANGES = _WORDS.find_values("approximators_plural_ranges")
"""Plural scale words: low, high; the best value is the geometric mean."""

PLURAL_LEVELS = _WORDS.find_values("approximators_plural_levels")
"""Which part of a plural's range, on the log scale, "low tens of thousands" speaks of."""

FORMATIONS = _WORDS.find_values("approximators_formations")
"""Strength of a formation at full establishment: low, high; the best is the geometric mean."""


def roundness(value: float) -> tuple[int, bool]:
    """Exponent of the last significant digit, and whether that digit is a five."""
    digits, exponent = f"{value:.6e}".split("e")
    mantissa = digits.replace(".", "").rstrip("0") or "0"
    return int(exponent) - len(mantissa) + 1, mantissa.endswith("5")


def widen(family: Family, value: float, kind: FigureKind) -> tuple[float, float]:
    """The interval that a word of the family opens around a figure."""
    if family is Family.UP_TO:
        return UP_TO * value, value
    width = _width(family, value, kind)
    below = value if family in (Family.OVER, Family.FLOOR) else value - width
    above = value + width if family in (Family.ABOUT, Family.OVER, Family.FLOOR) else value
    return below, above


def _width(family: Family, value: float, kind: FigureKind) -> float:
    """How far the interval reaches on a side of the figure."""
    if kind is FigureKind.COUNT and value < LARGE:
        # The width of "about" lies on both sides.
        return HEDGE_WIDTHS[family].width(value) / (2 if family is Family.ABOUT else 1)
    width = USAGE[family] * value
    # Who says "just under 4.2 billion" would have said 4.1 of less; a third has no last digit.
    return width if kind is FigureKind.FRACTION else min(width, _step(value))


def _step(value: float) -> float:
    """What the last significant digit counts: 0.1 of 4.2, 5 of 65."""
    exponent, five = roundness(value)
    return (5.0 if five else 1.0) * 10.0**exponent
