"""How often a signpost's indicators are sighted, and whether that is changing."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt

from forewarn.indicators.observation import Observation

PERIOD = 30
TREND = 60


def between(sightings: Sequence[Observation], after: date, upto: date) -> tuple[str, ...]:
    """Distinct origins with a sighting in ``(after, upto]``, newest first, then by name."""
    latest: dict[str, date] = {}
    for one in sightings:
        if after < one.date <= upto:
            latest[one.origin] = max(one.date, latest.get(one.origin, one.date))
    return tuple(sorted(latest, key=lambda origin: (-latest[origin].toordinal(), origin)))


def tempo(
    sightings: Sequence[Observation], *, as_of: date, periods: int = 12
) -> tuple[tuple[date, int], ...]:
    """Origins per 30 days up to ``as_of``, oldest first, each with the last day of its period."""
    ends = [as_of - timedelta(days=PERIOD * back) for back in range(periods - 1, -1, -1)]
    return tuple((end, len(between(sightings, end - timedelta(days=PERIOD), end))) for end in ends)


def trend(sightings: Sequence[Observation], *, as_of: date) -> str:
    """The last 60 days against the 60 before: ``rising``, ``falling``, ``steady``, ``silent``.

    A change counts from one standard deviation of the difference of two Poisson counts with the
    same mean, ``sqrt(a + b)``; ``silent`` means no sighting in either.
    """
    half = as_of - timedelta(days=TREND)
    recent = len(between(sightings, half, as_of))
    before = len(between(sightings, half - timedelta(days=TREND), half))
    if recent + before == 0:
        return "silent"
    if abs(recent - before) < sqrt(recent + before):
        return "steady"
    return "rising" if recent > before else "falling"
