"""How far off a consensus may be: learned from settled series, declared where there are too few."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import stdtrit

from bench.panel.consensus import FREEDOM, Consensus, consensus, learn
from bench.panel.panel import Array, Panel
from bench.panel.predictive import TAIL, Predictive
from bench.panel.track import Track

Mask = NDArray[np.bool_]
LEVELS: Array = np.linspace(0.05, 0.95, 19)
"""Levels of the quantile loss that is minimised; twice its mean is near the CRPS."""
PRIOR_SD = 1.0
"""Prior sd of the log of each scale about its declared value: a factor of three either way."""
FEWEST = 20
"""Settled series below which the scales are the declared ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What is said of the data beforehand, and the scales that stand where nothing is learned."""

    floor: float = 0.15
    """Error that everybody shares, on the scale of the figures."""
    stated: float = 1.0
    """Share of the stated spread that is shared."""
    scatter: float = 0.5
    """Share of the figures' scatter that is shared: whoever disagrees may all be wrong."""
    error: float = 1.0
    bias: float | None = None
    """Sd of a source's bias as a share of the typical scatter; None learns it from the sources."""
    freedom: float = FREEDOM
    """Degrees of freedom of one figure's error; many where no figure is wild, as in elicitation."""
    counts: bool = False
    """True when the series are small counts on ``log(1 + y)``, which have Poisson's own noise."""
    around_zero: bool = False
    """True when figures are margins about nought, which the whole field may shrink or stretch."""
    sided: bool = False
    """True when the stated spreads tell up from down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """Records of the sources and scales of the errors, with which series can be predicted."""

    track: Track
    scales: Array
    """Shared floor below and above, share of stated spread below and above, of scatter, of the
    standard error, of Poisson's noise, and the stretch."""
    learned: bool
    """False when the scales are the declared ones."""
    declared: Declared = field(default_factory=Declared)

    def predict(self, panel: Panel, *, held_out: bool = False) -> Predictive:
        """Every series of the panel; ``held_out`` takes a settled series out of its own sources'
        record, which is leaving one out."""
        return predictive(
            consensus(panel, self.track, held_out=held_out, freedom=self.declared.freedom),
            self.scales,
            self.declared,
        )


def predictive(found: Consensus, scales: Array, declared: Declared) -> Predictive:
    """Location and scales: ``floor^2 + (a stated)^2 + (b scatter)^2 + (c error)^2``, and
    ``d^2 / (1 + y)`` for counts, whose relative noise is one over the root of their size."""
    low, high, below, above, scatter, error, poisson, stretch = scales
    both = (scatter * found.scatter) ** 2 + (error * found.error) ** 2
    if declared.counts:
        both = both + poisson**2 * np.exp(-np.maximum(found.location, 0.0))
    location = found.location * stretch if declared.around_zero else found.location
    return Predictive(
        location,
        np.sqrt(low**2 + (below * found.below) ** 2 + both),
        np.sqrt(high**2 + (above * found.above) ** 2 + both),
    )


def fit(panel: Panel, declared: Declared | None = None) -> Fitted:
    """Learn what the settled series of the panel can teach.

    The scales minimise the mean quantile loss of the settled series, each predicted with itself
    held out of its sources' records (minimum score estimation, Gneiting and Raftery 2007, JASA
    102, 359, section 9.1).
    """
    said = declared if declared is not None else Declared()
    settled = ~np.isnan(panel.settled) & panel.told()
    if int(settled.sum()) < FEWEST:
        return Fitted(
            track=learn(panel, freedom=said.freedom, bias=said.bias),
            scales=_declared(said, said.floor),
            learned=False,
            declared=said,
        )
    track = learn(panel, freedom=said.freedom, bias=said.bias)
    found = consensus(panel, track, held_out=True, freedom=said.freedom)
    seen = Consensus(
        found.location[settled], found.scatter[settled], found.error[settled],
        found.below[settled], found.above[settled],
    )  # fmt: skip
    truth = panel.settled[settled]
    spread = max(float(np.median(np.abs(truth - seen.location))), 1e-9)
    prior = _free(_declared(said, spread), said)

    def loss(free: Array) -> tuple[float, Array]:
        value, slope = _loss(seen, truth, free, said)
        strayed = (free - prior) / (PRIOR_SD**2 * truth.size)
        return value / spread + float(strayed @ (free - prior)) / 2.0, slope / spread + strayed

    best = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 60})
    return Fitted(track=track, scales=_scales(best.x, said), learned=True, declared=said)


def _loss(seen: Consensus, truth: Array, free: Array, said: Declared) -> tuple[float, Array]:
    """Mean quantile loss, and its slope in the logs of the free scales."""
    scales = _scales(free, said)
    found = predictive(seen, scales, said)
    z = stdtrit(TAIL, LEVELS)
    side = np.where(z < 0, found.below[:, None], found.above[:, None])
    over = truth[:, None] - found.location[:, None] - side * z
    value = float(np.mean(np.maximum(LEVELS * over, (LEVELS - 1.0) * over)))
    up = ((over < 0) - LEVELS) / over.size  # slope in each quantile
    low, high = (up * np.minimum(z, 0.0)).sum(1), (up * np.maximum(z, 0.0)).sum(1)
    low, high = low / found.below, high / found.above
    both = low + high
    # d scale / d log of a part is the part squared over the scale.
    slopes = [
        low @ np.full_like(low, scales[0] ** 2), high @ np.full_like(low, scales[1] ** 2),
        low @ (scales[2] * seen.below) ** 2, high @ (scales[3] * seen.above) ** 2,
        both @ (scales[4] * seen.scatter) ** 2, both @ (scales[5] * seen.error) ** 2,
        both @ (scales[6] ** 2 * np.exp(-np.maximum(seen.location, 0.0))),
        up.sum(1) @ found.location,
    ]  # fmt: skip
    return value, _gathered(np.array(slopes), said)


def _declared(said: Declared, floor: float) -> Array:
    return np.array([floor, floor, said.stated, said.stated, said.scatter, said.error, 1.0, 1.0])


def _free(scales: Array, said: Declared) -> Array:
    """Logs of the scales that are free, in the order of ``_places``."""
    return np.array([float(np.log(scales[place[0]])) for place in _places(said)])


def _gathered(slopes: Array, said: Declared) -> Array:
    return np.array([slopes[list(place)].sum() for place in _places(said)])


def _places(said: Declared) -> list[tuple[int, ...]]:
    """Which scales each free number sets."""
    sides = [(0,), (1,), (2,), (3,)] if said.sided else [(0, 1), (2, 3)]
    found: list[tuple[int, ...]] = [*sides, (4,), (5,)]
    return found + ([(6,)] if said.counts else []) + ([(7,)] if said.around_zero else [])


def _scales(free: Array, said: Declared) -> Array:
    found = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0])
    for place, value in zip(_places(said), np.exp(np.clip(free, -12.0, 12.0)), strict=True):
        found[list(place)] = value
    return found
