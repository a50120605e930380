"""The evidence that moved the forecast, measured by leaving out one piece at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forewarn.indicators.odds import FloatArray, against_rivals, best_guesses
from forewarn.probability import rounded
from forewarn.scenarios.outlook import Mover
from forewarn.scenarios.sighting_evidence import IndicatorWatch

WORTH_TELLING = 0.002
"""A silence that shifts no chance at the horizon by more than this is not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePart:
    """All sightings of an indicator, or all its silence, as one piece of evidence."""

    watch: IndicatorWatch
    is_sighted: bool
    date: date
    """Day of the first sighting, or the last day watched in vain."""
    logs: FloatArray
    """Log likelihoods at the best guesses, ``(stretches, scenarios)``."""


def split_evidence(watches: Iterable[IndicatorWatch], size: int) -> tuple[EvidencePart, ...]:
    """The pieces of evidence in ``watches``, for ``size`` scenarios.

    Sightings of a trigger without odds weigh nothing by themselves; leaving them out undoes
    the trigger.
    """
    parts: list[EvidencePart] = []
    for watch in watches:
        chances = best_guesses(watch.odds) if watch.odds else np.full(size, 0.5)
        if watch.events:
            logs = np.zeros((len(watch.silent_periods), size))
            watch.add_sightings(logs, chances)
            parts.append(
                EvidencePart(
                    watch=watch, is_sighted=True, date=watch.events[0].window.start, logs=logs
                )
            )
        if watch.last_silent_day is not None:
            logs = np.zeros((len(watch.silent_periods), size))
            watch.add_silence(logs, chances)
            parts.append(
                EvidencePart(watch=watch, is_sighted=False, date=watch.last_silent_day, logs=logs)
            )
    return tuple(parts)


def rank_movers(
    ids: Sequence[str], left_out: Sequence[EvidencePart], *, now: FloatArray, horizon: FloatArray
) -> tuple[Mover, ...]:
    """One mover per part, largest absolute shift first; slight silences left out.

    ``now`` holds the chances at the as-of date without each part, which weigh the rivals in its
    likelihood ratio; ``horizon`` those at the horizon with all of them, then without each.
    """
    movers = [
        _mover(ids, part, without=now[number], shift=horizon[0] - horizon[1 + number])
        for number, part in enumerate(left_out)
    ]
    notable = [mover for mover in movers if mover.seen or _size(mover) > WORTH_TELLING]
    return tuple(
        sorted(notable, key=lambda mover: (-_size(mover), mover.indicator, not mover.seen))
    )


def _mover(
    ids: Sequence[str], part: EvidencePart, *, without: FloatArray, shift: FloatArray
) -> Mover:
    sightings = (
        [sighting for event in part.watch.events for sighting in event.sightings]
        if part.is_sighted
        else []
    )
    ratios = against_rivals(part.logs.sum(axis=0), without)
    return Mover(
        indicator=part.watch.indicator.id,
        seen=part.is_sighted,
        date=part.date,
        origins=tuple(dict.fromkeys(sighting.origin for sighting in sightings)),
        claims=tuple(dict.fromkeys(claim for sighting in sightings for claim in sighting.claims)),
        shift={name: round(float(shift[i]), 12) for i, name in enumerate(ids)},
        ratio={name: rounded(ratios[i]) for i, name in enumerate(ids)},
    )


def _size(mover: Mover) -> float:
    return max(abs(shift) for shift in mover.shift.values())
