"""The forecast: the chain opened, moved by what was seen and missed, run on to the horizon."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial

import numpy as np

from forewarn.dates import Cadence
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import FloatArray, declared_odds, draw_chances
from forewarn.probability import Elicited, WordScale, rounded
from forewarn.scenarios.chain import filter_forward, forward_backward, transition_matrix
from forewarn.scenarios.expected_sightings import expect_sightings
from forewarn.scenarios.movers import EvidencePart, rank_movers, split_evidence
from forewarn.scenarios.outlook import Band, Outlook, Step
from forewarn.scenarios.reliance import apply_reliances, learn_reliances
from forewarn.scenarios.repair import FLOOR, project, repair
from forewarn.scenarios.sampling import draw_persistence, draw_powers, draw_trust, draw_watching
from forewarn.scenarios.scenario import Scenario
from forewarn.scenarios.sighting_evidence import (
    IndicatorWatch,
    hazards,
    update_events,
    watch_indicators,
)
from forewarn.scenarios.timeline import Stretch, timeline


def forecast(
    scenarios: Sequence[Scenario],
    indicators: Sequence[Indicator],
    observations: Iterable[Observation],
    *,
    scale: WordScale,
    start: date,
    baseline: date,
    horizon: date,
    cadence: Cadence,
    persistence: float,
    as_of: date,
    seed: int = 0,
    draws: int = 200,
) -> Outlook:
    """Chances of the scenarios at ``as_of`` and at ``horizon``, with what moved them.

    A hidden Markov chain ``A = s I + (1 - s) 1 pi^T`` with ``s = persistence`` per step of the
    cadence; a tripped trigger multiplies the chance of entering its scenario in the step after.

    From the baseline on the chain opens there with the repaired published chances as ``pi``, and
    only what is dated after the baseline moves it: the published judgement already holds what
    came before.  Looking back to a day before the baseline it opens at ``start`` with equal
    chances, because the published words did not exist yet, and everything from ``start`` counts.

    An indicator's chance refers to ``per_days``.  Sightings within that window of the first one
    tell of one event, whose likelihood is that of all its origins together whatever the cadence;
    the increments fall in the steps in which they came in.  Days watched outside such windows
    count as silence, ``(1 - p coverage) ** (days / per_days)``.  A scenario that an indicator's
    odds leave out takes the mean of the others there.

    How far each source is trusted is learned from all its reports since the start (see
    :mod:`forewarn.scenarios.reliance`).

    Bands are quantiles over ``draws`` from everything elicited (priors, odds, persistence, hazards,
    trust, coverage and noise; see :mod:`forewarn.scenarios.sampling`), widened where needed to
    hold the chance itself.  The first step of the
    path is the opening; the step that holds ``as_of`` is cut in two there.

    ValueError when there is no scenario, or ``as_of`` lies after the horizon or before the start.
    """
    _check_dates(scenarios, start=start, baseline=baseline, horizon=horizon, as_of=as_of)
    ids = tuple(scenario.id for scenario in scenarios)
    published, reserve = declared_priors(scenarios, scale)
    repaired = repair(published, reserve=reserve)
    looking_back = as_of < baseline
    chain_start = start if looking_back else baseline
    stretches = timeline(
        start if looking_back else baseline + timedelta(days=1),
        as_of=as_of,
        horizon=horizon,
        cadence=cadence,
    )
    odds = {
        indicator.id: declared_odds(indicator.scenarios, ids, scale) for indicator in indicators
    }
    sightings = tuple(observations)
    reliances = learn_reliances(
        indicators,
        sightings,
        odds=odds,
        scenarios=len(ids),
        persistence=persistence,
        cadence=cadence,
        start=min(start, baseline),
        as_of=as_of,
    )
    watches = watch_indicators(
        indicators,
        apply_reliances(sightings, reliances),
        odds=odds,
        triggers=frozenset(
            trigger.indicator for scenario in scenarios for trigger in scenario.triggers
        ),
        stretches=stretches,
    )
    even = np.full(len(ids), 1 / len(ids))
    prior = even if looking_back else np.array([repaired.projected[name] for name in ids])
    left_out = split_evidence(watches, len(ids))
    priors = np.concatenate(
        [
            np.repeat(prior[None, :] / prior.sum(), 1 + len(left_out), axis=0),
            np.repeat(even[None, :], draws, axis=0)
            if looking_back
            else _draw_priors(ids, published, reserve, draws=draws, seed=seed),
        ]
    )
    moves = _transitions(
        scenarios, watches, left_out, stretches, priors, persistence, draws=draws, seed=seed
    )
    logs = _logs(watches, left_out, stretches, len(ids), draws=draws, seed=seed)
    chances = filter_forward(priors, moves, logs)
    hindsight, _ = forward_backward(priors[0], moves[:, 0], logs[:, 0])
    past_count = 1 + sum(not stretch.forecast for stretch in stretches)
    samples = chances[:, 1 + len(left_out) :]
    path = _path(ids, chain_start, stretches, chances[:, 0], samples, hindsight)
    columns = np.r_[0, 1 + len(left_out) : chances.shape[1]]
    return Outlook(
        as_of=as_of,
        opened=chain_start,
        repair=repaired,
        prior=path[0].chance,
        now=path[past_count - 1].chance,
        horizon=path[-1].chance,
        band90=path[-1].band90,
        band50=path[-1].band50,
        movers=rank_movers(
            ids,
            left_out,
            now=chances[past_count - 1, 1 : 1 + len(left_out)],
            horizon=chances[-1, : 1 + len(left_out)],
        ),
        path=path,
        expected=expect_sightings(
            watches,
            stretches[past_count - 1 :],
            chances[past_count - 1, columns],
            moves[past_count - 1 :, columns],
            draws=draws,
            seed=seed,
        ),
        reliances=reliances,
    )


def declared_priors(
    scenarios: Sequence[Scenario], scale: WordScale
) -> tuple[dict[str, Elicited], dict[str, Elicited]]:
    """Elicited chances at the baseline: those of published futures, and those of the rest.

    A future with neither a prior nor a published word takes what the others leave, anywhere
    in [0, 1].
    """
    elicited = {
        scenario.id: scale.elicited(scenario.published if scenario.prior == "" else scenario.prior)
        for scenario in scenarios
        if scenario.prior != "" or scenario.published
    }
    silent = [scenario.id for scenario in scenarios if scenario.id not in elicited]
    remainder = max(1 - sum(chance.best for chance in elicited.values()), FLOOR * len(silent))
    elicited |= {name: Elicited(0.0, remainder / len(silent), 1.0) for name in silent}
    published_ids = {
        scenario.id for scenario in scenarios if scenario.published and not scenario.other
    }
    return (
        {name: chance for name, chance in elicited.items() if name in published_ids},
        {name: chance for name, chance in elicited.items() if name not in published_ids},
    )


def _check_dates(
    scenarios: Sequence[Scenario], *, start: date, baseline: date, horizon: date, as_of: date
) -> None:
    if not scenarios:
        raise ValueError("a forecast needs at least one scenario, got none; declare one")
    if horizon < as_of:
        raise ValueError(
            f"the horizon {horizon} lies before the as-of date {as_of}; "
            "move the horizon, or assess an earlier day"
        )
    if as_of < min(start, baseline):
        raise ValueError(
            f"the as-of date {as_of} lies before the start {start}; assess a later day"
        )


def _draw_priors(
    ids: Sequence[str],
    published: Mapping[str, Elicited],
    reserve: Mapping[str, Elicited],
    *,
    draws: int,
    seed: int,
) -> FloatArray:
    """Draws of the opening, each made to sum to one.

    What was declared is a 90% range and no wall, so that the draws may leave it; only what is kept
    for futures that nobody published stays above its lower end, as in the repair.
    """
    order = (*published, *reserve)
    elicited = (*published.values(), *reserve.values())
    floor = np.array(
        [min(chance.low, FLOOR) for chance in published.values()]
        + [chance.low for chance in reserve.values()]
    )
    floor = np.minimum(floor, 1 / len(elicited))
    points = draw_chances(elicited, draws=draws, seed=seed, label="prior")
    points = project(points, floor, np.ones(len(elicited)))
    points = points[:, [order.index(name) for name in ids]]
    shares: FloatArray = points / points.sum(axis=1, keepdims=True)
    return shares


def _logs(
    watches: Sequence[IndicatorWatch],
    left_out: Sequence[EvidencePart],
    stretches: Sequence[Stretch],
    size: int,
    *,
    draws: int,
    seed: int,
) -> FloatArray:
    """``(stretches, 1 + parts + draws, scenarios)``: all evidence, each part left out, drawn."""
    exact = np.zeros((len(stretches), 1 + len(left_out), size))
    for number, part in enumerate(left_out):
        exact += part.logs[:, None, :]
        exact[:, 1 + number] -= part.logs
    sampled_logs = np.zeros((len(stretches), draws, size))
    past = [stretch for stretch in stretches if not stretch.forecast]
    trust_of = cache(partial(draw_trust, draws=draws, seed=seed))
    for watch in watches:
        if watch.odds and (watch.updates or watch.last_silent_day):
            chances = draw_chances(watch.odds, draws=draws, seed=seed, label=watch.indicator.id)
            coverage, noise = draw_watching(watch.indicator, draws=draws, seed=seed)
            watch.add_silence(sampled_logs, chances, coverage)
            watch.add_sightings(
                sampled_logs,
                chances,
                tuple(update_events(watch.events, past, noise=noise, trust=trust_of)),
            )
    return np.concatenate([exact, sampled_logs], axis=1)


def _transitions(
    scenarios: Sequence[Scenario],
    watches: Sequence[IndicatorWatch],
    left_out: Sequence[EvidencePart],
    stretches: Sequence[Stretch],
    priors: FloatArray,
    persistence: float,
    *,
    draws: int,
    seed: int,
) -> FloatArray:
    """``(stretches, 1 + parts + draws, scenarios, scenarios)``, as :func:`_logs`."""
    by_part = np.repeat(hazards(scenarios, watches, stretches), 1 + len(left_out), axis=1)
    for number, part in enumerate(left_out):
        if part.is_sighted:
            remaining = [watch for watch in watches if watch is not part.watch]
            by_part[:, 1 + number] = hazards(scenarios, remaining, stretches)[:, 0]
    by_draw = hazards(
        scenarios, watches, stretches, push=partial(draw_powers, draws=draws, seed=seed)
    )
    sticky = np.concatenate(
        [
            np.full(1 + len(left_out), persistence),
            draw_persistence(persistence, draws=draws, seed=seed),
        ]
    )
    shares = np.array([stretch.share for stretch in stretches])
    return transition_matrix(
        priors[None, :, :],
        sticky[None, :] ** shares[:, None],
        np.concatenate([by_part, by_draw], axis=1),
    )


def _path(
    ids: Sequence[str],
    start: date,
    stretches: Sequence[Stretch],
    chances: FloatArray,
    samples: FloatArray,
    hindsight: FloatArray,
) -> tuple[Step, ...]:
    edges = np.quantile(samples, [0.05, 0.25, 0.75, 0.95], axis=1)
    edges[:2] = np.minimum(edges[:2], chances)
    edges[2:] = np.maximum(edges[2:], chances)
    days = [(start, False), *((stretch.period.end, stretch.forecast) for stretch in stretches)]
    return tuple(
        Step(
            date=day,
            chance={name: rounded(chances[row, i]) for i, name in enumerate(ids)},
            band90=_band(ids, edges[0, row], edges[3, row]),
            band50=_band(ids, edges[1, row], edges[2, row]),
            forecast=ahead,
            smoothed={name: rounded(hindsight[row, i]) for i, name in enumerate(ids)},
        )
        for row, (day, ahead) in enumerate(days)
    )


def _band(ids: Sequence[str], low: FloatArray, high: FloatArray) -> Band:
    return {name: (rounded(low[i]), rounded(high[i])) for i, name in enumerate(ids)}
