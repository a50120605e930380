"""What readers take likelihood words to mean, each a distribution over chances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

ASTRAY = 0.05
"""Share of readings that have nothing to do with the word (a slip, the scale turned round): they
fall anywhere in [0, 1].  Chosen so that 80% intervals hold 80% of readings left out."""

COARSE, FINE = 0.05, 0.01
"""Readers round: a multiple of 5% was read to the nearest 5%, anything else to the nearest 1%."""

_CELLS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How readers read one word: a Beta, and a few who read it anyhow."""

    mean: float
    """Mean of the Beta, in (0, 1)."""
    size: float
    """``a + b`` of the Beta: the larger, the more readers agree."""

    def interval(self, level: float) -> tuple[float, float]:
        """Central interval that holds ``level`` of all readings, to three decimals.

        >>> Reading(mean=0.5, size=200.0).interval(0.8)
        (0.452, 0.548)
        """
        edges = np.linspace(0, 1, _CELLS + 1)
        below = (1 - ASTRAY) * _beta_cdf(self.mean, self.size, edges) + ASTRAY * edges
        tail = (1 - level) / 2
        low, high = np.interp([tail, 1 - tail], below, edges)
        return round(float(low), 3), round(float(high), 3)


def fitted(readings: Sequence[float]) -> Reading:
    """The reading of greatest likelihood, given chances in [0, 1] rounded as readers round.

    Each reading counts as the interval it may have been rounded from; the likelihood of an
    interval is its mass under ``0.95 Beta + 0.05 uniform``.  ValueError for fewer than 5.
    """
    from scipy.optimize import minimize

    given = np.asarray(readings, dtype=np.float64)
    if len(given) < 5 or given.min() < 0 or given.max() > 1:
        raise ValueError(f"needs five readings or more, all in [0, 1]; got {len(given)}")
    steps = np.round(given / COARSE, 6)
    half = np.where(steps == np.round(steps), COARSE / 2, FINE / 2)
    low, high = np.clip(given - half, 0, 1), np.clip(given + half, 0, 1)

    def loss(point: Sequence[float]) -> float:
        mean, size = 1 / (1 + exp(-point[0])), exp(min(point[1], 9.0))
        mass = _beta_cdf(mean, size, high) - _beta_cdf(mean, size, low)
        both = (1 - ASTRAY) * np.maximum(mass, 0) + ASTRAY * (high - low)
        return -float(np.log(both).sum())

    start = min(max(float(np.median(given)), 0.02), 0.98)
    found = minimize(
        loss,
        [log(start / (1 - start)), 3.0],
        method="Nelder-Mead",
        options={"xatol": 1e-5, "fatol": 1e-7, "maxiter": 2000},
    )
    return Reading(
        mean=round(1 / (1 + exp(-found.x[0])), 4), size=round(exp(min(found.x[1], 9.0)), 1)
    )


def _beta_cdf(mean: float, size: float, at: NDArray[np.float64]) -> NDArray[np.float64]:
    from scipy.special import betainc

    below: NDArray[np.float64] = betainc(mean * size, (1 - mean) * size, at)
    return below


LEXICON: Mapping[str, Reading] = {
    "almost no chance": Reading(mean=0.0329, size=49.5),
    "highly unlikely": Reading(mean=0.0786, size=28.6),
    "chances are slight": Reading(mean=0.1381, size=18.2),
    "little chance": Reading(mean=0.1401, size=23.2),
    "improbable": Reading(mean=0.1738, size=6.0),
    "unlikely": Reading(mean=0.1972, size=13.3),
    "we doubt": Reading(mean=0.242, size=8.5),
    "probably not": Reading(mean=0.2783, size=17.9),
    "about even": Reading(mean=0.4964, size=1506.0),
    "better than even": Reading(mean=0.5757, size=117.2),
    "we believe": Reading(mean=0.6978, size=10.4),
    "probable": Reading(mean=0.7152, size=19.5),
    "probably": Reading(mean=0.7165, size=17.5),
    "likely": Reading(mean=0.7244, size=22.4),
    "very good chance": Reading(mean=0.7981, size=38.5),
    "highly likely": Reading(mean=0.8802, size=18.8),
    "almost certainly": Reading(mean=0.9361, size=23.7),
}
"""Fitted on all 46 respondents of github.com/zonination/perceptions (MIT, 2015); the harness
``bench.words`` makes it anew and measures how it holds for respondents who were left out."""

SPOKEN = (
    "almost no chance",
    "highly unlikely",
    "unlikely",
    "about even",
    "likely",
    "highly likely",
    "almost certainly",
)
"""Words in which a case on the survey's scale is written, lowest first."""
