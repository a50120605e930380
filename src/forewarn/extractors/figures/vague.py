"""How wide a vague phrase is: hedges, small vague numbers, plural scale words, formations.

Every table says where its widths come from, and says so too where they are a declared judgement.
"""

from dataclasses import dataclass
from math import log10

READER = 0.6745
"""Standard deviations above the central reader: three readers in four read the words no wider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeWidth:
    """How wide readers take a figure with this word.

    ``log10 width = a + b z + c r + d f + e z r + g z f + h r f + k z r f``, with ``z`` the base-10
    logarithm of the figure, ``r`` the exponent of its last significant digit (3 for 12,000, -1
    for 2.5) and ``f`` 1 where that digit is a 5; ``sd`` is the standard deviation between readers.
    """

    terms: tuple[float, float, float, float, float, float, float, float]
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


HEDGE_WIDTHS: dict[str, HedgeWidth] = {
    "about": HedgeWidth(
        terms=(-0.2085, 0.4285, 0.2807, 0.0940, 0.0147, -0.0640, -0.0102, 0.0404), sd=0.5837
    ),
    "at most": HedgeWidth(
        terms=(-0.3076, 0.4751, 0.2477, 0.1168, 0.0088, -0.0619, 0.1551, 0.0052), sd=0.5956
    ),
    "at least": HedgeWidth(
        terms=(-0.1128, 0.3624, 0.3829, 0.3188, 0.0087, -0.1404, 0.0069, 0.0409), sd=0.5927
    ),
    "over": HedgeWidth(
        terms=(-0.0668, 0.3793, 0.2490, -0.1635, 0.0344, 0.1353, -0.0068, -0.0176), sd=0.6666
    ),
    "below": HedgeWidth(
        terms=(-0.3052, 0.4275, 0.2666, 0.3141, 0.0353, -0.1348, 0.1678, -0.0168), sd=0.6577
    ),
    "almost": HedgeWidth(
        terms=(-0.4539, 0.4593, 0.3567, 0.4006, -0.0196, -0.2245, -0.0534, 0.0882), sd=0.6640
    ),
}
"""Widths that readers gave to numbers with these words, fitted on Amazon Mechanical Turk answers:
S. Ferson, J. O'Rawe, A. Antonenko and others, "Natural language of uncertainty: numeric hedge
words", International Journal of Approximate Reasoning 57 (2015) 19-39.  The paper's abstract was
read, its tables were not: the coefficients are those that the pyuncertainnumber package (MIT)
republishes from it.  Words that the study did not ask about take the family's: around, roughly,
some as about; more than as over; no fewer than as at least; nearly, close to as almost; under,
fewer than as below."""

UP_TO = 0.5
"""Low end of "up to" and "as many as", as a share of the figure: a declared judgement.  Readers
take "up to" as a looser bound than "at most" (McNabb, Alexandropoulou, Blok, Bimpikou, Nouwen,
"The likelihood of upper-bound construals among numeral modifiers"; abstract read), and no study
found gives its width."""

SMALL_NUMBERS: dict[str, tuple[float, float, float]] = {
    "a couple": (2, 2, 3),
    "a few": (2, 3, 6),
    "several": (3, 4, 9),
    "a handful": (3, 5, 8),
    "a dozen": (12, 12, 12),
    "half a dozen": (6, 6, 6),
}
"""Small vague numbers: low, best, high.  That several is a little more than a few is found again
and again (Newstead and Coventry 2000; van Tiel, Franke and Sauerland 2021; both as reported by
Katzir and Ariel, "A few or several?", Language and Cognition 2023).  The bounds themselves are a
declared judgement after the dictionaries: more than two and fewer than ten."""

PLURAL_RANGES: dict[str, tuple[float, float]] = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2e6, 9.99e6),
    "billions": (2e9, 9.99e9),
    "tens of thousands": (2e4, 9.9e4),
    "hundreds of thousands": (2e5, 9.99e5),
    "tens of millions": (2e7, 9.9e7),
    "hundreds of millions": (2e8, 9.99e8),
    "tens of billions": (2e10, 9.9e10),
    "hundreds of billions": (2e11, 9.99e11),
}
"""Plural scale words, from two of the unit to just under the next word: a speaker who knew of
more would have said the next (the granularity argument of Cummins, Sauerland and Solt,
"Granularity and scalar implicature in numerical expressions", Linguistics and Philosophy 35
(2012) 135-169; opening pages read).  The best value is the geometric mean."""

PLURAL_LEVELS = {"low": (0.0, 0.35), "mid": (0.3, 0.7), "high": (0.65, 1.0)}
"""Which part of a plural's range, on the log scale, "low tens of thousands" speaks of: thirds
that overlap a little, a declared judgement."""

FORMATIONS: dict[str, tuple[float, float]] = {
    "squad": (8, 14),
    "platoon": (20, 50),
    "company": (100, 250),
    "battalion": (300, 1000),
    "regiment": (1000, 3000),
    "brigade": (3000, 5000),
    "division": (10000, 25000),
}
"""Strength of a formation at full establishment, in soldiers, from the lowest to the highest
figure in common tables of army organisation (NATO and US); Russian and Korean ones lie inside.
The best value is the geometric mean."""


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
