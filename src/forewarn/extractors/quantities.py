"""Figures in a sentence as intervals, with the words that made them vague.

What is counted, and per what, is settled in :mod:`forewarn.extractors.counted`, from the parse.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from forewarn.extractors.numerals import Numeral, numeral_at, scale_of
from forewarn.text import Span

_ABOUT = (
    "about|around|roughly|approximately|approx\\.?|circa|ca\\.|some|an estimated|estimated|"
    "in the region of|in the order of|on the order of|in the vicinity of|or so|something like|~|≈|"
    "reportedly about|an average of|on average"
)
_NEARLY = (
    "nearly|almost|close to|just under|just below|just short of|not quite|approaching|virtually"
)
_OVER = (
    "more than|over|above|upwards of|upward of|in excess of|exceeding|greater than|well over|"
    "just over|far more than|slightly more than|a little over|north of|beyond|topping|surpassing|>"
)
_FLOOR = "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|≥"
_CEILING = (
    "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|"
    "as high as|as few as|≤"
)
_UNDER = "less than|fewer than|under|below|well under|<"

_Spread = Callable[[float], tuple[float, float]]
APPROXIMATORS: tuple[tuple[str, _Spread], ...] = (
    (_ABOUT, lambda v: (0.9 * v, 1.1 * v)),
    (_NEARLY, lambda v: (0.9 * v, v)),
    (_OVER, lambda v: (v, 1.25 * v)),
    (_FLOOR, lambda v: (v, 1.5 * v)),
    (_CEILING, lambda v: (0.5 * v, v)),
    (_UNDER, lambda v: (0.75 * v, v)),
)
"""Each family of approximators and the interval that it opens around the figure.  Over ten
thousand means near ten thousand: the intervals are bounded on both sides."""

_BEFORE = tuple(
    (re.compile(rf"(?:(?<=\W)|^)(?:{words})\s?(?:the |a |an )?$", re.IGNORECASE), spread)
    for words, spread in APPROXIMATORS
)
_AFTER: tuple[tuple[re.Pattern[str], _Spread], ...] = (
    (
        re.compile(r"\s?\+(?!\d)|\sor more\b|\sor above\b|-plus\b", re.IGNORECASE),
        APPROXIMATORS[3][1],
    ),
    (re.compile(r"\sor so\b|-odd\b|-ish\b", re.IGNORECASE), APPROXIMATORS[0][1]),
    (re.compile(r"\sor (?:less|fewer)\b", re.IGNORECASE), APPROXIMATORS[4][1]),
)
_MONEY = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "₩": "won",
    "¥": "yen",
    "₽": "ruble",
    "₴": "hryvnia",
}
_CURRENCY = re.compile(r"(?:US|U\.S\.|C|A|NZ|HK|S)?\s?([$€£₩¥₽₴])\s?$|\b(?:USD|EUR|GBP|KRW)\s?$")
_CODES = {"USD": "dollar", "EUR": "euro", "GBP": "pound", "KRW": "won"}
_JOIN = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|[\s-]?per\s?cent(?:age)?(?:[\s-]points?)?\b|\spct\b", re.IGNORECASE)
_START = re.compile(
    r"(?<![\w.,/:\-–$€£₩¥₽₴])(?=[\d.])|(?<=[$€£₩¥₽₴])\s?(?=\d)|(?<![\w'’-])(?=[A-Za-z])"
    r"|(?<=USD|EUR|GBP|KRW)(?=\d)|(?<=[A-Za-z][–-])(?=\d{1,3},\d{3})"
)
_BETWEEN = re.compile(
    r"\b(?:(?:some|about)\s)?(?:between|from|anywhere from|anywhere between)\s$", re.IGNORECASE
)
_AND = re.compile(r"\s(?:and|to)\s", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\b(?:Article|Articles|Resolution|Resolutions|Scenario|Section|Sec|Chapter|Paragraph|Number|"
    r"No|Nos|Nr|Unit|Figure|Fig|Table|Page|Pages|Phase|Order|Decree|Law|Rule|Room|Item|Version|"
    r"Step|Part|Volume|Vol|Area|Route|Highway|Flight|Group of|Big|Top|Level|Annex|Appendix|Point|"
    r"Channel|Title|Type|Class|Camp|Office|Bureau|Proposition|Prop|Amendment|Windows|Boeing|Airbus|"
    r"article|resolution|scenario|section|chapter|paragraph|number|page|phase|step|option|"
    r"version|question|figure|table|verse)s?\.?|#|№)\s?$"
)
_DESIGNATOR = re.compile(
    r"(?:st|nd|rd|th)\b|[-\s]?(?:mm|millimet(?:er|re)s?|calib(?:er|re)|cal)\b|-?year-old|[/:]\d|\.\d+\.\d"
    r"|\s?(?:a\.m\.|p\.m\.|am\b|pm\b)|°|-[A-Z]{1,3}\b|[A-Z]\w*\b|(?<=\d)[a-z]{2,}\b"
    r"|\s(?:and|or|to)\s\d+[-\s]?(?:mm|millimet(?:er|re)s?)\b"
    r"|\s(?:[A-Z][\w-]*\s){0,2}(?:Regiment|Brigade|Division|Corps|Battalion|Army)\b",
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|of|until|till|from|before|after|during|year|early|late|mid|through|summer|"
    r"autumn|fall|winter|spring|end of|start of|the|Olympics?|election)[\s-](?:fiscal )?$",
    re.IGNORECASE,
)
_PLURAL_NOUN = re.compile(r"\s(?:[A-Z][a-z]+\s){0,2}[a-z][a-z-]+s\b")
_DURING = re.compile(r"\s(?:[a-z]+\s)?(?:hours?|days?|weeks?|months?|years?|decades?)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number met in a text, before it is known what it counts."""

    low: float
    best: float
    high: float
    span: Span
    """With its approximator, currency sign and per cent sign."""
    number: Span
    """The number words alone."""
    approximator: str = ""
    unit: str = ""
    """Settled here only for money and percentages."""


def figures(text: str, *, skip: Sequence[Span] = ()) -> tuple[Figure, ...]:
    """The figures of ``text`` in order; none of them touches a span of ``skip`` (dates)."""
    found: list[Figure] = []
    at = 0
    for start in _START.finditer(text):
        if start.end() < at:
            continue
        figure = _figure(text, start.end(), floor=at, skip=skip)
        if figure is not None:
            found.append(figure)
            at = figure.span.end
    return tuple(found)


def _figure(text: str, at: int, *, floor: int, skip: Sequence[Span]) -> Figure | None:
    first = numeral_at(text, at)
    if first is None or _is_name(text, first):
        return None
    first_span = Span(first.start, first.end)
    if any(first_span.overlaps(span) for span in skip):
        return None
    left, currency = _currency(text, first.start, floor)
    numeral, bound = _range(text, first, left, floor)
    if bound is not None:
        left = bound
    elif not currency and _is_year(text, numeral):
        return None
    figure = Figure(
        low=numeral.low,
        best=numeral.best,
        high=numeral.high,
        span=Span(left, numeral.end),
        number=Span(first.start, numeral.end),
        approximator=_own_word(text, numeral),
        unit=currency,
    )
    return _approximated(text, _with_percent(text, figure), floor)


def _own_word(text: str, numeral: Numeral) -> str:
    words = text[numeral.start : numeral.end].casefold()
    return words if numeral.vague and words not in ("a dozen", "half a dozen") else ""


def _currency(text: str, at: int, floor: int) -> tuple[int, str]:
    """Where a money sign before ``at`` starts, and the currency."""
    match = _CURRENCY.search(text, max(floor, at - 8), at)
    if match is None:
        return at, ""
    name = _MONEY[match.group(1)] if match.group(1) else _CODES[match.group().strip()]
    return match.start() + (match.group()[0] == " "), name


def _range(text: str, first: Numeral, left: int, floor: int) -> tuple[Numeral, int | None]:
    """The interval that ``first`` opens (10-15 thousand, between 3 and 5), and its left end."""
    between = _BETWEEN.search(text, max(floor, left - 24), left)
    join = (_AND if between else _JOIN).match(text, first.end)
    if join is None or first.vague:
        return first, None
    after = join.end()
    if text[after : after + 1] in _MONEY:
        after += 1
    second = numeral_at(text, after)
    if second is None or second.vague or _is_name(text, second):
        return first, None
    if not first.scaled and second.scaled and first.best < second.best:
        grown = first.times(scale_of(text, second))
        first = grown if grown.best < second.best else first
    # "two to one" and "5-3" are no ranges of a count; a range runs upward.
    if first.best >= second.best:
        return first, None
    joined = Numeral(
        first.start,
        second.end,
        first.best,
        (first.best + second.best) / 2,
        second.best,
        first.kind,
        second.scaled,
    )
    return joined, between.start() if between else left


def _with_percent(text: str, figure: Figure) -> Figure:
    match = _PERCENT.match(text, figure.span.end)
    if match is None or figure.unit:
        return figure
    point = "point" in match.group().casefold()
    unit = "percentage point" if point else "percent"
    return replace(figure, unit=unit, span=Span(figure.span.start, match.end()))


def _approximated(text: str, figure: Figure, floor: int) -> Figure:
    """The figure widened by the approximator before or after it."""
    start = figure.span.start
    window = text[max(floor, start - 24) : start]
    for pattern, spread in _BEFORE:
        if match := pattern.search(window):
            if match.group().strip() == "over" and _DURING.match(text, figure.span.end):
                continue
            left = start - len(window) + match.start()
            return _widened(text, figure, spread, Span(left, start), figure.span.end)
    for pattern, spread in _AFTER:
        if match := pattern.match(text, figure.span.end):
            word = Span(match.start(), match.end())
            return _widened(text, figure, spread, word, match.end())
    return figure


def _widened(text: str, figure: Figure, spread: _Spread, word: Span, end: int) -> Figure:
    low, _ = spread(figure.low)
    _, high = spread(figure.high)
    said = re.sub(r"\s+(?:the|an?)$", "", word.of(text).strip().casefold())
    return replace(
        figure,
        low=round(min(low, figure.best), 6),
        high=round(max(high, figure.best), 6),
        approximator=" ".join(filter(None, (said.strip("-"), figure.approximator))),
        span=Span(min(word.start, figure.span.start), end),
    )


def _is_name(text: str, numeral: Numeral) -> bool:
    """True when the number names something (a regiment, an article, a calibre, an age)."""
    before = text[max(0, numeral.start - 16) : numeral.start]
    if _NAMED.search(before):
        return True
    return numeral.kind == "digits" and _DESIGNATOR.match(text, numeral.end) is not None


def _is_year(text: str, numeral: Numeral) -> bool:
    """True for four bare digits between 1800 and 2100 that no counted noun follows."""
    written = text[numeral.start : numeral.end]
    if not re.fullmatch(r"1[89]\d\d|20\d\d", written):
        return False
    counted = _PLURAL_NOUN.match(text, numeral.end) is not None
    before = _YEAR_BEFORE.search(text, max(0, numeral.start - 16), numeral.start)
    return not counted if before is None else not (counted and before.group()[:2] in ("of", "th"))
