"""What a case itself teaches about one of its sources."""

from dataclasses import dataclass

from forewarn.sources.learned_reliability import Judged, Learned
from forewarn.sources.stance_history import Turn
from forewarn.sources.track_record import TrackRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What the case itself teaches about a source, beside what was declared of it."""

    judged: tuple[Judged, ...] = ()
    """Its own origins' claims that later ones speak to."""
    learned: Learned | None = None
    """None where nothing was judged."""
    turns: tuple[Turn, ...] = ()
    """Its stance on the matter of the case over time."""
    track: TrackRecord | None = None
    """Its claims against what was resolved; None where nothing was."""
