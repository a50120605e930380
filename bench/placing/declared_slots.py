"""The words of ``declared.json`` as the slots of a case: who, does, to, where, counted, period."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

_JOINT = re.compile(r"\s*(?:,|;|\bor\b|\band\b)\s*")
_VERB_JOINT = re.compile(r"\s*(?:,|\bor\b)\s*")
_ARTICLE = re.compile(r"^(?:an?|the|another|other)\s+")
_BETWEEN = "each other"
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WHEN = re.compile(
    rf"(?:(?P<part>early|mid|late)[- ])?(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{'|'.join(_MONTHS)}) )?"
    r"(?P<year>\d{4})"
)
_PARTS = {"early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1), None: (0, 1)}
"""What of a month or a year "early", "mid" and "late" are."""


def indicator_slots(row: Mapping[str, Any], ids: Iterable[str]) -> dict[str, Any]:
    """The keys ``who``, ``does``, ``to``, ``where`` and ``is_not`` of an indicator."""
    who, to = split(row["who"]), split(row["to_whom"])
    if row["to_whom"] == _BETWEEN:
        # "A and B sign": one side each; "A or B recalls its envoy from the other": both ways.
        who, to = (who[:1], who[1:]) if " and " in row["who"] else (who, who)
    slots = {
        "who": who,
        "does": [words for words in _VERB_JOINT.split(row["does_what"]) if words],
        "to": to,
        "where": find_ids(row["where"], ids),
        "is_not": row["is_not"],
    }
    return {key: value for key, value in slots.items() if value}


def split(words: str) -> list[str]:
    """Ids and words that "or", "and" and commas join; none for a dash.

    >>> split("a government or international body")
    ['government', 'international body']
    """
    parts = (_ARTICLE.sub("", part) for part in _JOINT.split(words.strip(" -")))
    return [part for part in parts if part]


def find_ids(words: str, ids: Iterable[str]) -> list[str]:
    """The declared ids that stand in words, in the order of the words.

    >>> find_ids("border, into drc", ["drc", "border", "goma"])
    ['border', 'drc']
    """
    known = set(ids)
    return [word for word in re.findall(r"[\w-]+", words) if word in known]


def counted_things(row: Mapping[str, Any], head: str) -> list[str]:
    """Words for what a measurand counts: its unit, the head of its description, its synonyms."""
    things = (row["unit"], head, *row["synonyms"])
    return list(dict.fromkeys(thing for thing in things if thing))


def parse_period(words: str | None, last: date) -> tuple[date, date] | None:
    """First and last day of a period in words; None where the words name no day.

    ``last`` is the last day of a period that goes on.

    >>> parse_period("since 1 May 2024", date(2025, 7, 20))
    (datetime.date(2024, 5, 1), datetime.date(2025, 7, 20))
    >>> parse_period("late January 2025", date(2025, 7, 20))
    (datetime.date(2025, 1, 21), datetime.date(2025, 1, 31))
    >>> parse_period("as named in the text", date(2025, 7, 20)) is None
    True
    """
    match = _WHEN.search((words or "").casefold())
    if match is None:
        return None
    year, month, day = int(match["year"]), match["month"], match["day"]
    if day and month:
        first = end = date(year, _MONTHS.index(month) + 1, int(day))
    else:
        first = date(year, _MONTHS.index(month) + 1 if month else 1, 1)
        following = date(year + 1, 1, 1)
        if month and first.month < 12:
            following = date(year, first.month + 1, 1)
        length = (following - first).days
        begin, stop = _PARTS[match["part"]]
        first, end = (
            first + timedelta(days=round(begin * length)),
            first + timedelta(days=round(stop * length) - 1),
        )
    return (first, max(first, last)) if (words or "").startswith("since") else (first, end)


def part_of(row: Mapping[str, Any]) -> Sequence[str]:
    """The measurands of which this one is a part."""
    value = row.get("part_of")
    return [] if value is None else [value] if isinstance(value, str) else value
