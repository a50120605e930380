"""Learn from the disagreement of a case's figures by how much its spreads and grades are off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, pi

import numpy as np

from forewarn.estimates.grid import GridArray
from forewarn.estimates.likelihood import (
    ASTRAY,
    CLASS_SD,
    COMMON,
    COMMON_ELSE,
    NOISE_SD,
    SOURCE_SD,
    density,
)
from forewarn.probability import rounded
from forewarn.sources.source import Reliability, SourceClass

SOURCE_CLASSES = tuple(SourceClass)
SPREADS: GridArray = np.array([0.6, 0.8, 1.0, 1.25, 1.6, 2.1])
"""Grid of multiples of the declared spreads."""
SPREAD_SD = 0.4
"""Prior sd of the log of the multiple: within a factor of two, nine times in ten.  Declared."""
SHIFTS: GridArray = np.array([-1.0, 0.0, 1.0, 2.0])
"""Grid of shifts of every grade's log odds: all graded too kindly or too harshly."""
SHIFT_SD = 1.0
"""Prior sd of the shift: a C that stands for 0.7 may stand for 0.46 or 0.86.  Declared."""
_LEVEL_STEP = 0.1
"""Cells of the level, in logs; every spread in use is wider."""
_LEVEL_MARGIN = 1.5
"""How far beyond its figures, in logs, the grid of a level reaches."""
_TINY = 1e-300
_TAIL_SHARE = 0.1
"""Share of the figures on either side that is left out when the grid's range is chosen."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of one measurand, in logs, from which the dispersion is learned."""

    middle: GridArray
    extra: GridArray
    """Variance that does not depend on the source."""
    kind: GridArray
    """Index of its class."""
    trust: GridArray
    """Chance that its grade stands for."""
    copied: GridArray
    """Density as a copy of an earlier one, times the prior chance of that."""
    original: GridArray
    """Prior chance that it is no copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispersion:
    """Correction of the declared spreads and grades, learned from a case."""

    spread: float = 1.0
    """Root of the mean square of the multiple."""
    shifts: tuple[float, ...] = ()
    """Posterior chances of :data:`SHIFTS`; empty where nothing was learned."""

    def trust(self, grade: Reliability) -> float:
        """Chance that a report of that grade reflects what happened, averaged over the shift."""
        return _trust(self.shifts, grade.chance) if self.shifts else grade.chance


@lru_cache(maxsize=1024)
def _trust(shifts: tuple[float, ...], chance: float) -> float:
    odds = log(chance / (1 - chance)) + SHIFTS
    return rounded(float(np.array(shifts) @ (1 / (1 + np.exp(-odds)))), digits=6)


DECLARED_DISPERSION = Dispersion()
"""Nothing learned."""


def learn_dispersion(measurands: Sequence[Comparison]) -> Dispersion:
    """Learn a case's multiple of the spreads and shift of the grades from their joint evidence on a
    grid.

    Each measurand's level is flat and each class's common bias is integrated out: of the figures
    of a class ``prod_i L_i(x + b)`` is a function of ``x + b`` alone, so that the integral over a
    normal ``b`` is a convolution.
    """
    logs = -0.5 * (np.log(SPREADS)[:, None] / SPREAD_SD) ** 2 - 0.5 * (SHIFTS / SHIFT_SD) ** 2
    for measurand in measurands:
        if measurand.middle.size > 1:
            logs = logs + _evidence(measurand)
    chance = np.exp(logs - logs.max())
    chance /= chance.sum()
    return Dispersion(
        spread=rounded(float(np.sqrt(chance.sum(1) @ SPREADS**2)), digits=6),
        shifts=tuple(rounded(float(share), digits=6) for share in chance.sum(0)),
    )


def _evidence(figures: Comparison) -> GridArray:
    """Log evidence at each multiple and shift, up to one constant."""
    low, high = np.quantile(figures.middle, (_TAIL_SHARE, 1 - _TAIL_SHARE))
    x = np.arange(low - _LEVEL_MARGIN, high + _LEVEL_MARGIN, _LEVEL_STEP)
    order = np.argsort(figures.kind, kind="stable")
    middle, kind = figures.middle[order], figures.kind[order]
    first = np.flatnonzero(np.r_[True, np.diff(kind) > 0])
    z = middle[:, None] - x
    odds = np.log(figures.trust / (1 - figures.trust))[order] + SHIFTS[:, None]
    trust = (1 / (1 + np.exp(-odds)))[:, :, None]
    astray = 1 / (pi * ASTRAY * (1 + (z / ASTRAY) ** 2))
    noise = (1 - trust) * astray * figures.original[order, None] + figures.copied[order, None]
    trust = trust * figures.original[order, None]
    # Multiples by shifts by figures by levels, all at once.
    own = np.outer(SPREADS**2, _OWN_VARIANCE[kind]) + figures.extra[order]
    scale = np.sqrt(own)[:, None, :, None]
    log_terms = np.log(trust * (density(z / scale) / scale) + noise)
    by_class = np.add.reduceat(log_terms, first, axis=2).transpose(0, 2, 1, 3)
    total = _integrate_common_bias(by_class, _kernels(x.size, tuple(kind[first].tolist()))).sum(1)
    top = total.max(2, keepdims=True)
    return np.asarray(top[:, :, 0] + np.log(np.exp(total - top).sum(2)))


def _integrate_common_bias(logs: GridArray, kernels: GridArray) -> GridArray:
    """Log likelihoods of the level with the common bias of each class integrated out."""
    top = logs.max(3, keepdims=True)
    return np.asarray(np.log(np.exp(logs - top) @ kernels + _TINY) + top)


@lru_cache(maxsize=64)
def _kernels(size: int, kinds: tuple[int, ...]) -> GridArray:
    """Normal weights between cells for each multiple and class, each column summing to one."""
    distances = _LEVEL_STEP * np.subtract.outer(np.arange(size), np.arange(size))
    kernels = np.array(
        [
            [_kernel(distances, spread * _COMMON_SD[kind]) for kind in kinds]
            for spread in SPREADS.tolist()
        ]
    )
    kernels.flags.writeable = False  # shared between calls
    return kernels


def _kernel(distances: GridArray, sd: float) -> GridArray:
    if sd == 0:
        return np.eye(len(distances))
    weights = np.exp(-0.5 * (distances / sd) ** 2)
    return np.asarray(weights / weights.sum(0))


_COMMON_SHARE: Mapping[SourceClass, float] = {
    kind: COMMON.get(kind, COMMON_ELSE) for kind in SOURCE_CLASSES
}
_OWN_VARIANCE: GridArray = np.array(
    [
        (1 - _COMMON_SHARE[kind]) * CLASS_SD[kind] ** 2 + SOURCE_SD**2 + NOISE_SD**2
        for kind in SOURCE_CLASSES
    ]
)
_COMMON_SD = [float(np.sqrt(_COMMON_SHARE[kind]) * CLASS_SD[kind]) for kind in SOURCE_CLASSES]
