"""Quantities as stated: an interval, its approximator and the unit counted."""

from dataclasses import dataclass
from enum import StrEnum

from forewarn.text import Span


class Movement(StrEnum):
    """Place of a figure in a movement."""

    NONE = ""
    """A level, as far as the sentence tells."""
    INCREMENT = "increment"
    """What came on top: "another 3,000", "3 new deaths in 24 hours"."""
    TOTAL = "total"
    """What an increment led to: "bringing the total to 45"."""
    FROM = "from"
    """The level before: the 6.35 in "fell to 5.10 from 6.35"."""
    TO = "to"
    """The level after."""
    CHANGE = "change"
    """The size of the movement itself: "by 95 basis points"."""


_LEVELS = frozenset({Movement.NONE, Movement.TOTAL, Movement.TO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of units as an interval: ``0 <= low <= best <= high``, all finite."""

    low: float
    best: float
    high: float
    unit: str
    """Unit as a lemma phrase: ``soldier``, ``shell``; empty when none is stated."""
    approximator: str = ""
    """``about``, ``at least``, ``up to``, ``several hundred``; empty for a bare figure."""
    per: str = ""
    """Period of a rate: ``day``, ``month``, ``year``; empty for a count."""
    span: Span
    """Characters of the figure with its approximator."""
    counted: str = ""
    """Words of the unit after the figure, with the actor: ``North Korean troops``."""
    stage: str = ""
    """Lemma of the verb that states what happened to those counted: ``send``, ``neutralize``, ``kill``;
    empty when the sentence only counts."""
    direction: str = ""
    """``up`` or ``down`` where the figure is a rise or fall, not a level."""
    change: Movement = Movement.NONE
    """Place of the figure in a movement: "rose to 12 from 9" has a new and an old level."""
    part_of: Span | None = None
    """Characters of the total of which this figure is a part: the 4,700 in "4,700
    casualties including 600 deaths"."""

    @property
    def is_level(self) -> bool:
        """True where the figure tells how many there are: neither a change, nor what came on top,
        nor the level before a movement."""
        return not self.direction and self.change in _LEVELS

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.best <= self.high < float("inf"):
            raise ValueError(
                f"a quantity needs 0 <= low <= best <= high < infinity, "
                f"got {self.low}, {self.best}, {self.high}"
            )
