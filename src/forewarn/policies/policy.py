"""A policy: an option and what it would bring in each future."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forewarn.findings.finding import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Worth of a policy in one scenario on the case's declared scale; low <= likely <= high."""

    low: float
    likely: float
    high: float
    why: str = ""

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise ValueError(
                f"needs low <= likely <= high, got {self.low}, {self.likely}, {self.high}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One option with its outcome in each scenario."""

    id: str
    title: str
    short: str = ""
    order: int = 0
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    """Scenario id to outcome."""
    designed_for: tuple[str, ...] = ()
    """Scenarios for which it was proposed."""
    prose: str = ""
    declared: Mapping[str, Declared] = field(default_factory=dict)
