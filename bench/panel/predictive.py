"""The distribution that a series is given: Student's t with a scale of its own on either side."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from bench.panel.panel import Array

TAIL = 8.0
"""Degrees of freedom: scales were learned from a finite past."""


@dataclass(frozen=True, slots=True)
class Predictive:
    """Median and scales of each series; nan where nothing was said."""

    location: Array
    below: Array
    above: Array

    def quantiles(self, levels: Array) -> NDArray[np.float64]:
        """Quantiles, series by level."""
        z = stdtrit(TAIL, np.asarray(levels, dtype=np.float64))
        scale = np.where(z < 0, self.below[:, None], self.above[:, None])
        return np.asarray(self.location[:, None] + scale * z)
