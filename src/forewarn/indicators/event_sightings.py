"""Sightings gathered into events, one voice per origin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.dates import Period
from forewarn.indicators.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorEvent:
    """One occurrence of an indicator, as reported through one or more origins."""

    window: Period
    """From the first sighting, ``per_days`` long: the period its declared chance refers to."""
    sightings: tuple[Observation, ...]
    """One per origin, earliest first."""


def once_per_origin(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """One sighting per indicator and origin, earliest first: a witness who repeats is one witness.

    The earliest date stands, with every claim and the highest trust among them.
    """
    by_origin: dict[tuple[str, str], Observation] = {}
    for sighting in sorted(observations, key=_order):
        former = by_origin.get((sighting.indicator, sighting.origin))
        by_origin[sighting.indicator, sighting.origin] = (
            sighting if former is None else _merge(former, sighting)
        )
    return tuple(sorted(by_origin.values(), key=_order))


def group_events(
    observations: Iterable[Observation], *, per_days: int
) -> tuple[IndicatorEvent, ...]:
    """Events behind the sightings of one indicator, earliest first.

    The first sighting opens a window of ``per_days``; sightings inside it tell of the same event,
    however many origins carry it, and the first one after it opens the next.
    """
    events: list[IndicatorEvent] = []
    queue = sorted(observations, key=_order)
    while queue:
        first_day = queue[0].date
        window = Period(first_day, first_day + timedelta(days=max(per_days, 1) - 1))
        in_window = [sighting for sighting in queue if sighting.date <= window.end]
        events.append(IndicatorEvent(window=window, sightings=once_per_origin(in_window)))
        queue = queue[len(in_window) :]
    return tuple(events)


def _order(sighting: Observation) -> tuple[date, str, str, tuple[str, ...], float]:
    return (sighting.date, sighting.indicator, sighting.origin, sighting.claims, sighting.trust)


def _merge(first: Observation, repeat: Observation) -> Observation:
    return Observation(
        indicator=first.indicator,
        origin=first.origin,
        date=first.date,
        claims=tuple(dict.fromkeys(first.claims + repeat.claims)),
        trust=max(first.trust, repeat.trust),
        source=first.source,
        reliability=first.reliability,
    )
