"""An observation: an indicator seen, when, and through which origin."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One independent sighting of an indicator."""

    indicator: str
    origin: str
    date: date
    claims: tuple[str, ...]
    """Claims of the origin that report it, earliest first."""
    trust: float
    """Chance that the origin reflects what happened, from its Admiralty grade and the claim's
    certainty, in (0, 1)."""
    source: str = ""
    """Id of the source whose word it is; empty where nobody is named."""
    reliability: float = 0.5
    """Chance that the source's grade stands for, before any of its reports is held against the
    others."""
