"""The filter of one measurand: belief day by day, what relations make of it, and smoothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forewarn.estimates.bias import Biases, learned
from forewarn.estimates.copying import copied, widths
from forewarn.estimates.estimate import Datum
from forewarn.estimates.grid import Array, Grid, normal
from forewarn.estimates.likelihood import Said, ends, likelihoods
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.pace import STEADY, Pace, pace
from forewarn.estimates.relation import Neighbour, ceiled, floored, summed
from forewarn.estimates.standing import Ordered, Stood
from forewarn.sources.source import Reliability

SHARED_SD = 0.15
"""Error that all sources share (what nobody could see), in natural logs; it is added once at the
end because no number of sources averages it out.  A declared constant."""
MAIN = (0.05, 0.25, 0.5, 0.75, 0.95)
SMALLEST = 1e-300
BATCH = 40
"""Likelihoods worked out at once: 128 kilobytes, which a processor keeps at hand."""

FEW = 20
"""Likelihoods multiplied as they are; the products of more are multiplied by their logs, because
they are as little as 1e-5 each."""


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
class _Runs:
    """The filter at each pace that may be the right one: a row for each."""

    paces: tuple[float, ...]
    beliefs: list[Array]
    """After each day with figures."""
    evidence: Array
    """Log, the same constant left out at every pace."""

    def chances(self, pace: Pace) -> Array:
        """Posterior chance of each pace that was run."""
        if len(self.paces) == 1:
            return np.ones(1)
        logs = self.evidence + pace.logs
        return normal(np.exp(logs - logs.max()))


def _normal_rows(weights: Array) -> Array:
    return np.asarray(weights / weights.sum(1, keepdims=True))


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
        self._ordered: tuple[Sequence[Datum], Ordered] | None = None

    def stood(
        self, data: Sequence[Datum], as_of: date, *, without: str | None = None
    ) -> tuple[Stood, ...]:
        """What becomes of each figure published by the day, those of the origin ``without`` left
        out."""
        if self._ordered is None or self._ordered[0] is not data:
            self._ordered = data, Ordered.of(data, self.measurand.plausible)
        return self._ordered[1].stood(as_of, without=without)

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
        chances = runs.chances(pace)
        belief = chances @ runs.beliefs[-1]
        belief = self.grid.drifted(belief, (as_of - steps[-1][0]).days, self.measurand.nature)
        bare = self.grid.blurred(belief, SHARED_SD)
        monthly = pace.monthly(chances.tolist()) if len(chances) > 1 else None
        return Reading(belief, bare, self.related(bare, as_of), monthly)

    def _runs(self, steps: Sequence[tuple[date, Array]], pace: Pace) -> _Runs:
        """The filter at each pace; one pace is all where nothing lies between figures."""
        paces = pace.jump_days if len(steps) > 1 else pace.jump_days[:1]
        found: list[Array] = []
        told: list[Array] = []
        rows, last = np.tile(self.grid.flat(), (len(paces), 1)), steps[0][0]
        ones = np.ones(rows.shape[1])  # a product with it is the quickest sum
        for day, weight in steps:
            drifted = self.grid.drifted_rows(rows, (day - last).days, self.measurand.nature, paces)
            rows = drifted * weight
            rows += SMALLEST
            total = rows @ ones
            rows /= total[:, None]
            found.append(rows)
            if len(paces) > 1:
                # What drifts off the grid is no evidence against the pace.
                told.append(total / (drifted @ ones))
            last = day
        evidence = np.log(told).sum(0) if told else np.zeros(1)
        return _Runs(paces, found, evidence)

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
        chances = runs.chances(pace)
        return [
            (day, self.grid.blurred(chances @ rows, SHARED_SD))
            for (day, _), rows in zip(steps, self._back(steps, runs), strict=True)
        ]

    def _back(self, steps: Sequence[tuple[date, Array]], runs: _Runs) -> list[Array]:
        """The beliefs of each day once what came after it is known."""
        grid, nature = self.grid, self.measurand.nature
        found: list[Array] = []
        after, later = np.tile(grid.flat(), (len(runs.paces), 1)), steps[-1][0]
        for (day, weight), beliefs in zip(reversed(steps), reversed(runs.beliefs), strict=True):
            days = (later - day).days
            # Downwards is upwards on the grid turned round.
            after = grid.drifted_rows(after[:, ::-1], days, nature, runs.paces)[:, ::-1]
            after = after / after.sum(1, keepdims=True)
            found.append(_normal_rows(beliefs * after + SMALLEST))
            after, later = _normal_rows(after * weight + SMALLEST), day
        return found[::-1]

    def _steps(self, used: Sequence[Datum]) -> list[tuple[date, Array]]:
        """Each day with figures and the product of their likelihoods, greatest value one."""
        biases = self.biases_of(used)
        ordered = sorted(used, key=lambda datum: datum.date)
        figures = self._said(ordered, biases)
        self._keep(figures)
        days = np.array([datum.date.toordinal() for datum in ordered])
        first = np.flatnonzero(np.r_[True, np.diff(days) > 0])
        each = [
            self._together(figures[at:end])
            for at, end in zip(first, [*first[1:], days.size], strict=True)
        ]
        weights = np.array(each)
        weights /= weights.max(1, keepdims=True)
        return [(ordered[at].date, weight) for at, weight in zip(first, weights, strict=True)]

    def _said(self, ordered: Sequence[Datum], biases: Biases) -> list[Said]:
        """The figures in order of time, each with what its source, its grade and those before it
        leave of it."""
        scales = biases.scales([datum.source for datum in ordered])
        trust = {grade: biases.dispersion.trust(grade) for grade in Reliability}
        logs = ends(ordered)
        again = copied(logs.mean(1), widths([datum.best for datum in ordered], logs))
        off = np.array([biases.of[datum.source].mean for datum in ordered])
        return [
            Said(low, high, scales[datum.source], trust[datum.reliability], density)
            for datum, (low, high), density in zip(
                ordered, (logs - off[:, None]).tolist(), again.tolist(), strict=True
            )
        ]

    def _together(self, figures: Sequence[Said]) -> Array:
        """The product of the likelihoods of a day's figures, up to a constant."""
        if len(figures) == 1:
            return self._kept[figures[0]]
        rows = [self._kept[figure] for figure in figures]
        products = [np.multiply.reduce(rows[at : at + FEW]) for at in range(0, len(rows), FEW)]
        if len(products) == 1:
            return np.asarray(products[0])
        logs = np.add.reduce(np.log(products))
        return np.asarray(np.exp(logs - logs.max()))

    def _keep(self, figures: Sequence[Said]) -> None:
        """Work out, all at once, the likelihoods that are not held yet."""
        new = [figure for figure in dict.fromkeys(figures) if figure not in self._kept]
        for at in range(0, len(new), BATCH):
            some = new[at : at + BATCH]
            rows = likelihoods(some, self.grid.x)
            rows += SMALLEST
            self._kept.update(zip(some, rows, strict=True))

    def median(self, belief: Array) -> float:
        """Median in the measurand's unit."""
        return self.grid.quantiles(belief, (0.5,))[0]

    def summary(self, belief: Array) -> tuple[float, float, float, float]:
        """Median, mean and the ends of the 90% interval."""
        low, median, high = self.grid.quantiles(belief, (0.05, 0.5, 0.95))
        return median, self.grid.mean(belief), low, high
