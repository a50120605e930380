"""Chances, and the words for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log


@dataclass(frozen=True, slots=True)
class Elicited:
    """A probability as somebody gave it: best guess with the range they meant.

    All three lie in [0, 1], ``low <= best <= high``.
    """

    low: float
    best: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.best <= self.high <= 1:
            raise ValueError(f"needs 0 <= low <= best <= high <= 1, got {self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScale:
    """A declared scale of likelihood words, each with the band of chances it stands for."""

    name: str
    source: str
    words: Mapping[str, tuple[float, float]]
    """Words in which the program speaks, lowest band first."""
    declared: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Further words that a case understands when they are given to it, but never says."""

    def band(self, word: str) -> tuple[float, float]:
        """Band of ``word``, compared without case; KeyError when the scale lacks it."""
        for words in (self.declared, self.words):
            for known, band in words.items():
                if known.casefold() == word.strip().casefold():
                    return band
        raise KeyError(word)

    def has(self, word: str) -> bool:
        """True when the scale declares ``word``."""
        known = {given.casefold() for given in (*self.words, *self.declared)}
        return word.strip().casefold() in known

    def elicited(self, given: float | str, *, slack: float = 0.25) -> Elicited:
        """A word's band with its midpoint, or a number with a range around it.

        For a number p the range is p +/- ``slack * p * (1 - p)``, so that it stays inside (0, 1)
        and narrows to nothing at certainty.
        """
        if isinstance(given, str):
            low, high = self.band(given)
            return Elicited(low, (low + high) / 2, high)
        give = slack * given * (1 - given)
        return Elicited(given - give, float(given), given + give)

    def word(self, chance: float) -> str:
        """The word whose band holds ``chance``; on a shared endpoint, or in a gap, the word
        whose band's middle is nearest."""

        def distance(word: str) -> tuple[bool, float]:
            low, high = self.words[word]
            return (not low <= chance <= high, abs(chance - (low + high) / 2))

        return min(self.words, key=distance)


ICD203 = WordScale(
    name="ICD 203",
    source="Intelligence Community Directive 203, Analytic Standards (2015), expressions of likelihood",
    words={
        "almost no chance": (0.01, 0.05),
        "very unlikely": (0.05, 0.20),
        "unlikely": (0.20, 0.45),
        "roughly even chance": (0.45, 0.55),
        "likely": (0.55, 0.80),
        "very likely": (0.80, 0.95),
        "almost certain": (0.95, 0.99),
    },
)

PHIA = WordScale(
    name="PHIA",
    source="Professional Head of Intelligence Assessment probability yardstick (UK)",
    words={
        "remote chance": (0.0, 0.05),
        "highly unlikely": (0.10, 0.20),
        "unlikely": (0.25, 0.35),
        "realistic possibility": (0.40, 0.50),
        "likely": (0.55, 0.75),
        "highly likely": (0.80, 0.90),
        "almost certain": (0.95, 1.0),
    },
)

SCALES: Mapping[str, WordScale] = {"icd203": ICD203, "phia": PHIA}


def normalised(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights divided by their sum; ValueError when the sum is not positive."""
    total = sum(weights)
    if not total > 0:
        raise ValueError(f"weights must have a positive sum, got {total}")
    return tuple(weight / total for weight in weights)


def logit(chance: float) -> float:
    """Natural log odds of a chance strictly between 0 and 1."""
    return log(chance / (1 - chance))


def from_logit(log_odds: float) -> float:
    """Inverse of :func:`logit`, stable for large magnitudes."""
    if log_odds >= 0:
        return 1 / (1 + exp(-log_odds))
    return exp(log_odds) / (1 + exp(log_odds))


def rounded(value: float, *, digits: int = 12) -> float:
    """``value`` to so many significant digits, so that results do not hang on the machine's
    order of summation.

    >>> rounded(0.1 + 0.2)
    0.3
    """
    return float(f"{value:.{digits}g}")
