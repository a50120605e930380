"""Statements that cannot both hold: of one speaker, or of a speaker and of what was seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation

NEAR = 3
"""Days apart at which two figures of one thing still tell of one state of it."""
TRUSTED = 0.6
"""Chance that an origin reflects what happened from which on its sighting belies a statement."""


SAME_TIME = 60
"""Days within which another's sighting belies a statement; what comes later may be news."""


class Why(StrEnum):
    """In what way two statements clash."""

    TURN = "turn"
    """One speaker said the one, and later what rules it out."""
    FIGURES = "figures"
    """One speaker gave two figures of one thing at one time whose ranges do not meet."""
    EVENT = "event"
    """Somebody else, whom the case trusts, reported what the statement rules out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure as a speaker gave it."""

    claim: str
    speaker: str
    date: date
    thing: str
    """Id of the measurand."""
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that cannot both hold."""

    id: str
    why: Why
    speaker: str
    """Who contradicts himself, or is belied."""
    other: str
    """Who says otherwise; the speaker himself where he does."""
    said: str
    """Claim of the speaker."""
    against: str
    """Claim that it cannot stand beside."""
    about: str
    """Id of the indicator that declares what it rules out, or of the measurand."""
    days: int
    """Days from ``said`` to ``against``; negative where it was known before."""


def contradictions(
    indicators: Iterable[Indicator],
    observations: Sequence[Observation],
    counts: Iterable[Count] = (),
    *,
    growing: frozenset[str] = frozenset(),
) -> tuple[Contradiction, ...]:
    """Every clash, the nearest in time for each speaker, thing and kind; sorted by speaker.

    What a statement rules out is declared by its indicator's ``contradicts``.  Two figures of one
    thing by one speaker clash when they are dated within :data:`NEAR` days and their ranges do not
    meet; of things that are ``growing`` only when the later is the lower, for the higher one may
    be news.
    """
    seen: dict[str, list[Observation]] = {}
    for one in observations:
        seen.setdefault(one.indicator, []).append(one)
    found: dict[tuple[str, ...], Contradiction] = {}
    for indicator in indicators:
        for ruled_out in indicator.contradicts:
            for said in seen.get(indicator.id, ()):
                for against in seen.get(ruled_out, ()):
                    _keep(found, _of_sightings(said, against))
    ordered = sorted(counts, key=lambda one: (one.date, one.claim))
    for first, second in combinations(ordered, 2):
        if _unlike(first, second, growing):
            _keep(found, _of_counts(first, second))
    return tuple(sorted(found.values(), key=lambda one: one.id))


def _keep(found: dict[tuple[str, ...], Contradiction], clash: Contradiction | None) -> None:
    if clash is None:
        return
    key = (clash.id,)
    held = found.get(key)
    if held is None or (abs(clash.days), clash.said, clash.against) < (
        abs(held.days),
        held.said,
        held.against,
    ):
        found[key] = clash


def _of_sightings(said: Observation, against: Observation) -> Contradiction | None:
    speaker, other = speaker_of(said), speaker_of(against)
    days = (against.date - said.date).days
    if speaker != other and (against.trust < TRUSTED or abs(days) > SAME_TIME):
        return None
    why = Why.TURN if speaker == other else Why.EVENT
    return Contradiction(
        id=f"{speaker}.{why}.{said.indicator}.{against.indicator}",
        why=why,
        speaker=speaker,
        other=other,
        said=said.claims[0],
        against=against.claims[0],
        about=said.indicator,
        days=days,
    )


def _of_counts(first: Count, second: Count) -> Contradiction:
    return Contradiction(
        id=f"{first.speaker}.{Why.FIGURES}.{first.thing}",
        why=Why.FIGURES,
        speaker=first.speaker,
        other=first.speaker,
        said=first.claim,
        against=second.claim,
        about=first.thing,
        days=(second.date - first.date).days,
    )


def _unlike(first: Count, second: Count, growing: frozenset[str]) -> bool:
    if (first.speaker, first.thing) != (second.speaker, second.thing) or not first.speaker:
        return False
    if (second.date - first.date).days > NEAR:
        return False
    return second.high < first.low or (second.low > first.high and first.thing not in growing)


def speaker_of(observation: Observation) -> str:
    """Whose word a sighting is: the part of its origin before the day."""
    return observation.origin.rpartition("@")[0]
