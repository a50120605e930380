"""The trivial method: the median of the figures, as far off as such medians were before."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from bench.panel.panel import Panel

Array = NDArray[np.float64]


def centres(panel: Panel, how: str) -> Array:
    """Mean or median of each series."""
    found = np.full(panel.settled.size, np.nan)
    order = np.argsort(panel.series, kind="stable")
    at, starts = np.unique(panel.series[order], return_index=True)
    for series, values in zip(at, np.split(panel.value[order], starts[1:]), strict=True):
        found[series] = np.median(values) if how == "median" else np.mean(values)
    return found


def quantiles(panel: Panel, levels: Array) -> Array:
    """Normal about the median, its sd the root mean square error over the settled series."""
    median = centres(panel, "median")
    known = ~np.isnan(panel.settled) & ~np.isnan(median)
    sd = float(np.sqrt(np.mean((median - panel.settled)[known] ** 2)))
    return median[:, None] + sd * ndtri(levels)
