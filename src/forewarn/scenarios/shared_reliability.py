"""Reliability of sources, shared by all reports of each source and learned from them.

Reports of one source depend on one another through its reliability ``r_s``, which closes loops in
the network of :mod:`forewarn.scenarios.network`.  Two steps give the marginals nevertheless.

Messages.  What a report says of ``r_s`` is linear in it, ``r a_k + (1 - r) b_k``, and what ``r_s``
says to a report is its mean without that report; run until they settle, each round one exact pass
over the chain (loopy belief propagation; Murphy, Weiss and Jordan 1999, arXiv:1301.6725).

Weights.  Given every ``r_s`` the net is a tree again.  So draws of the reliabilities from the
messages' posterior, each weighted by its prior and its exact evidence over the chance of drawing
it, give marginals that are exact as the draws grow (Rao-Blackwellised importance sampling; Doucet
et al. 2000).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forewarn.indicators.odds import FloatArray
from forewarn.scenarios.network import Layout, Network, Reports

MAX_ROUNDS = 60
"""Rounds after which the messages are used as they are: the importance weights correct them."""

LARGEST_CHANGE = 1e-4
"""Largest change of a report's chance to reflect what happened at which the rounds end."""

GRID_SIZE = 41
"""Reliabilities on which a source's posterior is held."""

RELIABILITY_DRAWS = 512
"""Draws of the reliabilities."""

_BLOCK = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPosterior:
    """Joint posterior of the futures and of the sources' reliabilities."""

    states: FloatArray
    """``P(x_t)`` given all reports, ``(steps, futures)``."""
    filtered: FloatArray
    """``P(x_t)`` given all reports for the reliabilities, those up to ``t`` for the future."""
    reliability: FloatArray
    """Posterior mean, one a source."""
    low: FloatArray
    """5% quantile."""
    high: FloatArray
    """95% quantile."""
    effective: float
    """Draws that the weighted ones are worth (Kish): the accuracy of the weighting."""
    converged: bool
    """True when the messages stopped changing within :data:`MAX_ROUNDS`."""


def reliability_grid(size: int = GRID_SIZE) -> FloatArray:
    """Middles of equal cells of (0, 1)."""
    cells: FloatArray = (np.arange(size) + 0.5) / size
    return cells


def beta_weights(mean: FloatArray, strength: float, *, points: FloatArray) -> FloatArray:
    """Beta priors on the grid, ``(sources, points)``.

    ``strength`` counts as so many reports checked before: ``Beta(mean n, (1 - mean) n)``.
    """
    column = mean[:, None]
    logs = (column * strength - 1) * np.log(points) + ((1 - column) * strength - 1) * np.log1p(
        -points
    )
    return _shares(logs)


def learn_together(
    network: Network,
    reports: Reports,
    source: NDArray[np.intp],
    prior: FloatArray,
    *,
    points: FloatArray,
    seed: int,
    draws: int = RELIABILITY_DRAWS,
) -> SharedPosterior:
    """Futures and reliabilities together.

    ``source`` gives the source of each report, ``prior`` ``(sources, points)`` the chance of each
    reliability in ``points``, all short of 0 and 1, before the reports.
    """
    layout = Layout.of(reports, indicators=len(network.odds))
    proposal, converged = propagate_messages(
        network, reports, source, prior, points=points, layout=layout
    )
    rng = np.random.default_rng(seed)
    sources = len(prior)
    chosen = np.empty((draws, sources), dtype=np.intp)
    for index in range(sources):
        # Stratified: every part of the posterior is drawn as often as it weighs.
        places = (rng.permutation(draws) + rng.random(draws)) / draws
        at = np.searchsorted(proposal[index].cumsum(), places)
        chosen[:, index] = np.minimum(at, len(points) - 1)
    rows = np.arange(sources)
    logs = np.empty(draws)
    states = np.empty((network.steps, draws, len(network.initial)))
    filtered = np.empty_like(states)
    for start in range(0, draws, _BLOCK):
        part = slice(start, start + _BLOCK)
        messages_passed = network.pass_messages(reports, points[chosen[part]][:, source], layout)
        states[:, part], filtered[:, part] = messages_passed.states, messages_passed.filtered
        odds = np.log(prior[rows, chosen[part]]) - np.log(proposal[rows, chosen[part]])
        logs[part] = messages_passed.log_evidence + odds.sum(axis=1)
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    posterior = np.zeros_like(prior)
    np.add.at(posterior, (rows[None, :], chosen), weights[:, None])
    low, high = quantiles(posterior, points)
    return SharedPosterior(
        states=weights @ states,
        filtered=weights @ filtered,
        reliability=posterior @ points,
        low=low,
        high=high,
        effective=float(1 / (weights**2).sum()),
        converged=converged,
    )


def propagate_messages(
    network: Network,
    reports: Reports,
    source: NDArray[np.intp],
    prior: FloatArray,
    *,
    points: FloatArray,
    layout: Layout,
) -> tuple[FloatArray, bool]:
    """Posterior of each source's reliability by the messages alone, and whether they settled."""
    total = np.log(prior)
    reflects = (prior @ points)[source]
    for _ in range(MAX_ROUNDS if len(source) else 0):
        events = network.marginals(reports, reflects, layout=layout).events
        yes, no = _statement_chances(reports, reflects, events)
        logs = np.log(yes[:, None] * points + no[:, None] * (1 - points))
        total = np.log(prior)
        np.add.at(total, source, logs)
        updated = _shares(total[source] - logs) @ points
        converged = bool(np.abs(updated - reflects).max() < LARGEST_CHANGE)
        reflects = updated
        if converged:
            return _shares(total), True
    return _shares(total), len(source) == 0


def _statement_chances(
    reports: Reports, reflects: FloatArray, events: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """``(a_k, b_k)``: chance of what the report says if it reflects what happened, and if not.

    From the event as all else sees it: its belief over what the report itself said.
    """
    chance = events[reports.indicator, reports.step]
    by_chance = reports.by_chance()
    if_true = np.where(reports.says, chance, 1 - chance) / (reflects + (1 - reflects) * by_chance)
    if_false = np.where(reports.says, 1 - chance, chance) / ((1 - reflects) * by_chance)
    return if_true / (if_true + if_false), by_chance


def _shares(logs: FloatArray) -> FloatArray:
    weights = np.exp(logs - logs.max(axis=-1, keepdims=True))
    shares: FloatArray = weights / weights.sum(axis=-1, keepdims=True)
    return shares


def quantiles(weights: FloatArray, points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """5% and 95% quantiles of each row of ``weights`` over the cells around ``points``."""
    sums = weights.cumsum(axis=1)
    edges = points + 0.5 / len(points)
    low = np.array([np.interp(0.05, row, edges) for row in sums])
    high = np.array([np.interp(0.95, row, edges) for row in sums])
    return low, high
