"""Frequency of a signpost's sightings, and its trend."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt

from forewarn.indicators.observation import Observation

_PERIOD_DAYS = 30
_TREND_DAYS = 60


def origins_between(sightings: Sequence[Observation], after: date, upto: date) -> tuple[str, ...]:
    """Distinct origins with a sighting in ``(after, upto]``, newest first, then by name."""
    latest: dict[str, date] = {}
    for sighting in sightings:
        if after < sighting.date <= upto:
            latest[sighting.origin] = max(sighting.date, latest.get(sighting.origin, sighting.date))
    return tuple(sorted(latest, key=lambda origin: (-latest[origin].toordinal(), origin)))


def tempo(
    sightings: Sequence[Observation], *, as_of: date, periods: int = 12
) -> tuple[tuple[date, int], ...]:
    """Origins per 30 days up to ``as_of``, oldest first, each with the last day of its period."""
    ends = [as_of - timedelta(days=_PERIOD_DAYS * back) for back in range(periods - 1, -1, -1)]
    return tuple(
        (end, len(origins_between(sightings, end - timedelta(days=_PERIOD_DAYS), end)))
        for end in ends
    )


def trend(sightings: Sequence[Observation], *, as_of: date) -> str:
    """The last 60 days against the 60 before: ``rising``, ``falling``, ``steady``, ``silent``.

    A change counts from one standard deviation of the difference of two Poisson counts with the
    same mean, ``sqrt(a + b)``; ``silent`` means no sighting in either.
    """
    half = as_of - timedelta(days=_TREND_DAYS)
    recent = len(origins_between(sightings, half, as_of))
    before = len(origins_between(sightings, half - timedelta(days=_TREND_DAYS), half))
    if recent + before == 0:
        return "silent"
    if abs(recent - before) < sqrt(recent + before):
        return "steady"
    return "rising" if recent > before else "falling"
