"""Date expressions before their resolution, and the clock against which they are resolved.

A form is a pattern and a builder.  The builder checks the words around the match.  It returns None
for what only looks like a date, else an ``Expression`` that resolves itself once the day of the
report, the date mentioned before it and the tense are known.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.dates import Period
from forewarn.language.english.reading import reading_words
from forewarn.language.words import words_of
from forewarn.text import Span

WORDS = reading_words("dates")
_CALENDAR = words_of("forewarn.language.english")
MONTH_NAMES = [name.capitalize() for name in _CALENDAR.months]
WEEKDAY_NAMES = [name.capitalize() for name in _CALENDAR.weekdays]
_SHORT = [name.capitalize() for name in WORDS.find_list("months_short")]
MONTH_PATTERN = rf"(?:(?:{'|'.join(MONTH_NAMES)})\b|(?:{'|'.join(_SHORT)})\b\.?)"
WEEKDAY_PATTERN = rf"(?:{'|'.join(WEEKDAY_NAMES)})\b"
YEAR_PATTERN = r"(?P<year>(?:19|20)\d\d)(?!\d|[,.]\d|\w|-\w)"
OF_YEAR_PATTERN = (
    rf"(?:,? (?:of |in )?(?:the )?(?P<of_year>{WORDS.find_pattern('years_referred')}) year\b)"
)
TO_PATTERN = rf"(?:\s?[-–—/]\s?|\s(?:{WORDS.find_pattern('range_joins')})\s)(?:the )?"
PART_PATTERN = rf"(?:{WORDS.find_pattern('parts_of_period')})"
"""Words for a part of a month or year, which make a date of a bare one."""

_NEAR = 60
"""Characters on either side that may tell whether a word is meant as a date."""

_CLOSE, _SOON = 31, 300
"""Days within which a yearless date is meant in either tense, and in the future tense."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The dates and the tense from which relative expressions are computed."""

    report_day: date | None
    """Day of the report; None when it is not known, and then nothing relative resolves."""
    last_period: Period | None
    """The last date mentioned before the expression."""
    ahead: bool | None
    """True for a clause about the future, False for the past, None when its form leaves it open."""

    @property
    def day(self) -> date:
        """The day of the report; ``ValueError`` when it is not known."""
        if self.report_day is None:
            raise ValueError("the day of the report is not known")
        return self.report_day

    @property
    def anchor(self) -> Period:
        """The date mentioned before; ``ValueError`` when there is none."""
        if self.last_period is None:
            raise ValueError("no date was mentioned before")
        return self.last_period


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression before its resolution."""

    span: Span
    resolve: Callable[[Clock], Period]
    yearly: Callable[[int], Period] | None = None
    """The days in a given year, for an expression that was written without one."""
    year: int | None = None
    """The year as written."""
    is_weekday: bool = False
    """True for a day of the week, which comes again after seven days."""
    is_range: bool = False
    """True when the expression itself goes from one day to another."""


Ahead = Callable[[Span], bool | None]
"""Whether the clause of a span is about the future; None when its form leaves it open."""

ExpressionBuilder = Callable[[re.Match[str], Ahead], Expression | None]


@dataclass(frozen=True, slots=True)
class DateForm:
    """A way of writing a date."""

    needles: tuple[str, ...]
    """Every text with the form holds one of these in lower case; a fast test before the pattern."""
    pattern: re.Pattern[str]
    build: ExpressionBuilder


def word_form(needles: str, pattern: str, build: ExpressionBuilder) -> DateForm:
    """A form of words, which begins where a word does."""
    return DateForm(tuple(needles.split("|")), re.compile(r"(?<!\w)" + pattern), build)


def digit_form(needles: str, pattern: str, build: ExpressionBuilder) -> DateForm:
    """A form of digits that is not part of an amount, a time of day or a model number."""
    return DateForm(tuple(needles.split("|")), re.compile(r"(?<![\w.,:$€£/+-])" + pattern), build)


def text_before(match: re.Match[str]) -> str:
    """The few words before a match."""
    return match.string[max(0, match.start() - _NEAR) : match.start()]


def text_after(match: re.Match[str]) -> str:
    """The few words after a match."""
    return match.string[match.end() : match.end() + _NEAR]


def fixed_expression(
    match: re.Match[str], year: int | None, of: Callable[[], Period]
) -> Expression:
    """An absolute expression: the same days in every report."""
    return Expression(Span(match.start(), match.end()), lambda clock: of(), year=year)


def relative_expression(match: re.Match[str], of: Callable[[Clock], Period]) -> Expression:
    """A relative expression: its days depend on the report."""
    return Expression(Span(match.start(), match.end()), of)


def yearly_expression(
    match: re.Match[str], year: str | None, at: Callable[[int], Period], choice: str = ""
) -> Expression:
    """A date within a year: the written one, or the one that the report's day and tense choose."""
    if of_year := match.groupdict().get("of_year"):
        word = of_year.casefold()
        return relative_expression(match, lambda clock: at(referenced_year(word, clock)))
    if year:
        number = int(year)
        return Expression(Span(match.start(), match.end()), lambda clock: at(number), year=number)
    return Expression(
        Span(match.start(), match.end()),
        lambda clock: choose_recurrence(at, clock, choice),
        yearly=at,
    )


def referenced_year(word: str, clock: Clock) -> int:
    """The year of "June last year" and "August of that year"."""
    if word in ("that", "same"):
        return clock.anchor.start.year
    return clock.day.year + find_step(word)


_STEPS = {word: int(step) for word, step in WORDS.find_heads("steps").items()}


def find_step(word: str) -> int:
    """How many units on from the current one "last", "this" or "next" is; 0 for another word."""
    return _STEPS.get(word, 0)


def choose_recurrence(at: Callable[[int], Period], clock: Clock, choice: str = "") -> Period:
    """The recurrence of a yearly date that a report means: the last, the next, or the nearest.

    Within a month of the report the nearest is meant whatever the tense: a report of 18 October
    that mentions 1 November hardly means last year's.
    """
    day = clock.day
    candidates: list[Period] = []
    for year in range(day.year - 2, day.year + 3):
        try:
            candidates.append(at(year))
        except (ValueError, OverflowError):
            continue
    past = [period for period in candidates if period.start <= day]
    if choice in ("last", "past", "previous"):
        return max(period for period in candidates if period.end < day)
    if choice in ("next", "coming", "following"):
        return min(period for period in candidates if period.start > day)
    if choice == "this":
        current = [period for period in candidates if period.contains(day)]
        if current:
            return current[0]
        if clock.ahead is None:
            return min(
                candidates,
                key=lambda period: min(
                    abs((period.start - day).days), abs((period.end - day).days)
                ),
            )
    nearby = [period for period in candidates if abs((period.start - day).days) <= _CLOSE]
    if nearby and nearby[0].days == 1 and not choice:
        return nearby[0]
    if clock.ahead:
        # A season that began two months ago and lasts is nearer than its next start in ten.
        soon = [period for period in candidates if period.end >= day]
        if (min(soon).start - day).days <= _SOON or choice:
            return min(soon)
    slack = timedelta(days=_CLOSE if clock.ahead is None and not choice else 0)
    upcoming = [period for period in candidates if day < period.start <= day + slack]
    return min(upcoming) if upcoming and not max(past).contains(day) else max(past)
