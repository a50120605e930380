"""Dates that the calendar names: days, months, years, quarters, seasons and a few holidays."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from forewarn.extractors import periods
from forewarn.extractors.expressions import (
    DAYS, MONTH, MONTHS, PART, TO, YEAR, Ahead, Clock, Expression, fixed, form, relative, yearly,
)
from forewarn.timeframe import Period

_MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(_SHORT)})\b\.?)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(DAYS)})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = rf"(?:[12]\d|3[01]|0?[1-9]){_ORDINAL}(?![\d:]|[.,]\d|[a-z%])"
_DAYLESS = r"(?=\s*(?:[.,;:)”\"]|$|\b(?:as|when|in|at|after|by|with|the|that|to|for|from|on)\b))"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_LEAD = re.compile(
    rf"(?:(?:\b(?:in|by|since|until|till|during|from|before|after|last|next|this|through|"
    rf"throughout|between|as of|as at|for|around|about|to|starting|beginning|following|over|"
    rf"previous|early|late|mid|of)(?: the)?(?: (?:month|year) of)?\s)|"
    rf"\b{PART}(?:-|\s(?:of|in)(?: the)?\s|\s))$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    rf"{MONTH}(?: \d{{4}})?(?:\s?[-–—/]\s?|\s(?:to|through|until|till|and|or)\s)"
    rf"(?:early |mid-|late )?$"
)
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their|that|this)\s$", re.IGNORECASE)
_COUNTED_AFTER = re.compile(
    r"\s(?!(?:was|is|as|has|its|his|this|us|years|across|plus|versus|perhaps)\b)[a-z-]+s\b|\speople\b|\smen\b"
)


def _month_number(name: str) -> int:
    return 1 + next(index for index, month in enumerate(MONTHS) if month[:3] == name[:3])


def _number(written: str) -> int:
    return int(re.match(r"\d+", written).group())  # type: ignore[union-attr]


def _iso(match: re.Match[str], _: object) -> Expression:
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    return fixed(match, year, lambda: periods.one_day(date(year, month, day)))


def _numeric(match: re.Match[str], _: object) -> Expression:
    """Dots put the day first; of a slashed date that could be read both ways nothing is made."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["y"])
    year += 2000 if year < 100 else 0

    def of() -> Period:
        if match["dot"] == "." or one > 12 or one == two:
            return periods.one_day(date(year, two, one))
        if two > 12:
            return periods.one_day(date(year, one, two))
        raise ValueError("day and month cannot be told apart")

    return fixed(match, year, of)


def _day_of_month(match: re.Match[str], _: object) -> Expression | None:
    before = before(match)
    if not match["year"] and not match["weekday"] and match["month"] == match["lead_month"]:
        # "In May 20 men died" counts men: a day takes "on", never "in".
        if re.search(r"\b[Ii]n $", left):
            return None
    month = _month_number(match["month"])
    first = _number(match["day"])
    last = _number(match["last"]) if match["last"] else first

    def at(year: int) -> Period:
        return Period(date(year, month, first), date(year, month, last))

    return yearly(match, match["year"], at)


def _month_of_year(match: re.Match[str], _: object) -> Expression:
    month = _month_number(match["month"])
    written = match["year"] or "20" + match["short"]
    return yearly(match, written, lambda year: periods.month(year, month))


def _bare_month(match: re.Match[str], _: object) -> Expression | None:
    """A month alone is one where a preposition, a part or a range leads up to it."""
    text, name, left, right = match.string, match["month"], before(match), after(match)
    choice = (match["rel"] or "").casefold()
    if name == "May" and re.search(r"\b(?:Theresa|Mrs\.?|Ms\.?|Lady|James) May\b", text):
        return None
    led = choice or _LEAD.search(left) or _MONTH_BEFORE.search(left)
    ranged = re.match(rf"{TO}(?:early |mid-|late )?(?:\d\d? )?{MONTH}", right)
    if not led and not ranged:
        noun = re.match(r"(?:['’]s)?\s(?!(?:on|of|for|to|in|and|or|is|was|has|had)\b)[a-z]{3}", right)
        if not (_DETERMINED.search(left) and noun):
            return None
    if re.match(r"\s[A-Z][a-z]+", right) and re.search(r"\b(?:of|for|to|by|about|from) $", left):
        # A name follows: "praise for April Smith".
        return None
    month = _month_number(name)
    return yearly(match, None, lambda year: periods.month(year, month), choice)


def _year_range(match: re.Match[str], _: object) -> Expression | None:
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if last <= first:
        return None
    return fixed(match, first, lambda: Period(periods.year(first).start, periods.year(last).end))


def _bare_year(match: re.Match[str], _: object) -> Expression | None:
    left, right = before(match), after(match)
    lead = _LEAD.search(left)
    if lead is None:
        return None
    word = lead.group().split()[0].casefold() if lead.group().split() else ""
    if word not in ("in", "since", "during", "throughout") and _COUNTED_AFTER.match(after):
        return None
    if word == "of" and re.match(r"\s[a-z]", right) and not re.match(r" (?:and|when|to|by|with|in|on|was|were|is|had|has|that|which|as|but|for|at|after|before|the)\b", right):
        return None
    year = int(match["year"])
    return fixed(match, year, lambda: periods.year(year))


def _decade(match: re.Match[str], _: object) -> Expression:
    start = int(match["decade"]) if len(match["decade"]) == 4 else 1900 + int(match["decade"])
    return fixed(match, start, lambda: periods.months(start, 1, 120))


def _quarter(match: re.Match[str], _: object) -> Expression | None:
    """Quarters and halves of the calendar year; a fiscal one differs from land to land."""
    number = match["q"] or match["h"]
    if number is None:
        word = match["nth"].casefold()
        number = str(4 if word in ("last", "final") else 1 + "first second third fourth".split().index(word))
        if re.match(r"\s(?:of|in) ", after(match)) and not match["year"]:
            return None
        if word in ("last", "final") and not (match["year"] or match["of"]):
            return None
    length = 6 if match["h"] else 3
    first = (int(number) - 1) * length + 1

    def at(year: int) -> Period:
        return periods.months(year, first, length)

    if match["of"]:
        step = {"last": -1, "next": 1}.get(match["of"].split()[0].casefold(), 0)
        return relative(match, lambda clock: at(clock.day.year + step))
    return yearly(match, match["year"], at)


def _fiscal(match: re.Match[str], _: object) -> Expression:
    def refuse(clock: Clock) -> Period:
        raise ValueError("fiscal years differ from land to land")

    return relative(match, refuse)


def _season(match: re.Match[str], _: object) -> Expression | None:
    name, left, right = match["season"].casefold(), before(match), after(match)
    rel = (match["rel"] or "").casefold()
    if match["year"] or match["last"]:
        year = match["year"]
        return yearly(match, year, lambda number: periods.season(name, number))
    if name == "fall" and re.match(r"\s(?:in|of|from|to|by|behind|into)\b", right):
        return None
    if rel in ("that", "same"):
        return relative(match, lambda clock: periods.season(name, clock.anchor.start.year))
    if not rel and not re.search(
        r"\b(?:in|by|since|until|till|during|over|before|after|through|throughout|for|from|early|"
        r"late|mid|of)[\s-](?:the )?$",
        left,
        re.IGNORECASE,
    ):
        return None
    if not rel and (name == "fall" or re.match(r"\s[a-z]+s?\b(?<! and)(?<! or)", right)):
        # "In winter clothing", "before the spring offensive": the season of a thing.
        following = re.match(r"\s([a-z]+)", right)
        if following and following.group(1) not in (
            "and or when as if but to with at it they he she the a an while because that than is was were are will would had has have".split()
        ):
            return None
        if name == "fall" and not re.search(r"\bthe $", left):
            return None
    return yearly(match, None, lambda number: periods.season(name, number), rel)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's eve": lambda year: date(year, 12, 31),
    "new year's day": lambda year: date(year, 1, 1),
    "new year's": lambda year: date(year, 1, 1),
    "the new year": lambda year: date(year, 1, 1),
    "new year": lambda year: date(year, 1, 1),
    "christmas eve": lambda year: date(year, 12, 24),
    "orthodox christmas": lambda year: date(year, 1, 7),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas": lambda year: date(year, 12, 25),
    "good friday": lambda year: periods.easter(year) - timedelta(days=2),
    "easter sunday": periods.easter,
    "easter": periods.easter,
    "victory day": lambda year: date(year, 5, 9),
    "may day": lambda year: date(year, 5, 1),
}


def _holiday(match: re.Match[str], _: object) -> Expression | None:
    left, right = before(match), after(match)
    name = match["holiday"].casefold().replace("’", "'")
    rel = (match["rel"] or "").casefold()
    if re.search(r"\b(?:Lunar|Chinese|Korean|Jewish|Persian|Orthodox|Islamic|Happy|Merry) (?:the )?$", left):
        return None
    if re.match(r"[\s-](?:Island|[a-z]+s?\b)", right) and not re.match(r" (?:and|or|when|as|but|in|at|to|the|they|it|he|she|with|after|before|by|that|this|last|next)\b", right):
        return None
    if not rel and not match["year"] and not re.search(r"\b(?:by|before|after|since|until|till|at|on|over|around|in|for|from|to|and|between)\s(?:the )?$", left, re.IGNORECASE):
        return None
    of = _HOLIDAYS[name]
    return yearly(match, match["year"], lambda year: periods.one_day(of(year)), rel)
