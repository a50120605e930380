"""Constraints between measurands: a part bounds its whole, and nothing more."""

from dataclasses import dataclass
from datetime import date
from math import exp, sqrt

import numpy as np
from scipy.special import ndtr, ndtri

from forewarn.estimates.estimate import Estimate, Relation
from forewarn.estimates.grid import GridArray
from forewarn.probability import rounded

_QUANTILE_CHANCES = (0.05, 0.25, 0.5, 0.75, 0.95)
DECLARED_WRONG = 1e-3
"""Chance that a declared relation does not hold; it keeps contradictions finite."""
_TINY = 1e-9
SUM_TOLERANCE = 0.05
"""Sd, in natural logs, by which a whole may differ from the sum of its parts: rounding, and
counts of different days."""
CLOSEST = 0.9
"""Upper limit on the correlation between the errors of two estimates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A related estimate, from the side of one measurand."""

    name: str
    estimate: Estimate
    """Its belief without the constraint by that measurand."""
    relation: Relation = Relation.PART_OF
    correlation: float = 0.0
    """Correlation of the errors of the two: a source that exaggerates both keeps their
    order."""
    offset: float = 0.0
    """Added to its log: log of the periods for which a rate held."""

    def level(self) -> float:
        """Its median, times the periods; 0 without a median."""
        return rounded((self.estimate.median or 0.0) * exp(self.offset))

    def log_quantiles(self, day: date) -> GridArray | None:
        """Logs of its quantiles at :data:`_QUANTILE_CHANCES` on a day, rising; None without a figure
        by then."""
        estimate = self.estimate
        if day >= estimate.as_of and estimate.median is not None:
            five = (
                estimate.low90,
                estimate.low50,
                estimate.median,
                estimate.high50,
                estimate.high90,
            )
        else:
            earlier = [point for point in estimate.path if point.date <= day]
            if not earlier:
                return None
            last = max(earlier, key=lambda point: point.date)
            five = (last.low90, last.low50, last.median, last.high50, last.high90)
        logs = np.log(np.maximum(np.array(five, dtype=np.float64), _TINY)) + self.offset
        # Interpolation needs rising knots even where quantiles are equal (an exact count).
        return np.asarray(np.maximum.accumulate(logs) + 1e-6 * np.arange(5))


def floor_likelihood(neighbour: Neighbour, x: GridArray, belief: GridArray, day: date) -> GridArray:
    """``P(part <= e^x | whole = e^x)`` in each cell under a Gaussian copula:
    ``ndtr((z_part - rho z_whole) / sqrt(1 - rho^2))``, ``z`` the normal scores of the two
    beliefs (Joe 2014, Dependence Modeling with Copulas, 4.3.1).  It never falls with ``x``."""
    knots = neighbour.log_quantiles(day)
    if knots is None:
        return np.ones_like(x)
    scores, rho = _neighbour_scores(knots, x), min(neighbour.correlation, CLOSEST)
    below = ndtr((scores - rho * _own_scores(belief)) / sqrt(1 - rho**2))
    return np.asarray(DECLARED_WRONG + (1 - DECLARED_WRONG) * np.maximum.accumulate(below))


def ceiling_likelihood(
    neighbour: Neighbour, x: GridArray, belief: GridArray, day: date
) -> GridArray:
    """``P(whole >= e^x | part = e^x)``, the same from the side of the part; it never rises with
    ``x``."""
    knots = neighbour.log_quantiles(day)
    if knots is None:
        return np.ones_like(x)
    scores, rho = _neighbour_scores(knots, x), min(neighbour.correlation, CLOSEST)
    above = ndtr((rho * _own_scores(belief) - scores) / sqrt(1 - rho**2))
    return np.asarray(DECLARED_WRONG + (1 - DECLARED_WRONG) * np.minimum.accumulate(above))


def sum_likelihood(neighbour: Neighbour, x: GridArray, day: date) -> GridArray:
    """Density of the sum of the parts, or of the remainder of a whole, up to a factor.

    Normal in logs with a sd for each side, plus :data:`SUM_TOLERANCE`.
    """
    knots = neighbour.log_quantiles(day)
    if knots is None:
        return np.ones_like(x)
    middle = knots[2]
    low = (middle - knots[0]) / ndtri(0.95)
    high = (knots[4] - middle) / ndtri(0.95)
    sd = np.sqrt(np.where(x < middle, low, high) ** 2 + SUM_TOLERANCE**2)
    return np.asarray(
        DECLARED_WRONG + (1 - DECLARED_WRONG) * np.exp(-0.5 * ((x - middle) / sd) ** 2)
    )


def _neighbour_scores(knots: GridArray, x: GridArray) -> GridArray:
    """Normal scores of the neighbour's belief at each cell, linear between and beyond its
    quantiles."""
    z = ndtri(np.array(_QUANTILE_CHANCES))
    scores = np.interp(x, knots, z)
    below, above = x < knots[0], x > knots[-1]
    scores[below] = z[0] + (x[below] - knots[0]) * z[0] / (knots[0] - knots[2])
    scores[above] = z[-1] + (x[above] - knots[-1]) * z[-1] / (knots[-1] - knots[2])
    return np.asarray(scores)


def _own_scores(belief: GridArray) -> GridArray:
    """Normal scores of a belief at the middles of its cells."""
    chance = np.cumsum(belief) - belief / 2
    return np.asarray(ndtri(np.clip(chance, 1e-9, 1 - 1e-9)))
