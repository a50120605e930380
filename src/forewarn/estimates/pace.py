"""Pace of growth of a cumulative total between its figures, learned from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt

import numpy as np

from forewarn.estimates.estimate import Datum, Usage
from forewarn.estimates.grid import JUMP, JUMP_DAYS, GridArray, growth_kernel
from forewarn.estimates.likelihood import ASTRAY, NOISE_SD, SOURCE_SD, interval
from forewarn.estimates.measurand import Nature
from forewarn.estimates.usage import FigureStatus
from forewarn.probability import rounded

PACES = ((JUMP_DAYS, 0.7), (250.0, 0.2), (60.0, 0.1))
"""Days for one jump on average between two figures, and the prior chance of each: slow as in
silence, quadrupling in about two years, doubling in three months.  Declared."""
_PACE_PAIRS = 50
"""Pairs of figures, the latest, from which the pace is learned."""
_RATIO_STEP = 0.02
_MONTH_DAYS = 30.44


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Chances of the paces of one measurand between its figures."""

    jump_days: tuple[float, ...]
    logs: tuple[float, ...]
    """Log of prior times likelihood of the sources' own series, up to a constant."""

    def monthly(self, chances: Sequence[float]) -> float:
        """Expected monthly growth of the total, as a share, over the paces."""
        rates = [exp(JUMP * _MONTH_DAYS / days) - 1 for days in self.jump_days]
        return rounded(
            sum(chance * rate for chance, rate in zip(chances, rates, strict=True)), digits=6
        )


STEADY = Pace(jump_days=(JUMP_DAYS,), logs=(0.0,))
"""For all but cumulative totals: no pace to learn."""


def pace(nature: Nature | None, statuses: Sequence[FigureStatus]) -> Pace:
    """Learn the pace from each source's own series of figures.

    A source's lasting bias cancels in the ratio of two of its figures, so that the earlier one,
    although superseded, is still evidence of growth: ``log(y2 / y1)`` is gamma growth over the days
    between plus the noise of both, or with the chance that a grade leaves a difference of two
    figures astray.  Successive pairs are taken as independent.
    """
    if nature is not Nature.CUMULATIVE:
        return STEADY
    logs = np.log([chance for _, chance in PACES])
    for earlier, later in _pairs(statuses)[-_PACE_PAIRS:]:
        logs = logs + np.log(_likelihood(earlier, later))
    return Pace(
        jump_days=tuple(days for days, _ in PACES),
        logs=tuple(rounded(float(log_chance), digits=9) for log_chance in logs - logs.max()),
    )


def _pairs(statuses: Sequence[FigureStatus]) -> list[tuple[Datum, Datum]]:
    """Successive figures of each source on different days, in order of the later."""
    last: dict[str, Datum] = {}
    pairs = []
    for status in statuses:
        if status.usage is not Usage.SET_ASIDE:
            before = last.get(status.datum.source)
            if before is not None and before.date < status.datum.date:
                pairs.append((before, status.datum))
            last[status.datum.source] = status.datum
    return pairs


def _likelihood(earlier: Datum, later: Datum) -> GridArray:
    """Density of the log ratio of two figures under each pace."""
    ends = [[log(end) for end in interval(figure)] for figure in (earlier, later)]
    ratio = sum(ends[1]) / 2 - sum(ends[0]) / 2
    wide = sum((high - low) ** 2 / 12 for low, high in ends)
    sd = sqrt(2 * (NOISE_SD**2 + SOURCE_SD**2) + wide)
    days = (later.date - earlier.date).days
    trust = earlier.reliability.chance * later.reliability.chance
    # A difference of two Cauchy variables is Cauchy's with twice the scale.
    astray = 1 / (pi * 2 * ASTRAY * (1 + (ratio / (2 * ASTRAY)) ** 2))
    densities = []
    for jump_days, _ in PACES:
        kernel = growth_kernel(_RATIO_STEP, days, jump_days)
        z = (ratio - _RATIO_STEP * np.arange(kernel.size)) / sd
        line_density = float(kernel @ np.exp(-0.5 * z * z)) / (sd * sqrt(2 * pi))
        densities.append(trust * line_density + (1 - trust) * astray)
    return np.array(densities)
