"""A signpost: a watch on indicators, tied to a decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from forewarn.findings.finding import Declared


class Tempo(StrEnum):
    """How often a signpost's indicators are seen, and so how it trips."""

    COUNT = "count"
    """Independent origins in the window."""
    SPARSE = "sparse"
    """A sighting a season: the chance that what it watches is under way."""
    DENSE = "dense"
    """Sightings in most periods: more than trend, season and chance explain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A watch on one or more indicators, with the decision that hangs on it."""

    id: str
    label: str
    indicators: tuple[str, ...] = ()
    decision: str = ""
    """The decision it informs."""
    owner: str = ""
    tempo: Tempo = Tempo.COUNT
    """How it trips: by a count of origins, by the chance that a rare thing is under way, or by a
    surge in a series that never rests."""
    threshold: float | None = None
    """Where it warns: independent origins within ``window_days``; for a sparse tempo the chance
    that what it watches is under way, for a dense one the chance of so high a count."""
    window_days: int = 60
    period_days: int = 7
    """Length of a period of a dense tempo."""
    direction: tuple[str, ...] = ()
    """Exactly one scenario id towards which a sighting points."""
    lead_days: int | None = None
    """How long before the event it is expected to trip."""
    expiry: date | None = None
    """After this day the signpost must be declared anew."""
    declared: Mapping[str, Declared] = field(default_factory=dict)
