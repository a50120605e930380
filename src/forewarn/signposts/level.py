"""Status of a signpost on a day: its level, and what would lower it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import prod

import numpy as np

from forewarn.findings.reason import Reason, Word
from forewarn.indicators.event_sightings import group_events
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import against_rivals, best_guesses, declared_odds
from forewarn.indicators.sighting import discount, log_reports
from forewarn.probability import WordScale, rounded
from forewarn.signposts.gauge import (
    LOOKAHEAD_DAYS,
    Gauge,
    count_gauge,
    dense_gauge,
    sparse_gauge,
)
from forewarn.signposts.share import narrative_share
from forewarn.signposts.signpost import Signpost, Tempo
from forewarn.signposts.status import Level, Status
from forewarn.signposts.surge import ALPHA
from forewarn.signposts.tempo import origins_between, tempo, trend

DEFAULT_THRESHOLD = 2.0
"""Origins at which a signpost warns by default: one may be wrong, two are a warning."""
UNDER_WAY = 0.8
"""The same for a sparse tempo: odds of four to one that the watched event is under way."""

DEFAULT_THRESHOLDS = {Tempo.COUNT: DEFAULT_THRESHOLD, Tempo.SPARSE: UNDER_WAY, Tempo.DENSE: ALPHA}
"""Thresholds by default; for a dense tempo one false alarm in a hundred periods."""


def status(
    signpost: Signpost,
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    *,
    scale: WordScale,
    scenario_ids: Sequence[str],
    now: Mapping[str, float],
    as_of: date,
    since: date | None = None,
    published: Mapping[str, date] | None = None,
    report_of: Mapping[str, str] | None = None,
) -> Status:
    """Status of the signpost on ``as_of``, from dated observations only.

    The level rises at once with the gauge of its tempo, and steps down only after the reading has
    stayed below the threshold for half a window: it is the highest level of the last
    ``window_days // 2`` days (one day at least).  ``odds`` are likelihood ratios of the sightings in
    the window, one event per ``per_days``, with rivals weighted by ``now``.  ``since`` is the first
    day of a dense series, ``published`` the day of each report and ``report_of`` the report of
    each claim.
    """
    own = [indicator for indicator in indicators if indicator.id in signpost.indicators]
    # Sorted, so that no result depends on the order in which the caller gives them.
    sightings = sorted(
        {
            sighting
            for sighting in observations
            if sighting.indicator in signpost.indicators and sighting.date <= as_of
        },
        key=lambda sighting: (
            -sighting.date.toordinal(),
            sighting.origin,
            sighting.indicator,
            sighting.claims,
            sighting.trust,
        ),
    )
    threshold = (
        DEFAULT_THRESHOLDS[signpost.tempo] if signpost.threshold is None else signpost.threshold
    )
    gauge = _gauge(
        signpost,
        own,
        sightings,
        threshold,
        scenario_ids=scenario_ids,
        scale=scale,
        as_of=as_of,
        since=since,
    )
    start = as_of - timedelta(days=signpost.window_days)
    inside = [sighting for sighting in sightings if sighting.date > start]
    origins = origins_between(sightings, start, as_of)
    level = _highest_recent(signpost, gauge, as_of)
    reports = report_of or {}
    return Status(
        signpost=signpost.id,
        level=level,
        count=len(origins),
        threshold=threshold,
        reading=gauge.reading(as_of),
        origins=origins,
        claims=tuple(dict.fromkeys(claim for sighting in inside for claim in sighting.claims)),
        last_seen=max((sighting.date for sighting in sightings), default=None),
        expired=signpost.expiry is not None and as_of > signpost.expiry,
        coverage=rounded(1 - prod(1 - indicator.coverage for indicator in own)),
        tempo=tempo(sightings, as_of=as_of),
        trend=trend(sightings, as_of=as_of),
        share=narrative_share(
            (
                reports[claim]
                for sighting in sightings
                for claim in sighting.claims
                if claim in reports
            ),
            published or {},
            window_days=signpost.window_days,
            as_of=as_of,
        ),
        odds=_odds(own, inside, scale=scale, scenario_ids=scenario_ids, now=now),
        undone_by=_undone_by(signpost, gauge, level, as_of),
    )


def _gauge(
    signpost: Signpost,
    own: Sequence[Indicator],
    sightings: Sequence[Observation],
    threshold: float,
    *,
    scenario_ids: Sequence[str],
    scale: WordScale,
    as_of: date,
    since: date | None,
) -> Gauge:
    if signpost.tempo is Tempo.DENSE:
        first = min([as_of, *(sighting.date for sighting in sightings)]) if since is None else since
        return dense_gauge(signpost, sightings, threshold, since=first)
    if signpost.tempo is Tempo.SPARSE and signpost.direction:
        return sparse_gauge(
            signpost,
            own,
            sightings,
            threshold,
            scenario_ids=scenario_ids,
            scale=scale,
            as_of=as_of,
        )
    return count_gauge(signpost, sightings, threshold)


def _highest_recent(signpost: Signpost, gauge: Gauge, day: date) -> Level:
    """Highest level within the last half-window."""
    return max(
        gauge.level(day - timedelta(days=back))
        for back in range(0, _patience(signpost), gauge.stride)
    )


def _patience(signpost: Signpost) -> int:
    return max(signpost.window_days // 2, 1)


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
        odds = declared_odds(indicator.scenarios, scenario_ids, scale)
        own_sightings = [sighting for sighting in inside if sighting.indicator == indicator.id]
        for event in group_events(own_sightings, per_days=indicator.per_days) if odds else ():
            trusts = [sighting.trust for sighting in event.sightings]
            logs += log_reports(best_guesses(odds), discount(trusts, noise=indicator.noise))
    weights = np.array([now.get(name, 0.0) for name in scenario_ids])
    ratios = against_rivals(logs, weights)
    return {name: rounded(ratio) for name, ratio in zip(scenario_ids, ratios, strict=True)}


def _undone_by(signpost: Signpost, gauge: Gauge, level: Level, as_of: date) -> Reason:
    if level is Level.QUIET:
        return {
            Tempo.COUNT: Reason.of("signpost.no_sighting"),
            Tempo.SPARSE: Reason.of("signpost.no_more_likely"),
            Tempo.DENSE: Reason.of("signpost.no_surge"),
        }[signpost.tempo]
    condition, days = gauge.undone(level), _patience(signpost)
    down = _steps_down(signpost, gauge, level, as_of)
    if down is None:
        return Reason.of("signpost.never", what=condition, days=days, ahead=LOOKAHEAD_DAYS)
    day, lower = down
    return Reason.of(
        "signpost.steps_down", what=condition, days=days, level=Word(lower.word), when=day
    )


def _steps_down(
    signpost: Signpost, gauge: Gauge, level: Level, as_of: date
) -> tuple[date, Level] | None:
    """First day after ``as_of`` on which the level is lower if no more sightings come."""
    reach = _patience(signpost)
    recent = [
        gauge.level(as_of - timedelta(days=back))
        for back in reversed(range(0, reach, gauge.stride))
    ]
    for ahead in range(gauge.stride, LOOKAHEAD_DAYS + 1, gauge.stride):
        day = as_of + timedelta(days=ahead)
        recent = [*recent[1:], gauge.level(day)]
        if max(recent) < level:
            return day, max(recent)
    return None
