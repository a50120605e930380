"""All measurands of a case together: shared biases and constraints by relations."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np
from scipy.special import ndtri

from forewarn.estimates.bias import Biases, learn_biases
from forewarn.estimates.estimate import ID_MINUS, ID_PLUS, Datum, Estimate, Relation, Usage
from forewarn.estimates.filtering import SHARED_SD, Filter
from forewarn.estimates.fusion import estimate
from forewarn.estimates.grid import Grid, GridArray
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.relation import Neighbour
from forewarn.estimates.usage import classify_figures

PERIODS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "year": 365.25}
"""Length in days of a rate's period."""
_LATTICE_POINTS = 2001
"""Lattice points for the sum of several estimates."""

Estimator = Callable[..., Estimate]
"""``estimate`` or a cached version of it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Declared order of two measurands: the greater, the smaller, and their relation."""

    whole: str
    part: str
    relation: Relation


def relation_edges(measurands: Sequence[Measurand]) -> tuple[Edge, ...]:
    """Declared orders between two measurands, each once."""
    ids = {measurand.id for measurand in measurands}
    edges: dict[tuple[str, str], Edge] = {}
    for measurand in measurands:
        pairs = [(greater, measurand.id, Relation.PART_OF) for greater in measurand.part_of]
        pairs += [(measurand.id, part, Relation.PART_OF) for part in measurand.sum_of]
        pairs += [(measurand.id, smaller, Relation.AT_LEAST) for smaller in measurand.at_least]
        pairs += [(measurand.rate_of, measurand.id, Relation.RATE_OF)] if measurand.rate_of else []
        for greater, part, relation in pairs:
            if greater in ids and part in ids:
                edges.setdefault((greater, part), Edge(greater, part, relation))
    return tuple(edges.values())


def sort_parts_first(measurands: Sequence[Measurand]) -> tuple[Measurand, ...]:
    """Sort measurands so that each follows all that bound it from below."""
    below: dict[str, set[str]] = {measurand.id: set() for measurand in measurands}
    for edge in relation_edges(measurands):
        below[edge.whole].add(edge.part)
    ordered: dict[str, Measurand] = {}
    waiting = list(measurands)
    while waiting:
        ready = [measurand for measurand in waiting if below[measurand.id] <= ordered.keys()]
        if not ready:
            raise ValueError("measurands that are parts of themselves; run `forewarn check`")
        ordered.update({measurand.id: measurand for measurand in ready})
        waiting = [measurand for measurand in waiting if measurand.id not in ordered]
    return tuple(ordered.values())


def families(measurands: Sequence[Measurand]) -> tuple[tuple[Measurand, ...], ...]:
    """Groups of measurands that no relation connects, each in declared order.

    Apart from the biases, which are learned across all of them, groups are independent.
    """
    group_of = {measurand.id: measurand.id for measurand in measurands}
    for edge in relation_edges(measurands):
        old, new = group_of[edge.part], group_of[edge.whole]
        group_of = {name: new if group == old else group for name, group in group_of.items()}
    groups: dict[str, list[Measurand]] = {}
    for measurand in measurands:
        groups.setdefault(group_of[measurand.id], []).append(measurand)
    return tuple(tuple(members) for members in groups.values())


def usable_figures(
    measurands: Sequence[Measurand], data: Mapping[str, Sequence[Datum]], as_of: date
) -> dict[str, tuple[Datum, ...]]:
    """The figures in use on a day, for each measurand whose range holds a count."""
    return {
        measurand.id: tuple(
            status.datum
            for status in classify_figures(
                data.get(measurand.id, ()), plausible=measurand.plausible, as_of=as_of
            )
            if status.usage is Usage.USED
        )
        for measurand in measurands
        if 0 < measurand.plausible[1] < float("inf")
        and measurand.plausible[0] < measurand.plausible[1]
    }


class Joint:
    """The estimates of a case under their declared relations.

    Belief propagation over the declared relations: first upwards, so that each whole has its
    parts' floors, then downwards, where a part is constrained by its whole without its own floor.
    Exact for a tree of pairs under the Gaussian copula of :mod:`forewarn.estimates.relation`
    (Pearl 1988, section 4.2); where a measurand has two wholes that share a part it is the usual
    approximation.  ``biases`` are those learned from a wider set of measurands than these.
    """

    def __init__(
        self,
        measurands: Sequence[Measurand],
        data: Mapping[str, Sequence[Datum]],
        *,
        as_of: date,
        estimator: Estimator = estimate,
        biases: Mapping[str, Biases] | None = None,
    ) -> None:
        self.measurands = {measurand.id: measurand for measurand in measurands}
        self.data = {measurand.id: tuple(data.get(measurand.id, ())) for measurand in measurands}
        self.as_of = as_of
        self.estimator = estimator
        self.used = usable_figures(measurands, self.data, as_of)
        self.biases = learn_biases(self.used) if biases is None else biases
        self.edges = relation_edges(measurands)
        self.order = tuple(measurand.id for measurand in sort_parts_first(measurands))
        self.alone = {name: self._estimate(name, detail=False) for name in self.order}

    def estimates(
        self, tell: Callable[[int, int], None] = lambda at, of: None
    ) -> tuple[Estimate, ...]:
        """One estimate for each measurand, in declared order."""
        up = dict(self.alone)
        for name in self.order:
            floors, sums = self._floors(name, up), self._sum(name, up)
            if floors or sums:
                up[name] = self._estimate(name, floors=floors, sums=sums, detail=False)
        estimates: dict[str, Estimate] = {}
        for number, name in enumerate(reversed(self.order), 1):
            ceilings = self._ceilings(name, up)
            floors, sums = (
                self._floors(name, up),
                (*self._sum(name, up), *self._remainders(name, up)),
            )
            estimates[name] = self._estimate(
                name, floors=floors, ceilings=ceilings, sums=sums, detail=True
            )
            tell(number, len(self.order))
        return tuple(estimates[name] for name in self.measurands)

    def belief(self, name: str) -> tuple[Grid, GridArray]:
        """A measurand's grid and its belief from the figures alone; it must have a usable one."""
        measurand = self.measurands[name]
        grid = Grid.over(measurand.plausible)
        assert grid is not None
        filter_ = Filter(measurand, grid, self.biases.get(name))
        statuses = filter_.classify(self.data[name], self.as_of)
        reading = filter_.read(self.used[name], self.as_of, filter_.pace(statuses))
        assert reading is not None
        return grid, reading.bare

    def _estimate(
        self,
        name: str,
        *,
        floors: tuple[Neighbour, ...] = (),
        ceilings: tuple[Neighbour, ...] = (),
        sums: tuple[Neighbour, ...] = (),
        detail: bool,
    ) -> Estimate:
        return self.estimator(
            self.measurands[name], self.data[name], as_of=self.as_of,
            floors=floors, ceilings=ceilings, sums=sums,
            biases=self.biases.get(name), detail=detail, path=True,
        )  # fmt: skip

    def _floors(self, name: str, up: Mapping[str, Estimate]) -> tuple[Neighbour, ...]:
        return tuple(
            self._neighbour(up[edge.part], edge, sign=1.0)
            for edge in self.edges
            if edge.whole == name and edge.part not in self.measurands[name].sum_of
        )

    def _ceilings(self, name: str, up: Mapping[str, Estimate]) -> tuple[Neighbour, ...]:
        ceilings = []
        for edge in self.edges:
            if edge.part != name or name in self.measurands[edge.whole].sum_of:
                continue
            # The whole without this part's floor: else a part would support itself.
            floors = tuple(floor for floor in self._floors(edge.whole, up) if floor.name != name)
            greater = self._estimate(
                edge.whole, floors=floors, ceilings=self._ceilings(edge.whole, up),
                sums=self._sum(edge.whole, up), detail=False,
            )  # fmt: skip
            ceilings.append(self._neighbour(greater, edge, sign=-1.0))
        return tuple(ceilings)

    def _neighbour(self, estimate: Estimate, edge: Edge, *, sign: float) -> Neighbour:
        offset = 0.0
        if edge.relation is Relation.RATE_OF:
            offset = sign * self.periods(edge.part)
        return Neighbour(
            name=estimate.measurand,
            estimate=_summarise(estimate),
            relation=edge.relation,
            correlation=self.correlation(edge.whole, edge.part),
            offset=offset,
        )

    def periods(self, name: str) -> float:
        """Log of the periods for which a rate was reported to hold, one at least."""
        days = [datum.date for datum in self.used.get(name, ())]
        length = PERIODS.get(self.measurands[name].per.strip().casefold(), float("inf"))
        span = (max(days) - min(days)).days if days else 0
        return log(max(span / length, 1.0))

    def _sum(self, name: str, up: Mapping[str, Estimate]) -> tuple[Neighbour, ...]:
        parts = self.measurands[name].sum_of
        return self._sum_neighbour([up[part] for part in parts if part in up], len(parts))

    def _remainders(self, name: str, up: Mapping[str, Estimate]) -> tuple[Neighbour, ...]:
        """What remains of each sum after its other parts."""
        remainders: list[Neighbour] = []
        for total in self.measurands.values():
            if name in total.sum_of:
                siblings = [up[part] for part in total.sum_of if part != name and part in up]
                remainders += self._sum_neighbour([self.alone[total.id]], 1, less=siblings)
        return tuple(remainders)

    def _sum_neighbour(
        self, parts: Sequence[Estimate], count: int, less: Sequence[Estimate] = ()
    ) -> tuple[Neighbour, ...]:
        """The distribution of a sum as an estimate of its own, when every part has one."""
        if not parts or len(parts) < count or any(term.median is None for term in (*parts, *less)):
            return ()
        total = sum(
            (_lattice_draws(term, at) for at, term in enumerate(parts)), np.zeros(_LATTICE_POINTS)
        )
        for at, term in enumerate(less, len(parts)):
            total = total - _lattice_draws(term, at)
        total = total[total > 0]
        if total.size < _LATTICE_POINTS // 20:
            return ()  # nothing remains; the floors under the total show the conflict
        five = np.quantile(total, (0.05, 0.25, 0.5, 0.75, 0.95))
        name = ID_PLUS.join(term.measurand for term in parts) + "".join(
            f"{ID_MINUS}{term.measurand}" for term in less
        )
        low90, low50, median, high50, high90 = (float(f"{value:.9g}") for value in five)
        estimate = Estimate(
            measurand=name, as_of=self.as_of, median=median,
            low90=low90, low50=low50, high50=high50, high90=high90,
        )  # fmt: skip
        return (Neighbour(name=name, estimate=estimate, relation=Relation.SUM_OF),)

    def correlation(self, first_name: str, second_name: str) -> float:
        """Correlation of the errors of two estimates: from common sources, common classes, and the
        error that all share."""
        first, second = self.alone[first_name], self.alone[second_name]
        if first.median is None or second.median is None:
            return 0.0
        covariance = SHARED_SD**2
        weights = [self._weights(name) for name in (first_name, second_name)]
        biases = self.biases[first_name]
        for first_source, share in weights[0].items():
            for second_source, part in weights[1].items():
                covariance += (
                    share
                    * part
                    * _covariance(biases, self.biases[second_name], first_source, second_source)
                )
        spread = _sd(first) * _sd(second)
        return round(min(max(covariance / spread, 0.0), 1.0), 6) if spread > 0 else 0.0

    def _weights(self, name: str) -> dict[str, float]:
        sources = [datum.source for datum in self.used[name]]
        scales = self.biases[name].scales(sources)
        total = sum(scale**-2 for scale in scales.values())
        return {source: scale**-2 / total for source, scale in scales.items()}


def _covariance(first: Biases, second: Biases, first_source: str, second_source: str) -> float:
    """Covariance of the biases of two sources, in two measurands."""
    if first_source == second_source:
        return min(first.variance(first_source), second.variance(second_source))
    rows = set(first.of[first_source].place) & set(second.of[second_source].place)
    return sum(min(first.covariance[row][row], second.covariance[row][row]) for row in rows)


def _sd(estimate_: Estimate) -> float:
    low, high = max(estimate_.low90, 1e-9), max(estimate_.high90, 1e-9)
    return log(high / low) / (2 * float(ndtri(0.95))) if high > low else 0.0


def _summarise(estimate: Estimate) -> Estimate:
    """What a neighbour needs: the five quantiles and the path."""
    return Estimate(
        measurand=estimate.measurand, as_of=estimate.as_of, median=estimate.median,
        low90=estimate.low90, low50=estimate.low50, high50=estimate.high50, high90=estimate.high90,
        path=estimate.path,
    )  # fmt: skip


def _lattice_draws(estimate: Estimate, at: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Evenly spaced draws from an estimate, in an order of its own for each index ``at``.

    A rank-1 lattice: ``frac(i phi_at)`` with ``phi`` the powers of the plastic number, so that
    sums of a few estimates are evenly spaced too and no random numbers are needed.
    """
    levels = (0.05, 0.25, 0.5, 0.75, 0.95)
    logs = np.log(
        np.maximum(
            [
                estimate.low90,
                estimate.low50,
                estimate.median or 0.0,
                estimate.high50,
                estimate.high90,
            ],
            1e-9,
        )
    )
    step = 1.2207440846057596 ** -(at + 1.0)
    chance = (0.5 + step * np.arange(_LATTICE_POINTS)) % 1.0
    z, knots = ndtri(np.clip(chance, 1e-4, 1 - 1e-4)), ndtri(levels)
    logs_drawn = np.interp(z, knots, logs)
    slope_low, slope_high = (logs[2] - logs[0]) / -knots[0], (logs[4] - logs[2]) / knots[4]
    logs_drawn = np.where(z < knots[0], logs[0] + (z - knots[0]) * slope_low, logs_drawn)
    logs_drawn = np.where(z > knots[4], logs[4] + (z - knots[4]) * slope_high, logs_drawn)
    return np.asarray(np.exp(logs_drawn), dtype=np.float64)
