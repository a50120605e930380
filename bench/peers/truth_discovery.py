"""Truth discovery by source weights: CRH, CATD and GTM, written from their papers."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

from bench.panel.panel import Panel, weighted_median

Array = NDArray[np.float64]


def crh(panel: Panel, *, rounds: int = 20) -> Array:
    """Conflict resolution on heterogeneous data (Li et al. 2014, SIGMOD, 1187).

    Absolute loss over the spread of the series, ``w = -log(loss / sum of losses)``, weighted
    medians.
    """
    scale = _spread(panel)
    truth = weighted_median(panel, panel.value, np.ones_like(panel.value))
    for _ in range(rounds):
        loss = np.abs(panel.value - truth[panel.series]) / scale[panel.series]
        total = np.bincount(panel.source, loss, panel.sources)
        total /= np.maximum(np.bincount(panel.source, minlength=panel.sources), 1)
        weight = -np.log(np.maximum(total, 1e-9) / max(float(total.sum()), 1e-9))
        truth = weighted_median(panel, panel.value, np.maximum(weight, 1e-9)[panel.source])
    return truth


def catd(panel: Panel, *, rounds: int = 20, alpha: float = 0.05) -> Array:
    """Confidence-aware truth discovery (Li et al. 2014, PVLDB 8, 425).

    ``w = chi2(alpha / 2, n) / sum of squares``, the lower end of the precision's interval, so that
    a source with few figures earns little; weighted means.
    """
    scale = _spread(panel)
    figures = np.bincount(panel.source, minlength=panel.sources)
    # chdtri takes the upper tail.
    lower = chdtri(np.maximum(figures, 1), 1 - alpha / 2)
    truth = weighted_median(panel, panel.value, np.ones_like(panel.value))
    for _ in range(rounds):
        loss = ((panel.value - truth[panel.series]) / scale[panel.series]) ** 2
        weight = lower / np.maximum(np.bincount(panel.source, loss, panel.sources), 1e-9)
        each = weight[panel.source]
        with np.errstate(invalid="ignore", divide="ignore"):
            truth = panel.by_series(each * panel.value) / panel.by_series(each)
    return truth


def gtm(panel: Panel, *, rounds: int = 20, alpha: float = 10.0, beta: float = 10.0) -> Array:
    """Gaussian truth model (Zhao and Han 2012, QDB): truths and source variances by expectation-
    maximisation on values standardised by series, inverse gamma prior on the variances."""
    scale = _spread(panel)
    centre = weighted_median(panel, panel.value, np.ones_like(panel.value))
    z = np.clip((panel.value - centre[panel.series]) / scale[panel.series], -10, 10)
    variance = np.ones(panel.sources)
    truth = np.zeros(panel.settled.size)
    figures = np.bincount(panel.source, minlength=panel.sources)
    for _ in range(rounds):
        precision = 1 / variance[panel.source]
        spread = 1 / (1.0 + panel.by_series(precision))
        truth = spread * panel.by_series(precision * z)
        loss = (z - truth[panel.series]) ** 2 + spread[panel.series]
        variance = (2 * beta + np.bincount(panel.source, loss, panel.sources)) / (
            2 * (alpha + 1) + figures
        )
    return centre + scale * truth


def _spread(panel: Panel) -> Array:
    count = np.maximum(panel.by_series(np.ones_like(panel.value)), 1)
    mean = panel.by_series(panel.value) / count
    spread = np.sqrt(panel.by_series((panel.value - mean[panel.series]) ** 2) / count)
    return np.where(spread > 1e-9, spread, 1.0)
