"""A quantity as said: an interval, the word that made it vague, the thing counted."""

from dataclasses import dataclass

from forewarn.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many of what, as an interval. ``low <= best <= high``, all finite, none negative."""

    low: float
    best: float
    high: float
    unit: str
    """Counted thing as said, a lemma phrase: ``soldier``, ``shell``; empty when not said."""
    approximator: str = ""
    """``about``, ``at least``, ``up to``, ``several hundred``; empty for a bare figure."""
    per: str = ""
    """Period of a rate: ``day``, ``month``, ``year``; empty for a count."""
    span: Span
    """Characters of the figure with its approximator."""
    counted: str = ""
    """The counted thing as written after the figure, its actor with it: ``North Korean troops``."""
    stage: str = ""
    """Lemma of the verb that tells what became of the counted: ``send``, ``neutralize``, ``kill``;
    empty when the sentence only counts."""
    direction: str = ""
    """``up`` or ``down`` where the figure is a rise or fall by so much, not a level."""
    part_of: Span | None = None
    """Characters of the figure for the whole of which this one is a part: the 4,700 in "4,700
    casualties including 600 deaths"."""

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.best <= self.high < float("inf"):
            raise ValueError(
                f"a quantity needs 0 <= low <= best <= high < infinity, "
                f"got {self.low}, {self.best}, {self.high}"
            )
