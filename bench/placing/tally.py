"""Counts of a system on the reports of some cases, and the faults behind them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

RIGHT, WRONG, MISSED = "right", "wrong", "missed"
FALSE_FIGURE, FALSE_EVENT, MISSED_EVENT, NEAR_MISS = (
    "false figure",
    "false event",
    "missed event",
    "near miss fired",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A figure or an event that is placed otherwise than the labels have it."""

    kind: str
    report: str
    sentence: str
    declared: str
    """What the labels have."""
    result: str
    """What came out."""
    reason: str = ""


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of a system on some reports."""

    figures: Counter[str] = field(default_factory=Counter)
    """Of the base: right, wrong and missed."""
    placed: int = 0
    false_figures: int = 0
    nowhere: int = 0
    """Listed figures that belong nowhere."""
    nowhere_placed: int = 0
    events: int = 0
    hits: int = 0
    fired: int = 0
    fired_right: int = 0
    near: int = 0
    near_fired: int = 0
    claimants: int = 0
    claimants_right: int = 0
    principals_right: int = 0
    """Right if whoever speaks for somebody is taken for them."""
    days: int = 0
    days_right: int = 0
    stances: int = 0
    stance_actors: int = 0
    stances_right: int = 0
    by_id: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add the counts of other reports."""
        self.figures += other.figures
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for key, counts in other.by_id.items():
            self.count_of(key).update(counts)
        self.faults += other.faults

    def count_of(self, key: str) -> Counter[str]:
        """The counts of one measurand or indicator."""
        return self.by_id.setdefault(key, Counter())


_COUNTS = (
    "placed", "false_figures", "nowhere", "nowhere_placed", "events", "hits", "fired",
    "fired_right", "near", "near_fired", "claimants", "claimants_right", "principals_right", "days",
    "days_right", "stances", "stance_actors", "stances_right",
)  # fmt: skip


def percent(part: int, whole: int) -> float:
    """A share in percent; 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def headline(tally: Tally) -> Iterator[float]:
    """The seven figures of a system, in percent."""
    size = sum(tally.figures.values())
    for verdict in (RIGHT, WRONG, MISSED):
        yield percent(tally.figures[verdict], size)
    yield percent(tally.false_figures, tally.placed)
    yield percent(tally.hits, tally.events)
    yield percent(tally.fired_right, tally.fired)
    yield percent(tally.claimants_right, tally.claimants)
