"""Dates that the calendar names: days, months, years, quarters, seasons and a few holidays."""

import re
from dataclasses import replace
from datetime import date, timedelta

from forewarn.dates import Period
from forewarn.extractors.dates import periods
from forewarn.extractors.dates.expressions import (
    MONTH_NAMES,
    MONTH_PATTERN,
    OF_YEAR_PATTERN,
    PART_PATTERN,
    TO_PATTERN,
    WEEKDAY_PATTERN,
    WORDS,
    YEAR_PATTERN,
    Ahead,
    Clock,
    DateForm,
    Expression,
    digit_form,
    find_step,
    fixed_expression,
    relative_expression,
    text_after,
    text_before,
    word_form,
    yearly_expression,
)

_MONTH = rf"(?P<month>{MONTH_PATTERN})"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d|[a-z%])"
_ON_DAY = rf"(?:{WEEKDAY_PATTERN},? (?:the )?)?"
_ENDED = rf"(?=\s*(?:[.,;:)”\"]|$|\b(?:{WORDS.find_pattern('ends_of_pair')})\b))"
"""What follows the second day of "8 and 9": anything but a thing that could be counted."""
_LEAD = re.compile(
    rf"(?:(?:\b(?:{WORDS.find_pattern('leads_to_month')})(?: the)?(?: (?:month|year) of)?\s)|"
    rf"\b{PART_PATTERN}(?:-|\s(?:of|in)(?: the)?\s|\s))$",
    re.IGNORECASE,
)
_FUNCTION = re.compile(rf"\s(?:{WORDS.find_pattern('after_date')})\b")
"""A word that cannot be the noun to which a date before it would belong."""
_SEASON_LEAD = re.compile(
    rf"\b(?:{WORDS.find_pattern('leads_to_season')})[\s-](?:the )?$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    rf"\b(?:{WORDS.find_pattern('leads_to_holiday')})\s(?:the )?$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(rf"\b(?:{WORDS.find_pattern('other_calendars')}) (?:the )?$")
"""New years and Christmases that fall on other days, and wishes."""
_MONTH_BEFORE = re.compile(
    rf"{MONTH_PATTERN}(?: \d{{4}})?(?:\s?[-–—/]\s?|\s(?:{WORDS.find_pattern('range_joins')})\s)"
    rf"(?:early |mid-|late )?$"
)
_PART_OF = re.compile(rf"\b{PART_PATTERN}\sof\s$", re.IGNORECASE)
_DETERMINED = re.compile(rf"\b(?:{WORDS.find_pattern('determiners')})\s$", re.IGNORECASE)
_COUNTED_AFTER = re.compile(
    rf"\s(?!(?:{WORDS.find_pattern('no_counted_things')})\b)[a-z-]+s\b|\speople\b|\smen\b"
)
_OWNER = re.compile(rf"(?:['’]s)?\s(?!(?:{WORDS.find_pattern('after_owner_month')})\b)[a-z]{{3}}")
_BEFORE_NAME = re.compile(rf"\b(?:{WORDS.find_pattern('before_name')}) $")
_STRETCH_TO = re.compile(rf"\b(?:{WORDS.find_pattern('counted_periods')})s?\sto\s$")
_FALL_VERB = re.compile(rf"\s(?:{WORDS.find_pattern('fall_verb_before')})\b")


def _month_number(name: str) -> int:
    return 1 + next(index for index, month in enumerate(MONTH_NAMES) if month[:3] == name[:3])


def _number(digits: str) -> int:
    return int(re.match(r"\d+", digits).group())  # type: ignore[union-attr]


def _iso(match: re.Match[str], _: object) -> Expression:
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    return fixed_expression(match, year, lambda: periods.one_day(date(year, month, day)))


def _numeric(match: re.Match[str], _: object) -> Expression:
    """Dots put the day first; of a slashed date that could be read both ways nothing is made."""
    first, second, year = int(match["one"]), int(match["two"]), int(match["y"])
    year += 2000 if year < 100 else 0

    def resolve() -> Period:
        if match["dot"] == "." or first > 12 or first == second:
            return periods.one_day(date(year, second, first))
        if second > 12:
            return periods.one_day(date(year, first, second))
        raise ValueError("day and month cannot be told apart")

    return fixed_expression(match, year, resolve)


_BODIES = WORDS.find_list("bodies_with_dates")
_NAME_AFTER = re.compile(
    r"(?:[ -][A-Z][\w'’-]*){0,2}?[ -]"
    rf"(?:{'|'.join(name.capitalize() for name in _BODIES)}|"
    rf"{WORDS.find_pattern('works_with_dates')})\b"
)
"""What makes a name of the date before it: March 23 Movement, 14 July Square."""
_BODY_AFTER = re.compile(rf"[ -](?:{'|'.join(_BODIES)})\b")
"""Makes one of a date with an article: "the 17 November group", but not "on 5 May party chiefs"."""


def _is_in_name(match: re.Match[str]) -> bool:
    after = text_after(match)
    if match["year"]:
        return False
    has_article = re.search(r"\b[Tt]he $", text_before(match))
    return bool(_NAME_AFTER.match(after) or (has_article and _BODY_AFTER.match(after)))


def _refuse(clock: Clock) -> Period:
    """For what holds a date and dates nothing: a name, or a fiscal year, which differs by land."""
    raise ValueError("no date")


def _days_of_month(match: re.Match[str], _: object) -> Expression:
    if _is_in_name(match):
        return relative_expression(match, _refuse)
    month = _month_number(match["month"])
    first = _number(match["day"])
    last = _number(match["last"] or match["day"])

    def at(year: int) -> Period:
        return Period(date(year, month, first), date(year, month, last))

    return replace(yearly_expression(match, match["year"], at), is_range=match["last"] is not None)


def _month_and_days(match: re.Match[str], ahead: Ahead) -> Expression | None:
    """A day of the month takes "on", never "in": "In May 20 men died" counts men."""
    if not match["year"] and not match["last"] and re.search(r"\b[Ii]n $", text_before(match)):
        return None
    return _days_of_month(match, ahead)


def _month_of_year(match: re.Match[str], _: object) -> Expression:
    month = _month_number(match["month"])
    year_text = match["year"] or (match["short"] and "20" + match["short"])
    return yearly_expression(match, year_text, lambda year: periods.month(year, month))


def _bare_month(match: re.Match[str], _: object) -> Expression | None:
    """A month alone is one where a preposition, a part or a range leads up to it."""
    text, name, before, after = match.string, match["month"], text_before(match), text_after(match)
    choice = (match["rel"] or "").casefold()
    if name == "May" and re.search(r"\b(?:Theresa|Mrs\.?|Ms\.?|Lady|James) May\b", text):
        return None
    has_lead = choice or _LEAD.search(before) or _MONTH_BEFORE.search(before)
    is_range = re.match(rf"{TO_PATTERN}(?:early |mid-|late )?(?:\d\d? )?{MONTH_PATTERN}", after)
    has_noun = _DETERMINED.search(before) and _OWNER.match(after)
    if not has_lead and not is_range and not has_noun:
        return None
    follows_preposition = (
        _BEFORE_NAME.search(before)
        and not _PART_OF.search(before)
        and not _STRETCH_TO.search(before)
    )
    if follows_preposition and re.match(r"\s[A-Z][a-z]+", after):
        # A name follows: "praise for April Smith".
        return None
    month = _month_number(name)
    return yearly_expression(match, None, lambda year: periods.month(year, month), choice)


def _year_range(match: re.Match[str], _: object) -> Expression | None:
    first = int(match["year"])
    last = (
        int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    )
    if last <= first:
        return None
    expression = fixed_expression(
        match, first, lambda: Period(periods.year(first).start, periods.year(last).end)
    )
    return replace(expression, is_range=True)


def _bare_year(match: re.Match[str], _: object) -> Expression | None:
    before, after = text_before(match), text_after(match)
    lead_in = _LEAD.search(before)
    if lead_in is None:
        return None
    word = lead_in.group().split()[0].casefold() if lead_in.group().split() else ""
    if word not in ("in", "since", "during", "throughout") and _COUNTED_AFTER.match(after):
        return None
    if word == "of" and re.match(r"\s[a-z]", after) and not _FUNCTION.match(after):
        return None
    year = int(match["year"])
    return fixed_expression(match, year, lambda: periods.year(year))


def _decade(match: re.Match[str], _: object) -> Expression:
    start = int(match["decade"]) if len(match["decade"]) == 4 else 1900 + int(match["decade"])
    return fixed_expression(match, start, lambda: periods.months(start, 1, 120))


_ORDINALS = {word: int(number) for word, number in WORDS.find_heads("ordinals").items()}


def _quarter(match: re.Match[str], _: object) -> Expression | None:
    """Quarters and halves of the calendar year; a fiscal one differs from land to land."""
    number = match["q"] or match["h"]
    if number is None:
        word = match["nth"].casefold()
        number = str(_ORDINALS[word] % 5)
        if re.match(r"\s(?:of|in) ", text_after(match)) and not match["year"]:
            return None
        if _ORDINALS[word] < 0 and not (match["year"] or match["of"]):
            return None
    length = 6 if match["h"] else 3
    first = (int(number) - 1) * length + 1
    last = _ORDINALS[match["last"].casefold()] % 5 if match["last"] else int(number)

    def at(year: int) -> Period:
        return Period(
            periods.months(year, first, length).start,
            periods.months(year, (last - 1) * length + 1, length).end,
        )

    if match["of"]:
        step = find_step(match["of"].split()[0].casefold())
        return relative_expression(match, lambda clock: at(clock.day.year + step))
    return yearly_expression(match, match["year"], at)


def _week_of_year(match: re.Match[str], _: object) -> Expression | None:
    """``week 46``: seven days from a Monday, as ISO 8601 counts them."""
    if re.match(r" of (?!\d{4})", text_after(match)):
        return None
    number = int(match["week"])

    def at(year: int) -> Period:
        monday = date.fromisocalendar(year, number, 1)
        return Period(monday, monday + timedelta(days=6))

    return yearly_expression(match, match["year"], at)


def _quarter_to(match: re.Match[str], _: object) -> Expression:
    """``the September quarter``: the three months that end with the one named."""
    last = _month_number(match["month"])
    return yearly_expression(match, match["year"], lambda year: periods.months(year, last - 2, 3))


def _fiscal(match: re.Match[str], _: object) -> Expression:
    return relative_expression(match, _refuse)


def _season(match: re.Match[str], _: object) -> Expression | None:
    """Meteorological seasons of the northern hemisphere; "the spring offensive" names a thing."""
    name, before, after = match["season"].casefold(), text_before(match), text_after(match)
    rel = (match["rel"] or "").casefold()

    def at(year: int) -> Period:
        return periods.season(name, year)

    is_verb = name == "fall" and not rel and not _SEASON_LEAD.search(before)
    if (year := match["year"] or match["pair"]) or match["of_year"]:
        return None if is_verb and match["season"].islower() else yearly_expression(match, year, at)
    if name == "fall" and _FALL_VERB.match(after):
        return None
    if rel == "that":
        return relative_expression(match, lambda clock: at(clock.anchor.start.year))
    if not rel:
        lead_in = _SEASON_LEAD.search(before)
        is_modifier = re.match(r"\s[a-z]", after) and not _FUNCTION.match(after)
        if (
            lead_in is None
            or is_modifier
            or (name == "fall" and not lead_in.group().endswith("the "))
        ):
            return None
    return yearly_expression(match, None, at, rel)


def _day_of_holiday(rule: str, year: int) -> date:
    """The day that ``12-25`` or ``easter-2``, two days before Easter, means in a year."""
    start, _, number = rule.partition("-")
    if start == "easter":
        return periods.easter(year) - timedelta(days=int(number or 0))
    return date(year, int(start), int(number))


_HOLIDAYS = {name.casefold(): rule for name, rule in WORDS.find_heads("holidays").items()}
# The new year is written small too, and "New Year's" is no "New Year".
_HOLIDAY_NAMES = "|".join(
    re.escape(name).replace("'", "['’]")
    for name in sorted(WORDS.find_heads("holidays"), key=len, reverse=True)
    if not name.casefold().endswith("new year")
)


def _holiday(match: re.Match[str], _: object) -> Expression | None:
    before, after = text_before(match), text_after(match)
    name = match["holiday"].casefold().replace("’", "'")
    rel = (match["rel"] or "").casefold()
    if _FOREIGN.search(before):
        return None
    if re.match(r"[\s-](?:Island|[a-z])", after) and not _FUNCTION.match(after):
        return None
    if not rel and not match["year"] and not _OCCASION.search(before):
        return None
    rule = _HOLIDAYS[name]
    return yearly_expression(
        match, match["year"], lambda year: periods.one_day(_day_of_holiday(rule, year)), rel
    )


_QUARTER = rf"(?:(?i:{WORDS.find_pattern('quarter_ordinals')})[ -](?:quarter|half)|Q[1-4]|H[12])"
_MONTHLY = WORDS.find_pattern("month_starts")
_CENTURIES = "19|20"

CALENDAR_FORMS: tuple[DateForm, ...] = (
    digit_form(
        "-|/|.",
        r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d|[-/.]\d)",
        _iso,
    ),
    digit_form(
        "/", r"(?P<one>\d\d?)(?P<dot>/)(?P<two>\d\d?)/(?P<y>(?:20)?\d\d)(?![\d/])", _numeric
    ),
    digit_form(
        ".",
        r"(?P<one>\d\d?)(?P<dot>\.)(?P<two>\d\d?)\.(?P<y>(?:19|20)\d\d)(?!\d|\.\d)",
        _numeric,
    ),
    digit_form(
        _MONTHLY,
        rf"(?:{WEEKDAY_PATTERN},? (?:the )?)?(?P<day>{_DAY})"
        rf"(?:(?:, {_ON_DAY}{_DAY})*(?:{TO_PATTERN}|,\s(?:and|or)\s){_ON_DAY}(?P<last>{_DAY}))?"
        rf" (?:of )?{_MONTH}(?:,? {YEAR_PATTERN}|{OF_YEAR_PATTERN})?",
        _days_of_month,
    ),
    word_form(
        _MONTHLY,
        rf"(?:{WEEKDAY_PATTERN},? )?{_MONTH} (?:the )?(?P<day>{_DAY})"
        rf"(?:(?:, {_DAY})*(?:{TO_PATTERN}|,\s(?:and|or)\s)(?P<last>{_DAY})(?:(?<=-..)|(?<=-.)|{_ENDED})(?! {MONTH_PATTERN}))?(?:,? {YEAR_PATTERN}|{OF_YEAR_PATTERN})?",
        _month_and_days,
    ),
    word_form(
        _MONTHLY,
        rf"{_MONTH}(?:(?:,| of)? {YEAR_PATTERN}|\s[’'](?P<short>\d\d)\b|{OF_YEAR_PATTERN})",
        _month_of_year,
    ),
    word_form(
        "fiscal|fy|financial",
        r"(?:[Ff]iscal (?:years? )?|[Ff]inancial years? |FY ?)(?:20)?\d\d(?:[-/–](?:20)?\d\d)?\b|"
        rf"(?:[Ff]iscal|[Ff]inancial)[ -](?:{_QUARTER})\b|{_QUARTER}[ -](?:of |in )?fiscal (?:20)?\d\d\b",
        _fiscal,
    ),
    word_form(
        "week ",
        r"(?:(?:[Cc]alendar|[Ee]pidemiological|[Ee]pi) |(?<=[Ii]n )|(?<=[Oo]f )|(?<=[Ff]or )|"
        r"(?<=[Bb]y )|(?<=[Ss]ince )|(?<=[Dd]uring )|(?=Week))"
        r"[Ww]eek (?P<week>5[0-3]|[1-4]\d|[1-9])\b(?![.,]?\d)"
        rf"(?:,? (?:of )?{YEAR_PATTERN})?",
        _week_of_year,
    ),
    word_form(
        "quarter",
        rf"{_MONTH} quarter\b(?:(?: of)? {YEAR_PATTERN}|{OF_YEAR_PATTERN})?",
        _quarter_to,
    ),
    word_form(
        WORDS.find_pattern("quarter_starts"),
        rf"(?:(?P<nth>(?i:{WORDS.find_pattern('quarter_ordinals')}))"
        rf"(?:(?: and | to |, |[-–])(?P<last>(?i:{WORDS.find_pattern('quarter_ordinals')})))?[ -]quarters?|"
        rf"Q(?P<q>[1-4])|H(?P<h>[12])\b)"
        rf"(?:(?: of| in)? (?:{YEAR_PATTERN}|(?P<of>(?:this|last|next|the) year)))?",
        _quarter,
    ),
    word_form(
        WORDS.find_pattern("season_names"),
        rf"(?:(?P<rel>(?i:{WORDS.find_pattern('season_choices')})) )?"
        rf"(?P<season>(?i:{WORDS.find_pattern('season_names')}))\b"
        rf"(?:,? (?:of )?(?:{YEAR_PATTERN}|(?P<pair>(?:19|20)\d\d)[-–/]\d\d(?:\d\d)?\b)|{OF_YEAR_PATTERN})?",
        _season,
    ),
    word_form(
        WORDS.find_pattern("holiday_starts"),
        r"(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) )?"
        rf"(?P<holiday>(?:[Tt]he )?[Nn]ew [Yy]ear(?!['’]s)|{_HOLIDAY_NAMES})\b"
        rf"(?: {YEAR_PATTERN})?",
        _holiday,
    ),
    word_form(
        _MONTHLY,
        rf"(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) )?{_MONTH}(?! \d{{1,2}}\b(?!\s[a-z]|[,.]\d))",
        _bare_month,
    ),
    digit_form(
        _CENTURIES,
        rf"(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?|\s(?:{WORDS.find_pattern('year_range_joins')})\s)"
        r"(?P<last>(?:19|20)?\d\d)(?![\w-]|[.,]\d)",
        _year_range,
    ),
    word_form(_CENTURIES, r"(?P<decade>(?:19|20)\d0)s\b", _decade),
    word_form(_CENTURIES, YEAR_PATTERN, _bare_year),
)
"""Calendar forms, the most specific first."""
