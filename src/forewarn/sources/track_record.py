"""How each source's claims fared against what happened."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedClaim:
    """A claim about something that was resolved later."""

    source: str
    claim: str
    said_on: date
    resolved_on: date
    chance: float
    """Chance that the claim gave the matter: its certainty where it asserts, one minus that where
    it denies."""
    outcome: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """A source's claims that were resolved."""

    claims: tuple[str, ...]
    right: int
    """Claims that leaned the way it went; even odds lean neither way."""
    brier: float
    """Mean squared distance of the chance from what happened; 0.25 is a coin's."""
    lead_days: float
    """Mean days by which they came before the resolution."""


def track_records(resolved: Iterable[ResolvedClaim]) -> dict[str, TrackRecord]:
    """Record of each source, by its id; what was said after the resolution is no foresight.

    Brier (1950), Verification of forecasts expressed in terms of probability.
    """
    by_source: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for each in sorted(resolved, key=lambda one: (one.said_on, one.claim)):
        if not 0 <= each.chance <= 1:
            raise ValueError(f"a chance lies in [0, 1], got {each.chance:g} of {each.claim}")
        if each.said_on < each.resolved_on:
            by_source[each.source].append(each)
    return {
        source: TrackRecord(
            claims=tuple(each.claim for each in held),
            right=sum(
                (each.chance > 0.5) if each.outcome else (each.chance < 0.5) for each in held
            ),
            brier=sum((each.chance - each.outcome) ** 2 for each in held) / len(held),
            lead_days=sum((each.resolved_on - each.said_on).days for each in held) / len(held),
        )
        for source, held in sorted(by_source.items())
    }
