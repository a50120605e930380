"""Where a signpost stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from forewarn.findings.reason import Reason
from forewarn.signposts.share import Share


class Level(IntEnum):
    """How loud a signpost is."""

    QUIET = 1
    WATCH = 2
    WARNING = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """Lower-case name."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A signpost on a day."""

    signpost: str
    level: Level
    count: int
    """Independent origins within the window."""
    threshold: float
    reading: float | None = None
    """What is held against the threshold where it is no count: the chance that what it watches is
    under way (sparse), or of a count as high as the newest (dense); None where it is the count,
    or where the series is too short to judge."""
    origins: tuple[str, ...]
    """Those origins, newest first."""
    claims: tuple[str, ...]
    last_seen: date | None
    """Latest sighting ever; None when never seen."""
    expired: bool
    coverage: float
    """Chance that at least one of its indicators would be reported, had it happened."""
    tempo: tuple[tuple[date, int], ...]
    """Sightings per 30 days, oldest first, each with the last day of its period."""
    trend: str
    """``rising``, ``steady``, ``falling`` or ``silent``."""
    share: Share | None = None
    """How much of what was published in the window told of it; None where nothing was."""
    odds: Mapping[str, float]
    """Likelihood ratio for each scenario against its rivals, from the sightings in the window."""
    undone_by: Reason
    """What would bring it back down a level."""
