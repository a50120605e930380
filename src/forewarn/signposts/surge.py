"""Dense tempo: is the newest count higher than season, trend and chance explain?

The baseline is a log-linear quasi-Poisson regression on trend and yearly harmonics whose past
outbreaks are weighted down by their Anscombe residuals, and the bound a negative-binomial
quantile, as in Noufaily et al., An improved algorithm for outbreak detection in multiple
surveillance systems, Statistics in Medicine 32 (2013).  Two parts are our own.  The statistic is a
scan over two periods, because reports of one period's events often come in the next; it trips only
while the newest count alone is high, so that it ends when the surge ends.  And the regression is
updated by one scoring step a period instead of a new fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, pi

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

from forewarn.indicators.odds import FloatArray

ALPHA = 0.01
"""Upper tail of the two-period sum at which a surge is called."""
NEWEST_TAIL = 0.2
"""Upper tail within which the newest count itself must lie.  This and the width of two periods
were chosen on simulated series of our own."""
GUARD = 26
"""Newest periods kept out of the baseline, so that a surge under way does not become normal."""
MINIMUM_BASELINE = 26
"""Fewest periods of baseline; fewer give no comparison."""
HEAVY = 2.58
"""Anscombe residual beyond which a past period counts less, by its inverse square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surges:
    """The newest periods against their expectation; arrays of one length."""

    expected: FloatArray
    """Mean of the two-period sum."""
    tail: FloatArray
    """Tail probability of the observed two-period sum, in (0, 1]."""
    tail_newest: FloatArray
    """The same for the newest period alone."""
    dispersion: float
    """Variance over mean of a count, at least 1."""

    def tripped(self, alpha: float = ALPHA) -> NDArray[np.bool_]:
        """Where a surge is called."""
        called: NDArray[np.bool_] = (self.tail < alpha) & (self.tail_newest < NEWEST_TAIL)
        return called


def surges(
    counts: Sequence[float] | NDArray[np.int64],
    *,
    scored: int = 1,
    season: float = 52.0,
    guard: int = GUARD,
) -> Surges:
    """Compare each of the newest ``scored`` counts with its own past, less ``guard`` periods.

    ``season`` is the number of periods in a year.  Two harmonics are fitted to a baseline of three
    years or more, one to two years, none to less; a trend from one year on.  ValueError when a
    count is negative or not finite, or the past holds fewer than :data:`MINIMUM_BASELINE` periods.
    """
    y = np.asarray(counts, dtype=np.float64)
    baseline = len(y) - scored - guard
    if not np.isfinite(y).all() or (y < 0).any():
        raise ValueError("counts must be finite and not negative")
    if scored < 1 or baseline < MINIMUM_BASELINE:
        raise ValueError(
            f"needs {MINIMUM_BASELINE} periods before the last {scored + guard}, got {len(y)} in all; "
            "watch longer, or count in shorter periods"
        )
    x = _design(len(y), baseline=baseline, season=season)
    weights, beta, dispersion = _fit(x[:baseline], y[:baseline])
    information, betas = _update(x, y, weights, beta, baseline=baseline, scored=scored)
    newest = x[-scored:]
    before = x[-scored - 1 : -1]
    mean_newest = _means(newest, betas)
    mean_before = _means(before, betas)
    slope = mean_newest[:, None] * newest + mean_before[:, None] * before
    total = mean_newest + mean_before
    return Surges(
        expected=total,
        tail=_tail(
            y[-scored:] + y[-scored - 1 : -1],
            total,
            dispersion * (total + _quadratic(slope, information)),
        ),
        tail_newest=_tail(
            y[-scored:],
            mean_newest,
            dispersion * (mean_newest + _quadratic(mean_newest[:, None] * newest, information)),
        ),
        dispersion=dispersion,
    )


def _design(length: int, *, baseline: int, season: float) -> FloatArray:
    """Intercept, trend and harmonics, as many as the baseline can carry."""
    years = baseline / season
    time = np.arange(length, dtype=np.float64)
    columns = [np.ones(length)]
    if years >= 1:
        columns.append((time - baseline) / baseline)
    for harmonic in range(1, 1 + (2 if years >= 3 else 1 if years >= 2 else 0)):
        angle = 2 * pi * harmonic * time / season
        columns += [np.cos(angle), np.sin(angle)]
    return np.stack(columns, axis=1)


def _fit(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray, float]:
    """Weights, coefficients and dispersion of a baseline with its outbreaks weighted down."""
    size, terms = x.shape
    weights = np.ones(size)
    beta = np.zeros(terms)
    beta[0] = log(max(float(y.mean()), 0.5 / size))
    beta = _fisher_scoring(x, y, weights, beta)
    mean = _mean(x, beta)
    dispersion = max(1.0, float(((y - mean) ** 2 / mean).sum()) / (size - terms))
    for _ in range(2):
        residual = 1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - mean**0.5) / dispersion**0.5
        weights = np.where(residual > HEAVY, np.maximum(residual, HEAVY) ** -2.0, 1.0)
        weights *= size / weights.sum()
        beta = _fisher_scoring(x, y, weights, beta)
        mean = _mean(x, beta)
        dispersion = max(1.0, float((weights * (y - mean) ** 2 / mean).sum()) / (size - terms))
    return weights, beta, dispersion


def _fisher_scoring(
    x: FloatArray, y: FloatArray, weights: FloatArray, beta: FloatArray
) -> FloatArray:
    """Fisher scoring to convergence; a small ridge keeps a nearly empty series finite."""
    for _ in range(8):
        mean = _mean(x, beta)
        information = (x * (weights * mean)[:, None]).T @ x + _RIDGE * np.eye(x.shape[1])
        step = np.linalg.solve(information, (weights * (y - mean)) @ x)
        beta = beta + np.clip(step, -2, 2)
        if float(np.abs(step).max()) < 1e-4:
            break
    return beta


_RIDGE = 1e-3


def _update(
    x: FloatArray,
    y: FloatArray,
    weights: FloatArray,
    beta: FloatArray,
    *,
    baseline: int,
    scored: int,
) -> tuple[FloatArray, FloatArray]:
    """Update information and coefficients for each scored period.

    At the coefficients of the first fit the score over its own periods is zero, so that one step
    needs only sums over the later periods.
    """
    terms = x.shape[1]
    mean = _mean(x[:baseline], beta)
    first = (x[:baseline] * (weights * mean)[:, None]).T @ x[:baseline] + _RIDGE * np.eye(terms)
    fresh = x[baseline : baseline + scored - 1]
    came = y[baseline : baseline + scored - 1]
    expected = _mean(fresh, beta)
    products = expected[:, None, None] * fresh[:, :, None] * fresh[:, None, :]
    information = np.concatenate([np.zeros((1, terms, terms)), np.cumsum(products, axis=0)]) + first
    score = np.concatenate(
        [np.zeros((1, terms)), np.cumsum((came - expected)[:, None] * fresh, axis=0)]
    )
    return information, beta + np.linalg.solve(information, score[:, :, None])[:, :, 0]


def _mean(x: FloatArray, beta: FloatArray) -> FloatArray:
    mean: FloatArray = np.exp(np.clip(x @ beta, -20, 20))
    return mean


def _means(x: FloatArray, betas: FloatArray) -> FloatArray:
    means: FloatArray = np.exp(np.clip((x * betas).sum(axis=1), -20, 20))
    return means


def _quadratic(slope: FloatArray, information: FloatArray) -> FloatArray:
    """Variance of the fitted mean over the dispersion, by the delta method."""
    solved = np.linalg.solve(information, slope[:, :, None])[:, :, 0]
    return np.asarray((slope * solved).sum(axis=1))


def _tail(count: FloatArray, mean: FloatArray, variance: FloatArray) -> FloatArray:
    """``P(N >= count)`` for a negative binomial with this mean and variance.

    With ``p = mean / variance`` and ``r = mean p / (1 - p)`` it is ``I_{1-p}(count, r)``.
    """
    p = mean / np.maximum(variance, mean * (1 + 1e-9))
    size = mean * p / (1 - p)
    tail: FloatArray = np.where(count > 0, betainc(np.maximum(count, 1e-9), size, 1 - p), 1.0)
    return tail
