"""Dates and periods in a sentence, resolved against the day of the report."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.extractors.numerals import numeral_at
from forewarn.text import Span
from forewarn.timeframe import Period

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "(?P<month>" + "|".join(_MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d,]*\d|[\w-])"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,]*\d)"
_TO = r"\s?(?:[-–—]|to|and|through|until|till)\s?(?:the )?"
_OPEN = (
    r"(?:(?P<edge>[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Uu]p to|[Bb]efore|[Aa]fter|[Ff]rom|[Aa]s of|"
    r"[Ss]tarting|[Bb]eginning)\s(?:the )?(?:beginning of |start of |end of )?)?"
)
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[\s-])?"
_WEEKDAY = r"(?P<weekday>" + "|".join(_DAYS) + r")\b"

_FORMS = tuple(
    re.compile(r"(?<![\w.,$€£-])" + form)
    for form in (
        rf"{_OPEN}(?:[Bb]etween |[Ff]rom )?(?:the )?{_DAY}{_TO}(?P<last>\d\d?)(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? {_YEAR})?",
        rf"{_OPEN}(?:[Bb]etween |[Ff]rom )?{_MONTH} {_DAY}{_TO}(?P<last>\d\d?)(?:st|nd|rd|th)?(?![\d,:]*\d)(?:,? {_YEAR})?",
        rf"{_OPEN}(?:[Bb]etween |[Ff]rom )?the (?P<day>\d\d?)(?:st|nd|rd|th){_TO}(?P<last>\d\d?)(?:st|nd|rd|th) of (?P<this>this|last) month",
        rf"{_OPEN}(?:{_WEEKDAY}, )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        rf"{_OPEN}(?:{_WEEKDAY}, )?{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_OPEN}(?P<iso>\d\d\d\d-\d\d-\d\d)\b",
        rf"{_OPEN}{_PART}{_MONTH}(?: of|,)? {_YEAR}",
        rf"(?P<lead>[Ii]n |[Bb]y |[Ss]ince |[Uu]ntil |[Dd]uring |[Ff]rom |[Bb]efore |[Aa]fter |[Ll]ast |[Nn]ext |[Tt]his |"
        rf"[Oo]f |[Ee]nd of )(?:the )?{_PART}{_MONTH}\b(?! \d)",
        rf"(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[\s-](?:in )?{_MONTH}\b",
        rf"(?P<lead>[Ii]n |[Bb]y |[Ss]ince |[Uu]ntil |[Dd]uring |[Ff]rom |[Oo]f |[Ee]nd of )(?:the )?{_PART}{_YEAR}",
        rf"(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[\s-](?:in )?{_YEAR}",
        rf"(?:(?P<lead>[Ll]ast |[Nn]ext |[Tt]his |[Oo]n |[Bb]y |[Ss]ince |[Uu]ntil )|(?<![A-Z]))(?:the )?{_WEEKDAY}",
        r"(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]urrent|[Pp]ast|[Cc]oming) (?P<unit>week|month|year|quarter|summer|autumn|winter|spring)\b",
        r"(?:[Ii]n |[Oo]ver |[Dd]uring |[Ww]ithin )?(?:the )?(?P<rel>past|last|next|coming|previous) (?:(?P<count>[\w-]+) )?(?P<unit>hour|day|week|month|year)s\b",
        r"(?P<lead>[Bb]y |[Uu]ntil |[Bb]efore )(?:the )?(?:end of )?(?P<rel>the|this|next) (?P<unit>week|month|year)\b(?:'s end)?",
        r"(?P<count>[\w-]+) (?P<unit>hour|day|week|month|year)s? (?P<rel>ago|earlier)\b",
        r"(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b",
    )
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression and the days it stands for."""

    span: Span
    period: Period | None
    """None for an expression that names a date out of reach of the calendar."""


def dates(text: str, *, reported: date, forward: bool = False) -> tuple[Dated, ...]:
    """Date expressions of ``text`` in order, longest form first where they overlap.

    ``forward`` tells that the text speaks of the future, so that a bare "December" is the next
    one and not the last.
    """
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(text):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(other.span) for other in found):
                found.append(Dated(span, _period(match, reported, forward)))
    return tuple(sorted(found, key=lambda dated: dated.span))


def _period(match: re.Match[str], reported: date, forward: bool) -> Period | None:
    parts = {key: value for key, value in match.groupdict().items() if value}
    lead = (parts.get("lead") or parts.get("edge") or "").strip().casefold()
    ahead = forward or lead in ("by", "until", "till", "next")
    try:
        named = _named(parts, reported, ahead)
        if named is None or ("last" in parts and lead == "from"):
            return named
        return _opened(named, lead, reported)
    except (ValueError, OverflowError):
        return None


def _named(parts: dict[str, str], reported: date, ahead: bool) -> Period | None:
    if "iso" in parts:
        day = date.fromisoformat(parts["iso"])
        return Period(day, day)
    if "word" in parts:
        day = reported + timedelta(days={"y": -1, "to": 0}.get(parts["word"][0].casefold(), 0))
        if parts["word"].casefold() == "tomorrow":
            day = reported + timedelta(days=1)
        return Period(day, day)
    if "month" in parts:
        return _month(parts, reported, ahead)
    if "this" in parts:
        first = reported.replace(day=1)
        if parts["this"] == "last":
            first = (first - timedelta(days=1)).replace(day=1)
        return Period(first.replace(day=int(parts["day"])), first.replace(day=int(parts["last"])))
    if "weekday" in parts:
        return _weekday(parts, reported, ahead)
    if "year" in parts:
        return _part_of(int(parts["year"]), parts.get("part", ""))
    if "count" in parts or parts.get("rel", "") in ("ago", "earlier"):
        return _counted(parts, reported)
    return _relative(parts["rel"].casefold(), parts["unit"], reported)


def _month(parts: dict[str, str], reported: date, ahead: bool) -> Period:
    month = 1 + next(index for index, name in enumerate(_MONTHS) if name[:3] == parts["month"][:3])

    def at(year: int) -> Period:
        first, last = _month_ends(year, month)
        if "day" in parts:
            start = date(year, month, int(parts["day"]))
            end = date(year, month, int(parts["last"])) if "last" in parts else start
            return Period(start, end)
        return _third(first, last, parts.get("part", ""))

    if "year" in parts:
        return at(int(parts["year"]))
    lead = parts.get("lead", "").strip().casefold()
    if lead == "next":
        ahead = True
    return _nearest(at, reported, ahead=ahead, past=lead == "last")


def _nearest(at: Callable[[int], Period], reported: date, *, ahead: bool, past: bool) -> Period:
    """The yearless date's year: the latest that is not in the future, or the next one.

    Without a sign of the future a date less than a month ahead still counts as ahead: a report
    of 18 October that speaks of 1 November hardly means last year's.
    """
    slack = timedelta(days=0 if past else 300 if ahead else 31)
    years = [reported.year + step for step in (1, 0, -1)]
    candidates = [period for year in years if (period := _valid(at, year)) is not None]
    if not candidates:
        raise ValueError("no such day in the years around the report")
    if ahead:
        future = [period for period in candidates if reported <= period.end]
        soon = [period for period in future if period.start <= reported + slack]
        if soon:
            return min(soon)
    return next(
        (period for period in candidates if period.start <= reported + slack), candidates[-1]
    )


def _valid(at: Callable[[int], Period], year: int) -> Period | None:
    try:
        return at(year)
    except ValueError:
        return None


def _weekday(parts: dict[str, str], reported: date, ahead: bool) -> Period:
    back = (reported.weekday() - _DAYS.index(parts["weekday"])) % 7
    lead = parts.get("lead", "").strip().casefold()
    if lead == "last" and back == 0:
        back = 7
    day = reported - timedelta(days=back)
    if ahead and (back or lead == "next"):
        day += timedelta(days=7)
    return Period(day, day)


def _counted(parts: dict[str, str], reported: date) -> Period | None:
    """``two weeks ago``, ``in the past three months``."""
    word = parts.get("count", "")
    numeral = numeral_at(word, 0) if word else None
    count = numeral.best if numeral else {"a": 1.0, "an": 1.0, "one": 1.0, "": 3.0}.get(word)
    if count is None:
        return None
    days = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
    length = timedelta(days=round(count * days[parts["unit"]]))
    rel = parts["rel"].casefold()
    if rel in ("ago", "earlier"):
        day = reported - length
        if parts["unit"] == "year":
            return Period(date(day.year, 1, 1), date(day.year, 12, 31))
        if parts["unit"] == "month":
            return Period(*_month_ends(day.year, day.month))
        return Period(day, day)
    if rel in ("next", "coming"):
        return Period(reported, reported + length)
    return Period(reported - length, reported)


def _relative(rel: str, unit: str, reported: date) -> Period | None:
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(rel, 0)
    if unit == "day":
        return Period(*sorted((reported, reported + timedelta(days=step))))
    if unit == "week":
        if rel == "past":
            return Period(reported - timedelta(days=7), reported)
        monday = reported - timedelta(days=reported.weekday()) + timedelta(days=7 * step)
        return Period(monday, monday + timedelta(days=6))
    if unit == "month":
        index = reported.year * 12 + reported.month - 1 + step
        return Period(*_month_ends(index // 12, index % 12 + 1))
    if unit == "quarter":
        index = reported.year * 4 + (reported.month - 1) // 3 + step
        first, _ = _month_ends(index // 4, index % 4 * 3 + 1)
        return Period(first, _month_ends(index // 4, index % 4 * 3 + 3)[1])
    if unit == "year":
        return _part_of(reported.year + step, "")
    months = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[unit]
    year = reported.year - (
        step <= 0 and (reported.month < months or step < 0 and reported.month <= months + 2)
    )
    if step > 0:
        year += reported.month >= months
    first, _ = _month_ends(year, months)
    return Period(first, first + timedelta(days=91))


def _opened(named: Period, lead: str, reported: date) -> Period:
    """The period that an open edge (since, by, until) makes of a named one."""
    if lead in ("since", "from", "starting", "beginning", "after"):
        return Period(named.start, max(named.start, reported))
    if lead in ("by", "until", "till", "up to", "before"):
        return Period(reported if reported <= named.end else named.start, named.end)
    if lead == "as of":
        return Period(named.start, max(named.start, min(named.end, reported)))
    return named


def _month_ends(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return first, after - timedelta(days=1)


def _third(first: date, last: date, part: str) -> Period:
    """Early, mid and late: the first ten days, the next ten, the rest."""
    part = part.casefold()
    if part == "early":
        return Period(first, first.replace(day=10))
    if part == "mid":
        return Period(first.replace(day=11), first.replace(day=20))
    if part == "late":
        return Period(first.replace(day=21), last)
    return Period(first, last)


def _part_of(year: int, part: str) -> Period:
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part.casefold(), (1, 12))
    return Period(date(year, months[0], 1), _month_ends(year, months[1])[1])
