"""Which days the workbench steps through."""

from datetime import date, timedelta


def month_ends(start: date, latest: date) -> tuple[date, ...]:
    """The last day of each month from ``start``, and ``latest``."""
    found: list[date] = []
    first = date(start.year, start.month, 1)
    while True:
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        end = first - timedelta(days=1)
        if end >= latest:
            return (*found, latest)
        found.append(end)
