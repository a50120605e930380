"""A signpost: a watch on indicators, tied to a decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.grounds import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A watch on one or more indicators, with the decision that hangs on it."""

    id: str
    label: str
    indicators: tuple[str, ...] = ()
    decision: str = ""
    """The decision it informs."""
    owner: str = ""
    threshold: float | None = None
    """Independent origins within ``window_days`` at which it warns."""
    window_days: int = 60
    direction: tuple[str, ...] = ()
    """Exactly one scenario id towards which a sighting points."""
    lead_days: int | None = None
    """How long before the event it is expected to trip."""
    expiry: date | None = None
    """After this day the signpost must be declared anew."""
    declared: Mapping[str, Declared] = field(default_factory=dict)
