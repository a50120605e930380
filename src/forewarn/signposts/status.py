"""Level and status of a signpost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from forewarn.findings.reason import Reason
from forewarn.signposts.share import NarrativeShare


class Level(IntEnum):
    """Alert level of a signpost."""

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
    """Value compared with the threshold: the chance that the watched event is under way (sparse),
    or of a count as high as the newest (dense); None for a count, or if the series is too short."""
    origins: tuple[str, ...]
    """Those origins, newest first."""
    claims: tuple[str, ...]
    last_seen: date | None
    """Latest sighting of all; None without one."""
    expired: bool
    coverage: float
    """Chance that at least one of its indicators would be reported, had it happened."""
    tempo: tuple[tuple[date, int], ...]
    """Sightings per 30 days, oldest first, each with the last day of its period."""
    trend: str
    """``rising``, ``steady``, ``falling`` or ``silent``."""
    share: NarrativeShare | None = None
    """Share of the items published in the window that carry it; None without items."""
    odds: Mapping[str, float]
    """Likelihood ratio for each scenario against its rivals, from the sightings in the window."""
    undone_by: Reason
    """Condition that would lower it by a level."""
