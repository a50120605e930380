"""Scores of each source's claims against what happened."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedClaim:
    """A claim about a matter that was resolved later."""

    source: str
    claim: str
    said_on: date
    resolved_on: date
    chance: float
    """Chance that the claim gives the matter: its certainty where it asserts, one minus its certainty
    where it denies."""
    outcome: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """The scores of a source's resolved claims."""

    claims: tuple[str, ...]
    right: int
    """Claims on the side of the outcome; even odds are on neither side."""
    brier: float
    """Mean squared difference between chance and outcome; a coin scores 0.25."""
    lead_days: float
    """Mean number of days between claim and resolution."""


def track_records(resolved: Iterable[ResolvedClaim]) -> dict[str, TrackRecord]:
    """Track record of each source by its id; claims after the resolution do not count.

    Brier (1950), Verification of forecasts expressed in terms of probability.
    """
    by_source: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in sorted(resolved, key=lambda item: (item.said_on, item.claim)):
        if not 0 <= claim.chance <= 1:
            raise ValueError(f"a chance lies in [0, 1], got {claim.chance:g} of {claim.claim}")
        if claim.said_on < claim.resolved_on:
            by_source[claim.source].append(claim)
    return {
        source: TrackRecord(
            claims=tuple(claim.claim for claim in claims),
            right=sum(
                (claim.chance > 0.5) if claim.outcome else (claim.chance < 0.5) for claim in claims
            ),
            brier=sum((claim.chance - claim.outcome) ** 2 for claim in claims) / len(claims),
            lead_days=sum((claim.resolved_on - claim.said_on).days for claim in claims)
            / len(claims),
        )
        for source, claims in sorted(by_source.items())
    }
