"""The record of a source within the case."""

from dataclasses import dataclass

from forewarn.sources.learned_reliability import SourcePosterior, SourceVerdict
from forewarn.sources.stance_history import Turn
from forewarn.sources.track_record import TrackRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """The record of a source within the case, beside its declared grade."""

    verdicts: tuple[SourceVerdict, ...] = ()
    """Comparisons of the claims of its origins with later evidence."""
    posterior: SourcePosterior | None = None
    """None where there are no verdicts."""
    turns: tuple[Turn, ...] = ()
    """The phases of its stance on the matter of the case, in order of time."""
    track: TrackRecord | None = None
    """Its claims scored against resolutions; None where nothing was resolved."""
