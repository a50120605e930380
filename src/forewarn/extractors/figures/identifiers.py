"""Numbers that count nothing: names, dates, years, clock times, scores, addresses, calibres."""

import re

from forewarn.extractors.figures.numerals import Numeral
from forewarn.extractors.nounwords import CLOSED, is_followed_by_noun
from forewarn.language.english.reading import reading_words

_WORDS = reading_words("figures")


_NAMED = re.compile(rf"(?:\b(?:{_WORDS.find_pattern('identifiers_named')})s?\.?|#|№)\s?$")
_TIME = re.compile(
    rf"\b(?:{_WORDS.find_pattern('identifiers_of_time')})\s(?:[a-z]+\s)?(?:day|week|season)s?\s$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:{_WORDS.find_pattern('identifiers_aged')})\s(?:under|over|below|above)\s$",
    re.IGNORECASE,
)
"""People before an age that bounds theirs: children under five."""
_CALIBRE = re.compile(
    rf"[-\s]?(?:mm|millimet(?:er|re)s?)[\s-](?:{_WORDS.find_pattern('identifiers_calibres')})\b"
    rf"|-(?:mm|millimet(?:er|re))\b|[-\s]?(?:calib(?:er|re)|cal)\b"
    rf"|mm\b(?!\s(?:{_WORDS.find_pattern('identifiers_calibre')}|in\sdiameter)\b)"
)
"""Millimetres are a calibre before a weapon, or where they are written as one: 152mm."""
_MILLIMETRES = re.compile(r"[-\s]?(?:mm|millimet(?:er|re)s?)\b")
_WEAPON_OF = re.compile(
    rf"\b(?:{_WORDS.find_pattern('identifiers_calibres')})\sof\s(?:[0-9]+\s(?:and|or|to)\s)?$"
)
_DESIGNATOR = re.compile(
    r"(?:st|nd|rd|th)\b|[/:][0-9]|\.[0-9]+\.[0-9]|['’′]?s\b(?!\s?\()"
    r"|(?:\.[0-5][0-9])?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|GMT\b|UTC\b|hours\sGMT)|-[A-Z]{1,3}\b"
)
_GLUED = re.compile(r"[A-Za-z_]")
_JOINED_CALIBRE = re.compile(r"\s(?:and|or|to)\s[0-9]+[-\s]?(?:mm|millimet(?:er|re)s?)\b")
_FORMATION = re.compile(
    rf"\s(?:[A-Z][\w-]*\s){{0,2}}(?:{_WORDS.find_pattern('identifiers_formation')})\b"
)
_STREET = re.compile(
    rf"(?:-[0-9]+)?\s(?:[NSEW]\s)?(?:[A-Z0-9][\w'’]*\.?\s){{0,3}}?(?:"
    rf"{_WORDS.find_pattern('identifiers_street')})\b"
)
_PHONE = re.compile(
    r"(?<![0-9])(?:\+[0-9]{1,3}[\s-]?)?\(?[0-9]{2,4}\)?[\s-][0-9]{3}[\s-][0-9]{4}(?![0-9])"
    # A number that begins with 0 or a plus sign and goes on in groups is dialled, not counted.
    r"|(?<![0-9.,])(?:\+[0-9]{1,3}|0[0-9]{1,4})(?:[\s-][0-9]{2,4}){2,5}(?![0-9])"
)
_CAPITAL = re.compile(r"([A-Za-z][\w&.'’/-]*)\s$")
_FOLK = re.compile(
    rf"[\s-](?:North|South|East|West|[A-Z]\w*(?:"
    rf"{_WORDS.find_pattern('identifiers_folk')})\b|[A-Z]{{2,4}}\s[a-z])"
)
_MONTHS = _WORDS.find_pattern("identifiers_months")
# Texts without capitals: "may" and "march" are more often verbs there.
_SMALL_MONTHS = "|".join(m.lower() for m in _MONTHS.split("|") if m not in ("May", "March", "Mar"))
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS}|{_SMALL_MONTHS})\.?\s(?:the\s)?$")
_IN_MONTH = re.compile(rf"\b[Ii]n\s(?:{_MONTHS})\s$")
_LAST_DAY = 31
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS}|{_SMALL_MONTHS})\b")
_YEARLY = re.compile(
    rf"\s(?:{_WORDS.find_pattern('identifiers_yearly')})\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    rf"\b(?:{_WORDS.find_pattern('identifiers_year_before')})[\s-](?:fiscal )?$",
    re.IGNORECASE,
)
_PLURAL_NOUN = re.compile(r"\s(?:[A-Z][a-z]+\s){0,2}[a-z][a-z-]+s\b")
_SCORE = re.compile(r"([0-9]{1,3})\s?[-–]\s?([0-9]{1,3})(?![\w,.-]*[0-9])")
_SCORED = re.compile(r"(?<![\w.,])([0-9]{1,2})\s?[-–]\s$")
_ALONE = re.compile(r"[0-9]{1,2}(?![\w,.]*[0-9])")
_BEFORE_AGE = re.compile(r"[A-Z][\w.’'-]*,\s$")
_AGED = re.compile(r"\b(?:aged?|ages|age\sof|over\sthe\sage\sof)\s$", re.IGNORECASE)


def is_label(text: str, numeral: Numeral, *, has_unit: bool) -> bool:
    """True when digits name something: a regiment, an article, a calibre, a flight, a clock time."""
    start, end = numeral.start, numeral.end
    if _CALIBRE.match(text, end) and numeral.best >= 5 and numeral.best == int(numeral.best):
        return True
    if _MILLIMETRES.match(text, end) and _WEAPON_OF.search(text[max(0, start - 40) : start]):
        return True
    if not has_unit and _JOINED_CALIBRE.match(text, end):
        return True
    if _DESIGNATOR.match(text, end) or (not has_unit and _GLUED.match(text, end)):
        return True
    before = text[max(0, start - 20) : start]
    if not has_unit and (_FORMATION.match(text, end) or _in_phone(text, start, end)):
        return True
    if numeral.scaled:
        return False
    if not has_unit and is_numbered(text, start):
        return True
    is_plain = text[start:end].isdigit()
    if is_plain and _STREET.match(text, end):
        return True
    if is_plain and text.startswith((" ZIP", " zip code"), end):
        return True
    if has_unit or not is_plain or end - start > 4:
        return False
    if is_date(text, start, end):
        return True
    return _follows_name(text, before, end)


def _in_phone(text: str, start: int, end: int) -> bool:
    window_start = max(0, start - 14)
    return any(
        window_start + number.start() <= start and end <= window_start + number.end()
        for number in _PHONE.finditer(text[window_start : end + 14])
    )


def _follows_name(text: str, before: str, end: int) -> bool:
    """``Camp 14``, ``Soyuz 7 at launch``; "in Kursk 300 soldiers" is a count."""
    word = _CAPITAL.search(before)
    if word is None:
        return False
    name = word.group(1)
    if name.islower() or name.casefold() in CLOSED or name.endswith((".", "’s", "'s")):
        return False
    if _FOLK.match(text, end):
        return False
    return not is_followed_by_noun(text, end)


def is_numbered(text: str, start: int) -> bool:
    """``day five``, ``chapter two``: the word before the number says that it is a name."""
    if _TIME.search(text, max(0, start - 24), start):
        # "In the past day 120 people" numbers no day.
        return False
    return _NAMED.search(text[max(0, start - 16) : start]) is not None


def is_day(text: str, at: int) -> bool:
    """True when the day of a written date starts at ``at``: between 5 and 9 May."""
    match = _ALONE.match(text, at)
    return match is not None and is_date(text, at, match.end())


def is_titled(text: str, start: int, end: int) -> bool:
    """``Formula One``, ``Air Force One``: a capital number after a capital name counts nothing."""
    word = _CAPITAL.search(text[max(0, start - 20) : start])
    if word is None or word.group(1).islower() or word.group(1).endswith("."):
        return False
    if word.group(1).casefold() in CLOSED or text.startswith(" of ", end):
        return False
    return not is_followed_by_noun(text, end)


def is_date(text: str, start: int, end: int) -> bool:
    """True for the day of a written date: 12 December, Oct. 31."""
    if end - start > 2:
        return False
    before = text[max(0, start - 24) : start]
    if _MONTH_AFTER.match(text, end):
        return True
    if not _MONTH_BEFORE.search(before):
        return False
    number = text[start:end]
    if number.isdigit() and int(number) > _LAST_DAY:
        return False
    # A day takes "on": "in November 30 men left" counts men.
    return not (_IN_MONTH.search(before) and is_followed_by_noun(text, end))


def is_year(text: str, numeral: Numeral) -> bool:
    """True for four bare digits of a year that no counted noun follows."""
    digits = text[numeral.start : numeral.end]
    if len(digits) != 4 or not digits.isdigit() or not 1000 <= numeral.best <= 2199:
        return False
    before = _YEAR_BEFORE.search(text[max(0, numeral.start - 16) : numeral.start])
    if numeral.best < 1800:
        follows_preposition = before is not None and before.group().strip().casefold() in (
            "in",
            "since",
            "between",
            "and",
        )
        return follows_preposition and not is_followed_by_noun(text, numeral.end)
    if 1950 <= numeral.best <= 2050 and _YEARLY.match(text, numeral.end):
        return True
    is_counted = _PLURAL_NOUN.match(text, numeral.end) is not None
    if before is None:
        capital = _CAPITAL.search(text[max(0, numeral.start - 20) : numeral.start])
        return not is_counted or (capital is not None and not capital.group(1).islower())
    return not (is_counted and before.group()[:2].casefold() in ("of", "th"))


def is_score(text: str, start: int, end: int) -> bool:
    """True for the score of a match or a vote: 2-0, 89-89."""
    match = _SCORE.match(text, start)
    if match is None:
        former = _SCORED.search(text[max(0, start - 8) : start])
        score = _ALONE.match(text, start)
        return former is not None and score is not None and int(former[1]) >= int(score[0])
    return int(match.group(1)) >= int(match.group(2))


def is_age(text: str, start: int, end: int, value: float) -> bool:
    """``Orlov, 31, said``, ``aged 65``."""
    if not 0 < value <= 120 or value != int(value):
        return False
    if _AGED.search(text[max(0, start - 18) : start]):
        return True
    if _UNDER.search(text, max(0, start - 24), start):
        return not is_followed_by_noun(text, end)
    if text[end : end + 2] not in (", ", ",", ", w"):
        return False
    return _BEFORE_AGE.search(text[max(0, start - 24) : start]) is not None
