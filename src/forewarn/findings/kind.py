"""What a figure is, which alone decides how it is written."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Kind(StrEnum):
    """What a number is a number of."""

    CHANCE = "chance"
    """A probability, or a sum of some."""
    COUNT = "count"
    """Things counted one by one: origins, outlets, rungs."""
    QUANTITY = "quantity"
    """An estimated amount in a unit of the case, whatever the case calls it."""
    ODDS = "odds"
    """A likelihood ratio."""
    LOG_ODDS = "log odds"
    """Its natural logarithm."""
    POINTS = "points"
    """Percentage points of change."""
    CHANGE = "change"
    """A signed amount in the unit of the finding."""
    WORTH = "worth"
    """On the scale on which the case declares outcomes."""
    SCORE = "score"
    """A score of forecasts or of inconsistency."""
    DISTANCE = "distance"
    """How far chances were moved to sum to one."""
    BITS = "bits"
    """Information."""
    DAYS = "days"
    """Days from one thing to another."""
    SHARE = "share"
    """A part of a whole that is no probability."""
    FACTOR = "factor"
    """A multiple of a true value."""


class IntervalLevel(StrEnum):
    """What an interval is."""

    NINETY = "90%"
    """Holds the value with a chance of nine in ten."""
    RANGE = "range"
    """From every declared outcome low to every one high."""
    ENDS = "ends"
    """The value with one judgement at either end of its range, all others at their best."""
    NONE = "none"
    """There is no interval."""


@dataclass(frozen=True, slots=True)
class _Measured:
    words: str
    kind: Kind


class Measure(Enum):
    """What the size of an effect counts, in words and by its kind."""

    BAND = _Measured("band of the word", Kind.CHANCE)
    BITS = _Measured("bits", Kind.BITS)
    BORNE_OUT = _Measured("borne out", Kind.CHANGE)
    BRIER = _Measured("Brier score", Kind.SCORE)
    CASES = _Measured("cases", Kind.COUNT)
    CHANCE_BY_SCENARIO = _Measured("chance within its period, by scenario", Kind.CHANCE)
    CHANCE_GIVEN = _Measured("chance as given", Kind.CHANCE)
    CLIMB = _Measured("declared chance to climb in a month", Kind.CHANCE)
    CONTRADICTION = _Measured("contradiction", Kind.COUNT)
    COUNTED = _Measured("what is counted", Kind.QUANTITY)
    GRADE = _Measured("chance that the grade stands for", Kind.CHANCE)
    HIGH_COUNT = _Measured("chance of so high a count", Kind.CHANCE)
    LOG_RATIO = _Measured("log likelihood ratio", Kind.LOG_ODDS)
    MARKS = _Measured("marks", Kind.SCORE)
    OPENING = _Measured("opening chance", Kind.CHANCE)
    ORIGINS = _Measured("origins", Kind.COUNT)
    OUTCOME = _Measured("outcome", Kind.CHANGE)
    OUTLETS = _Measured("outlets", Kind.COUNT)
    POINTS = _Measured("points", Kind.POINTS)
    POOL = _Measured("pool", Kind.CHANCE)
    PRIOR = _Measured("prior log odds", Kind.LOG_ODDS)
    RATIO = _Measured("likelihood ratio", Kind.ODDS)
    RUNG = _Measured("rung", Kind.COUNT)
    SHIFT = _Measured("shift of the median", Kind.CHANGE)
    SIGHTING = _Measured("sighting", Kind.COUNT)
    SIGHTINGS = _Measured("sightings in the window", Kind.COUNT)
    STAYING = _Measured("chance of staying from one step to the next", Kind.CHANCE)
    TAIL = _Measured("chance of so few or so many", Kind.CHANCE)
    UNDER_WAY = _Measured("chance that it is under way", Kind.CHANCE)
    WORTH = _Measured("declared worth", Kind.WORTH)

    @property
    def words(self) -> str:
        """As ``assessment.json`` writes it."""
        return self.value.words

    @property
    def kind(self) -> Kind:
        """Decides how the size is written."""
        return self.value.kind
