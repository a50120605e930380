"""Where the figures of a series agree, how far they scatter and how sure they say they are."""

from dataclasses import dataclass

import numpy as np

from bench.panel.panel import Array, Panel, weighted_median
from bench.panel.track import Track, tracked, untracked

FREEDOM = 4.0
"""Degrees of freedom of Student's t for one figure, as in the likelihood of a case."""
DRIFT = 0.02
"""Variance that a day adds to a figure, as a share of its own."""
ROUNDS = 5
"""Reweightings; the location moves by less than a hundredth of the scatter after four."""
POOLED = 1.0
"""Figures that the typical scatter of all series stands for in the scatter of one."""


@dataclass(frozen=True, slots=True)
class Consensus:
    """One entry for each series; nan where nothing was said."""

    location: Array
    scatter: Array
    """Weighted standard deviation of the figures."""
    error: Array
    """Standard error of the location, were the figures independent."""
    below: Array
    """Stated standard deviation downwards, averaged."""
    above: Array


def spreads(panel: Panel, value: Array, middle: Array) -> Array:
    """Scatter of each series, 1.48 median absolute deviations, shrunk to that of all."""
    away = np.abs(value - middle[panel.series])
    own = 1.4826 * weighted_median(panel, away, np.ones_like(away))
    count = panel.by_series(np.ones_like(away))
    several = (count > 1) & (own > 0)
    typical = float(np.median(own[several])) if several.any() else 1.0
    free = np.maximum(count - 1.0, 0.0)
    pooled = np.sqrt((POOLED * (0.5 * typical) ** 2 + free * own**2) / (POOLED + free))
    return np.asarray(np.where(count > 0, pooled, np.nan))


def consensus(panel: Panel, track: Track, *, held_out: bool, freedom: float = FREEDOM) -> Consensus:
    """Location by iteratively reweighted means: the mode of Student's t with the source's scale.

    (Lange, Little and Taylor 1989, JASA 84, 881.)
    """
    value = panel.value - track.bias(panel)
    trust = track.weight(panel, held_out=held_out) / (1.0 + DRIFT * panel.age)
    location = weighted_median(panel, value, trust)
    scale = spreads(panel, value, location)
    weight = trust
    for _ in range(ROUNDS):
        away = (value - location[panel.series]) / scale[panel.series]
        weight = trust * (freedom + 1.0) / (freedom + trust * away**2)
        location = _mean(panel, weight, value)
    scatter = np.sqrt(_mean(panel, weight, (value - location[panel.series]) ** 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        error = scale / np.sqrt(panel.by_series(np.minimum(weight, 4.0)))
    return Consensus(
        location, scatter, error,
        weighted_median(panel, panel.below, weight), weighted_median(panel, panel.above, weight),
    )  # fmt: skip


def learn(
    panel: Panel, *, rounds: int = 3, freedom: float = FREEDOM, bias: float | None = None
) -> Track:
    """Records of the sources and places of the series in turn, each given the other."""
    track = untracked(panel)
    for _ in range(rounds):
        found = consensus(panel, track, held_out=False, freedom=freedom)
        scale = spreads(panel, panel.value - track.bias(panel), found.location)
        track = tracked(panel, found.location, scale, track, bias=bias)
    return track


def _mean(panel: Panel, weight: Array, value: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(panel.by_series(weight * value) / panel.by_series(weight))
