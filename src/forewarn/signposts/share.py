"""Narrative share: the share of published items that carry a theme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.probability.intervals import jeffreys


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeShare:
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


def narrative_share(
    carrying: Iterable[str], published: Mapping[str, date], *, window_days: int, as_of: date
) -> NarrativeShare | None:
    """The share of ``carrying`` in what was ``published`` (item to day) in the window.

    Echoes count: the share measures how loud a story is, not how many witnessed it.  None if the
    window contains no item.
    """
    on_theme = {item: published[item] for item in set(carrying) if item in published}
    start = as_of - timedelta(days=window_days)
    before = start - timedelta(days=window_days)

    def within(days: Iterable[date], after: date, upto: date) -> int:
        return sum(after < day <= upto for day in days)

    items = within(published.values(), start, as_of)
    if not items:
        return None
    number = within(on_theme.values(), start, as_of)
    low, high = jeffreys(number, items)
    return NarrativeShare(
        carrying=number,
        items=items,
        low=low,
        high=high,
        before_carrying=within(on_theme.values(), before, start),
        before_items=within(published.values(), before, start),
    )
