"""Narrative share: how much of what is published tells of a theme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.probability.intervals import jeffreys


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Items on a theme among all items of a window, and of the window before."""

    carrying: int
    items: int
    low: float
    """Lower end of the 90% interval of the share."""
    high: float
    before_carrying: int
    before_items: int

    @property
    def value(self) -> float:
        """Items on the theme per item published."""
        return self.carrying / self.items


def share(
    carrying: Iterable[str], published: Mapping[str, date], *, window_days: int, as_of: date
) -> Share | None:
    """The share of ``carrying`` in what was ``published`` (item to day) in the window.

    Echoes count: it is the loudness of a story that is asked for, not how many saw it.  None
    where the window holds no item at all.
    """
    held = {item: published[item] for item in set(carrying) if item in published}
    opened = as_of - timedelta(days=window_days)
    before = opened - timedelta(days=window_days)

    def within(days: Iterable[date], after: date, upto: date) -> int:
        return sum(after < day <= upto for day in days)

    items = within(published.values(), opened, as_of)
    if not items:
        return None
    found = within(held.values(), opened, as_of)
    low, high = jeffreys(found, items)
    return Share(
        carrying=found,
        items=items,
        low=low,
        high=high,
        before_carrying=within(held.values(), before, opened),
        before_items=within(published.values(), before, opened),
    )
