"""Proper scores of chances against what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from forewarn.probability.intervals import jeffreys

_Array = NDArray[np.float64]

BINS = 10
"""Equal bins of chance for calibration and for Murphy's decomposition."""


def brier(chances: Sequence[float] | _Array, outcomes: Sequence[float] | _Array) -> _Array:
    """``(p - o) ** 2`` of each: 0 is perfect, 0.25 what even odds get, 1 sure and wrong.

    G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather
    Review 78 (1950).

    >>> brier([0.25], [1]).tolist()
    [0.5625]
    """
    p, o = _pair(chances, outcomes)
    scores: _Array = (p - o) ** 2
    return scores


def log_score(chances: Sequence[float] | _Array, outcomes: Sequence[float] | _Array) -> _Array:
    """``-log p`` of what happened: infinite where it was ruled out, and not clipped.

    I. J. Good, Rational decisions, Journal of the Royal Statistical Society B 14 (1952).
    """
    p, o = _pair(chances, outcomes)
    chance_of_outcome = np.where(o == 1, p, 1 - p)
    scores: _Array = np.full(len(chance_of_outcome), inf)
    np.log(chance_of_outcome, out=scores, where=chance_of_outcome > 0)
    return np.where(chance_of_outcome > 0, -scores, inf)


def ranked_probability(chances: Sequence[float] | _Array, happened: int) -> float:
    """``sum_k (F_k - 1[happened <= k]) ** 2`` over ordered categories, F cumulative.

    E. S. Epstein, A scoring system for probability forecasts of ranked categories, Journal of
    Applied Meteorology 8 (1969).  ValueError when ``happened`` is none of the categories or the
    chances do not sum to one.

    >>> round(ranked_probability([0.2, 0.5, 0.3], 0), 2)
    0.73
    """
    p = np.asarray(chances, dtype=np.float64)
    if not 0 <= happened < len(p):
        raise ValueError(f"needs a category from 0 to {len(p) - 1}, got {happened}")
    if abs(float(p.sum()) - 1) > 1e-6:
        raise ValueError(f"chances of all categories must sum to one, got {float(p.sum()):g}")
    step = (np.arange(len(p)) >= happened).astype(np.float64)
    return float(((np.cumsum(p) - step) ** 2).sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Murphy:
    """The Brier score in parts: ``reliability - resolution + uncertainty + within``."""

    reliability: float
    """How far chances lie from how often the thing happened; 0 is perfect."""
    resolution: float
    """How far apart the bins are in what happened; more is better."""
    uncertainty: float
    """Variance of the outcomes: the score of the base rate known beforehand."""
    within: float
    """What is left because a bin holds unlike chances; 0 where all in a bin are equal."""

    @property
    def score(self) -> float:
        """Their sum: the Brier score."""
        return self.reliability - self.resolution + self.uncertainty + self.within


def murphy_parts(chances: Sequence[float] | _Array, outcomes: Sequence[float] | _Array) -> Murphy:
    """Murphy's decomposition over :data:`BINS` equal bins, exact by its remainder.

    A. H. Murphy, A new vector partition of the probability score, Journal of Applied Meteorology
    12 (1973); the remainder is that of D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, Two
    extra components in the Brier score decomposition, Weather and Forecasting 23 (2008).
    """
    p, o = _pair(chances, outcomes)
    total, base = len(p), float(o.mean())
    reliability = resolution = 0.0
    bin_of = bins(p)
    for number in np.unique(bin_of):
        in_bin = bin_of == number
        share = float(in_bin.sum()) / total
        reliability += share * (float(p[in_bin].mean()) - float(o[in_bin].mean())) ** 2
        resolution += share * (float(o[in_bin].mean()) - base) ** 2
    uncertainty = base * (1 - base)
    mean_score = float(brier(p, o).mean())
    return Murphy(
        reliability=reliability,
        resolution=resolution,
        uncertainty=uncertainty,
        within=mean_score - (reliability - resolution + uncertainty),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of about the same chance, and how often the thing happened."""

    low: float
    high: float
    forecasts: int
    said: float
    """Mean chance."""
    happened: float
    """Share that came about."""
    low90: float
    """90% interval of that share, by Jeffreys' prior."""
    high90: float

    @property
    def fits(self) -> bool:
        """True when what was said lies in the interval of what happened."""
        return self.low90 <= self.said <= self.high90


def calibration_bins(
    chances: Sequence[float] | _Array, outcomes: Sequence[float] | _Array
) -> tuple[Bin, ...]:
    """Bins that hold a forecast, lowest first.

    The interval takes the forecasts of a bin as independent; many of one question are not, so that
    it is too narrow rather than too wide.
    """
    p, o = _pair(chances, outcomes)
    bin_of = bins(p)
    calibrated: list[Bin] = []
    for number in np.unique(bin_of):
        in_bin = bin_of == number
        size, yes = int(in_bin.sum()), int(o[in_bin].sum())
        low, high = jeffreys(yes, size)
        calibrated.append(
            Bin(
                low=float(number) / BINS,
                high=(float(number) + 1) / BINS,
                forecasts=size,
                said=float(p[in_bin].mean()),
                happened=yes / size,
                low90=low,
                high90=high,
            )
        )
    return tuple(calibrated)


def skill(score: float, reference: float) -> float | None:
    """``1 - score / reference``: 1 is perfect, 0 no better than the reference, less is worse.

    None where the reference is perfect, for then there is nothing to gain.
    """
    return None if reference == 0 else 1 - score / reference


def bins(chances: _Array) -> NDArray[np.int64]:
    """Number of the bin of each chance; 1 is in the last."""
    return np.minimum((chances * BINS).astype(np.int64), BINS - 1)


def _pair(
    chances: Sequence[float] | _Array, outcomes: Sequence[float] | _Array
) -> tuple[_Array, _Array]:
    p = np.asarray(chances, dtype=np.float64)
    o = np.asarray(outcomes, dtype=np.float64)
    if p.shape != o.shape or p.size == 0:
        raise ValueError(f"needs one outcome a chance, got {p.size} chances and {o.size} outcomes")
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("chances lie in [0, 1]")
    if not np.isin(o, (0.0, 1.0)).all():
        raise ValueError("outcomes are 0 or 1")
    return p, o
