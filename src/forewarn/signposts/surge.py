"""Dense tempo: is the newest count more than the season, the trend and chance explain?

The baseline is a log-linear quasi-Poisson regression on trend and yearly harmonics whose past
outbreaks are weighted down by their Anscombe residuals, and the bound a negative-binomial
quantile, as in Noufaily et al., An improved algorithm for outbreak detection in multiple
surveillance systems, Statistics in Medicine 32 (2013).  Two things are ours.  The statistic is a
scan over two periods, because what happens in one is seldom all reported in it; it trips only
while the newest count is high by itself, so that it falls silent when the surge does.  And the
regression is brought up to date by one scoring step a period in place of a new fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, pi

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

Array = NDArray[np.float64]

ALPHA = 0.01
"""Upper tail of the two-period sum at which a surge is called."""
HIGH = 0.2
"""Upper tail within which the newest count itself must lie.  This and the width of two periods
were chosen on simulated series of our own."""
GUARD = 26
"""Newest periods kept out of the baseline, so that a surge under way does not become normal."""
LEAST = 26
"""Fewest periods of baseline; with fewer there is nothing to compare with."""
HEAVY = 2.58
"""Anscombe residual beyond which a past period counts less, by its inverse square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surges:
    """The newest periods against what was to be expected of them; arrays of one length."""

    expected: Array
    """Mean of the two-period sum."""
    tail: Array
    """Chance of a two-period sum as high as the one seen, in (0, 1]."""
    tail_newest: Array
    """The same for the newest period alone."""
    dispersion: float
    """Variance over mean of a count, at least 1."""

    def tripped(self, alpha: float = ALPHA) -> NDArray[np.bool_]:
        """Where a surge is called."""
        called: NDArray[np.bool_] = (self.tail < alpha) & (self.tail_newest < HIGH)
        return called


def surges(
    counts: Sequence[float] | NDArray[np.int64],
    *,
    scored: int = 1,
    season: float = 52.0,
    guard: int = GUARD,
) -> Surges:
    """Each of the newest ``scored`` counts against the ``guard``-ed past of its own.

    ``season`` is the number of periods in a year.  Two harmonics are fitted to a baseline of three
    years or more, one to two years, none to less; a trend from one year on.  ValueError when a
    count is negative or not finite, or the past holds fewer than :data:`LEAST` periods.
    """
    y = np.asarray(counts, dtype=np.float64)
    known = len(y) - scored - guard
    if not np.isfinite(y).all() or (y < 0).any():
        raise ValueError("counts must be finite and not negative")
    if scored < 1 or known < LEAST:
        raise ValueError(
            f"needs {LEAST} periods before the last {scored + guard}, got {len(y)} in all; "
            "watch longer, or count in shorter periods"
        )
    x = _design(len(y), known=known, season=season)
    weights, beta, dispersion = _fitted(x[:known], y[:known])
    information, betas = _brought_up(x, y, weights, beta, known=known, scored=scored)
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


def _design(length: int, *, known: int, season: float) -> Array:
    """Intercept, trend and harmonics, as many as the baseline can carry."""
    years = known / season
    time = np.arange(length, dtype=np.float64)
    columns = [np.ones(length)]
    if years >= 1:
        columns.append((time - known) / known)
    for harmonic in range(1, 1 + (2 if years >= 3 else 1 if years >= 2 else 0)):
        angle = 2 * pi * harmonic * time / season
        columns += [np.cos(angle), np.sin(angle)]
    return np.stack(columns, axis=1)


def _fitted(x: Array, y: Array) -> tuple[Array, Array, float]:
    """Weights, coefficients and dispersion of a baseline with its outbreaks weighted down."""
    size, terms = x.shape
    weights = np.ones(size)
    beta = np.zeros(terms)
    beta[0] = log(max(float(y.mean()), 0.5 / size))
    beta = _scored(x, y, weights, beta)
    mean = _mean(x, beta)
    dispersion = max(1.0, float(((y - mean) ** 2 / mean).sum()) / (size - terms))
    for _ in range(2):
        residual = 1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - mean**0.5) / dispersion**0.5
        weights = np.where(residual > HEAVY, np.maximum(residual, HEAVY) ** -2.0, 1.0)
        weights *= size / weights.sum()
        beta = _scored(x, y, weights, beta)
        mean = _mean(x, beta)
        dispersion = max(1.0, float((weights * (y - mean) ** 2 / mean).sum()) / (size - terms))
    return weights, beta, dispersion


def _scored(x: Array, y: Array, weights: Array, beta: Array) -> Array:
    """Fisher scoring to convergence; a whisper of a ridge keeps an all but empty series finite."""
    for _ in range(8):
        mean = _mean(x, beta)
        information = (x * (weights * mean)[:, None]).T @ x + _RIDGE * np.eye(x.shape[1])
        step = np.linalg.solve(information, (weights * (y - mean)) @ x)
        beta = beta + np.clip(step, -2, 2)
        if float(np.abs(step).max()) < 1e-4:
            break
    return beta


_RIDGE = 1e-3


def _brought_up(
    x: Array, y: Array, weights: Array, beta: Array, *, known: int, scored: int
) -> tuple[Array, Array]:
    """Information and coefficients as they stood for each scored period.

    At the coefficients of the first fit the score over its own periods is zero, so that one step
    needs only the sums over the periods that came in since.
    """
    terms = x.shape[1]
    mean = _mean(x[:known], beta)
    first = (x[:known] * (weights * mean)[:, None]).T @ x[:known] + _RIDGE * np.eye(terms)
    fresh = x[known : known + scored - 1]
    came = y[known : known + scored - 1]
    expected = _mean(fresh, beta)
    products = expected[:, None, None] * fresh[:, :, None] * fresh[:, None, :]
    information = np.concatenate([np.zeros((1, terms, terms)), np.cumsum(products, axis=0)]) + first
    score = np.concatenate(
        [np.zeros((1, terms)), np.cumsum((came - expected)[:, None] * fresh, axis=0)]
    )
    return information, beta + np.linalg.solve(information, score[:, :, None])[:, :, 0]


def _mean(x: Array, beta: Array) -> Array:
    found: Array = np.exp(np.clip(x @ beta, -20, 20))
    return found


def _means(x: Array, betas: Array) -> Array:
    found: Array = np.exp(np.clip((x * betas).sum(axis=1), -20, 20))
    return found


def _quadratic(slope: Array, information: Array) -> Array:
    """Variance of the fitted mean over the dispersion, by the delta method."""
    solved = np.linalg.solve(information, slope[:, :, None])[:, :, 0]
    return np.asarray((slope * solved).sum(axis=1))


def _tail(count: Array, mean: Array, variance: Array) -> Array:
    """``P(N >= count)`` for a negative binomial with this mean and variance.

    With ``p = mean / variance`` and ``r = mean p / (1 - p)`` it is ``I_{1-p}(count, r)``.
    """
    p = mean / np.maximum(variance, mean * (1 + 1e-9))
    size = mean * p / (1 - p)
    found: Array = np.where(count > 0, betainc(np.maximum(count, 1e-9), size, 1 - p), 1.0)
    return found
