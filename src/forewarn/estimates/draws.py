"""Joint draws of related measurands, in which every declared relation holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import exp

import numpy as np
from scipy.special import log_ndtr, ndtri, ndtri_exp

from forewarn.estimates.estimate import Estimate, PartShare, Relation
from forewarn.estimates.grid import Grid, GridArray
from forewarn.estimates.joint import Joint
from forewarn.estimates.relation import CLOSEST
from forewarn.probability import rounded

_PROPOSALS_PER_DRAW = 8
"""Proposals for each draw returned."""
_TINY = 1e-9
_MINIMUM_EFFECTIVE = 20.0
"""Effective draws required; with fewer the figures and the relations contradict each other."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Equally likely draws of related measurands; row ``i`` of all is one possible world."""

    of: Mapping[str, GridArray]
    effective: float
    """Kish's effective number of the weighted proposals behind them."""

    def ratio(self, part: str, total: str, chances: tuple[float, ...]) -> tuple[float, ...]:
        """Quantiles of the part as a share of the total, world by world."""
        share = self.of[part] / self.of[total]
        return tuple(rounded(float(quantile), digits=6) for quantile in np.quantile(share, chances))

    def exceeds(self, part: str, share: float, total: str) -> float:
        """Chance that the part exceeds a share of the total."""
        return float(np.mean(self.of[part] > share * self.of[total]))


def components(joint: Joint) -> tuple[tuple[str, ...], ...]:
    """Groups of measurands connected by relations, parts first; one without a figure is in no
    group."""
    with_estimate = [name for name in joint.order if joint.alone[name].median is not None]
    group = {name: name for name in with_estimate}
    for edge in joint.edges:
        if edge.whole in group and edge.part in group:
            old, new = group[edge.part], group[edge.whole]
            group = {name: new if of == old else of for name, of in group.items()}
    members: dict[str, list[str]] = {}
    for name in with_estimate:
        members.setdefault(group[name], []).append(name)
    return tuple(tuple(names) for names in members.values())


def draw(joint: Joint, names: tuple[str, ...], *, count: int = 1000, seed: int = 0) -> Draws:
    """Draw from one group of :func:`components`.

    The beliefs from the figures alone under a Gaussian copula with the correlations of their
    errors, given that all relations hold.  Parts are drawn before wholes, each whole from its
    conditional above the floor that its parts have set, weighed by the chance of being there
    (Geweke, Hajivassiliou and Keane's simulator: Hajivassiliou, McFadden and Ruud 1996, Journal
    of Econometrics 72, 85); a sum is the sum of its parts, weighed by its own density.  Then the
    weights are turned into equal ones by systematic resampling.  Relations hold to the digit.
    Raises ``ValueError`` where next to nothing satisfies them.
    """
    key = sha256("\n".join(names).encode()).digest()[:8]
    chance = np.random.default_rng([seed, int.from_bytes(key, "big")])
    size = count * _PROPOSALS_PER_DRAW
    lower = np.linalg.cholesky(_correlations(joint, names))
    beliefs = {name: _Belief.of(*joint.belief(name)) for name in names}
    free = np.zeros((len(names), size))
    values: dict[str, GridArray] = {}
    weight = np.zeros(size)
    for at, name in enumerate(names):
        middle, sd = lower[at, :at] @ free[:at], lower[at, at]
        floor = _floor(joint, name, values, size)
        under = np.log(np.maximum(floor, _TINY))
        weight = np.where(under > beliefs[name].x[-1], -np.inf, weight)  # out of its range
        least = (beliefs[name].score(under) - middle) / sd
        parts = joint.measurands[name].sum_of
        if parts and all(part in values for part in parts):
            values[name] = np.sum([values[part] for part in parts], axis=0)
            where = np.log(values[name])
            z = beliefs[name].score(where)
            free[at] = (z - middle) / sd
            weight += (z**2 - free[at] ** 2) / 2 + beliefs[name].log_density(where)
            weight = np.where(values[name] < floor, -np.inf, weight)
        else:
            # The upper tail by its mirror image, which keeps its digits.
            mass = log_ndtr(-least)
            free[at] = -ndtri_exp(mass + np.log1p(-chance.random(size)))
            weight += mass
            # The score of the floor and back costs a digit in the last place.
            values[name] = np.maximum(np.exp(beliefs[name].log(middle + sd * free[at])), floor)
    return _resample(names, values, weight, count, chance)


def add_shares(joint: Joint, estimates: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """Add to each estimate its shares of the measurands that it is part of.

    A group whose figures and relations contradict each other gets none: the bounds in its
    estimates show where.
    """
    shares: dict[str, list[PartShare]] = {}
    for names in components(joint):
        if len(names) == 1:
            continue
        try:
            draws = draw(joint, names)
        except ValueError:
            continue
        for edge in joint.edges:
            if edge.relation is Relation.PART_OF and {edge.part, edge.whole} <= draws.of.keys():
                low, median, high = draws.ratio(edge.part, edge.whole, (0.05, 0.5, 0.95))
                shares.setdefault(edge.part, []).append(
                    PartShare(whole=edge.whole, low90=low, median=median, high90=high)
                )
    return tuple(
        replace(estimate, shares=tuple(shares.get(estimate.measurand, ())))
        for estimate in estimates
    )


def _resample(
    names: tuple[str, ...],
    values: Mapping[str, GridArray],
    weight: GridArray,
    count: int,
    chance: np.random.Generator,
) -> Draws:
    top = float(weight.max())
    shares = np.exp(weight - top) if top > -np.inf else np.zeros_like(weight)
    effective = float(shares.sum() ** 2 / max((shares**2).sum(), _TINY))
    if effective < _MINIMUM_EFFECTIVE:
        raise ValueError(
            f"what is said of {', '.join(names)} and how they are related contradict: "
            "hardly any draw satisfies both; look at their relations and plausible ranges"
        )
    steps = (np.arange(count) + chance.random()) / count
    cumulated = np.cumsum(shares)
    rows = np.searchsorted(cumulated / cumulated[-1], steps, side="right")
    rows = chance.permutation(np.minimum(rows, shares.size - 1))
    return Draws({name: values[name][rows] for name in names}, effective)


def _floor(joint: Joint, name: str, values: Mapping[str, GridArray], size: int) -> GridArray:
    """The largest lower bound in each proposal."""
    floor = np.zeros(size)
    for edge in joint.edges:
        if edge.whole == name and edge.part in values:
            times = exp(joint.periods(edge.part)) if edge.relation is Relation.RATE_OF else 1.0
            floor = np.maximum(floor, values[edge.part] * times)
    return floor


def _correlations(joint: Joint, names: tuple[str, ...]) -> GridArray:
    """Correlations of the errors of the beliefs, negative eigenvalues raised."""
    size = len(names)
    correlations = np.eye(size)
    for row in range(size):
        for column in range(row):
            rho = min(joint.correlation(names[row], names[column]), CLOSEST)
            correlations[row, column] = correlations[column, row] = rho
    values, vectors = np.linalg.eigh(correlations)
    if values[0] > _TINY:
        return correlations  # unchanged, so that a pair keeps its exact correlation
    raised = (vectors * np.maximum(values, 1e-6)) @ vectors.T
    scale = np.sqrt(np.diag(raised))
    return np.asarray(raised / np.outer(scale, scale))


@dataclass(frozen=True, slots=True)
class _Belief:
    """A belief on its grid: edges of the cells in logs against normal scores."""

    z: GridArray
    x: GridArray

    @classmethod
    def of(cls, grid: Grid, belief: GridArray) -> "_Belief":
        below, above = np.cumsum(belief)[:-1], np.cumsum(belief[::-1])[-2::-1]
        z = np.where(below < 0.5, ndtri(below), -ndtri(above))
        # The outer cells end one score further out.
        z = np.r_[z[0] - 1, z, z[-1] + 1]
        edges = np.append(grid.x - grid.step / 2, grid.x[-1] + grid.step / 2)
        return cls(np.maximum.accumulate(z) + 1e-9 * np.arange(z.size), edges)

    def score(self, x: GridArray) -> GridArray:
        return np.asarray(np.interp(x, self.x, self.z))

    def log(self, z: GridArray) -> GridArray:
        return np.asarray(np.interp(z, self.z, self.x))

    def log_density(self, x: GridArray) -> GridArray:
        """Of the log count: the normal density of the score times the slope of the score; none
        outside the range."""
        slope = np.diff(self.z) / np.diff(self.x)
        inside = np.clip(np.searchsorted(self.x, x) - 1, 0, slope.size - 1)
        outside = (x < self.x[0]) | (x > self.x[-1])
        return np.where(outside, -np.inf, -(self.score(x) ** 2) / 2 + np.log(slope[inside]))
