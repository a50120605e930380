"""Dates and periods in a sentence, resolved against the day of the report.

Single expressions are read by ``calendar_dates`` and ``relative_dates``; here they are put
together: a part of a period ("early", "the end of"), a range ("from ... to") and an open edge
("since", "by", "as of").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from forewarn.dates import Period
from forewarn.extractors.dates import calendar_dates, relative_dates
from forewarn.extractors.dates.expressions import WORDS, Ahead, Clock, Expression
from forewarn.extractors.dates.leads import add_leads
from forewarn.text import Span

_Key = TypeVar("_Key")
_FORMS = (*calendar_dates.CALENDAR_FORMS, *relative_dates.RELATIVE_FORMS)
_NEAR = 40
"""Characters before an expression in which its edge stands."""
_LONGEST_ROW = 31
"""Dates of a row, so that a calendar without an "and" takes time linear in its length."""
_FAR = 90
"""Characters before an expression in which the verb may stand that moves an event to it."""

_EDGE = re.compile(
    rf"(?<!\w)(?P<edge>{WORDS.find_pattern('edges')})"
    r"(?: from| in| on| at| about| around)?\s(?:the )?$",
    re.IGNORECASE,
)
_SINCE_EVENT = re.compile(
    rf"(?<!\w)(?P<edge>ever since|since)\s(?:{WORDS.find_pattern('determiners')})\s"
    r"(?:[^\W\d][\w'’-]*\s){1,5}?(?:in|on|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What lasts since an event that a date tells: "since the armistice in 1953"."""
_RANGE = re.compile(rf"\s?[-–—]\s?(?:the )?|,?\s(?:{WORDS.find_pattern('range_words')})\s(?:the )?")
_TO = re.compile(r"\s(?:to|until|till)\s(?:the\s)?")
_AND = re.compile(r"\s(?:and|to)\s(?:the )?")
_ROW = re.compile(r"(?P<comma>,)?\s(?:and|or)\s(?:on )?(?:the )?|, (?:on )?(?:the )?")
"""What stands between the days of a row: "Monday, Tuesday and Wednesday"."""
_MOVER = rf"\b(?:{WORDS.find_pattern('movers')})\b(?:\s[^\W\d]+){{0,4}}?"
_FROM_OLD = re.compile(
    rf"(?:{_MOVER}\sfrom(?:\s(?:the|its|their))?(?:\s(?:{WORDS.find_pattern('first_set')}))?"
    rf"(?:\s(?:{WORDS.find_pattern('slots_of_events')})(?:\s(?:of|on|in))?)?|"
    rf"\b(?:{WORDS.find_pattern('first_set')})\s(?:{WORDS.find_pattern('set_for')})(?:\s[a-z]+)??|"
    rf"\b(?:{WORDS.find_pattern('in_place_of')})(?:\s(?:on|in|from))?)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Words before the date that another has replaced."""
_TO_NEW = re.compile(rf"{_MOVER}\s(?:to|until|till|for)\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?P<lead>between|from)\s(?:the )?$", re.IGNORECASE)

_SINCE = WORDS.find("date_mentions_since")
_UNTIL = WORDS.find("until")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression and the days it stands for."""

    span: Span
    period: Period | None
    """None where the words do not resolve: a day that the calendar does not have, an ambiguous
    order of day and month, a relative date without its reference date."""
    recurs: bool = False
    """True for a date that comes again: a weekday, a month without its year."""


def find_dates(
    text: str,
    *,
    report_day: date | None,
    forward: bool | Ahead | None = None,
    last_period: Period | None = None,
) -> tuple[DateMention, ...]:
    """Date expressions of ``text`` in order.

    ``forward`` tells, of the whole text or of the clause about a span, that it speaks of the
    future, so that a bare "December" is the next one and not the last; None when it does not
    tell.  ``last_period`` is the date that the text before mentioned last.
    Without ``report_day`` only dates that name their year resolve.
    """
    ahead: Ahead = forward if callable(forward) else lambda span: forward
    expressions = add_leads(text, _find_expressions(text, ahead))
    return tuple(_resolve(text, expressions, report_day, last_period, ahead))


def _find_expressions(text: str, ahead: Ahead) -> list[Expression]:
    """Every form found in ``text``; of two that overlap the more specific, which comes first."""
    folded = text.casefold()
    expressions: list[Expression] = []
    for date_form in _FORMS:
        if not any(needle in folded for needle in date_form.needles):
            continue
        for match in date_form.pattern.finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(former.span) for former in expressions):
                continue
            if (expression := date_form.build(match, ahead)) is not None:
                expressions.append(expression)
    return sorted(expressions, key=lambda expression: expression.span)


def _before(text: str, at: int, least: int = 0, reach: int = _NEAR) -> tuple[int, str]:
    start = max(least, at - reach)
    return start, text[start:at]


def _resolve(
    text: str,
    expressions: list[Expression],
    report_day: date | None,
    last_period: Period | None,
    ahead: Ahead,
) -> list[DateMention]:
    mentions: list[DateMention] = []
    index, least, is_moved = 0, 0, False
    while index < len(expressions):
        first = expressions[index]
        start, words = _before(text, first.span.start, least)
        between = _BETWEEN.search(words)
        second = expressions[index + 1] if index + 1 < len(expressions) else None
        edge = None if between else _EDGE.search(words)
        tense = ahead(first.span)
        longer_start, longer = _before(text, first.span.start, least, _FAR)
        if _FROM_OLD.search(longer):
            mentions.append(DateMention(first.span, None))
            is_moved, index, least = True, index + 1, first.span.end
            continue
        if _TO_NEW.search(longer) or (is_moved and _TO.fullmatch(text[least : first.span.start])):
            tense, edge = True, None
        elif edge is None and between is None and (edge := _SINCE_EVENT.search(longer)):
            start = longer_start
        is_moved = False
        name = edge["edge"].casefold() if edge else ""
        if name in _UNTIL and tense is None:
            tense = True
        clock = Clock(report_day, last_period, tense)
        span, period = first.span, None
        if second is not None and _is_range(text, first, second, between):
            index += 1
            span = Span(first.span.start, second.span.end)
            period = _resolve_range(first, second, clock)
            base = period
        else:
            base = _attempt(first.resolve, clock)
            if base is not None:
                # "In January and February" is one period, because the months adjoin.
                base, span, index = _join_row(text, expressions, index, base, clock)
            if between and between["lead"].casefold() == "from" and not first.is_range:
                name, edge = "from", between
            period = base and _apply_edge(base, name, clock)
        if edge:
            span = Span(start + edge.start(), span.end)
        recurs = first.yearly is not None or first.is_weekday
        mentions.append(DateMention(span, period, recurs))
        last_period = base or last_period
        index, least = index + 1, span.end
    return mentions


def _join_row(
    text: str, expressions: list[Expression], index: int, base: Period, clock: Clock
) -> tuple[Period, Span, int]:
    """The days of a row from its first to its last, its span, and the index of its last date."""
    span = first_span = expressions[index].span
    period, ends = base, (base, first_span, index)
    for at in range(index + 1, min(index + _LONGEST_ROW, len(expressions))):
        following = expressions[at]
        gap = _ROW.fullmatch(text[span.end : following.span.start])
        if gap is None:
            break
        next_period = _attempt(following.resolve, clock)
        next_day = period.end + timedelta(days=1)
        if next_period is None:
            break
        if following.is_weekday and (next_period.start - next_day).days % 7 == 0:
            # Whatever the tense, the Wednesday of "Monday, Tuesday and Wednesday" is the next one.
            next_period = Period(next_day, next_day)
        if next_period.start != next_day:
            break
        period, span = (
            Period(period.start, next_period.end),
            Span(first_span.start, following.span.end),
        )
        if not gap.group().startswith(", ") or gap["comma"] or following.is_range:
            ends = (period, span, at)
    return ends


def _attempt(resolve: Callable[[_Key], Period], key: _Key) -> Period | None:
    try:
        return resolve(key)
    except (ValueError, OverflowError):
        return None


def _is_range(
    text: str, first: Expression, second: Expression, between: re.Match[str] | None
) -> bool:
    gap = text[first.span.end : second.span.start]
    return bool(_RANGE.fullmatch(gap) or (between and _AND.fullmatch(gap)))


def _resolve_range(first: Expression, second: Expression, clock: Clock) -> Period | None:
    """From one date to another; the year that one of them states holds for both."""
    if first.yearly and second.year is not None:
        end = _attempt(second.resolve, clock)
        starts = [_attempt(first.yearly, second.year), _attempt(first.yearly, second.year - 1)]
        start = next((s for s in starts if s and end and s.start <= end.end), None)
    elif second.yearly and first.year is not None:
        start = _attempt(first.resolve, clock)
        ends = [_attempt(second.yearly, first.year), _attempt(second.yearly, first.year + 1)]
        end = next((e for e in ends if e and start and e.end >= start.start), None)
    else:
        start, end = _attempt(first.resolve, clock), _attempt(second.resolve, clock)
        if first.yearly and start and end and start.start > end.end:
            start = _attempt(first.yearly, start.start.year - 1)
        elif start and end and start.start > end.end and start.days == end.days == 1:
            # From Friday to Monday: the range crosses the end of a week.
            week = timedelta(days=7)
            if clock.ahead:
                return Period(start.start, end.end + week)
            return Period(start.start - week, end.end)
        elif first.yearly and second.yearly and start and end:
            # The start is the last one before the end, not one a year earlier.
            last_start = _attempt(first.yearly, end.end.year)
            start = (
                last_start if last_start and start.start < last_start.start <= end.end else start
            )
    if start is None or end is None or start.start > end.end:
        return None
    return Period(start.start, end.end)


def _apply_edge(period: Period, edge: str, clock: Clock) -> Period | None:
    """The period that an open edge makes of a named one.

    What is open towards the past or beyond the report has no interval, and then there is none:
    "before 2022", "after the spring to come".
    """
    report_day = clock.report_day
    if not edge:
        return period
    if edge in _SINCE:
        if report_day is None:
            return None
        return Period(
            period.start, max(period.end if period.start > report_day else report_day, period.start)
        )
    if edge == "after":
        start = period.end + timedelta(days=1)
        return Period(start, report_day) if report_day is not None and start <= report_day else None
    if edge in ("before", "prior to"):
        end = period.start - timedelta(days=1)
        ahead = report_day is not None and clock.ahead is not False and report_day <= end
        return Period(report_day, end) if ahead and report_day is not None else None
    if edge in _UNTIL:
        if report_day is not None and clock.ahead is not False and report_day <= period.end:
            return Period(report_day, period.end)
        return period
    if report_day is not None and period.contains(report_day):
        # "As of": a stock cannot be counted later than it is reported.
        return Period(period.start, report_day)
    return period
