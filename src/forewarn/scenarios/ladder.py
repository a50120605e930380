"""How high the ladder of involvement has been climbed: an ordinal chain, month by month.

The stage is the highest rung reached, 0 for none.  It never comes down, for what was reached was
reached; a climb goes on by another rung with chance :data:`SKIP`, so that rungs may be left out.
How likely a climb is in a month is uncertain: a Beta for each rung, which sightings, and silence
where somebody watched, move.  The chances are sums over draws from those Betas, each draw weighted
by how well its chain foretells what was reported up to the month: exact as the draws grow.

Jackson 2011, doi:10.18637/jss.v038.i08, for progressive models seen through imperfect reports.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.special import betaincinv

from forewarn.dates import Cadence, Period
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import FloatArray
from forewarn.indicators.sighting import discount
from forewarn.probability import rounded
from forewarn.scenarios.rung import Rung

SKIP = 0.2
"""Chance that a climb goes on past the next rung, and past each one after it."""

EARLIER_CLIMB = 0.5
"""How likely each rung is to have been climbed before the start, if the one below was."""

CLIMB_DRAWS = 2000
"""Draws of the chances to climb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Where things stand at the end of a month, by what was reported until then."""

    end: date
    stage: tuple[float, ...]
    """Chance that each rung is the highest reached, that none is first; they sum to 1."""

    def reached(self, rung: int) -> float:
        """Chance that the rung of this number, from 1, or a higher one has been reached."""
        return rounded(min(1.0, sum(self.stage[rung:])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """Chance per month of climbing to a rung from the one below."""

    mean: float
    low: float
    """5% quantile."""
    high: float
    """95% quantile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The rungs over time, lowest first in every tuple."""

    months: tuple[Month, ...]
    climbs: tuple[Climb, ...]
    voices: tuple[tuple[Observation, ...], ...]
    """For each rung, one sighting an origin, earliest first."""


def estimate_ladder(
    rungs: Sequence[Rung],
    indicators: Sequence[Indicator],
    observations: Iterable[Observation],
    *,
    start: date,
    as_of: date,
    seed: int,
    draws: int = CLIMB_DRAWS,
) -> Ladder:
    """Chances of the stages at the end of each month from ``start`` to ``as_of``.

    An origin is one voice for a rung, whichever of its indicators it reports; what it says weighs
    on every stage below the rung by ``(1 - r) noise / (r + (1 - r) noise)``.  Until a rung is
    first seen, each month in which one of its indicators is watched weighs on the stages that hold
    it by ``1 - shows coverage``; later silence says nothing, for it was reached already.
    Sightings before the start count in the first month.

    ValueError where there is no rung, or ``as_of`` lies before the start.
    """
    if not rungs or as_of < start:
        raise ValueError("a ladder needs a rung, and an as-of date no earlier than its start")
    periods = [
        Period(month.start, min(month.end, as_of)) for month in Cadence.MONTH.steps(start, as_of)
    ]
    by_id = {indicator.id: indicator for indicator in indicators}
    past = [observation for observation in observations if observation.date <= as_of]
    voices = tuple(_voices(rung, past, by_id) for rung in rungs)
    logs = _evidence(rungs, voices, by_id, periods)
    climbs = _draw_climbs(rungs, draws=draws, seed=seed)
    moves = _moves(climbs)
    opening = EARLIER_CLIMB ** np.arange(len(rungs) + 1)
    chances = np.repeat((opening / opening.sum())[None], draws, axis=0)
    weights = np.zeros(draws)
    months: list[Month] = []
    for period, log in zip(periods, logs, strict=True):
        chances = np.matmul(chances[:, None, :], moves)[:, 0] * np.exp(log)
        total = chances.sum(axis=1)
        weights += np.log(total)
        chances /= total[:, None]
        stage = _shares(weights) @ chances
        months.append(
            Month(end=period.end, stage=tuple(rounded(float(chance)) for chance in stage))
        )
    return Ladder(
        months=tuple(months),
        climbs=tuple(_climb(column, _shares(weights)) for column in climbs.T),
        voices=voices,
    )


def _voices(
    rung: Rung, observations: Iterable[Observation], by_id: Mapping[str, Indicator]
) -> tuple[Observation, ...]:
    """The earliest sighting of each origin, of two on one day the one trusted more."""
    earliest: dict[str, Observation] = {}
    of_rung = [sighting for sighting in observations if sighting.indicator in rung.indicators]
    for sighting in sorted(
        of_rung, key=lambda sighting: (sighting.date, -sighting.trust, sighting.indicator)
    ):
        if sighting.indicator in by_id:
            earliest.setdefault(sighting.origin, sighting)
    return tuple(earliest.values())


def _evidence(
    rungs: Sequence[Rung],
    voices: Sequence[Sequence[Observation]],
    by_id: Mapping[str, Indicator],
    periods: Sequence[Period],
) -> FloatArray:
    """Log likelihood of each month's reports under each stage, ``(months, stages)``."""
    logs = np.zeros((len(periods), len(rungs) + 1))
    for number, (rung, sightings) in enumerate(zip(rungs, voices, strict=True), 1):
        for sighting in sightings:
            month = next(
                place for place, period_ in enumerate(periods) if sighting.date <= period_.end
            )
            ratio = discount([sighting.trust], noise=by_id[sighting.indicator].noise)
            logs[month, :number] += np.log(max(ratio, 1e-12))
        for month, period in enumerate(periods):
            if sightings and sightings[0].date <= period.end:
                break
            coverage = max(
                (
                    by_id[name].coverage * _watched_share(by_id[name], period)
                    for name in rung.indicators
                    if name in by_id
                ),
                default=0.0,
            )
            logs[month, number:] += np.log1p(-min(rung.shows * coverage, 1 - 1e-6))
    return logs


def _watched_share(indicator: Indicator, period: Period) -> float:
    """Part of a month of 30 days, at most 1, that somebody watches within the period."""
    if indicator.watched_from is None or indicator.watched_from > period.end:
        return 0.0
    first_day = max(indicator.watched_from, period.start)
    return min(1.0, Period(first_day, period.end).days / Cadence.MONTH.days)


def _draw_climbs(rungs: Sequence[Rung], *, draws: int, seed: int) -> FloatArray:
    """``(draws, rungs)``: stratified draws from each rung's Beta."""
    rng = np.random.default_rng(seed)
    columns = []
    for rung in rungs:
        places = (rng.permutation(draws) + rng.random(draws)) / draws
        mean = min(max(rung.climb, 1e-6), 1 - 1e-6)
        columns.append(betaincinv(mean * rung.weight, (1 - mean) * rung.weight, places))
    climbs: FloatArray = np.stack(columns, axis=1)
    return climbs


def _moves(climbs: FloatArray) -> FloatArray:
    """``(draws, stages, stages)``: chances to move within a month, never down."""
    draws, rungs = climbs.shape
    moves = np.zeros((draws, rungs + 1, rungs + 1))
    for stage in range(rungs):
        above = rungs - stage
        reach = (1 - SKIP) * SKIP ** np.arange(above)
        reach[-1] = SKIP ** (above - 1)
        moves[:, stage, stage + 1 :] = climbs[:, [stage]] * reach
        moves[:, stage, stage] = 1 - climbs[:, stage]
    moves[:, rungs, rungs] = 1
    return moves


def _shares(logs: FloatArray) -> FloatArray:
    shares = np.exp(logs - logs.max())
    normal: FloatArray = shares / shares.sum()
    return normal


def _climb(column: FloatArray, weights: FloatArray) -> Climb:
    order = np.argsort(column)
    low, high = np.interp([0.05, 0.95], weights[order].cumsum(), column[order])
    return Climb(
        mean=rounded(float(weights @ column)), low=rounded(float(low)), high=rounded(float(high))
    )
