"""Cooke's classical model: experts weighted by calibration and information on seed items."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

Array = NDArray[np.float64]

BETWEEN = np.array([0.05, 0.45, 0.45, 0.05])
"""Mass between the quantiles 5, 50 and 95%."""
OVERSHOOT = 0.1


def pooled(quantiles: Array, weights: Array, low: float, high: float, levels: Array) -> Array:
    """Quantiles of the linear pool; each expert is piecewise uniform, the ends are ``low`` and
    ``high`` (Cooke 1991, Experts in Uncertainty, 8.2)."""
    knots = np.unique(np.concatenate([quantiles.ravel(), [low, high]]))
    mass = np.zeros(knots.size)
    for row, weight in zip(quantiles, weights, strict=True):
        ends = np.concatenate([[low], np.maximum.accumulate(row + 1e-12 * np.arange(3)), [high]])
        mass += weight * np.interp(knots, ends, [0.0, 0.05, 0.5, 0.95, 1.0])
    return np.interp(levels, mass / mass[-1], knots)


def weights(quantiles: Array, truth: Array, low: Array, high: Array) -> Array:
    """Performance weights from seed items: ``chi2 p-value x mean relative information``.

    ``quantiles`` is item by expert by three, nan where an expert gave none.
    """
    experts = quantiles.shape[1]
    found = np.zeros(experts)
    for expert in range(experts):
        own = quantiles[:, expert]
        told = ~np.isnan(own[:, 0])
        if not told.any():
            continue
        cell = (truth[told, None] > own[told]).sum(1)
        share = np.bincount(cell, minlength=4) / told.sum()
        with np.errstate(divide="ignore", invalid="ignore"):
            divergence = np.where(share > 0, share * np.log(share / BETWEEN), 0.0).sum()
        calibration = chdtrc(3, 2 * told.sum() * divergence)
        ends = np.column_stack([low[told], own[told], high[told]])
        width = np.maximum(np.diff(ends, axis=1), 1e-9) / (high - low)[told, None]
        information = float((BETWEEN * np.log(BETWEEN / width)).sum(1).mean())
        found[expert] = calibration * max(information, 1e-9)
    total = found.sum()
    return found / total if total > 0 else np.full(experts, 1 / experts)
