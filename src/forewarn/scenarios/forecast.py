"""The forecast: the chain opened, moved by what was seen and missed, run on to the horizon."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import Array, declared_odds, sampled
from forewarn.probability import Elicited, WordScale, rounded
from forewarn.scenarios.chain import filtered, transition
from forewarn.scenarios.evidence import Watch, hazards, watch
from forewarn.scenarios.movers import Part, movers, parts
from forewarn.scenarios.outlook import Band, Outlook, Step
from forewarn.scenarios.repair import FLOOR, project, reachable, repair
from forewarn.scenarios.scenario import Scenario
from forewarn.scenarios.timeline import Stretch, timeline
from forewarn.timeframe import Cadence


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

    Bands are quantiles over ``draws`` from the elicited priors and odds, widened where needed to
    hold the chance itself; persistence and hazards are taken as declared.  The first step of the
    path is the opening; the step that holds ``as_of`` is cut in two there.

    ValueError when there is no scenario, or ``as_of`` lies after the horizon or before the start.
    """
    _check(scenarios, start=start, baseline=baseline, horizon=horizon, as_of=as_of)
    ids = tuple(one.id for one in scenarios)
    published, reserve = declared_priors(scenarios, scale)
    mended = repair(published, reserve=reserve)
    looking_back = as_of < baseline
    opened = start if looking_back else baseline
    stretches = timeline(
        start if looking_back else baseline + timedelta(days=1),
        as_of=as_of,
        horizon=horizon,
        cadence=cadence,
    )
    odds = {one.id: declared_odds(one.scenarios, ids, scale) for one in indicators}
    watches = watch(
        indicators,
        observations,
        odds=odds,
        triggers=frozenset(one.indicator for each in scenarios for one in each.triggers),
        stretches=stretches,
    )
    even = np.full(len(ids), 1 / len(ids))
    prior = even if looking_back else np.array([mended.projected[name] for name in ids])
    left_out = parts(watches, len(ids))
    priors = np.concatenate(
        [
            np.repeat(prior[None, :] / prior.sum(), 1 + len(left_out), axis=0),
            np.repeat(even[None, :], draws, axis=0)
            if looking_back
            else _drawn_priors(ids, published, reserve, draws=draws, seed=seed),
        ]
    )
    chances = filtered(
        priors,
        _transitions(scenarios, watches, left_out, stretches, priors, persistence),
        _logs(watches, left_out, stretches, len(ids), draws=draws, seed=seed),
    )
    known = 1 + sum(not one.forecast for one in stretches)
    drawn = chances[:, 1 + len(left_out) :]
    path = _path(ids, opened, stretches, chances[:, 0], drawn)
    return Outlook(
        as_of=as_of,
        opened=opened,
        repair=mended,
        prior=path[0].chance,
        now=path[known - 1].chance,
        horizon=path[-1].chance,
        band90=path[-1].band90,
        band50=path[-1].band50,
        movers=movers(
            ids,
            left_out,
            now=chances[known - 1, 1 : 1 + len(left_out)],
            horizon=chances[-1, : 1 + len(left_out)],
        ),
        path=path,
    )


def declared_priors(
    scenarios: Sequence[Scenario], scale: WordScale
) -> tuple[dict[str, Elicited], dict[str, Elicited]]:
    """Elicited chances at the baseline: those of published futures, and those of the rest.

    A future with neither a prior nor a published word takes what the others leave, anywhere
    in [0, 1].
    """
    given = {
        one.id: scale.elicited(one.published if one.prior == "" else one.prior)
        for one in scenarios
        if one.prior != "" or one.published
    }
    silent = [one.id for one in scenarios if one.id not in given]
    left = max(1 - sum(one.best for one in given.values()), FLOOR * len(silent))
    given |= {name: Elicited(0.0, left / len(silent), 1.0) for name in silent}
    spoken = {one.id for one in scenarios if one.published and not one.other}
    return (
        {name: one for name, one in given.items() if name in spoken},
        {name: one for name, one in given.items() if name not in spoken},
    )


def _check(
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


def _drawn_priors(
    ids: Sequence[str],
    published: Mapping[str, Elicited],
    reserve: Mapping[str, Elicited],
    *,
    draws: int,
    seed: int,
) -> Array:
    low, high, _ = reachable(published, reserve)
    order = (*published, *reserve)
    given = (*published.values(), *reserve.values())
    drawn = project(sampled(given, draws=draws, seed=seed, label="prior"), low, high)
    drawn = drawn[:, [order.index(name) for name in ids]]
    shares: Array = drawn / drawn.sum(axis=1, keepdims=True)
    return shares


def _logs(
    watches: Sequence[Watch],
    left_out: Sequence[Part],
    stretches: Sequence[Stretch],
    size: int,
    *,
    draws: int,
    seed: int,
) -> Array:
    """``(stretches, 1 + parts + draws, scenarios)``: all evidence, each part left out, drawn."""
    whole = np.zeros((len(stretches), 1 + len(left_out), size))
    for number, part in enumerate(left_out):
        whole += part.logs[:, None, :]
        whole[:, 1 + number] -= part.logs
    drawn = np.zeros((len(stretches), draws, size))
    for one in watches:
        if one.odds and (one.turns or one.last_missed):
            chances = sampled(one.odds, draws=draws, seed=seed, label=one.indicator.id)
            one.add_missed(drawn, chances)
            one.add_seen(drawn, chances)
    return np.concatenate([whole, drawn], axis=1)


def _transitions(
    scenarios: Sequence[Scenario],
    watches: Sequence[Watch],
    left_out: Sequence[Part],
    stretches: Sequence[Stretch],
    priors: Array,
    persistence: float,
) -> Array:
    factors = hazards(scenarios, watches, stretches)
    each = np.repeat(factors[:, None, :], len(priors), axis=1)
    for number, part in enumerate(left_out):
        if part.seen:
            rest = [one for one in watches if one is not part.watch]
            each[:, 1 + number] = hazards(scenarios, rest, stretches)
    stay = np.array([persistence**one.share for one in stretches])
    return transition(priors[None, :, :], stay[:, None], each)


def _path(
    ids: Sequence[str],
    opened: date,
    stretches: Sequence[Stretch],
    chances: Array,
    drawn: Array,
) -> tuple[Step, ...]:
    edges = np.quantile(drawn, [0.05, 0.25, 0.75, 0.95], axis=1)
    edges[:2] = np.minimum(edges[:2], chances)
    edges[2:] = np.maximum(edges[2:], chances)
    days = [(opened, False), *((one.period.end, one.forecast) for one in stretches)]
    return tuple(
        Step(
            date=day,
            chance={name: rounded(chances[row, i]) for i, name in enumerate(ids)},
            band90=_band(ids, edges[0, row], edges[3, row]),
            band50=_band(ids, edges[1, row], edges[2, row]),
            forecast=ahead,
        )
        for row, (day, ahead) in enumerate(days)
    )


def _band(ids: Sequence[str], low: Array, high: Array) -> Band:
    return {name: (rounded(low[i]), rounded(high[i])) for i, name in enumerate(ids)}
