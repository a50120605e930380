"""Dates relative to another day: weekdays, "last week", "two days ago", "the same day"."""

import re
from dataclasses import replace
from datetime import timedelta

from forewarn.dates import Period
from forewarn.extractors.dates import periods
from forewarn.extractors.dates.counts import (
    COUNT_PATTERN,
    count_bounds,
    in_whole_units,
    move,
    read_bounds,
)
from forewarn.extractors.dates.expressions import (
    MONTH_PATTERN,
    PART_PATTERN,
    WEEKDAY_NAMES,
    WORDS,
    YEAR_PATTERN,
    Ahead,
    Clock,
    DateForm,
    Expression,
    find_step,
    fixed_expression,
    relative_expression,
    text_after,
    text_before,
    word_form,
)
from forewarn.text import Span

_BREAK = r"(?=\s*(?:[.,;:)–—]|$))"
_OF_PERIOD = re.compile(rf" of (?:the|an?|its|his|her|their|{MONTH_PATTERN}|\d{{4}})\b")


_WEEKEND_LEAD = re.compile(rf"\b(?:{WORDS.find_pattern('leads_to_weekend')}) $", re.IGNORECASE)
_NAMED_WEEKDAY = re.compile(rf"\b(?:{WORDS.find_pattern('named_weekdays')}) $")
_NEWSPAPER = re.compile(rf"s\b| (?:{WORDS.find_pattern('newspapers')})\b")
_ORDINAL_BEFORE = re.compile(rf"\b(?:{WORDS.find_pattern('weekday_ordinals')}) $", re.IGNORECASE)
_OF_MONTHS = re.compile(rf"\sof\s|\sin\s{MONTH_PATTERN}")
_FORWARD = WORDS.find("forward_ways")
_PART_LEAD = re.compile(
    rf"\b(?:{PART_PATTERN}|weekend|{'|'.join(WEEKDAY_NAMES)})\s(?:of|in)\s$", re.IGNORECASE
)


def _weekday(match: re.Match[str], _: object) -> Expression | None:
    number, before, after = (
        WEEKDAY_NAMES.index(match["weekday"]),
        text_before(match),
        text_after(match),
    )
    if _NAMED_WEEKDAY.search(before) or _NEWSPAPER.match(after):
        return None
    if _ORDINAL_BEFORE.search(before) or (match["rel"] and _OF_MONTHS.match(after)):
        # One Tuesday of several, of which no date follows: "the third Tuesday of each month".
        return None
    rel, week = (
        (match["rel"] or "").casefold(),
        (match["week"] or match["of_week"] or "").casefold(),
    )

    def resolve(clock: Clock) -> Period:
        if week:
            step = find_step(week)
            monday = periods.calendar_unit(clock.day, "week", step).start
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
                monday = periods.calendar_unit(day, "week", step).start
                return periods.one_day(monday + timedelta(days=number))
        back = (day.weekday() - number) % 7
        if rel in ("last", "past") and back == 0:
            back = 7
        if clock.ahead and rel not in ("last", "past") and back:
            return periods.one_day(day + timedelta(days=7 - back))
        return periods.one_day(day - timedelta(days=back))

    is_bare = not (rel or week)
    return replace(relative_expression(match, resolve), is_weekday=is_bare)


_DAY_WORDS = {word: read_bounds(head) for word, head in WORDS.find_heads("day_words").items()}


def _beyond(match: re.Match[str], _: object) -> Expression:
    """``the Tuesday before last``, ``the week after next``: two on from the one of now."""
    unit, sign = match["unit"], 1 if match["way"] == "after next" else -1

    def resolve(clock: Clock) -> Period:
        if unit not in WEEKDAY_NAMES:
            return periods.calendar_unit(clock.day, unit, 2 * sign)
        gap = (WEEKDAY_NAMES.index(unit) - clock.day.weekday()) * sign % 7 or 7
        return periods.one_day(clock.day + sign * timedelta(days=gap + 7))

    return relative_expression(match, resolve)


def _day_word(match: re.Match[str], ahead: Ahead) -> Expression | None:
    word = match["word"]
    before, after = text_before(match), text_after(match)
    # "Russia Today" is a channel, "today's Europe" an age.
    if word[0].isupper() and re.search(r"\w $", before):
        return None
    if word.casefold() == "today" and re.match(r"['’]s [A-Z]", after):
        return None
    start, end = _DAY_WORDS[word.casefold()]
    if word.casefold() == "overnight" and (
        ahead(Span(match.start(), match.end())) or re.match(r"\s[a-z]+(?:s|ion|ment)\b", after)
    ):
        # "An overnight stay" and "will not happen overnight" name no night.
        return None
    return relative_expression(
        match,
        lambda clock: Period(clock.day + timedelta(days=start), clock.day + timedelta(days=end)),
    )


def _unit(match: re.Match[str], _: object) -> Expression | None:
    """``last week``, ``the past month``, ``the end of the year``, ``over the weekend``."""
    rel, unit, before, after = (
        match["rel"].casefold(),
        match["unit"],
        text_before(match),
        text_after(match),
    )
    if unit in ("hour", "day", "night") or (rel == "last" and _OF_PERIOD.match(after)):
        return None
    rolling = rel == "past" or (rel == "last" and re.search(r"\b(?:[Tt]he|[Tt]his) $", before))
    if rel == "the":
        # "The week" is a date only as "the end of the week" or "over the weekend".
        lead_in = _WEEKEND_LEAD if unit == "weekend" else _PART_LEAD
        if lead_in.search(before) is None or (
            unit != "weekend" and re.match(r" of\b|[-\w]", after)
        ):
            return None

    def resolve(clock: Clock) -> Period:
        if rel in ("following", "previous", "preceding") and clock.last_period is not None:
            step = 1 if rel == "following" else -1
            base = clock.last_period.end if step > 0 else clock.last_period.start
            return periods.calendar_unit(base, unit, step)
        if rel == "following":
            return periods.calendar_unit(clock.anchor.end, unit, 1)
        day = clock.day
        if unit == "weekend" and rel in ("the", "this", "past"):
            return _weekend(clock, rel)
        if rolling and unit != "weekend":
            return Period(*sorted((day, periods.shift(day, 1 if rel == "coming" else -1, unit))))
        return periods.calendar_unit(day, unit, find_step(rel))

    return relative_expression(match, resolve)


def _weekend(clock: Clock, rel: str) -> Period:
    day = clock.day
    weekend = periods.calendar_unit(day, "weekend")
    if weekend.contains(day):
        return weekend
    last_weekend = periods.calendar_unit(day, "weekend", -1)
    if clock.ahead is None and rel == "this":
        return (
            weekend if (weekend.start - day).days <= (day - last_weekend.end).days else last_weekend
        )
    return weekend if clock.ahead else last_weekend


def _ago(match: re.Match[str], _: object) -> Expression | None:
    """``two weeks ago``; ``a month earlier`` and ``days later`` go by the date mentioned before."""
    unit, way = match["unit"], match["way"].casefold()
    bounds = count_bounds(match["count"] or "")
    if not match["count"] and not match["plural"]:
        return None
    extra = 0.5 if match["half"] else 0.0
    sign = 1 if way in _FORWARD else -1

    def resolve(clock: Clock) -> Period:
        if bounds is None:
            raise ValueError("a count without a bound")
        low, high = bounds[0] + extra, bounds[1] + extra
        if way in ("ago", "from now"):
            base = clock.day
        elif sign > 0:
            base = clock.anchor.end
        else:
            # "Nine days earlier" counts from a day: from a month before it no day would follow.
            last_period = clock.last_period
            is_near = last_period is not None and last_period.days <= periods.longest_days(unit)
            base = last_period.start if last_period is not None and is_near else clock.day
        ends = sorted((move(base, sign * low, unit), move(base, sign * high, unit)))
        if low != high:
            return Period(*ends)
        anchor = clock.last_period
        if way not in ("ago", "from now") and anchor is not None and anchor.days == 1:
            # Counted from a stated day, a week names a day and no days about it.
            unit_of_days = unit in ("week", "fortnight")
            return periods.one_day(ends[0]) if unit_of_days else periods.days_around(ends[0], unit)
        return periods.days_around(ends[0], in_whole_units(low, unit)[1])

    return relative_expression(match, resolve)


def _span_of_units(match: re.Match[str], ahead: Ahead) -> Expression | None:
    """``the past three weeks``, ``in recent days``, ``over the coming months``."""
    unit, rel = match["unit"], match["rel"].casefold()
    bounds = count_bounds(match["count"] or "")
    if rel == "last" and _OF_PERIOD.match(text_after(match)):
        # "The last days of the campaign" are those of the campaign.
        return None
    future = rel in ("next", "coming")

    def resolve(clock: Clock) -> Period:
        if bounds is None:
            raise ValueError("a count without a bound")
        if rel in ("previous", "preceding") and clock.last_period is not None:
            day = clock.last_period.start
        elif rel == "following":
            start = clock.anchor.end
            return Period(start, move(start, bounds[1], unit))
        else:
            day = clock.day
        far_day = move(day, bounds[1] if future else -bounds[1], unit)
        return Period(*sorted((day, far_day)))

    return relative_expression(match, resolve)


def _in_units(match: re.Match[str], ahead: Ahead) -> Expression | None:
    """``will arrive in two weeks``; of the past the same words are a length of time, no date."""
    unit = match["unit"]
    bounds = count_bounds(match["count"])
    if bounds is None or not (match["time"] or ahead(Span(match.start(), match.end()))):
        return None
    if re.match(r" of (?!that\b)", text_after(match)):
        return None
    within = match["lead"].casefold() != "in"

    def resolve(clock: Clock) -> Period:
        low, high = (move(clock.day, bound, unit) for bound in bounds)
        if within:
            return Period(clock.day, high)
        return Period(low, high) if low != high else periods.days_around(high, unit)

    return relative_expression(match, resolve)


def _anaphor(match: re.Match[str], _: object) -> Expression:
    """``the same day``, ``the next day``, ``the day before``, ``since then``."""
    groups = match.groupdict()
    unit = next((groups[name] for name in _ANAPHORIC if groups[name]), "")
    unit = "day" if unit in ("morning", "evening", "night") else unit
    way = match["way"] or match["way_after"] or ("following" if match["unit_following"] else "")
    step = 1 if way in ("next", "following", "after") else -1 if way else 0

    def resolve(clock: Clock) -> Period:
        if not unit:
            return clock.anchor
        base = clock.anchor.end if step > 0 else clock.anchor.start
        return periods.calendar_unit(base, unit, step)

    return relative_expression(match, resolve)


_ANAPHORIC = ("unit", "unit_that", "unit_way", "unit_before", "unit_following")


def _number(digits: str) -> int:
    return int(digits[:2] if digits[:2].isdigit() else digits[:1])


def _to_date(match: re.Match[str], _: object) -> Expression:
    """``the year to date``, ``this month so far``."""
    return relative_expression(
        match,
        lambda clock: Period(periods.calendar_unit(clock.day, match["unit"]).start, clock.day),
    )


def _nth(match: re.Match[str], _: object) -> Expression | None:
    """``on the 15th``, ``from the 8th to the 13th of this month``."""
    first, last = _number(match["day"]), _number(match["last"] or match["day"])
    of = (match["of"] or "").casefold()
    if not of and not re.search(r"\b(?:on|by|since|until) $", text_before(match), re.IGNORECASE):
        return None

    def resolve(clock: Clock) -> Period:
        step = find_step(of)
        if not of and clock.ahead and first < clock.day.day:
            step = 1
        if not of and not clock.ahead and first > clock.day.day:
            step = -1
        month_start = periods.calendar_unit(clock.day, "month", step).start
        return Period(month_start.replace(day=first), month_start.replace(day=last))

    return replace(relative_expression(match, resolve), is_range=match["last"] is not None)


def _year_end(match: re.Match[str], _: object) -> Expression:
    """``year-end``, ``mid-month``, ``end-2024``."""
    unit = match["unit"] or match["mid_unit"] or match["end_unit"] or "year"
    name = "mid" if match["middle"] else "end"
    if year_text := match["year"]:
        return fixed_expression(
            match, int(year_text), lambda: periods.part(periods.year(int(year_text)), name)
        )
    return relative_expression(
        match, lambda clock: periods.part(periods.calendar_unit(clock.day, unit), name)
    )


_UNIT = rf"(?P<unit>{WORDS.find_pattern('counted_periods')})"
_SAME_UNITS = WORDS.find_pattern("same_units")

RELATIVE_FORMS: tuple[DateForm, ...] = (
    word_form(
        WORDS.find_pattern("numbered_day_leads"),
        r"(?:the )?(?P<day>\d\d?(?:st|nd|rd|th))"
        r"(?:(?:[-–—]|\s(?:to|and|until|through)\s)(?:the )?(?P<last>\d\d?(?:st|nd|rd|th)))?"
        rf"(?: of (?P<of>this|last|next) month\b|{_BREAK})",
        _nth,
    ),
    word_form(
        "before last|after next",
        rf"(?:[Tt]he )?(?P<unit>{'|'.join(WEEKDAY_NAMES)}|{WORDS.find_pattern('counted_periods')})"
        r" (?P<way>before last|after next)\b",
        _beyond,
    ),
    word_form(
        "day",
        r"(?:(?:[Oo]n )?(?P<week>[Ll]ast|[Nn]ext|[Tt]his) week['’]s )?"
        r"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|(?:(?<=[Tt]he )(?:following|previous))) )?"
        rf"(?P<weekday>{'|'.join(WEEKDAY_NAMES)})\b(?:\s(?:morning|afternoon|evening|night))?"
        r"(?:,? (?:of )?(?P<of_week>last|next|this) week)?",
        _weekday,
    ),
    word_form(
        WORDS.find_pattern("day_word_needles"),
        rf"(?P<word>(?i:{'|'.join(_DAY_WORDS)}))\b(?: (?:morning|afternoon|evening|night)\b)?",
        _day_word,
    ),
    word_form(
        WORDS.find_pattern("anaphor_needles"),
        r"(?:"
        r"(?P<then>then)(?i:(?<=since then)|(?<=until then)|(?<=by then))|"
        rf"(?:[Tt]he |[Tt]hat )?(?P<same>[Ss]ame) (?P<unit>{_SAME_UNITS})\b|"
        rf"[Tt]hat (?P<unit_that>{_SAME_UNITS})\b"
        rf"(?=\s*[.,;:)]|$|\s(?:{WORDS.find_pattern('after_that_unit')})\b)|"
        r"[Tt]he (?P<way>next|following|previous|preceding) (?P<unit_way>day|night|evening|morning)\b|"
        rf"[Tt]he (?P<unit_before>{WORDS.find_pattern('units_before')}) (?P<way_after>before|after){_BREAK}|"
        r"[Tt]he following (?P<unit_following>week|month|year)\b)",
        _anaphor,
    ),
    word_form(
        WORDS.find_pattern("ago_needles"),
        rf"(?:{COUNT_PATTERN} )?{_UNIT}(?P<plural>s)?(?P<half> and a half)? "
        r"(?P<way>ago\b|from now\b|earlier\b|later\b|"
        rf"(?:{WORDS.find_pattern('ways_at_end')})\b{_BREAK})",
        _ago,
    ),
    word_form(
        WORDS.find_pattern("span_choices"),
        r"(?:[Tt]he |[Tt]hese )?"
        rf"(?P<rel>(?i:{WORDS.find_pattern('span_choices')})) (?:{COUNT_PATTERN} )?"
        rf"(?P<unit>{WORDS.find_pattern('span_units')})s\b",
        _span_of_units,
    ),
    word_form(
        "in |within",
        rf"(?P<lead>[Ii]n|[Ww]ithin) (?:the next )?(?:about |around |some |another )?{COUNT_PATTERN} {_UNIT}s?\b(?P<time>['’]s? time\b)?",
        _in_units,
    ),
    word_form(
        "year|month|mid",
        rf"(?:(?P<middle>[Mm]id)-?(?P<mid_unit>year|month|week)\b|"
        rf"(?P<unit>year|month)(?:['’]s)?[- ]end\b|[Ee]nd of (?P<end_unit>year|month)\b|end[- ]{YEAR_PATTERN})",
        _year_end,
    ),
    word_form(
        "so far|to date",
        rf"(?:[Tt]his|[Tt]he) (?P<unit>{WORDS.find_pattern('chosen_units')}) (?:so far|to date)\b",
        _to_date,
    ),
    word_form(
        WORDS.find_pattern("chosen_units"),
        rf"(?P<rel>(?i:{WORDS.find_pattern('unit_choices')})) "
        rf"(?P<unit>{WORDS.find_pattern('chosen_units')})\b(?!-)",
        _unit,
    ),
)
"""Relative forms, the most specific first."""
