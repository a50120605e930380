"""All measurands of a case together: biases learned across them, relations passed along."""

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
from forewarn.estimates.grid import FloatArray, Grid
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.relation import Neighbour
from forewarn.estimates.usage import classify_figures

PERIODS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.31, "year": 365.25}
"""Days of a period that a rate may name."""
_LATTICE_POINTS = 2001
"""Points at which the sum of several estimates is worked out."""

Estimator = Callable[..., Estimate]
"""``estimate``, or something that remembers what it has returned."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The greater of two measurands, the smaller, and how the case says so."""

    whole: str
    part: str
    relation: Relation


def relation_edges(measurands: Sequence[Measurand]) -> tuple[Edge, ...]:
    """Every order that the case declares between two of its measurands, each once."""
    known = {one.id for one in measurands}
    found: dict[tuple[str, str], Edge] = {}
    for one in measurands:
        pairs = [(whole, one.id, Relation.PART_OF) for whole in one.part_of]
        pairs += [(one.id, part, Relation.PART_OF) for part in one.sum_of]
        pairs += [(one.id, other, Relation.AT_LEAST) for other in one.at_least]
        pairs += [(one.rate_of, one.id, Relation.RATE_OF)] if one.rate_of else []
        for whole, part, relation in pairs:
            if whole in known and part in known:
                found.setdefault((whole, part), Edge(whole, part, relation))
    return tuple(found.values())


def sort_parts_first(measurands: Sequence[Measurand]) -> tuple[Measurand, ...]:
    """The measurands so ordered that each comes after all that bound it from below."""
    below: dict[str, set[str]] = {one.id: set() for one in measurands}
    for edge in relation_edges(measurands):
        below[edge.whole].add(edge.part)
    ordered: dict[str, Measurand] = {}
    waiting = list(measurands)
    while waiting:
        ready = [one for one in waiting if below[one.id] <= ordered.keys()]
        if not ready:
            raise ValueError("measurands that are parts of themselves; run `forewarn check`")
        ordered.update({one.id: one for one in ready})
        waiting = [one for one in waiting if one.id not in ordered]
    return tuple(ordered.values())


def families(measurands: Sequence[Measurand]) -> tuple[tuple[Measurand, ...], ...]:
    """The measurands in groups that no relation ties together, each group in declared order.

    But for the biases, which are learned across them all, the groups say nothing to one another.
    """
    of = {one.id: one.id for one in measurands}
    for edge in relation_edges(measurands):
        old, new = of[edge.part], of[edge.whole]
        of = {name: new if held == old else held for name, held in of.items()}
    found: dict[str, list[Measurand]] = {}
    for one in measurands:
        found.setdefault(of[one.id], []).append(one)
    return tuple(tuple(group) for group in found.values())


def usable_figures(
    measurands: Sequence[Measurand], data: Mapping[str, Sequence[Datum]], as_of: date
) -> dict[str, tuple[Datum, ...]]:
    """The figures in use on a day, for each measurand whose range holds a count."""
    return {
        one.id: tuple(
            stood_.datum
            for stood_ in classify_figures(
                data.get(one.id, ()), plausible=one.plausible, as_of=as_of
            )
            if stood_.usage is Usage.USED
        )
        for one in measurands
        if 0 < one.plausible[1] < float("inf") and one.plausible[0] < one.plausible[1]
    }


class Joint:
    """The estimates of a case and what they say to one another.

    Belief propagation over the declared relations: first upwards, so that each whole has its
    parts' floors, then downwards, each part being told of its whole without its own word in it.
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
        self.measurands = {one.id: one for one in measurands}
        self.data = {one.id: tuple(data.get(one.id, ())) for one in measurands}
        self.as_of = as_of
        self.estimator = estimator
        self.used = usable_figures(measurands, self.data, as_of)
        self.biases = learn_biases(self.used) if biases is None else biases
        self.edges = relation_edges(measurands)
        self.order = tuple(one.id for one in sort_parts_first(measurands))
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
        found: dict[str, Estimate] = {}
        for number, name in enumerate(reversed(self.order), 1):
            ceilings = self._ceilings(name, up)
            floors, sums = (
                self._floors(name, up),
                (*self._sum(name, up), *self._remainders(name, up)),
            )
            found[name] = self._estimate(
                name, floors=floors, ceilings=ceilings, sums=sums, detail=True
            )
            tell(number, len(self.order))
        return tuple(found[name] for name in self.measurands)

    def belief(self, name: str) -> tuple[Grid, FloatArray]:
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
        found = []
        for edge in self.edges:
            if edge.part != name or name in self.measurands[edge.whole].sum_of:
                continue
            # The whole without this part's own word: else a part would be held up by itself.
            rest = tuple(one for one in self._floors(edge.whole, up) if one.name != name)
            whole = self._estimate(
                edge.whole, floors=rest, ceilings=self._ceilings(edge.whole, up),
                sums=self._sum(edge.whole, up), detail=False,
            )  # fmt: skip
            found.append(self._neighbour(whole, edge, sign=-1.0))
        return tuple(found)

    def _neighbour(self, other: Estimate, edge: Edge, *, sign: float) -> Neighbour:
        offset = 0.0
        if edge.relation is Relation.RATE_OF:
            offset = sign * self.periods(edge.part)
        return Neighbour(
            name=other.measurand,
            estimate=_summarise(other),
            relation=edge.relation,
            correlation=self.correlation(edge.whole, edge.part),
            offset=offset,
        )

    def periods(self, name: str) -> float:
        """Log of the periods for which a rate was reported to hold, one at least."""
        days = [datum.date for datum in self.used.get(name, ())]
        length = PERIODS.get(self.measurands[name].per.strip().casefold(), float("inf"))
        held = (max(days) - min(days)).days if days else 0
        return log(max(held / length, 1.0))

    def _sum(self, name: str, up: Mapping[str, Estimate]) -> tuple[Neighbour, ...]:
        parts = self.measurands[name].sum_of
        return self._sum_neighbour([up[part] for part in parts if part in up], len(parts))

    def _remainders(self, name: str, up: Mapping[str, Estimate]) -> tuple[Neighbour, ...]:
        """What the other parts of each sum leave to this one."""
        found: list[Neighbour] = []
        for whole in self.measurands.values():
            if name in whole.sum_of:
                others = [up[part] for part in whole.sum_of if part != name and part in up]
                found += self._sum_neighbour([self.alone[whole.id]], 1, less=others)
        return tuple(found)

    def _sum_neighbour(
        self, parts: Sequence[Estimate], wanted: int, less: Sequence[Estimate] = ()
    ) -> tuple[Neighbour, ...]:
        """The distribution of a sum as an estimate of its own, when every part has one."""
        if not parts or len(parts) < wanted or any(one.median is None for one in (*parts, *less)):
            return ()
        total = sum(
            (_lattice_draws(one, at) for at, one in enumerate(parts)), np.zeros(_LATTICE_POINTS)
        )
        for at, one in enumerate(less, len(parts)):
            total = total - _lattice_draws(one, at)
        total = total[total > 0]
        if total.size < _LATTICE_POINTS // 20:
            return ()  # the others leave nothing; the floors under the whole have said so
        five = np.quantile(total, (0.05, 0.25, 0.5, 0.75, 0.95))
        name = ID_PLUS.join(one.measurand for one in parts) + "".join(
            f"{ID_MINUS}{one.measurand}" for one in less
        )
        low90, low50, median, high50, high90 = (float(f"{value:.9g}") for value in five)
        whole = Estimate(
            measurand=name, as_of=self.as_of, median=median,
            low90=low90, low50=low50, high50=high50, high90=high90,
        )  # fmt: skip
        return (Neighbour(name=name, estimate=whole, relation=Relation.SUM_OF),)

    def correlation(self, one: str, other: str) -> float:
        """Share of the errors of two estimates that is the same error: of common sources, of
        common classes, and of what nobody could see."""
        first, second = self.alone[one], self.alone[other]
        if first.median is None or second.median is None:
            return 0.0
        covariance = SHARED_SD**2
        weights = [self._weights(name) for name in (one, other)]
        biases = self.biases[one]
        for who, share in weights[0].items():
            for whom, part in weights[1].items():
                covariance += share * part * _covariance(biases, self.biases[other], who, whom)
        spread = _sd(first) * _sd(second)
        return round(min(max(covariance / spread, 0.0), 1.0), 6) if spread > 0 else 0.0

    def _weights(self, name: str) -> dict[str, float]:
        sources = [datum.source for datum in self.used[name]]
        scales = self.biases[name].scales(sources)
        total = sum(scale**-2 for scale in scales.values())
        return {who: scale**-2 / total for who, scale in scales.items()}


def _covariance(first: Biases, second: Biases, one: str, other: str) -> float:
    """Of the biases of two sources, in two measurands."""
    if one == other:
        return min(first.variance(one), second.variance(other))
    rows = set(first.of[one].place) & set(second.of[other].place)
    return sum(min(first.covariance[row][row], second.covariance[row][row]) for row in rows)


def _sd(estimate_: Estimate) -> float:
    low, high = max(estimate_.low90, 1e-9), max(estimate_.high90, 1e-9)
    return log(high / low) / (2 * float(ndtri(0.95))) if high > low else 0.0


def _summarise(whole: Estimate) -> Estimate:
    """What a neighbour needs to know: the five quantiles and the path."""
    return Estimate(
        measurand=whole.measurand, as_of=whole.as_of, median=whole.median,
        low90=whole.low90, low50=whole.low50, high50=whole.high50, high90=whole.high90,
        path=whole.path,
    )  # fmt: skip


def _lattice_draws(one: Estimate, at: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Evenly spaced draws from an estimate, in an order that no other one shares.

    A rank-1 lattice: ``frac(i phi_at)`` with ``phi`` the powers of the plastic number, so that
    sums of a few estimates are even too and no random number is needed.
    """
    levels = (0.05, 0.25, 0.5, 0.75, 0.95)
    logs = np.log(
        np.maximum([one.low90, one.low50, one.median or 0.0, one.high50, one.high90], 1e-9)
    )
    step = 1.2207440846057596 ** -(at + 1.0)
    chance = (0.5 + step * np.arange(_LATTICE_POINTS)) % 1.0
    z, knots = ndtri(np.clip(chance, 1e-4, 1 - 1e-4)), ndtri(levels)
    found = np.interp(z, knots, logs)
    slope_low, slope_high = (logs[2] - logs[0]) / -knots[0], (logs[4] - logs[2]) / knots[4]
    found = np.where(z < knots[0], logs[0] + (z - knots[0]) * slope_low, found)
    found = np.where(z > knots[4], logs[4] + (z - knots[4]) * slope_high, found)
    return np.asarray(np.exp(found), dtype=np.float64)
