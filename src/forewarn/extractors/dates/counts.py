"""Counts of days to decades as a date states them: "two", "a few", "half a"."""

from datetime import date

from forewarn.extractors.dates import periods
from forewarn.extractors.dates.expressions import WORDS
from forewarn.extractors.figures.numerals import numeral_at

COUNT_PATTERN = (
    r"(?P<count>(?i:(?:a |the )?(?:few|couple(?: of)?|dozen|handful of)|several|many|half an?|"
    rf"(?:\d{{1,3}}(?:\.\d+)?|an?|{WORDS.find_pattern('whole_counts')}|"
    rf"{WORDS.find_pattern('teens')}|(?:{WORDS.find_pattern('tens')})"
    rf"(?:-(?:{WORDS.find_pattern('whole_counts')}))?)))"
)


def read_bounds(head: str) -> tuple[int, int]:
    """The two numbers of the head of a table: ``-1..0``."""
    low, _, high = head.partition("..")
    return int(low), int(high)


_COUNTS: dict[str, tuple[float, float]] = {
    form: read_bounds(head)
    for name, head in WORDS.find_heads("vague_counts").items()
    for form in (f"a {name}", f"a {name} of", name, f"{name} of", f"the {name}")
} | {"": (2, 6), "a": (1, 1), "an": (1, 1), "half a": (0.5, 0.5), "half an": (0.5, 0.5)}
"""Least and most of vague counts of days to years, a declared judgement; a bare plural such as
"weeks ago" is a few."""
_FINER = {
    finest: (finer, times)
    for finest, finer, times in (
        ("decade", "year", 10),
        ("year", "month", 12),
        ("month", "day", 30),
        ("week", "day", 7),
    )
}


def count_bounds(count: str) -> tuple[float, float] | None:
    """Least and most of a count as written; None for one without a bound, such as many."""
    word = count.casefold()
    if word in _COUNTS:
        return _COUNTS[word]
    numeral = numeral_at(word, 0)
    return (numeral.low, numeral.high) if numeral else None


def exact_count(count: str) -> int | None:
    """A count that is one whole number; None for every other."""
    bounds = count_bounds(count)
    if bounds is None or bounds[0] != bounds[1] or bounds[0] != int(bounds[0]):
        return None
    return int(bounds[0])


def in_whole_units(count: float, unit: str) -> tuple[float, str]:
    """A count and a half in the next finer unit: a year and a half is eighteen months."""
    if count == int(count) or unit not in _FINER:
        return count, unit
    finer, times = _FINER[unit]
    return round(count * times), finer


def move(day: date, count: float, unit: str) -> date:
    """``day`` moved by a count of units that may end in a half."""
    return periods.shift(day, *in_whole_units(count, unit))
