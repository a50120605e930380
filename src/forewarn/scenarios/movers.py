"""What moved the forecast: each piece of evidence left out in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forewarn.indicators.odds import Array, against_rivals, best_guesses
from forewarn.probability import rounded
from forewarn.scenarios.outlook import Mover
from forewarn.scenarios.sighting_evidence import Watch

WORTH_TELLING = 0.002
"""A silence that shifts no chance at the horizon by more than this is not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """All sightings of an indicator, or all its silence, as one piece of evidence."""

    watch: Watch
    seen: bool
    date: date
    """Day of the first sighting, or the last day watched in vain."""
    logs: Array
    """Log likelihoods at the best guesses, ``(stretches, scenarios)``."""


def parts(watches: Iterable[Watch], size: int) -> tuple[Part, ...]:
    """The pieces of evidence in ``watches``, for ``size`` scenarios.

    Sightings of a trigger without odds weigh nothing by themselves; leaving them out undoes
    the trigger.
    """
    found: list[Part] = []
    for one in watches:
        chances = best_guesses(one.odds) if one.odds else np.full(size, 0.5)
        if one.events:
            logs = np.zeros((len(one.exposed), size))
            one.add_seen(logs, chances)
            found.append(Part(watch=one, seen=True, date=one.events[0].window.start, logs=logs))
        if one.last_missed is not None:
            logs = np.zeros((len(one.exposed), size))
            one.add_missed(logs, chances)
            found.append(Part(watch=one, seen=False, date=one.last_missed, logs=logs))
    return tuple(found)


def movers(
    ids: Sequence[str], left_out: Sequence[Part], *, now: Array, horizon: Array
) -> tuple[Mover, ...]:
    """One mover per part, largest absolute shift first; slight silences left out.

    ``now`` holds the chances at the as-of date without each part, which weigh the rivals in its
    likelihood ratio; ``horizon`` those at the horizon with all of them, then without each.
    """
    found = [
        _mover(ids, part, without=now[number], shift=horizon[0] - horizon[1 + number])
        for number, part in enumerate(left_out)
    ]
    told = [one for one in found if one.seen or _size(one) > WORTH_TELLING]
    return tuple(sorted(told, key=lambda one: (-_size(one), one.indicator, not one.seen)))


def _mover(ids: Sequence[str], part: Part, *, without: Array, shift: Array) -> Mover:
    sightings = [one for event in part.watch.events for one in event.sightings] if part.seen else []
    ratios = against_rivals(part.logs.sum(axis=0), without)
    return Mover(
        indicator=part.watch.indicator.id,
        seen=part.seen,
        date=part.date,
        origins=tuple(dict.fromkeys(one.origin for one in sightings)),
        claims=tuple(dict.fromkeys(claim for one in sightings for claim in one.claims)),
        shift={name: round(float(shift[i]), 12) for i, name in enumerate(ids)},
        ratio={name: rounded(ratios[i]) for i, name in enumerate(ids)},
    )


def _size(mover: Mover) -> float:
    return max(abs(shift) for shift in mover.shift.values())
