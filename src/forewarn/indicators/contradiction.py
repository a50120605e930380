"""Statements that cannot both hold: of one speaker, or of a speaker and of what was seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation

SAME_STATE_DAYS = 3
"""Days apart at which two figures of one thing still tell of one state of it."""
TRUSTED = 0.6
"""Chance that an origin reflects what happened from which on its sighting belies a statement."""


SAME_TIME = 60
"""Days within which another's sighting belies a statement; what comes later may be news."""


class ContradictionKind(StrEnum):
    """In what way two statements clash."""

    TURN = "turn"
    """One speaker said the one, and later what rules it out."""
    FIGURES = "figures"
    """One speaker gave two figures of one thing at one time whose ranges do not meet."""
    EVENT = "event"
    """Somebody else, whom the case trusts, reported what the statement rules out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerFigure:
    """A figure as a speaker gave it."""

    claim: str
    speaker: str
    date: date
    measurand: str
    """Id of the measurand."""
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that cannot both hold."""

    id: str
    why: ContradictionKind
    speaker: str
    """Who contradicts himself, or is belied."""
    other_speaker: str
    """Who says otherwise; the speaker himself where he does."""
    claim: str
    """Claim of the speaker."""
    other_claim: str
    """Claim that it cannot stand beside."""
    about: str
    """Id of the indicator that declares what it rules out, or of the measurand."""
    days: int
    """Days from ``said`` to ``against``; negative where it was known before."""


def contradictions(
    indicators: Iterable[Indicator],
    observations: Sequence[Observation],
    counts: Iterable[SpeakerFigure] = (),
    *,
    growing: frozenset[str] = frozenset(),
) -> tuple[Contradiction, ...]:
    """Every clash, the nearest in time for each speaker, thing and kind; sorted by speaker.

    What a statement rules out is declared by its indicator's ``contradicts``.  Two figures of one
    thing by one speaker clash when they are dated within :data:`SAME_STATE_DAYS` days and their ranges do not
    meet; of things that are ``growing`` only when the later is the lower, for the higher one may
    be news.
    """
    by_indicator: dict[str, list[Observation]] = {}
    for observation in observations:
        by_indicator.setdefault(observation.indicator, []).append(observation)
    nearest: dict[tuple[str, ...], Contradiction] = {}
    for indicator in indicators:
        for ruled_out in indicator.contradicts:
            for statement in by_indicator.get(indicator.id, ()):
                for contrary in by_indicator.get(ruled_out, ()):
                    _keep(nearest, _of_sightings(statement, contrary))
    in_order = sorted(counts, key=lambda count: (count.date, count.claim))
    for first, second in combinations(in_order, 2):
        if _clash(first, second, growing):
            _keep(nearest, _of_counts(first, second))
    return tuple(sorted(nearest.values(), key=lambda clash: clash.id))


def _keep(nearest: dict[tuple[str, ...], Contradiction], clash: Contradiction | None) -> None:
    if clash is None:
        return
    key = (clash.id,)
    former = nearest.get(key)
    if former is None or (abs(clash.days), clash.claim, clash.other_claim) < (
        abs(former.days),
        former.claim,
        former.other_claim,
    ):
        nearest[key] = clash


def _of_sightings(statement: Observation, contrary: Observation) -> Contradiction | None:
    speaker, contrary_speaker = speaker_of(statement), speaker_of(contrary)
    days = (contrary.date - statement.date).days
    if speaker != contrary_speaker and (contrary.trust < TRUSTED or abs(days) > SAME_TIME):
        return None
    why = ContradictionKind.TURN if speaker == contrary_speaker else ContradictionKind.EVENT
    return Contradiction(
        id=f"{speaker}.{why}.{statement.indicator}.{contrary.indicator}",
        why=why,
        speaker=speaker,
        other_speaker=contrary_speaker,
        claim=statement.claims[0],
        other_claim=contrary.claims[0],
        about=statement.indicator,
        days=days,
    )


def _of_counts(first: SpeakerFigure, second: SpeakerFigure) -> Contradiction:
    return Contradiction(
        id=f"{first.speaker}.{ContradictionKind.FIGURES}.{first.measurand}",
        why=ContradictionKind.FIGURES,
        speaker=first.speaker,
        other_speaker=first.speaker,
        claim=first.claim,
        other_claim=second.claim,
        about=first.measurand,
        days=(second.date - first.date).days,
    )


def _clash(first: SpeakerFigure, second: SpeakerFigure, growing: frozenset[str]) -> bool:
    if (first.speaker, first.measurand) != (second.speaker, second.measurand) or not first.speaker:
        return False
    if (second.date - first.date).days > SAME_STATE_DAYS:
        return False
    return second.high < first.low or (second.low > first.high and first.measurand not in growing)


def speaker_of(observation: Observation) -> str:
    """Whose word a sighting is: the part of its origin before the day."""
    return observation.origin.rpartition("@")[0]
