"""A part as a floor under its whole."""

from datetime import date

import numpy as np

from forewarn.estimates.estimate import Estimate
from forewarn.estimates.grid import Array

CHANCES = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)
DECLARED_WRONG = 1e-3
"""Chance that one is no part of the other after all; it keeps contradictions finite."""
LEAST = 1e-9


def floored(part: Estimate, x: Array, day: date) -> Array:
    """``P(part <= e^x)`` for each cell, from what was known of the part on ``day``; one
    everywhere when nothing was.

    Linear in the log between the part's quantiles, reaching nought and one as far beyond its 90%
    interval as that lies from the median.
    """
    if day >= part.as_of and part.median is not None:
        known = (part.low90, part.low50, part.median, part.high50, part.high90)
    else:
        earlier = [point for point in part.path if point.date <= day]
        if not earlier:
            return np.ones_like(x)
        last = max(earlier, key=lambda point: point.date)
        known = (last.low90, last.low50, last.median, last.high50, last.high90)
    logs = np.log(np.maximum(np.array(known, dtype=np.float64), LEAST))
    ends = np.concatenate(([2 * logs[0] - logs[2]], logs, [2 * logs[4] - logs[2]]))
    # Equal quantiles (a part known exactly) still need knots that rise.
    knots = np.maximum.accumulate(ends) + 1e-9 * np.arange(ends.size)
    below = np.interp(x, knots, CHANCES)
    return np.asarray(DECLARED_WRONG + (1 - DECLARED_WRONG) * below)
