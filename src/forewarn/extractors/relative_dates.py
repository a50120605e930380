"""Dates reckoned from another day: weekdays, "last week", "two days ago", "the same day"."""

import re
from datetime import date, timedelta

from forewarn.extractors import periods
from forewarn.extractors.expressions import (
    DAYS, MONTH, PART, Ahead, Clock, Expression, form, relative,
)
from forewarn.extractors.numerals import VAGUE, numeral_at
from forewarn.text import Span
from forewarn.timeframe import Period

_WEEKDAY = rf"(?P<weekday>{'|'.join(DAYS)})"
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|weekend|month|quarter|year|decade)"
_COUNT = (
    r"(?P<count>(?:a |the )?(?:few|couple(?: of)?|dozen|handful of)|several|many|half an?|"
    r"(?:\d{1,3}(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?))"
)
_BREAK = r"(?=\s*(?:[.,;:)–—]|$))"


def _weekday(match: re.Match[str], _: object) -> Expression | None:
    number, left, right = DAYS.index(match["weekday"]), before(match), after(match)
    if re.search(r"\b(?:Black|Good|Bloody|Holy|Easter|Palm|Ash|every|each|most|Mail on) $", left):
        return None
    if re.match(r"s\b| (?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Independent)\b", right):
        return None
    rel, week = (match["rel"] or "").casefold(), (match["week"] or "").casefold()

    def of(clock: Clock) -> Period:
        if week:
            step = {"last": -1, "next": 1}.get(week, 0)
            monday = periods.unit_of(clock.day, "week", step).start
            return periods.one_day(monday + timedelta(days=number))
        if rel in ("following", "previous"):
            base = clock.anchor.end if rel == "following" else clock.anchor.start
            gap = (number - base.weekday()) % 7 or 7
            return periods.one_day(
                base + timedelta(days=gap if rel == "following" else gap - 14 if gap < 7 else -7)
            )
        day = clock.day
        if rel in ("next", "this"):
            step = 1 if rel == "next" else 0
            if rel == "next" or clock.ahead is None:
                monday = periods.unit_of(day, "week", step).start
                return periods.one_day(monday + timedelta(days=number))
        back = (day.weekday() - number) % 7
        if rel in ("last", "past") and back == 0:
            back = 7
        if clock.ahead and rel not in ("last", "past") and back:
            return periods.one_day(day + timedelta(days=7 - back))
        return periods.one_day(day - timedelta(days=back))

    return relative(match, of)


_WORDS = {
    "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
    "yesterday": (-1, -1),
    "last night": (-1, -1),
    "overnight": (-1, 0),
    "today": (0, 0),
    "tonight": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "tomorrow": (1, 1),
}


def _day_word(match: re.Match[str], ahead: Ahead) -> Expression | None:
    word = match["word"]
    left, right = before(match), after(match)
    # "Russia Today" is a channel, "today's Europe" an age.
    if word[0].isupper() and re.search(r"\w $", left):
        return None
    if word.casefold() == "today" and re.match(r"['’]s [A-Z]", right):
        return None
    start, end = _WORDS[word.casefold()]
    if word.casefold() == "overnight" and (
        ahead(_span(match)) or re.match(r"\s[a-z]+(?:s|ion|ment)\b", right)
    ):
        # "An overnight stay" and "will not happen overnight" name no night.
        return None
    return relative(
        match,
        lambda clock: Period(clock.day + timedelta(days=start), clock.day + timedelta(days=end)),
    )


def _unit(match: re.Match[str], _: object) -> Expression | None:
    """``last week``, ``the past month``, ``the end of the year``, ``over the weekend``."""
    rel, unit, left, right = match["rel"].casefold(), match["unit"], before(match), after(match)
    if unit in ("hour", "day", "night") or re.match(rf" of (?:the|{MONTH}|\d{{4}})", right):
        return None
    rolling = rel == "past" or (rel == "last" and re.search(r"\b(?:the|this) $", left, re.IGNORECASE))
    if rel == "the":
        led = re.search(rf"\b{PART}\s(?:of|in)\s$|\bby $", left, re.IGNORECASE)
        if unit == "weekend":
            led = re.search(r"\b(?:over|at|during|by|before|after|since|on|for|until) $", left, re.IGNORECASE)
        if led is None or (led.group().casefold() == "by " and not right.startswith(("'s end", "’s end"))):
            if unit != "weekend" or led is None:
                return None

    def of(clock: Clock) -> Period:
        if rel in ("following", "previous", "preceding") and clock.mentioned is not None:
            step = 1 if rel == "following" else -1
            base = clock.mentioned.end if step > 0 else clock.mentioned.start
            return periods.unit_of(base, unit, step)
        if rel == "following":
            return periods.unit_of(clock.anchor.end, unit, 1)
        day = clock.day
        if unit == "weekend" and rel in ("the", "this", "past"):
            return _weekend(clock, rel)
        if rolling and unit != "weekend":
            return Period(periods.shifted(day, -1, unit), day)
        if unit == "weekend" and rel == "last":
            step = 0 if day.weekday() == 7 else -1
            return periods.unit_of(day, unit, step)
        step = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1}.get(rel, 0)
        return periods.unit_of(day, unit, step)

    return relative(match, of)


def _weekend(clock: Clock, rel: str) -> Period:
    day = clock.day
    here = periods.unit_of(day, "weekend")
    if here.contains(day):
        return here
    before = periods.unit_of(day, "weekend", -1)
    if clock.ahead is None and rel == "this":
        return here if (here.start - day).days <= (day - before.end).days else before
    return here if clock.ahead else before


def _bounds(count: str) -> tuple[float, float] | None:
    """Least and most of a count as written; None for one without a bound, such as many."""
    word = count.casefold()
    if word in ("a", "an", "one"):
        return 1, 1
    if word.startswith("half a"):
        return 0.5, 0.5
    if word == "":
        return VAGUE["a few"][0], VAGUE["a few"][2]
    for name, (low, _, high) in VAGUE.items():
        if word in (name, name.removeprefix("a "), f"{name} of", f"{name.removeprefix('a ')} of", f"the {name.removeprefix('a ')}"):
            return low, high
    numeral = numeral_at(word, 0)
    return (numeral.low, numeral.high) if numeral else None


def _moved(day: date, count: float, unit: str) -> date:
    if count != int(count):
        finer = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24)}
        unit, times = finer.get(unit, (unit, 1))
        count = round(count * times)
    return periods.shifted(day, count, unit)


def _ago(match: re.Match[str], _: object) -> Expression | None:
    """``two weeks ago``; ``a month earlier`` and ``days later`` go by the date mentioned before."""
    unit, way = match["unit"], match["way"].casefold()
    bounds = _bounds(match["count"] or "")
    if not match["count"] and not match["plural"]:
        return None
    extra = 0.5 if match["half"] else 0.0
    sign = 1 if way in ("later", "after", "afterwards", "on") else -1

    def of(clock: Clock) -> Period:
        if bounds is None:
            raise ValueError("a count without a bound")
        low, high = bounds[0] + extra, bounds[1] + extra
        if way == "ago":
            base = clock.day
        elif sign > 0:
            base = clock.anchor.end
        else:
            base = clock.mentioned.start if clock.mentioned else clock.day
        ends = sorted((_moved(base, sign * low, unit), _moved(base, sign * high, unit)))
        if low != high:
            return Period(*ends)
        return periods.around(ends[0], unit)

    return relative(match, of)


def _span_of_units(match: re.Match[str], ahead: Ahead) -> Expression | None:
    """``the past three weeks``, ``in recent days``, ``over the coming months``."""
    unit, rel = match["unit"], match["rel"].casefold()
    bounds = _bounds(match["count"] or "")
    if re.match(rf" of (?:the|{MONTH}|\d{{4}})", after(match)):
        return None
    future = rel in ("next", "coming")

    def of(clock: Clock) -> Period:
        if bounds is None:
            raise ValueError("a count without a bound")
        if rel in ("previous", "preceding") and clock.mentioned is not None:
            day = clock.mentioned.start
        elif rel == "following":
            start = clock.anchor.end
            return Period(start, _moved(start, bounds[1], unit))
        else:
            day = clock.day
        other = _moved(day, bounds[1] if future else -bounds[1], unit)
        return Period(*sorted((day, other)))

    return relative(match, of)


def _in_units(match: re.Match[str], ahead: Ahead) -> Expression | None:
    """``will arrive in two weeks``; of the past the same words are a length of time, no date."""
    unit = match["unit"]
    bounds = _bounds(match["count"])
    if bounds is None or not (match["time"] or ahead(_span(match))):
        return None
    if re.match(r" of (?!that\b)", after(match)):
        return None
    within = match["lead"].casefold() != "in"

    def of(clock: Clock) -> Period:
        low, high = (_moved(clock.day, bound, unit) for bound in bounds)
        if within:
            return Period(clock.day, high)
        return Period(low, high) if low != high else periods.around(high, unit)

    return relative(match, of)


def _anaphor(match: re.Match[str], _: object) -> Expression:
    """``the same day``, ``the next day``, ``the day before``, ``since then``."""
    unit = (match["unit"] or match["unit_before"] or "").casefold()
    unit = "day" if unit in ("morning", "evening", "afternoon", "night") else unit
    way = (match["way"] or match["way_after"] or "").casefold()
    step = {"next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}.get(way, 0)

    def of(clock: Clock) -> Period:
        if not unit:
            return clock.anchor
        base = clock.anchor.end if step > 0 else clock.anchor.start
        return periods.unit_of(base, unit, step)

    return relative(match, of)


def _nth(match: re.Match[str], _: object) -> Expression | None:
    """``on the 15th``, ``from the 8th to the 13th of this month``."""
    first, last = _number(match["day"]), _number(match["last"] or match["day"])
    of = (match["of"] or "").casefold()
    if not of and not re.search(r"\b(?:on|by|since|until) $", before(match), re.IGNORECASE):
        return None

    def resolve(clock: Clock) -> Period:
        step = {"last": -1, "next": 1}.get(of, 0)
        if not of and clock.ahead and first < clock.day.day:
            step = 1
        if not of and not clock.ahead and first > clock.day.day:
            step = -1
        here = periods.unit_of(clock.day, "month", step).start
        return Period(here.replace(day=first), here.replace(day=last))

    return relative(match, resolve)


def _year_end(match: re.Match[str], _: object) -> Expression:
    unit = match["unit"]
    middle = match.group().casefold().startswith("mid")
    if match["year"]:
        number = int(match["year"])
        return fixed(match, number, lambda: periods.part(periods.year(number), "end"))
    return relative(
        match,
        lambda clock: periods.part(periods.unit_of(clock.day, unit), "mid" if middle else "end"),
    )
