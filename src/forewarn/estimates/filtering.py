"""The filter of one measurand: daily beliefs, constraints by relations, and smoothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forewarn.estimates.bias import Biases, learn_biases
from forewarn.estimates.copying import copy_density, interval_widths
from forewarn.estimates.estimate import Datum
from forewarn.estimates.grid import Grid, GridArray, normalise_belief
from forewarn.estimates.likelihood import LogFigure, figure_likelihoods, log_ends
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.pace import STEADY, Pace, pace
from forewarn.estimates.relation import (
    Neighbour,
    ceiling_likelihood,
    floor_likelihood,
    sum_likelihood,
)
from forewarn.estimates.usage import FigureStatus, OrderedFigures
from forewarn.sources.source import Reliability

SHARED_SD = 0.15
"""Error that all sources share (what none could observe), in natural logs; it is added once at
the end because no number of sources averages it out.  A declared constant."""
MAIN_CHANCES = (0.05, 0.25, 0.5, 0.75, 0.95)
_TINY = 1e-300
_BATCH = 40
"""Likelihoods computed at once: 128 kilobytes, which fit into a processor's cache."""

_FEW = 20
"""Likelihoods multiplied directly; more are multiplied as sums of logs, because each may be as
small as 1e-5 and the product would underflow."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A belief on a day, at three stages."""

    figures: GridArray
    """From the figures alone, before the error that all share."""
    bare: GridArray
    """With that error, before the constraints."""
    belief: GridArray
    monthly: float | None = None
    """Monthly growth of a cumulative total between its figures, as a share; None with fewer than
    two figures."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """The filter run at each candidate pace, a row for each."""

    paces: tuple[float, ...]
    beliefs: list[GridArray]
    """After each day with figures."""
    evidence: GridArray
    """Log evidence of each pace, up to one constant."""

    def chances(self, pace: Pace) -> GridArray:
        """Posterior chance of each pace."""
        if len(self.paces) == 1:
            return np.ones(1)
        logs = self.evidence + pace.logs
        return normalise_belief(np.exp(logs - logs.max()))


def _normalise_rows(weights: GridArray) -> GridArray:
    return np.asarray(weights / weights.sum(1, keepdims=True))


class Filter:
    """A measurand's filter; it caches likelihoods, because leaving an origin out reuses the others."""

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
        self._likelihoods: dict[LogFigure, GridArray] = {}
        self._ordered: tuple[Sequence[Datum], OrderedFigures] | None = None

    def classify(
        self, data: Sequence[Datum], as_of: date, *, without: str | None = None
    ) -> tuple[FigureStatus, ...]:
        """Usage of each figure published by the day, leaving out those of the origin ``without``."""
        if self._ordered is None or self._ordered[0] is not data:
            self._ordered = data, OrderedFigures.of(data, self.measurand.plausible)
        return self._ordered[1].classify(as_of, without=without)

    def biases_of(self, used: Sequence[Datum]) -> Biases:
        """Biases of the sources: those passed in, or the declared prior, because a single measurand
        cannot inform its own."""
        if self.biases is None or not all(self.biases.holds(datum) for datum in used):
            self.biases = learn_biases({self.measurand.id: used})[self.measurand.id]
        return self.biases

    def pace(self, statuses: Sequence[FigureStatus]) -> Pace:
        """Evidence on the pace of a cumulative total from the series of each source."""
        return pace(self.measurand.nature, statuses)

    def read(self, used: Sequence[Datum], as_of: date, pace: Pace = STEADY) -> Reading | None:
        """Belief in the log count on ``as_of``; None without a usable figure.

        Between its figures a total grows at a pace that is learned: the filter is run at each and
        the beliefs mixed by their evidence.  After the last figure it grows at ``JUMP_DAYS``,
        because silence since then suggests little growth.
        """
        if not used:
            return None
        steps = self._steps(used)
        runs = self._runs(steps, pace)
        chances = runs.chances(pace)
        belief = chances @ runs.beliefs[-1]
        belief = self.grid.drift(belief, (as_of - steps[-1][0]).days, self.measurand.nature)
        bare = self.grid.blur(belief, SHARED_SD)
        monthly = pace.monthly(chances.tolist()) if len(chances) > 1 else None
        return Reading(belief, bare, self.constrain(bare, as_of), monthly)

    def _runs(self, steps: Sequence[tuple[date, GridArray]], pace: Pace) -> _Runs:
        """Run the filter at each pace; on one day of figures the pace has no effect."""
        paces = pace.jump_days if len(steps) > 1 else pace.jump_days[:1]
        beliefs: list[GridArray] = []
        evidences: list[GridArray] = []
        rows, last = np.tile(self.grid.flat(), (len(paces), 1)), steps[0][0]
        summing = np.ones(rows.shape[1])  # a product with it is the quickest way to sum
        for day, weight in steps:
            drifted = self.grid.drift_rows(rows, (day - last).days, self.measurand.nature, paces)
            rows = drifted * weight
            rows += _TINY
            total = rows @ summing
            rows /= total[:, None]
            beliefs.append(rows)
            if len(paces) > 1:
                # Mass that drifts off the grid is no evidence against the pace.
                evidences.append(total / (drifted @ summing))
            last = day
        evidence = np.log(evidences).sum(0) if evidences else np.zeros(1)
        return _Runs(paces, beliefs, evidence)

    def constrain(self, bare: GridArray, day: date, omit: Neighbour | None = None) -> GridArray:
        """Apply the constraints from related measurands, except ``omit``."""
        belief, x = bare, self.grid.x
        for neighbour in self.floors:
            if neighbour is not omit:
                belief = normalise_belief(belief * floor_likelihood(neighbour, x, bare, day))
        for neighbour in self.ceilings:
            if neighbour is not omit:
                belief = normalise_belief(belief * ceiling_likelihood(neighbour, x, bare, day))
        for neighbour in self.sums:
            if neighbour is not omit:
                belief = normalise_belief(belief * sum_likelihood(neighbour, x, day))
        return belief

    def smooth(self, used: Sequence[Datum], pace: Pace = STEADY) -> list[tuple[date, GridArray]]:
        """Belief on each day with a figure in use from the figures before, on and after it
        (Kitagawa 1987, JASA 82, 1032, equation 2.6)."""
        steps = self._steps(used)
        runs = self._runs(steps, pace)
        chances = runs.chances(pace)
        return [
            (day, self.grid.blur(chances @ rows, SHARED_SD))
            for (day, _), rows in zip(steps, self._smooth_backwards(steps, runs), strict=True)
        ]

    def _smooth_backwards(
        self, steps: Sequence[tuple[date, GridArray]], runs: _Runs
    ) -> list[GridArray]:
        """Beliefs of each day given the figures after it too."""
        grid, nature = self.grid, self.measurand.nature
        beliefs_back: list[GridArray] = []
        after, later = np.tile(grid.flat(), (len(runs.paces), 1)), steps[-1][0]
        for (day, weight), beliefs in zip(reversed(steps), reversed(runs.beliefs), strict=True):
            days = (later - day).days
            # Reverse the grid, so that the growth kernel runs downwards.
            after = grid.drift_rows(after[:, ::-1], days, nature, runs.paces)[:, ::-1]
            after = after / after.sum(1, keepdims=True)
            beliefs_back.append(_normalise_rows(beliefs * after + _TINY))
            after, later = _normalise_rows(after * weight + _TINY), day
        return beliefs_back[::-1]

    def _steps(self, used: Sequence[Datum]) -> list[tuple[date, GridArray]]:
        """Days with figures, each with the product of its likelihoods scaled to a maximum of one."""
        biases = self.biases_of(used)
        ordered = sorted(used, key=lambda datum: datum.date)
        figures = self._log_figures(ordered, biases)
        self._compute_missing(figures)
        days = np.array([datum.date.toordinal() for datum in ordered])
        first = np.flatnonzero(np.r_[True, np.diff(days) > 0])
        products = [
            self._multiply(figures[at:end])
            for at, end in zip(first, [*first[1:], days.size], strict=True)
        ]
        weights = np.array(products)
        weights /= weights.max(1, keepdims=True)
        return [(ordered[at].date, weight) for at, weight in zip(first, weights, strict=True)]

    def _log_figures(self, ordered: Sequence[Datum], biases: Biases) -> list[LogFigure]:
        """Figures on the log scale, in order of time: bias removed, with scale, trust and the density
        of a copy."""
        scales = biases.scales([datum.source for datum in ordered])
        trust = {grade: biases.dispersion.trust(grade) for grade in Reliability}
        logs = log_ends(ordered)
        copies = copy_density(
            logs.mean(1), interval_widths([datum.best for datum in ordered], logs)
        )
        offsets = np.array([biases.of[datum.source].mean for datum in ordered])
        return [
            LogFigure(low, high, scales[datum.source], trust[datum.reliability], density)
            for datum, (low, high), density in zip(
                ordered, (logs - offsets[:, None]).tolist(), copies.tolist(), strict=True
            )
        ]

    def _multiply(self, figures: Sequence[LogFigure]) -> GridArray:
        """Product of the likelihoods of a day's figures, up to a constant."""
        if len(figures) == 1:
            return self._likelihoods[figures[0]]
        rows = [self._likelihoods[figure] for figure in figures]
        products = [np.multiply.reduce(rows[at : at + _FEW]) for at in range(0, len(rows), _FEW)]
        if len(products) == 1:
            return np.asarray(products[0])
        logs = np.add.reduce(np.log(products))
        return np.asarray(np.exp(logs - logs.max()))

    def _compute_missing(self, figures: Sequence[LogFigure]) -> None:
        """Compute in batches the likelihoods that are not cached yet."""
        new = [figure for figure in dict.fromkeys(figures) if figure not in self._likelihoods]
        for at in range(0, len(new), _BATCH):
            some = new[at : at + _BATCH]
            rows = figure_likelihoods(some, self.grid.x)
            rows += _TINY
            self._likelihoods.update(zip(some, rows, strict=True))

    def median(self, belief: GridArray) -> float:
        """Median in the measurand's unit."""
        return self.grid.quantiles(belief, (0.5,))[0]

    def summary(self, belief: GridArray) -> tuple[float, float, float, float]:
        """Median, mean and the ends of the 90% interval."""
        low, median, high = self.grid.quantiles(belief, (0.05, 0.5, 0.95))
        return median, self.grid.mean(belief), low, high
