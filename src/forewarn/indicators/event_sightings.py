"""Sightings gathered into events, one voice per origin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.dates import Period
from forewarn.indicators.observation import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence of an indicator, as reported through one or more origins."""

    window: Period
    """From the first sighting, ``per_days`` long: the period its declared chance refers to."""
    sightings: tuple[Observation, ...]
    """One per origin, earliest first."""


def once_per_origin(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """One sighting per indicator and origin, earliest first: a witness who repeats is one witness.

    The earliest date stands, with every claim and the highest trust among them.
    """
    held: dict[tuple[str, str], Observation] = {}
    for seen in sorted(observations, key=_order):
        known = held.get((seen.indicator, seen.origin))
        held[seen.indicator, seen.origin] = seen if known is None else _merged(known, seen)
    return tuple(sorted(held.values(), key=_order))


def events(observations: Iterable[Observation], *, per_days: int) -> tuple[Event, ...]:
    """Events behind the sightings of one indicator, earliest first.

    The first sighting opens a window of ``per_days``; sightings inside it tell of the same event,
    however many origins carry it, and the first one after it opens the next.
    """
    found: list[Event] = []
    queue = sorted(observations, key=_order)
    while queue:
        opened = queue[0].date
        window = Period(opened, opened + timedelta(days=max(per_days, 1) - 1))
        inside = [seen for seen in queue if seen.date <= window.end]
        found.append(Event(window=window, sightings=once_per_origin(inside)))
        queue = queue[len(inside) :]
    return tuple(found)


def _order(seen: Observation) -> tuple[date, str, str, tuple[str, ...], float]:
    return (seen.date, seen.indicator, seen.origin, seen.claims, seen.trust)


def _merged(first: Observation, again: Observation) -> Observation:
    return Observation(
        indicator=first.indicator,
        origin=first.origin,
        date=first.date,
        claims=tuple(dict.fromkeys(first.claims + again.claims)),
        trust=max(first.trust, again.trust),
        source=first.source,
        reliability=first.reliability,
    )
