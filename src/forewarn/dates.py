"""Periods of days, and the steps by which a case is assessed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period ends on or after its start, got {self.start}..{self.end}")

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return (self.end - self.start).days + 1

    def contains(self, day: date) -> bool:
        """True when ``day`` lies in the period."""
        return self.start <= day <= self.end


class Cadence(StrEnum):
    """How long one step of a case is."""

    WEEK = "week"
    MONTH = "month"

    @property
    def days(self) -> int:
        """Length of a step; a month counts 30 days so that all steps weigh the same."""
        return 7 if self is Cadence.WEEK else 30

    def steps(self, start: date, end: date) -> tuple[Period, ...]:
        """Consecutive steps from ``start``, the last one cut at ``end``; empty if end < start."""
        periods: list[Period] = []
        day = start
        while day <= end:
            last = min(day + timedelta(days=self.days - 1), end)
            periods.append(Period(day, last))
            day = last + timedelta(days=1)
        return tuple(periods)


def month_ends(start: date, end: date) -> tuple[date, ...]:
    """The last day of each month from ``start`` on, before ``end``.

    >>> [str(day) for day in month_ends(date(2024, 12, 5), date(2025, 2, 28))]
    ['2024-12-31', '2025-01-31']
    """
    days: list[date] = []
    first = date(start.year, start.month, 1)
    while True:
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        last = first - timedelta(days=1)
        if last >= end:
            return tuple(days)
        days.append(last)
