"""The filter of one measurand: belief day by day, what relations make of it, and smoothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import log

import numpy as np

from forewarn.estimates.bias import Biases, learned
from forewarn.estimates.estimate import Datum
from forewarn.estimates.grid import Array, Grid, normal
from forewarn.estimates.likelihood import Said, likelihoods, said
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.pace import STEADY, Pace, pace
from forewarn.estimates.relation import Neighbour, ceiled, floored, summed
from forewarn.estimates.standing import Stood, stood

SHARED_SD = 0.15
"""Error that all sources share (what nobody could see), in natural logs; it is added once at the
end because no number of sources averages it out.  A declared constant."""
MAIN = (0.05, 0.25, 0.5, 0.75, 0.95)
SMALLEST = 1e-300
BATCH = 500
"""Likelihoods worked out at once: a megabyte or two, which a processor keeps at hand."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A belief on a day, at three stages."""

    figures: Array
    """From the figures alone, before the error that all share."""
    bare: Array
    """With that error, before what relations say."""
    belief: Array
    monthly: float | None = None
    """Growth of a cumulative total between its figures, a month, as a share; None where there
    are no two to learn it from."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The filter at one pace."""

    jump_days: float
    beliefs: list[Array]
    """After each day with figures."""
    evidence: float
    """Log, the same constant left out at every pace."""


def _chances(runs: Sequence[_Run], pace: Pace) -> tuple[float, ...]:
    """Posterior chance of each pace that was run."""
    if len(runs) == 1:
        return (1.0,)
    logs = np.array([run.evidence for run in runs]) + pace.logs
    return tuple(float(one) for one in normal(np.exp(logs - logs.max())))


def _mixed(beliefs: Sequence[Array], chances: Sequence[float]) -> Array:
    if len(beliefs) == 1:
        return beliefs[0]
    return np.asarray(np.array(chances) @ np.array(beliefs))


class Filter:
    """A measurand's filter; likelihoods are kept because leaving one out asks for the rest again."""

    def __init__(
        self,
        measurand: Measurand,
        grid: Grid,
        biases: Biases | None,
        *,
        floors: Sequence[Neighbour] = (),
        ceilings: Sequence[Neighbour] = (),
        sums: Sequence[Neighbour] = (),
    ) -> None:
        self.measurand = measurand
        self.grid = grid
        self.biases = biases
        self.floors, self.ceilings, self.sums = tuple(floors), tuple(ceilings), tuple(sums)
        self._kept: dict[Said, Array] = {}

    def stood(self, data: Sequence[Datum], as_of: date) -> tuple[Stood, ...]:
        """What becomes of each figure published by the day."""
        return stood(data, plausible=self.measurand.plausible, as_of=as_of)

    def biases_of(self, used: Sequence[Datum]) -> Biases:
        """Biases of the sources: those given, or the declared prior, which one measurand alone
        teaches nothing beyond."""
        if self.biases is None or not all(self.biases.holds(datum) for datum in used):
            self.biases = learned({self.measurand.id: used})[self.measurand.id]
        return self.biases

    def pace(self, standings: Sequence[Stood]) -> Pace:
        """What the lines of the sources say of the pace of a cumulative total."""
        return pace(self.measurand.nature, standings)

    def read(self, used: Sequence[Datum], as_of: date, pace: Pace = STEADY) -> Reading | None:
        """Belief in the log count on ``as_of``; None without a usable figure.

        Between its figures a total grows at a pace that is learned: the filter is run at each and
        the beliefs mixed by their evidence.  After the last figure it grows at ``JUMP_DAYS``,
        because nobody having spoken since tells of little growth.
        """
        if not used:
            return None
        steps = self._steps(used)
        runs = self._runs(steps, pace)
        chances = _chances(runs, pace)
        belief = _mixed([run.beliefs[-1] for run in runs], chances)
        belief = self.grid.drifted(belief, (as_of - steps[-1][0]).days, self.measurand.nature)
        bare = self.grid.blurred(belief, SHARED_SD)
        monthly = pace.monthly(chances) if len(pace.logs) > 1 and len(steps) > 1 else None
        return Reading(belief, bare, self.related(bare, as_of), monthly)

    def _runs(self, steps: Sequence[tuple[date, Array]], pace: Pace) -> list["_Run"]:
        """The filter at each pace; one pace is all where nothing lies between figures."""
        paces = pace.jump_days if len(steps) > 1 else pace.jump_days[:1]
        return [self._run(steps, jump_days) for jump_days in paces]

    def _run(self, steps: Sequence[tuple[date, Array]], jump_days: float) -> "_Run":
        found: list[Array] = []
        evidence = 0.0
        belief, last = self.grid.flat(), steps[0][0]
        for day, weight in steps:
            gap = (day - last).days
            belief = self.grid.drifted(belief, gap, self.measurand.nature, jump_days)
            belief = belief * weight + SMALLEST
            total = float(belief.sum())
            evidence += log(total)
            belief = belief / total
            found.append(belief)
            last = day
        return _Run(jump_days, found, evidence)

    def related(self, bare: Array, day: date, leave: Neighbour | None = None) -> Array:
        """The belief once each related measurand has had its say, ``leave`` left out."""
        found, x = bare, self.grid.x
        for one in self.floors:
            if one is not leave:
                found = normal(found * floored(one, x, bare, day))
        for one in self.ceilings:
            if one is not leave:
                found = normal(found * ceiled(one, x, bare, day))
        for one in self.sums:
            if one is not leave:
                found = normal(found * summed(one, x, day))
        return found

    def smoothed(self, used: Sequence[Datum], pace: Pace = STEADY) -> list[tuple[date, Array]]:
        """Belief on each day with a figure in use from the figures before, on and after it
        (Kitagawa 1987, JASA 82, 1032, equation 2.6)."""
        steps = self._steps(used)
        runs = self._runs(steps, pace)
        chances = _chances(runs, pace)
        each = [self._back(steps, run) for run in runs]
        return [
            (day, self.grid.blurred(_mixed(list(beliefs), chances), SHARED_SD))
            for (day, _), *beliefs in zip(steps, *each, strict=True)
        ]

    def _back(self, steps: Sequence[tuple[date, Array]], run: "_Run") -> list[Array]:
        grid, nature = self.grid, self.measurand.nature
        found: list[Array] = []
        after, later = grid.flat(), steps[-1][0]
        for (day, weight), belief in zip(reversed(steps), reversed(run.beliefs), strict=True):
            after = grid.drifted_back(after, (later - day).days, nature, run.jump_days)
            found.append(normal(belief * after + SMALLEST))
            after, later = normal(after * weight + SMALLEST), day
        return found[::-1]

    def _steps(self, used: Sequence[Datum]) -> list[tuple[date, Array]]:
        """Each day with figures and the product of their likelihoods, greatest value one."""
        biases = self.biases_of(used)
        scales = biases.scales([datum.source for datum in used])
        ordered = sorted(used, key=lambda datum: datum.date)
        figures = [
            said(datum, bias=biases.of[datum.source].mean, scale=scales[datum.source])
            for datum in ordered
        ]
        self._keep(figures)
        found = []
        both = zip(ordered, figures, strict=True)
        for day, group in groupby(both, key=lambda pair: pair[0].date):
            logs = np.sum([self._kept[figure] for _, figure in group], axis=0)
            found.append((day, np.exp(logs - logs.max())))
        return found

    def _keep(self, figures: Sequence[Said]) -> None:
        """Work out, all at once, the likelihoods that are not held yet."""
        new = [figure for figure in dict.fromkeys(figures) if figure not in self._kept]
        for at in range(0, len(new), BATCH):
            some = new[at : at + BATCH]
            logs = np.log(likelihoods(some, self.grid.x) + SMALLEST)
            self._kept.update(zip(some, logs, strict=True))

    def median(self, belief: Array) -> float:
        """Median in the measurand's unit."""
        return self.grid.quantiles(belief, (0.5,))[0]

    def summary(self, belief: Array) -> tuple[float, float, float, float]:
        """Median, mean and the ends of the 90% interval."""
        low, median, high = self.grid.quantiles(belief, (0.05, 0.5, 0.95))
        return median, self.grid.mean(belief), low, high
