"""The forecast: the chain opened, moved by what was seen and missed, run on to the horizon."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial

import numpy as np

from forewarn.dates import Cadence
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import Array, declared_odds, sampled
from forewarn.probability import Elicited, WordScale, rounded
from forewarn.scenarios.chain import filtered, forward_backward, transition
from forewarn.scenarios.expecting import expected
from forewarn.scenarios.movers import Part, movers, parts
from forewarn.scenarios.outlook import Band, Outlook, Step
from forewarn.scenarios.reliance import reliance, relied_on
from forewarn.scenarios.repair import FLOOR, project, repair
from forewarn.scenarios.sampling import push, stickiness, trust, watched
from forewarn.scenarios.scenario import Scenario
from forewarn.scenarios.sighting_evidence import Watch, hazards, turns, watch
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
    heard = tuple(observations)
    reliances = reliance(
        indicators,
        heard,
        odds=odds,
        scenarios=len(ids),
        persistence=persistence,
        cadence=cadence,
        start=min(start, baseline),
        as_of=as_of,
    )
    watches = watch(
        indicators,
        relied_on(heard, reliances),
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
    moves = _transitions(
        scenarios, watches, left_out, stretches, priors, persistence, draws=draws, seed=seed
    )
    logs = _logs(watches, left_out, stretches, len(ids), draws=draws, seed=seed)
    chances = filtered(priors, moves, logs)
    hindsight, _ = forward_backward(priors[0], moves[:, 0], logs[:, 0])
    known = 1 + sum(not one.forecast for one in stretches)
    drawn = chances[:, 1 + len(left_out) :]
    path = _path(ids, opened, stretches, chances[:, 0], drawn, hindsight)
    whole = np.r_[0, 1 + len(left_out) : chances.shape[1]]
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
        expected=expected(
            watches,
            stretches[known - 1 :],
            chances[known - 1, whole],
            moves[known - 1 :, whole],
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
    """Draws of the opening, each made to sum to one.

    What was declared is a 90% range and no wall, so that the draws may leave it; only what is kept
    for futures that nobody published stays above its lower end, as in the repair.
    """
    order = (*published, *reserve)
    given = (*published.values(), *reserve.values())
    floor = np.array(
        [min(one.low, FLOOR) for one in published.values()] + [one.low for one in reserve.values()]
    )
    floor = np.minimum(floor, 1 / len(given))
    drawn = sampled(given, draws=draws, seed=seed, label="prior")
    drawn = project(drawn, floor, np.ones(len(given)))
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
    past = [one for one in stretches if not one.forecast]
    trusted = cache(partial(trust, draws=draws, seed=seed))
    for one in watches:
        if one.odds and (one.turns or one.last_missed):
            chances = sampled(one.odds, draws=draws, seed=seed, label=one.indicator.id)
            coverage, noise = watched(one.indicator, draws=draws, seed=seed)
            one.add_missed(drawn, chances, coverage)
            one.add_seen(drawn, chances, tuple(turns(one.events, past, noise=noise, trust=trusted)))
    return np.concatenate([whole, drawn], axis=1)


def _transitions(
    scenarios: Sequence[Scenario],
    watches: Sequence[Watch],
    left_out: Sequence[Part],
    stretches: Sequence[Stretch],
    priors: Array,
    persistence: float,
    *,
    draws: int,
    seed: int,
) -> Array:
    """``(stretches, 1 + parts + draws, scenarios, scenarios)``, as :func:`_logs`."""
    parted = np.repeat(hazards(scenarios, watches, stretches), 1 + len(left_out), axis=1)
    for number, part in enumerate(left_out):
        if part.seen:
            rest = [one for one in watches if one is not part.watch]
            parted[:, 1 + number] = hazards(scenarios, rest, stretches)[:, 0]
    pushed = hazards(scenarios, watches, stretches, push=partial(push, draws=draws, seed=seed))
    sticky = np.concatenate(
        [
            np.full(1 + len(left_out), persistence),
            stickiness(persistence, draws=draws, seed=seed),
        ]
    )
    shares = np.array([one.share for one in stretches])
    return transition(
        priors[None, :, :],
        sticky[None, :] ** shares[:, None],
        np.concatenate([parted, pushed], axis=1),
    )


def _path(
    ids: Sequence[str],
    opened: date,
    stretches: Sequence[Stretch],
    chances: Array,
    drawn: Array,
    hindsight: Array,
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
            smoothed={name: rounded(hindsight[row, i]) for i, name in enumerate(ids)},
        )
        for row, (day, ahead) in enumerate(days)
    )


def _band(ids: Sequence[str], low: Array, high: Array) -> Band:
    return {name: (rounded(low[i]), rounded(high[i])) for i, name in enumerate(ids)}
