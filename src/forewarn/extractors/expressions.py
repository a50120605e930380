"""Date expressions before their resolution, and what they are reckoned from.

A form is a pattern and a builder.  The builder looks at the words around the match and either
declines, because what looks like a date is none, or gives an ``Expression`` that resolves itself
once the day of the report, the date mentioned before it and the tense are known.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.text import Span
from forewarn.timeframe import Period

MONTHS = (
    "January February March April May June July August September October November December"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec".split()
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(_SHORT)})\b\.?)"
WEEKDAY = rf"(?:{'|'.join(DAYS)})\b"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[,.]\d|\w|-\w)"
TO = r"(?:\s?[-–—/]\s?|\s(?:to|through|until|till|and|or)\s)(?:the )?"
PART = (
    r"(?:early|earlier|mid|middle|late|later|beginning|start|end|close|outset|half|weeks?|days?|"
    r"quarter|months?|course|most|much|rest|remainder|turn)"
)
"""Words for a part of a month or year, which make a date of a bare one."""

_NEAR = 60
"""Characters on either side that may tell whether a word is meant as a date."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative expressions are reckoned from."""

    reported: date | None
    """Day of the report; None when it is not known, and then nothing relative resolves."""
    mentioned: Period | None
    """The date mentioned last before the expression."""
    ahead: bool | None
    """True when the clause speaks of the future, False of the past, None when it does not tell."""

    @property
    def day(self) -> date:
        """The day of the report; ``ValueError`` when it is not known."""
        if self.reported is None:
            raise ValueError("the day of the report is not known")
        return self.reported

    @property
    def anchor(self) -> Period:
        """The date mentioned before; ``ValueError`` when there is none."""
        if self.mentioned is None:
            raise ValueError("no date was mentioned before")
        return self.mentioned


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression before its resolution."""

    span: Span
    resolve: Callable[[Clock], Period]
    yearly: Callable[[int], Period] | None = None
    """The days in a given year, for an expression that was written without one."""
    year: int | None = None
    """The year as written."""


Ahead = Callable[[Span], bool | None]
"""Whether the clause about a span speaks of the future; None when it does not tell."""

Build = Callable[[re.Match[str], Ahead], Expression | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a date."""

    needles: tuple[str, ...]
    """One of these stands, in lower case, in every text that holds the form."""
    pattern: re.Pattern[str]
    build: Build


def form(needles: str, pattern: str, build: Build) -> Form:
    """A form of words, which begins where a word does."""
    return Form(tuple(needles.split("|")), re.compile(r"(?<!\w)" + pattern), build)


def numeric(needles: str, pattern: str, build: Build) -> Form:
    """A form of digits, which is no part of a sum, a time of day or a model number."""
    return Form(tuple(needles.split("|")), re.compile(r"(?<![\w.,:$€£/+-])" + pattern), build)


def before(match: re.Match[str]) -> str:
    """The few words before a match."""
    return match.string[max(0, match.start() - _NEAR) : match.start()]


def after(match: re.Match[str]) -> str:
    """The few words after a match."""
    return match.string[match.end() : match.end() + _NEAR]


def fixed(match: re.Match[str], year: int | None, of: Callable[[], Period]) -> Expression:
    """An expression that means the same days whoever writes it."""
    return Expression(Span(match.start(), match.end()), lambda clock: of(), year=year)


def relative(match: re.Match[str], of: Callable[[Clock], Period]) -> Expression:
    """An expression that means other days in another report."""
    return Expression(Span(match.start(), match.end()), of)


def yearly(
    match: re.Match[str], year: str | None, at: Callable[[int], Period], choice: str = ""
) -> Expression:
    """A date within a year: the written one, or the one that the report's day and tense choose."""
    if year:
        number = int(year)
        return Expression(Span(match.start(), match.end()), lambda clock: at(number), year=number)
    return Expression(Span(match.start(), match.end()), lambda clock: chosen(at, clock, choice), yearly=at)


def chosen(at: Callable[[int], Period], clock: Clock, choice: str = "") -> Period:
    """The recurrence of a yearly date that is meant: the last, the next, or the nearest.

    Without a sign of the future a date less than a month ahead still counts as ahead: a report
    of 18 October that speaks of 1 November hardly means last year's.
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
        held = [period for period in candidates if period.contains(day)]
        if held:
            return held[0]
        if clock.ahead is None:
            return min(
                candidates,
                key=lambda period: min(abs((period.start - day).days), abs((period.end - day).days)),
            )
    if clock.ahead:
        return min(period for period in candidates if period.end >= day)
    slack = timedelta(days=31 if clock.ahead is None and not choice else 0)
    soon = [period for period in candidates if day < period.start <= day + slack]
    return min(soon) if soon and not past[-1].contains(day) else max(past)
