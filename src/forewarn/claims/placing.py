"""A decision on where a claim belongs that found no place by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.findings.finding import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingDecision:
    """Where somebody put a claim, or that it belongs nowhere: an appended line; the last one counts."""

    claim: str
    """Id of the claim."""
    to: str = ""
    """``measurand.ID`` or ``indicator.ID``; empty: dismissed, it belongs nowhere."""
    when: date
    """Day of the decision."""
    who: str = ""
    """Who decided."""
    why: str = ""
    """The reason, in a sentence."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


def latest_placings(decisions: tuple[PlacingDecision, ...]) -> dict[str, PlacingDecision]:
    """The last decision on each claim."""
    return {decision.claim: decision for decision in decisions}
