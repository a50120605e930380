"""Dates that the calendar names: days, months, years, quarters, seasons and a few holidays."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from forewarn.dates import Period
from forewarn.extractors.dates import periods
from forewarn.extractors.dates.expressions import (
    MONTH,
    MONTHS,
    OF_YEAR,
    PART,
    TO,
    WEEKDAY,
    YEAR,
    Ahead,
    Clock,
    Expression,
    Form,
    after,
    before,
    fixed,
    form,
    numeric,
    relative,
    yearly,
)

_MONTH = rf"(?P<month>{MONTH})"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d|[a-z%])"
_ENDED = r"(?=\s*(?:[.,;:)”\"]|$|\b(?:as|when|in|at|after|by|with|the|that|to|for|from|on)\b))"
"""What follows the second day of "8 and 9": anything but a thing that could be counted."""
_LEAD = re.compile(
    rf"(?:(?:\b(?:in|by|since|until|till|during|from|before|after|last|next|this|through|"
    rf"throughout|between|as of|as at|for|around|about|to|starting|beginning|following|over|"
    rf"previous|early|late|mid|of)(?: the)?(?: (?:month|year) of)?\s)|"
    rf"\b{PART}(?:-|\s(?:of|in)(?: the)?\s|\s))$",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"\s(?:and|or|when|to|by|with|in|on|at|of|was|were|is|are|had|has|have|will|would|could|may|"
    r"might|that|which|who|as|but|for|after|before|if|than|while|because|the|an?|it|they|he|she|"
    r"we|this|last|next|since|until|from)\b"
)
"""A word that cannot be the noun to which a date before it would belong."""
_SEASON_LEAD = re.compile(
    r"\b(?:in|into|by|since|until|till|during|over|before|after|through|throughout|for|from|early|late|"
    r"mid|of)[\s-](?:the )?$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:by|before|after|since|until|till|at|on|over|around|in|for|from|to|and|between)\s(?:the )?$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:Lunar|Chinese|Korean|Jewish|Persian|Orthodox|Islamic|Happy|Merry) (?:the )?$"
)
"""New years and Christmases that fall on other days, and wishes."""
_MONTH_BEFORE = re.compile(
    rf"{MONTH}(?: \d{{4}})?(?:\s?[-–—/]\s?|\s(?:to|through|until|till|and|or)\s)"
    rf"(?:early |mid-|late )?$"
)
_PART_OF = re.compile(rf"\b{PART}\sof\s$", re.IGNORECASE)
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


def _days_of_month(match: re.Match[str], _: object) -> Expression:
    month = _month_number(match["month"])
    first = _number(match["day"])
    last = _number(match["last"] or match["day"])

    def at(year: int) -> Period:
        return Period(date(year, month, first), date(year, month, last))

    return replace(yearly(match, match["year"], at), ranged=match["last"] is not None)


def _month_and_days(match: re.Match[str], ahead: Ahead) -> Expression | None:
    """A day of the month takes "on", never "in": "In May 20 men died" counts men."""
    if not match["year"] and not match["last"] and re.search(r"\b[Ii]n $", before(match)):
        return None
    return _days_of_month(match, ahead)


def _month_of_year(match: re.Match[str], _: object) -> Expression:
    month = _month_number(match["month"])
    written = match["year"] or (match["short"] and "20" + match["short"])
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
        noun = re.match(
            r"(?:['’]s)?\s(?!(?:on|of|for|to|in|and|or|is|was|has|had)\b)[a-z]{3}", right
        )
        if not (_DETERMINED.search(left) and noun):
            return None
    named = re.search(r"\b(?:of|for|to|by|about|from) $", left) and not _PART_OF.search(left)
    if named and re.match(r"\s[A-Z][a-z]+", right):
        # A name follows: "praise for April Smith".
        return None
    month = _month_number(name)
    return yearly(match, None, lambda year: periods.month(year, month), choice)


def _year_range(match: re.Match[str], _: object) -> Expression | None:
    first = int(match["year"])
    last = (
        int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    )
    if last <= first:
        return None
    whole = fixed(match, first, lambda: Period(periods.year(first).start, periods.year(last).end))
    return replace(whole, ranged=True)


def _bare_year(match: re.Match[str], _: object) -> Expression | None:
    left, right = before(match), after(match)
    lead = _LEAD.search(left)
    if lead is None:
        return None
    word = lead.group().split()[0].casefold() if lead.group().split() else ""
    if word not in ("in", "since", "during", "throughout") and _COUNTED_AFTER.match(right):
        return None
    if word == "of" and re.match(r"\s[a-z]", right) and not _FUNCTION.match(right):
        return None
    year = int(match["year"])
    return fixed(match, year, lambda: periods.year(year))


def _decade(match: re.Match[str], _: object) -> Expression:
    start = int(match["decade"]) if len(match["decade"]) == 4 else 1900 + int(match["decade"])
    return fixed(match, start, lambda: periods.months(start, 1, 120))


_ORDINALS = ("first", "second", "third", "fourth", "", "", "", "last", "", "", "", "final")


def _quarter(match: re.Match[str], _: object) -> Expression | None:
    """Quarters and halves of the calendar year; a fiscal one differs from land to land."""
    number = match["q"] or match["h"]
    if number is None:
        word = match["nth"].casefold()
        number = str(_ORDINALS.index(word) % 4 + 1)
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
    """Meteorological seasons of the northern hemisphere; "the spring offensive" names a thing."""
    name, left, right = match["season"].casefold(), before(match), after(match)
    rel = (match["rel"] or "").casefold()

    def at(year: int) -> Period:
        return periods.season(name, year)

    if (year := match["year"] or match["pair"]) or match["of_year"]:
        return yearly(match, year, at)
    if name == "fall" and re.match(r"\s(?:in|of|from|to|by|behind|into)\b", right):
        return None
    if rel == "that":
        return relative(match, lambda clock: at(clock.anchor.start.year))
    if not rel:
        led = _SEASON_LEAD.search(left)
        named = re.match(r"\s[a-z]", right) and not _FUNCTION.match(right)
        if led is None or named or (name == "fall" and not led.group().endswith("the ")):
            return None
    return yearly(match, None, at, rel)


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
    if _FOREIGN.search(left):
        return None
    if re.match(r"[\s-](?:Island|[a-z])", right) and not _FUNCTION.match(right):
        return None
    if not rel and not match["year"] and not _OCCASION.search(left):
        return None
    of = _HOLIDAYS[name]
    return yearly(match, match["year"], lambda year: periods.one_day(of(year)), rel)


_MONTHLY = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CENTURIES = "19|20"

FORMS: tuple[Form, ...] = (
    numeric(
        "-|/|.",
        r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d|[-/.]\d)",
        _iso,
    ),
    numeric("/", r"(?P<one>\d\d?)(?P<dot>/)(?P<two>\d\d?)/(?P<y>(?:20)?\d\d)(?![\d/])", _numeric),
    numeric(
        ".",
        r"(?P<one>\d\d?)(?P<dot>\.)(?P<two>\d\d?)\.(?P<y>(?:19|20)\d\d)(?!\d|\.\d)",
        _numeric,
    ),
    numeric(
        _MONTHLY,
        rf"(?:{WEEKDAY},? (?:the )?)?(?P<day>{_DAY})(?:(?:, {_DAY})*{TO}(?P<last>{_DAY}))?"
        rf" (?:of )?{_MONTH}(?:,? {YEAR}|{OF_YEAR})?",
        _days_of_month,
    ),
    form(
        _MONTHLY,
        rf"(?:{WEEKDAY},? )?{_MONTH} (?:the )?(?P<day>{_DAY})"
        rf"(?:(?:, {_DAY})*(?:{TO})(?P<last>{_DAY})(?:(?<=-..)|(?<=-.)|{_ENDED})(?! {MONTH}))?(?:,? {YEAR}|{OF_YEAR})?",
        _month_and_days,
    ),
    form(
        _MONTHLY,
        rf"{_MONTH}(?:(?:,| of)? {YEAR}|\s[’'](?P<short>\d\d)\b|{OF_YEAR})",
        _month_of_year,
    ),
    form(
        "quarter|half|q1|q2|q3|q4|h1|h2",
        rf"(?:(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)[ -]quarter|"
        rf"Q(?P<q>[1-4])|H(?P<h>[12])\b)"
        rf"(?:(?: of| in)? (?:{YEAR}|(?P<of>(?:this|last|next|the) year)))?",
        _quarter,
    ),
    form("fiscal|fy", r"(?:[Ff]iscal (?:year )?|FY ?)(?:20)?\d\d(?:[-/–]\d\d)?\b", _fiscal),
    form(
        "spring|summer|autumn|fall|winter",
        r"(?:(?P<rel>[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming|[Tt]hat) )?"
        rf"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
        rf"(?:,? (?:of )?(?:{YEAR}|(?P<pair>(?:19|20)\d\d)[-–/]\d\d(?:\d\d)?\b)|{OF_YEAR})?",
        _season,
    ),
    form(
        "new year|christmas|easter|good friday|victory day|may day",
        r"(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) )?"
        r"(?P<holiday>(?:[Tt]he )?[Nn]ew [Yy]ear(?!['’]s)|New Year['’]s(?: Eve| Day)?|"
        r"(?:Orthodox )?Christmas(?: Eve| Day)?|Good Friday|Easter(?: Sunday)?|Victory Day|May Day)\b"
        rf"(?: {YEAR})?",
        _holiday,
    ),
    form(
        _MONTHLY,
        rf"(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) )?{_MONTH}(?! \d{{1,2}}\b(?!\s[a-z]))",
        _bare_month,
    ),
    numeric(
        _CENTURIES,
        r"(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?|\s(?:to|and|through|until|till)\s)"
        r"(?P<last>(?:19|20)?\d\d)(?![\w-]|[.,]\d)",
        _year_range,
    ),
    form(_CENTURIES, r"(?P<decade>(?:19|20)\d0)s\b", _decade),
    form(_CENTURIES, YEAR, _bare_year),
)
"""Calendar forms, the most telling first."""
