"""A posterior on a log-spaced grid: drift, quantiles and floors, all exact to the grid."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc

from forewarn.estimates.measurand import Nature
from forewarn.probability import rounded

GridArray = NDArray[np.float64]

POINTS = 400
"""Cells; 400 over a factor of a billion are 5% wide, finer than any error scale in use."""
DRIFT = 0.02
"""Random-walk sd of the log count per square root of a day: 11% in a month, 38% in a year.  A
declared constant, not fitted to anything."""
JUMP = 0.5
"""Scale of a cumulative count's growth in logs."""
JUMP_DAYS = 1000.0
"""Days for one such jump on average: a total without updates has most likely stood still, and may
have grown by much.  In a year the median of its growth is 6% and one in twenty doubles.
Declared; unlike a drift it makes no news mean mostly no growth.  Between figures the pace
is learned, see :mod:`forewarn.estimates.pace`."""
_ZERO_FLOOR = 0.5
"""Lower end of the log scale for a range declared from zero: no count lies between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Equal cells on the log scale between the plausible bounds."""

    x: GridArray
    """Natural logs of the cell middles."""
    step: float

    @classmethod
    def over(cls, plausible: tuple[float, float]) -> Self | None:
        """The grid over a declared range; None when the range is empty or not finite."""
        low, high = plausible
        if not (high > 0 and high < float("inf") and low < high):
            return None
        low = low if low > 0 else min(_ZERO_FLOOR, high * 1e-6)
        step = (log(high) - log(low)) / POINTS
        x = log(low) + step * (np.arange(POINTS, dtype=np.float64) + 0.5)
        return cls(x=np.asarray(x, dtype=np.float64), step=step)

    def flat(self) -> GridArray:
        """The uniform belief: only the range is known."""
        return np.full(self.x.size, 1.0 / self.x.size)

    def drift(
        self, belief: GridArray, days: int, nature: Nature | None, jump_days: float = JUMP_DAYS
    ) -> GridArray:
        """The belief after ``days`` days.

        A stock or a rate drifts either way and a cumulative total only grows, by one jump in
        ``jump_days`` on average.  A flow was counted over a period that is over: it stays.
        """
        if days <= 0 or nature is Nature.FLOW:
            return belief
        if nature is Nature.CUMULATIVE:
            kernel = growth_kernel(self.step, days, jump_days)
            return normalise_belief(np.convolve(belief, kernel)[: belief.size])
        return self.blur(belief, DRIFT * sqrt(days))

    def blur(self, belief: GridArray, sd: float) -> GridArray:
        """The belief with a Gaussian error added."""
        kernel = gaussian_kernel(self.step, sd)
        reach = kernel.size // 2
        return normalise_belief(np.convolve(belief, kernel)[reach : reach + belief.size])

    def drift_rows(
        self, beliefs: GridArray, days: int, nature: Nature | None, paces: tuple[float, ...]
    ) -> GridArray:
        """:meth:`drift` for several beliefs, one row each and each at a pace of its own, all at
        once; rows are not normalised."""
        if days <= 0 or nature is Nature.FLOW:
            return beliefs
        if nature is Nature.CUMULATIVE:
            return grow_rows(beliefs, self.step, days, paces)
        kernel = gaussian_kernel(self.step, DRIFT * sqrt(days))
        reach, size = kernel.size // 2, beliefs.shape[1]
        rows = [np.convolve(row, kernel)[reach : reach + size] for row in beliefs]
        return np.stack(rows) if len(rows) > 1 else rows[0][None]

    def quantiles(self, belief: GridArray, chances: tuple[float, ...]) -> tuple[float, ...]:
        """Quantiles in the measurand's unit, linear inside a cell, to 12 significant digits."""
        edges = np.append(self.x - self.step / 2, self.x[-1] + self.step / 2)
        mass = np.concatenate(([0.0], np.cumsum(belief)))
        logs = np.interp(chances, mass / mass[-1], edges)
        return tuple(rounded(exp(value)) for value in logs)

    def mean(self, belief: GridArray) -> float:
        """Mean in the measurand's unit, of the belief between its 0.1 and 99.9% quantiles: beyond
        those a heavy tail on the log scale has a mean that nothing bounds."""
        mass = np.cumsum(belief)
        inside = np.where((mass > 1e-3) & (mass < 1 - 1e-3), belief, 0.0)
        inside = inside if inside.sum() > 0 else belief
        return rounded(float(np.exp(self.x) @ inside / inside.sum()))


def normalise_belief(weights: GridArray) -> GridArray:
    """Weights that sum to one."""
    return np.asarray(weights / weights.sum(), dtype=np.float64)


@lru_cache(maxsize=512)
def gaussian_kernel(step: float, sd: float) -> GridArray:
    """Gaussian kernel with exactly the variance ``sd ** 2`` on cells of width ``step``.

    Below one cell a three-point kernel ``(v/2, 1 - v, v/2)``, ``v = (sd / step) ** 2``, keeps the
    variance that rounding to cells would lose.
    """
    ratio = sd / step
    if ratio < 1:
        kernel = np.array([ratio**2 / 2, 1 - ratio**2, ratio**2 / 2])
    else:
        reach = int(np.ceil(6 * ratio))
        kernel = normalise_belief(np.exp(-0.5 * (np.arange(-reach, reach + 1) / ratio) ** 2))
    kernel.flags.writeable = False  # shared between calls
    return kernel


@lru_cache(maxsize=512)
def growth_kernel(step: float, days: int, jump_days: float = JUMP_DAYS) -> GridArray:
    """Kernel of a gamma process over so many days: growth only, and the same whether the days
    are taken at once or one by one.

    Increments are ``Gamma(days / jump_days, JUMP)``, whose sums are gamma again (Applebaum 2009,
    Levy Processes and Stochastic Calculus, 1.3).  Mass is shared between neighbouring cells so
    that the mean is kept: ``w_j = (G(x_j+1) - 2 G(x_j) + G(x_j-1)) / step`` with ``G`` the
    integral of the distribution function.
    """
    shape = days / jump_days
    reach = int(np.ceil(JUMP * (shape + 6 * sqrt(shape) + 14) / step)) + 2
    at = np.arange(-1, reach + 1) * step
    z = np.maximum(at, 0.0) / JUMP
    area = at * gammainc(shape, z) - shape * JUMP * gammainc(shape + 1, z)
    area[0] = 0.0
    kernel = normalise_belief(np.maximum(np.diff(area, 2) / step, 0.0))
    kernel.flags.writeable = False  # shared between calls
    return kernel


_BLOCK = 16
"""Cells computed by one product of small matrices."""


def grow_rows(beliefs: GridArray, step: float, days: int, paces: tuple[float, ...]) -> GridArray:
    """Each row after ``days`` days of :func:`growth_kernel` at its own pace.

    The convolution is done as one product of small matrices for all rows, three to four times
    quicker than a dot product for each cell.
    """
    rows, size = beliefs.shape
    blocks = _blocks(step, size, days, paces)
    reach = blocks.shape[1] - _BLOCK
    padded = np.zeros((rows, reach + -(-size // _BLOCK) * _BLOCK))
    padded[:, reach : reach + size] = beliefs
    row, cell = padded.strides
    windows: GridArray = np.ndarray(
        (rows, -(-size // _BLOCK), reach + _BLOCK),
        np.float64,
        padded,
        0,
        (row, _BLOCK * cell, cell),
    )
    return np.asarray((np.ascontiguousarray(windows) @ blocks).reshape(rows, -1)[:, :size])


@lru_cache(maxsize=64)
def _blocks(step: float, size: int, days: int, paces: tuple[float, ...]) -> GridArray:
    """For each pace the matrix that maps a block of cells, and the earlier cells within the kernel's
    reach, to the block after growth."""
    kernels = [growth_kernel(step, days, pace)[:size] for pace in paces]
    reach = max(kernel.size for kernel in kernels) - 1
    matrices = np.zeros((len(paces), reach + _BLOCK, _BLOCK))
    for matrix, kernel in zip(matrices, kernels, strict=True):
        for column in range(_BLOCK):
            matrix[reach + column - kernel.size + 1 : reach + column + 1, column] = kernel[::-1]
    return matrices
