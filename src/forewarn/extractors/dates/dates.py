"""Dates and periods in a sentence, resolved against the day of the report.

Single expressions are read by ``calendar_dates`` and ``relative_dates``; here they are put
together: a part of a period ("early", "the end of"), a range ("from ... to") and an open edge
("since", "by", "as of").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from forewarn.dates import Period
from forewarn.extractors.dates import calendar_dates, periods, relative_dates
from forewarn.extractors.dates.expressions import Ahead, Clock, Expression
from forewarn.text import Span

_Key = TypeVar("_Key")
_FORMS = (*calendar_dates.FORMS, *relative_dates.FORMS)
_NEAR = 40
"""Characters before an expression in which its part and edge stand."""

_PART = re.compile(
    r"(?<!\w)(?:the )?(?:very |latter )?(?P<part>earlier|early|middle|mid|later|late|beginning|start|"
    r"outset|end|close|turn|(?:first|second|latter) half|"
    r"(?:first|second|third|fourth|last|final|opening|closing) (?:weeks?|days?|fortnight|weekend))"
    r"(?:-|\s(?:of|in|on)\s(?:the )?|\s)(?:the )?$",
    re.IGNORECASE,
)
_EDGE = re.compile(
    r"(?<!\w)(?P<edge>ever since|since|no later than|not later than|by|up until|until|till|up to|"
    r"before|prior to|after|from|as of|as at|starting|beginning|effective|through)"
    r"(?: from| in| on| at| about| around)?\s(?:the )?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?[-–—]\s?(?:the )?|,?\s(?:to|through|until|till|up to)\s(?:the )?")
_AND = re.compile(r"\s(?:and|to)\s(?:the )?")
_BETWEEN = re.compile(r"(?<!\w)(?P<lead>between|from)\s(?:the )?$", re.IGNORECASE)

_NAMES = {
    "earlier": "early",
    "later": "late",
    "middle": "mid",
    "beginning": "start",
    "outset": "start",
    "close": "end",
    "turn": "start",
    "first half": "first",
    "second half": "second",
    "latter half": "second",
}
_WEEKS = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}
_SINCE = frozenset(("since", "ever since", "from", "starting", "beginning", "effective"))
_UNTIL = frozenset("by|until|till|up to|up until|through|no later than|not later than".split("|"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression and the days it stands for."""

    span: Span
    period: Period | None
    """None where the words name no days that can be told: a day that the calendar does not have,
    an ambiguous order of day and month, a relative date without what it is relative to."""


def dates(
    text: str,
    *,
    reported: date | None,
    forward: bool | Ahead | None = None,
    mentioned: Period | None = None,
) -> tuple[Dated, ...]:
    """Date expressions of ``text`` in order.

    ``forward`` tells, of the whole text or of the clause about a span, that it speaks of the
    future, so that a bare "December" is the next one and not the last; None when it does not
    tell.  ``mentioned`` is the date that the text before mentioned last.
    Without ``reported`` only dates that name their year resolve.
    """
    ahead: Ahead = forward if callable(forward) else lambda span: forward
    found = _parted(text, _expressions(text, ahead))
    return tuple(_resolved(text, found, reported, mentioned, ahead))


def _expressions(text: str, ahead: Ahead) -> list[Expression]:
    """Every form met in ``text``, the more telling one where two overlap."""
    folded = text.casefold()
    found: list[Expression] = []
    for form in _FORMS:
        if not any(needle in folded for needle in form.needles):
            continue
        for match in form.pattern.finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(other.span) for other in found):
                continue
            if (expression := form.build(match, ahead)) is not None:
                found.append(expression)
    return sorted(found, key=lambda expression: expression.span)


def _before(text: str, at: int, least: int = 0) -> tuple[int, str]:
    start = max(least, at - _NEAR)
    return start, text[start:at]


def _parted(text: str, found: list[Expression]) -> list[Expression]:
    """The expressions with the part of them that the words before name."""
    parted: list[Expression] = []
    for expression in found:
        least = parted[-1].span.end if parted else 0
        start, words = _before(text, expression.span.start, least)
        match = _PART.search(words)
        if match is None:
            parted.append(expression)
            continue
        name = match["part"].casefold()
        parted.append(
            replace(
                expression,
                span=Span(start + match.start("part"), expression.span.end),
                resolve=_part_of(expression.resolve, name),
                yearly=expression.yearly and _part_of(expression.yearly, name),
            )
        )
    return parted


def _part_of(whole: Callable[[_Key], Period], name: str) -> Callable[[_Key], Period]:
    def part(key: _Key) -> Period:
        named = whole(key)
        reported = key.reported if isinstance(key, Clock) else None
        if name in ("earlier", "later") and reported is not None and named.contains(reported):
            ends = (named.start, reported) if name == "earlier" else (reported, named.end)
            return Period(*ends)
        words = name.split()
        if len(words) == 2 and words[1] != "half":
            return _days_of(named, *words)
        return periods.part(named, _NAMES.get(name, name))

    return part


def _days_of(named: Period, which: str, unit: str) -> Period:
    """The first week of October, the last days of the year: seven days at a time."""
    length = timedelta(days=13 if unit == "fortnight" else 6)
    if which in _WEEKS:
        start = named.start + timedelta(days=7 * _WEEKS[which])
        return Period(min(start, named.end), min(start + length, named.end))
    return Period(max(named.start, named.end - length), named.end)


def _resolved(
    text: str,
    found: list[Expression],
    reported: date | None,
    mentioned: Period | None,
    ahead: Ahead,
) -> list[Dated]:
    resolved: list[Dated] = []
    index, least = 0, 0
    while index < len(found):
        one = found[index]
        start, words = _before(text, one.span.start, least)
        between = _BETWEEN.search(words)
        other = found[index + 1] if index + 1 < len(found) else None
        edge = None if between else _EDGE.search(words)
        tense = ahead(one.span)
        name = edge["edge"].casefold() if edge else ""
        if name in _UNTIL and tense is None:
            tense = True
        clock = Clock(reported, mentioned, tense)
        span, period = one.span, None
        if other is not None and _joined(text, one, other, between):
            index += 1
            span = Span(one.span.start, other.span.end)
            period = _range(one, other, clock)
            named = period
        else:
            named = _attempt(one.resolve, clock)
            gap = text[span.end : other.span.start] if other is not None else ""
            if other is not None and named and gap in (" and ", " or "):
                # "In January and February": what adjoins is one stretch of time.
                second = _attempt(other.resolve, replace(clock, ahead=ahead(other.span)))
                if second and second.start == named.end + timedelta(days=1):
                    named, span = Period(named.start, second.end), Span(span.start, other.span.end)
                    index += 1
            if between and between["lead"].casefold() == "from" and not one.ranged:
                name, edge = "from", between
            period = named and _opened(named, name, clock)
        if edge:
            span = Span(start + edge.start(), span.end)
        resolved.append(Dated(span, period))
        mentioned = named or mentioned
        index, least = index + 1, span.end
    return resolved


def _attempt(resolve: Callable[[_Key], Period], key: _Key) -> Period | None:
    try:
        return resolve(key)
    except (ValueError, OverflowError):
        return None


def _joined(text: str, one: Expression, other: Expression, between: re.Match[str] | None) -> bool:
    gap = text[one.span.end : other.span.start]
    return bool(_RANGE.fullmatch(gap) or (between and _AND.fullmatch(gap)))


def _range(one: Expression, other: Expression, clock: Clock) -> Period | None:
    """From one date to another; the year that one of them states holds for both."""
    if one.yearly and other.year is not None:
        end = _attempt(other.resolve, clock)
        starts = [_attempt(one.yearly, other.year), _attempt(one.yearly, other.year - 1)]
        start = next((s for s in starts if s and end and s.start <= end.end), None)
    elif other.yearly and one.year is not None:
        start = _attempt(one.resolve, clock)
        ends = [_attempt(other.yearly, one.year), _attempt(other.yearly, one.year + 1)]
        end = next((e for e in ends if e and start and e.end >= start.start), None)
    else:
        start, end = _attempt(one.resolve, clock), _attempt(other.resolve, clock)
        if one.yearly and start and end and start.start > end.end:
            start = _attempt(one.yearly, start.start.year - 1)
        elif start and end and start.start > end.end and start.days == end.days == 1:
            # From Friday to Monday: weekdays run over the end of a week.
            week = timedelta(days=7)
            if clock.ahead:
                return Period(start.start, end.end + week)
            return Period(start.start - week, end.end)
        elif one.yearly and other.yearly and start and end:
            # The start is the last one before the end, not one a year earlier.
            later = _attempt(one.yearly, end.end.year)
            start = later if later and start.start < later.start <= end.end else start
    if start is None or end is None or start.start > end.end:
        return None
    return Period(start.start, end.end)


def _opened(named: Period, edge: str, clock: Clock) -> Period | None:
    """The period that an open edge makes of a named one.

    What is open towards the past or beyond the report has no interval, and then there is none:
    "before 2022", "after the spring to come".
    """
    reported = clock.reported
    if not edge:
        return named
    if edge in _SINCE:
        if reported is None:
            return None
        return Period(
            named.start, max(named.end if named.start > reported else reported, named.start)
        )
    if edge == "after":
        start = named.end + timedelta(days=1)
        return Period(start, reported) if reported is not None and start <= reported else None
    if edge in ("before", "prior to"):
        end = named.start - timedelta(days=1)
        ahead = reported is not None and clock.ahead is not False and reported <= end
        return Period(reported, end) if ahead and reported is not None else None
    if edge in _UNTIL:
        if reported is not None and clock.ahead is not False and reported <= named.end:
            return Period(reported, named.end)
        return named
    if reported is not None and named.contains(reported):
        # As of: a stock is counted no later than it is reported.
        return Period(named.start, reported)
    return named
