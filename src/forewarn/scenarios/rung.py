"""A rung: one stage on the ladder of involvement."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forewarn.findings.finding import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One stage on the ladder of involvement, reached when one of its indicators is seen."""

    id: str
    """Unique among rungs."""
    label: str
    """What has been reached, in a few words."""
    indicators: tuple[str, ...] = ()
    """Ids of indicators; one sighting of any reaches the rung."""
    climb: float = 0.1
    """Chance, per month, of climbing on from the rung below; between 0 and 1."""
    weight: float = 10.0
    """For how many months watched before that chance counts, above 0: the more, the less sightings move it."""
    shows: float = 0.5
    """Chance, per month, that one of its indicators comes about once it is reached; what silence weighs."""
    declared: Mapping[str, Declared] = field(default_factory=dict)
