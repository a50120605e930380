"""What each source is worth: its bias, and how far from the truth it lands beside its fellows."""

from dataclasses import dataclass

import numpy as np

from bench.panel.panel import Array, Ints, Panel

PSEUDO = 5.0
"""Figures that a source must have given before its own record outweighs the record of all; the
errors of people's judgements differ by so little more than chance that fewer mislead."""
BIAS_PRIOR = 0.35
"""Sd of a bias, as a share of the typical spread of figures in a series, where sources are too
few to tell."""
FEW_GROUPS = 5
"""Sources, or classes, below which the spread of their biases is the declared one."""


@dataclass(frozen=True, slots=True)
class Track:
    """Record of the sources over the series that have settled, or beside the consensus."""

    level: float
    """Bias of everybody together."""
    kind: Array
    """Bias of a class beside its fellows."""
    source: Array
    """Bias of a source beside its class."""
    error: Array
    """Sum, by source, of errors as multiples of the mean error in the series."""
    figures: Array
    """Their number, by source."""
    relative: Array
    """For each figure what it adds to ``error``; zero where its series has not settled."""
    supervised: bool
    """True when learned against settled truths and not beside the consensus alone."""

    def bias(self, panel: Panel) -> Array:
        """Bias of each figure."""
        return self.level + self.kind[panel.kind] + self.source[panel.source]

    def weight(self, panel: Panel, *, held_out: bool) -> Array:
        """Precision of each figure beside its fellows.

        ``1 / s^2`` with ``s = (k + sum of relative errors) / (k + n)`` the error of the source,
        shrunk to that of all.  Held out, a series does not vouch for its own sources.
        """
        error, figures = self.error[panel.source], self.figures[panel.source]
        if held_out:
            error = error - self.relative
            figures = figures - (self.relative > 0)
        return ((PSEUDO + error) / (PSEUDO + figures)) ** -2.0


def untracked(panel: Panel) -> Track:
    """Nothing known of anybody."""
    nothing = np.zeros(panel.sources)
    return Track(
        0.0, np.zeros(panel.kinds), nothing, nothing, nothing, np.zeros(panel.value.size), False
    )


def tracked(
    panel: Panel, middle: Array, spread: Array, before: Track, *, bias: float | None = None
) -> Track:
    """The record after another look, the series' middles and spreads being ``middle``, ``spread``.

    Biases are ridge estimates of what is left of a figure when the error that its whole series
    shares is taken off; that error is told from bias by the series that have settled.
    """
    settled = ~np.isnan(panel.settled)
    supervised = bool(settled.any())
    off = middle - panel.settled
    level = before.level
    if supervised:
        each = off[settled]
        step = float(np.mean(np.clip(each, *np.quantile(each, (0.05, 0.95)))))
        # A few series cannot tell a bias of all from the luck of the day.
        level = before.level + step * each.size / (each.size + PSEUDO)
    truth = np.where(settled, panel.settled, middle)
    shared = np.where(settled, off, 0.0)
    known = settled[panel.series] if supervised else panel.told()[panel.series]
    scale = spread[panel.series]
    weight = np.where(known, 1.0 / scale**2, 0.0)
    left = panel.value - truth[panel.series] - shared[panel.series] - before.level
    typical = float(np.median(spread[~np.isnan(spread)]))
    declared = (typical * (BIAS_PRIOR if bias is None else bias)) ** 2
    few = FEW_GROUPS if bias is None else max(panel.sources, panel.kinds) + 1
    kind = _shrunk(
        left - before.source[panel.source], panel.kind, weight, declared, panel.kinds, few
    )
    kind = kind - kind[0]  # relative to the first class: the level holds what all share
    source = _shrunk(left - kind[panel.kind], panel.source, weight, declared, panel.sources, few)
    miss = np.abs(
        panel.value - truth[panel.series] - level - kind[panel.kind] - source[panel.source]
    )
    told = np.maximum(panel.by_series(np.ones_like(miss)), 1.0)
    mean = np.maximum(panel.by_series(miss) / told, 0.05 * spread)
    relative = np.where(known, np.clip(miss / mean[panel.series], 1e-6, 4.0), 0.0)
    return Track(
        level, kind, source,
        _sum(panel, relative),
        _sum(panel, known.astype(np.float64)),
        relative, supervised,
    )  # fmt: skip


def _sum(panel: Panel, value: Array) -> Array:
    return np.asarray(np.bincount(panel.source, value, panel.sources), dtype=np.float64)


def _shrunk(
    left: Array, group: Ints, weight: Array, declared: float, count: int, few: int
) -> Array:
    """Group means of ``left`` shrunk to nought by empirical Bayes, the variance of the groups
    being DerSimonian and Laird's (1986, Controlled Clinical Trials 7, 177)."""
    total = np.bincount(group, weight, count)
    seen = total > 0
    mean = np.zeros(count)
    mean[seen] = np.bincount(group, weight * left, count)[seen] / total[seen]
    between = declared
    if int(seen.sum()) >= few:
        spare = float(total.sum() - (total**2).sum() / total.sum())
        excess = float((total * mean**2).sum()) - (int(seen.sum()) - 1)
        between = max(excess / spare, 1e-4 * declared)
    return mean * total / (total + 1.0 / between)
