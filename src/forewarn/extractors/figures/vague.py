"""How wide a vague phrase is: hedges, small vague numbers, plural scale words, formations.

The language's table of approximators holds the widths; it says where each comes from, and says so
too where they are a declared judgement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("approximators")

READER = 0.6745
"""Standard deviations above the central reader: three readers in four read the words no wider."""


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
    word: HedgeWidth(terms=terms, sd=sd)
    for word, (*terms, sd) in _WORDS.find_values("approximators_hedge_widths").items()
}
"""Widths that readers gave to numbers with these words."""

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


def around(value: float) -> tuple[float, float]:
    """``about 4,000``: half the readers' width on either side."""
    half = HEDGE_WIDTHS["about"].width(value) / 2
    return value - half, value + half


def above(value: float) -> tuple[float, float]:
    """``over 4,000``: from the figure up."""
    return value, value + HEDGE_WIDTHS["over"].width(value)


def at_least(value: float) -> tuple[float, float]:
    """``at least 4,000``: from the figure up, wider."""
    return value, value + HEDGE_WIDTHS["at least"].width(value)


def at_most(value: float) -> tuple[float, float]:
    """``at most 4,000``: from the figure down."""
    return value - HEDGE_WIDTHS["at most"].width(value), value


def beneath(value: float) -> tuple[float, float]:
    """``under 4,000``: from the figure down."""
    return value - HEDGE_WIDTHS["below"].width(value), value


def short_of(value: float) -> tuple[float, float]:
    """``nearly 4,000``: a little below the figure."""
    return value - HEDGE_WIDTHS["almost"].width(value), value


def up_to(value: float) -> tuple[float, float]:
    """``up to 4,000``: anything from half of it."""
    return UP_TO * value, value
