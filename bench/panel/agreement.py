"""Which of the figures that were given is right, when most that err are plainly wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gamma, pi, sqrt

import numpy as np
from numpy.typing import NDArray

from bench.panel.panel import Array, Ints, Panel

EXACT = 0.02
"""Scale of a figure that is right, on the log scale: another edition, rounding."""
ASTRAY = 1.0
"""Scale of Cauchy's distribution for a figure that is wrong: a slip of the hand or of the mind."""
COPIES = 0.5
"""Chance, beforehand, that a figure was taken over from those already given for the series."""
PSEUDO = 2.0
"""Figures that the record of a class stands for in the record of each of its sources."""
FREEDOM = 4.0
ROUNDS = 20
MOST = 64
"""Candidates of a series: its most frequent figures."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the figures of each series agree on, and how often each source was right."""

    location: Array
    """Median of the posterior over the figures given; nan where none was."""
    chance: Array
    """Chance that the location is right to within rounding."""
    trust: Array
    """By source, the chance that a figure of its own is right."""
    copies: Array
    """By source, the chance that a figure repeats an earlier one unseen."""


def agree(panel: Panel, trust: Sequence[float]) -> Agreement:
    """Truth among conflicting figures, with nothing settled: reliability and copying learned.

    A figure ``y`` of source ``s`` is, given the truth ``x``, right (Student's t of scale
    ``EXACT``) with chance ``(1 - c_s) p_s``, astray (Cauchy) with chance ``(1 - c_s)(1 - p_s)``,
    and with chance ``c_s`` copied from one of the figures given before it, right or wrong.  So two
    who share a figure share less than two witnesses where one is known to copy (Dong,
    Berti-Equille and Srivastava 2009, PVLDB 2, 550).  ``p`` and ``c`` are shrunk to the means of
    the class; expectation-maximisation over them and the truths in turn, from ``trust``, the declared
    chance for each class.  The order of the figures is the order in which they were given.
    """
    rows, size = panel.value.size, panel.settled.size
    pairs = _pairs(panel)
    away = panel.value[pairs.figure] - pairs.value[pairs.candidate]
    peak = gamma((FREEDOM + 1) / 2) / (gamma(FREEDOM / 2) * sqrt(FREEDOM * pi) * EXACT)
    right = peak * (1 + (away / EXACT) ** 2 / FREEDOM) ** (-(FREEDOM + 1) / 2)
    astray = 1 / (pi * ASTRAY * (1 + (away / ASTRAY) ** 2))
    echoed, has_earlier = _echoed(panel)
    copied = peak * echoed
    contested = (np.bincount(panel.series, minlength=size) > 1)[panel.series]
    rate = _by_source(panel, np.asarray(trust, dtype=np.float64))
    copies = np.full(panel.sources, COPIES)
    weight = np.empty(0)
    for _ in range(ROUNDS):
        c = copies[panel.source] * has_earlier
        p = rate[panel.source]
        good = ((1 - c) * p)[pairs.figure] * right
        bad = ((1 - c) * (1 - p))[pairs.figure] * astray
        taken = (c * copied)[pairs.figure]
        whole = good + bad + taken
        weight = _posterior(pairs, np.log(whole), size)
        share = weight[pairs.candidate] / whole
        was_right = _sums(pairs.figure, share * good, rows)
        was_taken = _sums(pairs.figure, share * taken, rows)
        rate = _rates(panel, was_right, 1 - was_taken, contested)
        copies = _rates(panel, was_taken, has_earlier, contested)
    location, chance = _median(pairs, weight, size)
    return Agreement(location, chance, rate, copies)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Candidates, and every figure beside every candidate of its series."""

    value: Array
    series: Ints
    figure: Ints
    candidate: Ints


def _pairs(panel: Panel) -> _Pairs:
    order = np.lexsort((panel.value, panel.series))
    series, value = panel.series[order], panel.value[order]
    new = np.r_[True, (np.diff(series) != 0) | (np.diff(value) != 0)][: order.size]
    starts = np.flatnonzero(new)
    times = np.diff(np.r_[starts, order.size])
    value, series = value[starts], series[starts]
    # The most frequent first, so that a crowded series keeps those.
    rank_order = np.lexsort((value, -times, series))
    first = np.searchsorted(series[rank_order], np.arange(panel.settled.size))
    rank = np.empty(series.size, dtype=np.int64)
    rank[rank_order] = np.arange(series.size) - first[series[rank_order]]
    kept = rank < MOST
    value, series = value[kept], series[kept]
    low = np.searchsorted(series, panel.series)
    count = np.searchsorted(series, panel.series, side="right") - low
    figure = np.repeat(np.arange(panel.value.size), count)
    within = np.arange(figure.size) - np.repeat(np.cumsum(count) - count, count)
    return _Pairs(value, series, figure, np.repeat(low, count) + within)


def _echoed(panel: Panel) -> tuple[Array, Array]:
    """Share of the figures given before in the series that are the same, and whether there are
    any."""
    seen: dict[int, int] = {}
    same: dict[tuple[int, float], int] = {}
    share, earlier = np.zeros(panel.value.size), np.zeros(panel.value.size)
    for row, (at, value) in enumerate(
        zip(panel.series.tolist(), panel.value.tolist(), strict=True)
    ):
        before = seen.get(at, 0)
        if before:
            share[row], earlier[row] = same.get((at, value), 0) / before, 1.0
        seen[at] = before + 1
        same[at, value] = same.get((at, value), 0) + 1
    return share, earlier


def _posterior(pairs: _Pairs, logs: Array, size: int) -> NDArray[np.float64]:
    """Chance of each candidate, all candidates of a series being alike beforehand."""
    score = np.bincount(pairs.candidate, logs, pairs.value.size)
    top = np.full(size, -np.inf)
    np.maximum.at(top, pairs.series, score)
    weight = np.exp(score - top[pairs.series])
    return np.asarray(np.divide(weight, np.bincount(pairs.series, weight, size)[pairs.series]))


def _rates(panel: Panel, hits: Array, tries: Array, contested: NDArray[np.bool_]) -> Array:
    """Rate of each source, shrunk to that of its class; only contested series teach."""
    hits, tries = hits * contested, tries * contested
    rate = (np.bincount(panel.kind, hits, panel.kinds) + 1e-9) / (
        np.bincount(panel.kind, tries, panel.kinds) + 2e-9
    )
    prior = _by_source(panel, rate)
    found = np.bincount(panel.source, hits, panel.sources) + PSEUDO * prior
    given = np.bincount(panel.source, tries, panel.sources) + PSEUDO
    return np.asarray(np.clip(found / given, 1e-6, 1 - 1e-6), dtype=np.float64)


def _sums(index: Ints, value: Array, size: int) -> Array:
    return np.asarray(np.bincount(index, value, size), dtype=np.float64)


def _by_source(panel: Panel, rate: Array) -> Array:
    """The mean over its figures: a source may speak in two classes."""
    given = np.maximum(np.bincount(panel.source, minlength=panel.sources), 1)
    return np.asarray(np.bincount(panel.source, rate[panel.kind], panel.sources) / given)


def _median(pairs: _Pairs, weight: Array, size: int) -> tuple[Array, Array]:
    running = np.cumsum(weight)
    starts = np.searchsorted(pairs.series, np.arange(size))
    ends = np.searchsorted(pairs.series, np.arange(size), side="right")
    told = ends > starts
    before = np.r_[0.0, running][starts]
    at = np.minimum(np.searchsorted(running, before + 0.5 - 1e-9), np.maximum(ends - 1, 0))
    location, chance = np.full(size, np.nan), np.full(size, np.nan)
    location[told], chance[told] = pairs.value[at[told]], weight[at[told]]
    return location, chance
