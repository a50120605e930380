"""Where a signpost stands: how loud, since when, and what would quieten it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import ceil, prod

import numpy as np

from forewarn.indicators.events import events
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import against_rivals, best_guesses, declared_odds
from forewarn.indicators.sighting import discount, log_seen
from forewarn.probability import WordScale, rounded
from forewarn.signposts.signpost import Signpost
from forewarn.signposts.status import Level, Status
from forewarn.signposts.tempo import between, tempo, trend

DEFAULT_THRESHOLD = 2.0
"""Where none is declared: one origin may be wrong, two are a warning."""


def level_of(count: int, threshold: float) -> Level:
    """Quiet without an origin, watch with any, warning at the threshold, critical at twice it.

    >>> level_of(3, threshold=3.0).word
    'warning'
    """
    if count == 0:
        return Level.QUIET
    if count >= 2 * threshold:
        return Level.CRITICAL
    return Level.WARNING if count >= threshold else Level.WATCH


def status(
    signpost: Signpost,
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    *,
    scale: WordScale,
    scenario_ids: Sequence[str],
    now: Mapping[str, float],
    as_of: date,
) -> Status:
    """The signpost on ``as_of``, from the dated observations alone.

    The level rises with the count of independent origins in the window at once, and steps down
    only after the count has stayed below its bar for half a window: it is the highest level of
    the last ``window_days // 2`` days (one day at least).  ``odds`` weigh the sightings in the
    window, one event per ``per_days``, rivals weighted by ``now``.
    """
    own = [one for one in indicators if one.id in signpost.indicators]
    sightings = [
        one for one in observations if one.indicator in signpost.indicators and one.date <= as_of
    ]
    threshold = DEFAULT_THRESHOLD if signpost.threshold is None else signpost.threshold
    opened = as_of - timedelta(days=signpost.window_days)
    inside = sorted(
        (one for one in sightings if one.date > opened),
        key=lambda one: (-one.date.toordinal(), one.origin, one.indicator, one.claims),
    )
    origins = between(sightings, opened, as_of)
    level = _held(signpost, sightings, threshold, as_of)
    return Status(
        signpost=signpost.id,
        level=level,
        count=len(origins),
        threshold=threshold,
        origins=origins,
        claims=tuple(dict.fromkeys(claim for one in inside for claim in one.claims)),
        last_seen=max((one.date for one in sightings), default=None),
        expired=signpost.expiry is not None and as_of > signpost.expiry,
        coverage=rounded(1 - prod(1 - one.coverage for one in own)),
        tempo=tempo(sightings, as_of=as_of),
        trend=trend(sightings, as_of=as_of),
        odds=_odds(own, inside, scale=scale, scenario_ids=scenario_ids, now=now),
        undone_by=_undone_by(signpost, sightings, threshold, level, as_of),
    )


def _held(
    signpost: Signpost, sightings: Sequence[Observation], threshold: float, day: date
) -> Level:
    """Highest level of the last half-window: the count only grows on days with a sighting."""
    first = day - timedelta(days=_patience(signpost) - 1)
    turns = {first} | {one.date for one in sightings if first < one.date <= day}
    return max(level_of(_count(signpost, sightings, turn), threshold) for turn in turns)


def _patience(signpost: Signpost) -> int:
    return max(signpost.window_days // 2, 1)


def _count(signpost: Signpost, sightings: Sequence[Observation], day: date) -> int:
    return len(between(sightings, day - timedelta(days=signpost.window_days), day))


def _odds(
    own: Iterable[Indicator],
    inside: Sequence[Observation],
    *,
    scale: WordScale,
    scenario_ids: Sequence[str],
    now: Mapping[str, float],
) -> dict[str, float]:
    logs = np.zeros(len(scenario_ids))
    for indicator in own:
        given = declared_odds(indicator.scenarios, scenario_ids, scale)
        seen = [one for one in inside if one.indicator == indicator.id]
        for event in events(seen, per_days=indicator.per_days) if given else ():
            trusts = [one.trust for one in event.sightings]
            logs += log_seen(best_guesses(given), discount(trusts, noise=indicator.noise))
    weights = np.array([now.get(name, 0.0) for name in scenario_ids])
    ratios = against_rivals(logs, weights)
    return {name: rounded(ratio) for name, ratio in zip(scenario_ids, ratios, strict=True)}


def _undone_by(
    signpost: Signpost,
    sightings: Sequence[Observation],
    threshold: float,
    level: Level,
    as_of: date,
) -> str:
    if level is Level.QUIET:
        return "Nothing to undo: no sighting within the window."
    day = _steps_down(signpost, sightings, threshold, level, as_of)
    lower = _held(signpost, sightings, threshold, day)
    bar = {Level.WATCH: 1, Level.WARNING: ceil(threshold), Level.CRITICAL: ceil(2 * threshold)}
    least = max(bar[level], 1)
    few = "No origin" if least == 1 else f"Fewer than {least} independent origins"
    return (
        f"{few} within {signpost.window_days} days, for {_patience(signpost)} days running; "
        f"without a new one it steps down to {lower.word} on {day.isoformat()}."
    )


def _steps_down(
    signpost: Signpost,
    sightings: Sequence[Observation],
    threshold: float,
    level: Level,
    as_of: date,
) -> date:
    """First day after ``as_of`` on which the level is lower if nothing more is seen."""
    last = max(
        day
        for one in sightings
        for day in (one.date + timedelta(days=signpost.window_days - 1),)
        if level_of(_count(signpost, sightings, day), threshold) >= level
    )
    return last + timedelta(days=_patience(signpost))
