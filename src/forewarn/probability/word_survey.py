"""What readers take likelihood words to mean, each a distribution over chances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

STRAY_SHARE = 0.05
"""Share of readings that have nothing to do with the word (a slip, the scale turned round): they
fall anywhere in [0, 1].  Chosen so that 80% intervals hold 80% of readings left out."""

COARSE, FINE = 0.05, 0.01
"""Readers round: a multiple of 5% was read to the nearest 5%, anything else to the nearest 1%."""

_CELLS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReading:
    """Readings of one word: a Beta mixed with a small uniform part for stray readings."""

    mean: float
    """Mean of the Beta, in (0, 1)."""
    size: float
    """``a + b`` of the Beta: the larger, the more readers agree."""

    def interval(self, level: float) -> tuple[float, float]:
        """Central interval that holds ``level`` of all readings, to three decimals.

        >>> WordReading(mean=0.5, size=200.0).interval(0.8)
        (0.451, 0.549)
        """
        edges = np.linspace(0, 1, _CELLS + 1)
        below = (1 - STRAY_SHARE) * _beta_cdf(self.mean, self.size, edges) + STRAY_SHARE * edges
        tail = (1 - level) / 2
        low, high = np.interp([tail, 1 - tail], below, edges)
        return round(float(low), 3), round(float(high), 3)


def fit_reading(readings: Sequence[float]) -> WordReading:
    """The reading of greatest likelihood, given chances in [0, 1] rounded as readers round.

    Each reading counts as the interval it may have been rounded from; the likelihood of an
    interval is its mass under ``0.95 Beta + 0.05 uniform``.  ValueError for fewer than 5.
    """
    from scipy.optimize import minimize

    chances = np.asarray(readings, dtype=np.float64)
    if len(chances) < 5 or chances.min() < 0 or chances.max() > 1:
        raise ValueError(f"needs five readings or more, all in [0, 1]; got {len(chances)}")
    steps = np.round(chances / COARSE, 6)
    half = np.where(steps == np.round(steps), COARSE / 2, FINE / 2)
    low, high = np.clip(chances - half, 0, 1), np.clip(chances + half, 0, 1)

    def loss(point: Sequence[float]) -> float:
        mean, size = 1 / (1 + exp(-point[0])), exp(min(point[1], 9.0))
        mass = _beta_cdf(mean, size, high) - _beta_cdf(mean, size, low)
        both = (1 - STRAY_SHARE) * np.maximum(mass, 0) + STRAY_SHARE * (high - low)
        return -float(np.log(both).sum())

    start = min(max(float(np.median(chances)), 0.02), 0.98)
    fit = minimize(
        loss,
        [log(start / (1 - start)), 3.0],
        method="Nelder-Mead",
        options={"xatol": 1e-5, "fatol": 1e-7, "maxiter": 2000},
    )
    return WordReading(
        mean=round(1 / (1 + exp(-fit.x[0])), 4), size=round(exp(min(fit.x[1], 9.0)), 1)
    )


def _beta_cdf(mean: float, size: float, at: NDArray[np.float64]) -> NDArray[np.float64]:
    from scipy.special import betainc

    below: NDArray[np.float64] = betainc(mean * size, (1 - mean) * size, at)
    return below


SURVEY_READINGS: Mapping[str, WordReading] = {
    "almost no chance": WordReading(mean=0.0329, size=49.5),
    "highly unlikely": WordReading(mean=0.0786, size=28.6),
    "chances are slight": WordReading(mean=0.1381, size=18.2),
    "little chance": WordReading(mean=0.1401, size=23.2),
    "improbable": WordReading(mean=0.1738, size=6.0),
    "unlikely": WordReading(mean=0.1972, size=13.3),
    "we doubt": WordReading(mean=0.242, size=8.5),
    "probably not": WordReading(mean=0.2783, size=17.9),
    "about even": WordReading(mean=0.4964, size=1506.0),
    "better than even": WordReading(mean=0.5757, size=117.2),
    "we believe": WordReading(mean=0.6978, size=10.4),
    "probable": WordReading(mean=0.7152, size=19.5),
    "probably": WordReading(mean=0.7165, size=17.5),
    "likely": WordReading(mean=0.7244, size=22.4),
    "very good chance": WordReading(mean=0.7981, size=38.5),
    "highly likely": WordReading(mean=0.8802, size=18.8),
    "almost certainly": WordReading(mean=0.9361, size=23.7),
}
"""Fitted on all 46 respondents of github.com/zonination/perceptions (MIT, 2015); the harness
``bench.words`` makes it anew and measures how it holds for respondents who were left out."""

SURVEY_WORDS = (
    "almost no chance",
    "highly unlikely",
    "unlikely",
    "about even",
    "likely",
    "highly likely",
    "almost certainly",
)
"""Words in which a case on the survey's scale is written, lowest first."""
