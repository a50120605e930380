"""Calendar periods: the days that a month, a quarter, a season or a part of one stands for.

Pure arithmetic on days; nothing here reads text or a clock.  A day that the calendar does not
have, or a year beyond it, raises ``ValueError`` or ``OverflowError``.
"""

from calendar import monthrange
from datetime import date, timedelta

from forewarn.dates import Period
from forewarn.language.english.reading import reading_words

_WORDS = reading_words("dates")

SEASONS = {name: int(number) for name, number in _WORDS.find_heads("season_months").items()}
"""First month of each meteorological season of the northern hemisphere."""

_STEPS = {unit: int(length) for unit, length in _WORDS.find_heads("unit_months").items()}
"""Length in months of the units that follow the calendar."""

_DAYS = {unit: int(hours) / 24 for unit, hours in _WORDS.find_heads("unit_hours").items()}
"""Length in days of the units that do not."""


def one_day(day: date) -> Period:
    """The period of a single day."""
    return Period(day, day)


def month(year: int, number: int) -> Period:
    """A calendar month; ``number`` counts on past December and back before January."""
    year, index = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, index, 1)
    return Period(first, first.replace(day=monthrange(year, index)[1]))


def months(year: int, first: int, count: int) -> Period:
    """``count`` calendar months from month ``first`` of ``year``."""
    return Period(month(year, first).start, month(year, first + count - 1).end)


def year(number: int) -> Period:
    """A calendar year."""
    return months(number, 1, 12)


def season(name: str, number: int) -> Period:
    """The season that begins in year ``number``; winter runs into the next year."""
    return months(number, SEASONS[name], 3)


def calendar_unit(day: date, unit: str, step: int = 0) -> Period:
    """The calendar unit that holds ``day``, or the one ``step`` units on; weeks begin on Monday."""
    if unit in _STEPS:
        length = _STEPS[unit]
        index = (day.year * 12 + day.month - 1) // length + step
        return months(index * length // 12, index * length % 12 + 1, length)
    if unit in ("week", "fortnight", "weekend"):
        monday = day - timedelta(days=day.weekday() - 7 * step)
        ends = {"week": (0, 6), "fortnight": (0, 13), "weekend": (5, 6)}[unit]
        return Period(*(monday + timedelta(days=offset) for offset in ends))
    if unit in ("day", "night"):
        return one_day(day + timedelta(days=step))
    raise ValueError(f"a calendar has no {unit!r}")


def shift(day: date, count: float, unit: str) -> date:
    """``day`` moved by ``count`` units; months and years keep the day of the month where it exists."""
    if unit in _STEPS and count == int(count):
        index = day.year * 12 + day.month - 1 + int(count) * _STEPS[unit]
        target = month(index // 12, index % 12 + 1)
        return min(target.start + timedelta(days=day.day - 1), target.end)
    length = _DAYS[unit] if unit in _DAYS else 30.44 * _STEPS[unit]
    return day + timedelta(days=round(count * length))


def longest_days(unit: str) -> int:
    """Most days that a unit can have, at least one."""
    return max(1, round(31 * _STEPS[unit] if unit in _STEPS else _DAYS[unit]))


def days_around(day: date, unit: str) -> Period:
    """How closely an expression that counts in ``unit`` names a day.

    Days name the day; weeks the seven days about it; months and years the calendar unit.
    """
    if unit in ("week", "fortnight"):
        return Period(day - timedelta(days=3), day + timedelta(days=3))
    return calendar_unit(day, unit) if unit in _STEPS else one_day(day)


def part(period: Period, name: str) -> Period:
    """A named part of a period.

    ``early``, ``mid`` and ``late`` are thirds: ten days of a month, four months of a year, the
    years 0 to 3, 4 to 6 and 7 to 9 of a decade.
    ``start`` and ``end`` are narrower: ten days of a month, one month of a year.
    ``first`` and ``second`` are halves: of a month at its fifteenth, of a year at June.
    """
    if period.days == 1 or not name:
        return period
    narrow = name in ("start", "end")
    place = _PLACES[name]
    if period == calendar_unit(period.start, "month"):
        cuts = (1, 16) if name in ("first", "second") else (1, 11, 21)
        starts = [period.start.replace(day=cut) for cut in cuts]
    elif period == calendar_unit(period.start, "year"):
        firsts = (1, 7) if name in ("first", "second") else (1, 2, 12) if narrow else (1, 5, 9)
        starts = [period.start.replace(month=first) for first in firsts]
    elif period == calendar_unit(period.start, "decade"):
        offsets = (0, 5) if name in ("first", "second") else (0, 4, 7)
        starts = [date(period.start.year + offset, 1, 1) for offset in offsets]
    else:
        share = 2 if name in ("first", "second") else 3
        starts = [
            period.start + timedelta(days=round(period.days * index / share))
            for index in range(share)
        ]
    start = starts[place]
    end = starts[place + 1] - timedelta(days=1) if place + 1 < len(starts) else period.end
    return Period(start, max(start, end))


_PLACES = dict(zip(_WORDS.find_table("parts"), (0, 0, 1, 2, 2, 0, 1), strict=True))
"""Which of its thirds or halves each part of a period is, in the order of the table."""


def easter(number: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher; *Nature*, 1876)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    at, day = divmod(h + ell - 7 * m + 114, 31)
    return date(number, at, day + 1)
