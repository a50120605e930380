"""Results of the policies across the scenarios."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The chance of one scenario at which another policy becomes the best on average."""

    scenario: str
    now: float
    at: float
    """Chance of the scenario, the others keeping their proportions, at which advice changes."""
    to: str
    """Policy that is then best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """One policy against the present chances."""

    policy: str
    value: float
    """Expected worth, from the likely outcomes."""
    low: float
    high: float
    """Expected worth if every outcome fell at its low, or high, end."""
    regret: Mapping[str, float]
    """Best likely outcome in the scenario minus this policy's; never negative."""
    worst_regret: float
    """Largest of these; the scenario set without its chances."""
    expected_regret: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The policies compared. Scenarios some policy has no outcome for are left out and named."""

    appraisals: tuple[Appraisal, ...]
    """Best expected worth first."""
    best: str
    """Id of the best on average; empty when there is no policy."""
    least_regret: str
    """Id of the one with the smallest worst regret."""
    flips: tuple[Flip, ...]
    untested: tuple[str, ...]
    """Scenarios which not every policy has an outcome for."""
