"""Named occasions: the Ramstein speech, a closed-door briefing on 18 October.

Two outlets that name the same occasion of one speaker heard one statement, whichever of its
figures each of them carries.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

KINDS = {
    "briefing": "briefing", "press conference": "briefing", "news conference": "briefing",
    "press briefing": "briefing", "speech": "speech", "address": "speech",
    "interview": "interview", "hearing": "hearing", "testimony": "hearing",
    "session": "session", "meeting": "session", "summit": "session", "statement": "statement",
}  # fmt: skip
"""What an occasion is called, and the kind that it is: one outlet's briefing is another's press
conference."""
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMELESS = frozenset(
    {*MONTHS, *WEEKDAYS, "the", "a", "an", "i", "he", "she", "it", "they", "mr", "mrs", "ms"}
)
"""Capitalised words that name no occasion."""

_NOUN = "|".join(sorted(KINDS, key=len, reverse=True))
_NAME = r"[A-Z][\w'’-]*(?: (?:of |of the )?[A-Z][\w'’-]*){0,4}"
_OCCASION = re.compile(
    # Only where something was said at it: a meeting that is talked about is no occasion.
    rf"\b(?:[Aa]t|[Ii]n|[Dd]uring|[Tt]old|[Bb]efore|[Aa]ddressed|[Aa]ddressing) "
    rf"(?:(?:the|a|an|his|her|its|their|this|that) )?"
    rf"(?P<before>(?:[\w'’-]+ ){{0,5}}?)(?P<noun>{_NOUN})\b"
    rf"(?P<after>(?:(?: held)? (?:in|at|of|with|to|for|by|before) (?:the )?{_NAME}(?: [a-z]+ {_NAME})?"
    rf"|,? on [A-Z0-9][\w]*(?: (?:[A-Z][a-z]+|\d{{1,2}}))?){{0,3}})"
)
_NAMES = re.compile(rf"{_NAME}(?![\w-]| [a-z]+ [A-Z])")
"""Of "the German newspaper Beispiel" the last: the first tells only what sort it is."""
_DAY = re.compile(
    rf"\bon (?:(?P<week>{'|'.join(WEEKDAYS)})\b"
    rf"|(?P<d1>\d{{1,2}}) (?P<m1>{'|'.join(MONTHS)})\b"
    rf"|(?P<m2>{'|'.join(MONTHS)}) (?P<d2>\d{{1,2}})\b)",
    re.IGNORECASE,
)


def occasions(sentence: str, day: date) -> tuple[str, ...]:
    """Keys of the occasions at which what the sentence tells was said, reported on ``day``.

    A key is the kind with a proper name or with a day; an occasion with neither has none, because
    every week has its briefing.

    >>> occasions("Speaking in the Ramstein speech, he said 4,000.", date(2025, 1, 10))
    ('speech of Ramstein',)
    >>> occasions("He told a closed-door briefing on Friday that 3,000 had gone.", date(2024, 10, 20))
    ('briefing on 2024-10-18',)
    >>> occasions("He told a briefing that 3,000 had gone.", date(2024, 10, 20))
    ()
    """
    return tuple(dict.fromkeys(_keys(sentence, day)))


def _keys(sentence: str, day: date) -> Iterator[str]:
    for found in _OCCASION.finditer(sentence):
        kind = KINDS[found["noun"]]
        after = found["after"]
        dated = _DAY.search(after)
        held = _named_day(dated, day) if dated else None
        words = found["before"], after[: dated.start()] if dated else after
        for name in (name for part in words for name in _NAMES.findall(part)):
            if not all(word.casefold() in NAMELESS for word in name.split()):
                yield f"{kind} of {name}"
        if held is not None:
            yield f"{kind} on {held.isoformat()}"


def _named_day(found: re.Match[str], day: date) -> date | None:
    """The latest such day that is not after ``day``; None where the calendar has none."""
    if found["week"]:
        back = (day.weekday() - WEEKDAYS.index(found["week"].casefold())) % 7
        return day - timedelta(days=back)
    month = MONTHS.index((found["m1"] or found["m2"]).casefold()) + 1
    number = int(found["d1"] or found["d2"])
    for year in (day.year, day.year - 1):
        try:
            held = date(year, month, number)
        except ValueError:
            continue
        if held <= day:
            return held
    return None
