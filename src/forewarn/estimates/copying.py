"""Hidden copies: the chance that a figure was taken from an earlier one without saying so."""

from collections.abc import Sequence
from functools import lru_cache
from math import pi, sqrt

import numpy as np

from forewarn.estimates.grid import GridArray
from forewarn.estimates.likelihood import COPY_CHANCE

COPY_SD = 0.03
"""Sd, in logs, by which a copy may differ from what it copies: rounding and conversion."""
EARLIER = 20
"""Earlier figures, the latest, of which one may be a copy."""
_FAINTEST = 1e-9
"""Densities below this are set to nought."""


def copy_density(middles: GridArray, widths: GridArray) -> GridArray:
    """Density of each figure as a copy of an earlier one, times :data:`COPIED`.

    With chance ``k`` a figure copies any of the earlier ones, so that its likelihood
    is ``(1 - k) f(y | x) + k mean_j N(y; y_j, s)``: the second part does not depend on
    ``x``, so that a figure which agrees more closely than independent errors would allow carries
    less information.  ``s`` includes the width of the stated interval and the rounding, because
    round figures agree by chance.  Figures are in order of time, in logs; the first is no copy.
    """
    size = middles.size
    before = np.full((size, min(EARLIER, max(size - 1, 1))), np.inf)
    for back in range(1, min(before.shape[1], size - 1) + 1):
        before[back:, back - 1] = middles[:-back]
    sd = np.sqrt(COPY_SD**2 + widths**2 / 12)[:, None]
    earlier = np.minimum(np.arange(size), before.shape[1])
    likeness = np.exp(-0.5 * ((middles[:, None] - before) / sd) ** 2) / (sd * sqrt(2 * pi))
    densities = COPY_CHANCE * likeness.sum(1) / np.maximum(earlier, 1)
    # Seven digits, so that equal figures keep equal likelihoods.
    return np.where(densities < _FAINTEST, 0.0, densities).astype(np.float32).astype(np.float64)


def interval_widths(bests: Sequence[float], ends: GridArray) -> GridArray:
    """Widths of figures in logs: the interval that each states, or its last digit that is not
    nought, whichever is wider.

    >>> interval_widths([12000.0, 10000.0], np.log([[12e3, 12e3], [1e4, 1e4]])).round(3).tolist()
    [0.083, 1.0]
    """
    digits = np.array([_last_digit(best) / best for best in bests])
    return np.asarray(np.maximum(digits, ends[:, 1] - ends[:, 0]))


@lru_cache(maxsize=1 << 16)
def _last_digit(value: float) -> float:
    """Size of one of the last digit that is not nought, of six.

    >>> _last_digit(4700.0), _last_digit(0.25)
    (100.0, 0.01)
    """
    digits, _, power = f"{value:.5e}".partition("e")
    return float(10.0 ** (int(power) - len(digits.rstrip("0").rstrip(".")[2:])))
