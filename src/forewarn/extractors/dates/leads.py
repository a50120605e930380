"""Words before a date that make another of it: its part, one of its days, a stretch up to it.

"Early May", "the last Sunday of November", "the first nine months of 2026", "the week ending 14
March", "the quarter that began in July", "overnight into Saturday".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from forewarn.dates import Period
from forewarn.extractors.dates import periods
from forewarn.extractors.dates.counts import COUNT_PATTERN, exact_count, move
from forewarn.extractors.dates.expressions import WEEKDAY_NAMES, WORDS, Clock, Expression
from forewarn.text import Span

_Key = TypeVar("_Key")
_Change = Callable[[Period, Clock | None], Period]
"""The days that a date with its lead stands for, from those of the date; the clock where the
date was resolved by one."""

_NEAR = 70
"""Characters before a date in which its lead stands."""
_MOST = 2
"""Leads of one date: "early in the week of 2 November"."""
_ORDINALS = {word: int(number) for word, number in WORDS.find_heads("ordinals").items()}
_PARTS = WORDS.find_heads("parts")
_ORDINAL = WORDS.find_pattern("part_ordinals")
_UNIT = WORDS.find_pattern("counted_periods")
_EACH = re.compile(r"\b(?:every|each)\s$", re.IGNORECASE)
_IN = r"(?:\s(?:of|in|on)(?:\sthe)?)"


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of leading up to a date."""

    pattern: re.Pattern[str]
    """Matches the words up to the date; its group ``lead`` is where the whole date begins."""
    change: Callable[[re.Match[str]], _Change | None]
    """None where the words only look like a lead."""


def add_leads(text: str, expressions: Sequence[Expression]) -> list[Expression]:
    """The expressions with what leads up to them; a date within a lead is none of its own."""
    extended: list[Expression] = []
    for expression in expressions:
        for _ in range(_MOST):
            led = _add_lead(text, expression, extended)
            if led is expression:
                break
            expression = led
        extended.append(expression)
    return extended


def _add_lead(text: str, expression: Expression, earlier: list[Expression]) -> Expression:
    """The expression with its lead; takes the expressions away that stand in the lead."""
    start = max(0, expression.span.start - _NEAR)
    words = text[start : expression.span.start]
    for form in _FORMS:
        match = form.pattern.search(words)
        change = match and form.change(match)
        if match is None or change is None:
            continue
        if form.change is _nth_day and _EACH.search(words, 0, match.start()):
            change = _refuse
        span = Span(start + match.start("lead"), expression.span.end)
        while earlier and earlier[-1].span.end > span.start:
            earlier.pop()
        return _with_lead(expression, span, form, change)
    return expression


def _with_lead(expression: Expression, span: Span, form: _Form, change: _Change) -> Expression:
    resolve, yearly, is_day = expression.resolve, expression.yearly, form.change is _nth_day

    def at(clock: Clock) -> Period:
        own = resolve(clock)
        period = change(own, clock)
        # "The first Sunday of November", of what is to come, is past by the eighteenth.
        if not is_day or yearly is None or clock.report_day is None or clock.ahead is None:
            return period
        year = own.start.year
        if clock.ahead and period.end < clock.report_day:
            return change(yearly(year + 1), clock)
        if not clock.ahead and period.start > clock.report_day:
            return change(yearly(year - 1), clock)
        return period

    return replace(
        expression,
        span=span,
        resolve=at,
        yearly=None if yearly is None else lambda year: change(yearly(year), None),
    )


def _refuse(period: Period, _: Clock | None) -> Period:
    """For a day that comes again: "every first Sunday of the month"."""
    raise ValueError("no single day")


def _part(match: re.Match[str]) -> _Change:
    """``early``, ``the end of``, ``the second half of``, ``the first week of``."""
    name = match["lead"].casefold()

    def change(period: Period, clock: Clock | None) -> Period:
        report_day = clock.report_day if clock else None
        if name in ("earlier", "later") and report_day is not None and period.contains(report_day):
            ends = (period.start, report_day) if name == "earlier" else (report_day, period.end)
            return Period(*ends)
        words = name.split()
        if len(words) == 2 and words[1] != "half":
            return _weeks_of(period, *words)
        return periods.part(period, _PARTS[name])

    return change


def _weeks_of(period: Period, ordinal: str, unit: str) -> Period:
    """The first week of October, the last days of the year: seven days at a time."""
    length = timedelta(days=13 if unit == "fortnight" else 6)
    if (number := _ORDINALS[ordinal]) > 0:
        start = period.start + timedelta(days=7 * (number - 1))
        return Period(min(start, period.end), min(start + length, period.end))
    end = period.end + timedelta(days=7 * (number + 1))
    return Period(max(period.start, end - length), end)


def _nth_day(match: re.Match[str]) -> _Change:
    """``the last Sunday of``, ``the third weekend in``, ``the final day of``."""
    number, name = _ORDINALS[match["nth"].casefold()], match["day"]

    def change(period: Period, _: Clock | None) -> Period:
        if name == "day":
            return periods.one_day(_count_days(period, number, 1))
        weekday = 5 if name == "weekend" else WEEKDAY_NAMES.index(name)
        first = period.start + timedelta(days=(weekday - period.start.weekday()) % 7)
        last = period.end - timedelta(days=(period.end.weekday() - weekday) % 7)
        day = _count_days(Period(first, last), number, 7)
        return Period(day, day + timedelta(days=1 if name == "weekend" else 0))

    return change


def _count_days(period: Period, number: int, step: int) -> date:
    """The day of a number, counted in steps from the start, or from the end where it is below 0."""
    days = timedelta(days=step)
    day = period.start + (number - 1) * days if number > 0 else period.end + (number + 1) * days
    if not period.contains(day):
        raise ValueError(f"the days have no number {number}")
    return day


def _first_units(match: re.Match[str]) -> _Change | None:
    """``the first nine months of``, ``the last three weeks of``."""
    count, unit = exact_count(match["count"]), match["unit"]
    number = _ORDINALS[match["nth"].casefold()]
    if count is None or number not in (1, -1):
        return None

    def change(period: Period, _: Clock | None) -> Period:
        if number > 0:
            return Period(period.start, min(period.end, _end_of(period.start, count, unit)))
        return Period(max(period.start, _start_of(period.end, count, unit)), period.end)

    return change


def _stretch_to(match: re.Match[str]) -> _Change | None:
    """``the week ending``, ``the three months to``, ``the financial year that ended on``."""
    count, unit = exact_count(match["count"] or "a"), match["unit"]
    if count is None:
        return None
    return lambda period, _: Period(_start_of(period.end, count, unit), period.end)


def _stretch_from(match: re.Match[str]) -> _Change | None:
    """``the week beginning``, ``the quarter that began in``, ``the week of``."""
    count, unit = exact_count(match["count"] or "a"), match["unit"]
    if count is None:
        return None
    if match["way"] == "of":
        if unit != "week":
            return None
        return lambda period, _: periods.calendar_unit(period.start, unit)
    return lambda period, _: Period(period.start, _end_of(period.start, count, unit))


def _start_of(end: date, count: int, unit: str) -> date:
    """First day of so many units that end on a day."""
    # From the day after, so that the months to 30 September begin on a first.
    return move(end + timedelta(days=1), -count, unit)


def _end_of(start: date, count: int, unit: str) -> date:
    return move(start, count, unit) - timedelta(days=1)


def _so_far(match: re.Match[str]) -> _Change:
    """``so far this year``, ``so far in November``: up to the day of the report."""

    def change(period: Period, clock: Clock | None) -> Period:
        report_day = clock.report_day if clock else None
        is_open = report_day is not None and period.contains(report_day)
        return Period(period.start, report_day) if is_open and report_day else period

    return change


def _overnight(match: re.Match[str]) -> _Change:
    """``overnight into Saturday`` begins on Friday; ``overnight on Sunday`` is that Sunday's."""
    before = timedelta(days=1 if match["way"] in ("into", "to") else 0)
    return lambda period, _: Period(period.start - before, period.end)


_LENGTH = (
    # "Brought forward by two months to 6 December" tells how far, not how long.
    rf"(?<!\w)(?<!\bby\s)(?P<lead>(?:(?:the|its|their|our)\s)?(?:{COUNT_PATTERN}|the|its|their|our)\s"
    rf"(?:(?:{WORDS.find_pattern('business_years')})\s)?(?P<unit>{_UNIT})s?)"
)
_FORMS = (
    _Form(
        re.compile(
            rf"(?<!\w)(?P<lead>(?P<nth>(?i:{_ORDINAL}))\s"
            rf"(?P<day>{'|'.join(WEEKDAY_NAMES)}|weekend|day))\s(?:of|in)(?:\sthe)?\s$"
        ),
        _nth_day,
    ),
    _Form(
        re.compile(
            rf"(?<!\w)(?P<lead>(?P<nth>(?i:{_ORDINAL}))\s{COUNT_PATTERN}\s(?P<unit>{_UNIT})s)"
            r"\s(?:of|in)(?:\sthe)?\s$"
        ),
        _first_units,
    ),
    _Form(
        re.compile(
            rf"{_LENGTH},?\s(?:(?:that|which)\s)?(?:{WORDS.find_pattern('stretch_ends')})"
            r"(?:\s(?:in|on|at))?(?:\sthe)?\s$",
            re.IGNORECASE,
        ),
        _stretch_to,
    ),
    _Form(
        re.compile(
            rf"{_LENGTH},?\s(?:(?:that|which)\s)?(?P<way>of|{WORDS.find_pattern('stretch_starts')})"
            r"(?:\s(?:in|on|at|from))?(?:\sthe)?\s$",
            re.IGNORECASE,
        ),
        _stretch_from,
    ),
    _Form(
        re.compile(r"(?<!\w)(?P<lead>so far)(?:\s(?:in|during))?(?:\sthe)?\s$", re.IGNORECASE),
        _so_far,
    ),
    _Form(
        re.compile(r"(?<!\w)(?P<lead>overnight)(?:\s(?P<way>into|to|on|from))?\s$", re.IGNORECASE),
        _overnight,
    ),
    _Form(
        re.compile(
            r"(?<!\w)(?:the )?(?:very |latter )?"
            rf"(?P<lead>{WORDS.find_pattern('part_names')}|"
            rf"(?:{_ORDINAL}) (?:weeks?|days|fortnight|weekend))"
            rf"(?:\s(?:{WORDS.find_pattern('words_for_parts')}))?(?:-|{_IN}\s|\s)(?:the )?$",
            re.IGNORECASE,
        ),
        _part,
    ),
)
"""Leads, the most specific first."""
