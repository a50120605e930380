"""Figures in a text as intervals, with the words that made them vague and the unit they carry.

All of it runs over characters, without a parse.  What is counted, where no unit of measure is
written, is settled in :mod:`forewarn.extractors.figures.counted_units` from the parse, or, more roughly, in
:mod:`forewarn.extractors.figures.bare`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forewarn.extractors.figures.amounts import Amount, amount_at, resolve_range
from forewarn.extractors.figures.approximators import approximator_beside, direction
from forewarn.extractors.figures.identifiers import is_age
from forewarn.extractors.figures.intervals import interval_after
from forewarn.extractors.figures.numerals import Numeral
from forewarn.extractors.figures.uncounted import counts_nothing
from forewarn.extractors.figures.unit_names import FRACTION, PERCENT, POINT
from forewarn.extractors.figures.units import CODES_BEFORE, SIGN_STARTS
from forewarn.extractors.figures.vague import FigureKind, widen
from forewarn.extractors.nounwords import CLOSED, is_plural
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("figures")


_NUMBER_WORDS = _WORDS.find_pattern("figure_number_words")
_START = re.compile(
    r"(?<![\w.,/:\-–−$€£₩¥₽₴₹₪₺])(?=\.?[0-9½⅓⅔¼¾⅕⅛])"
    rf"|(?<={SIGN_STARTS})\s?[-−]?(?=\.?[0-9])"
    rf"|(?<![A-Za-z])(?:{CODES_BEFORE}|PS|RM|Rs\.?|Y=?|\$(?:US|A|NZ|C))\s?(?=[0-9])"
    r"|(?<=[A-Za-z][–-])(?=[0-9]{1,3},[0-9]{3})|(?<=minus-)(?=[0-9])|(?<=sub-)(?=[0-9])"
    r"|(?<=\s[-−])(?=[0-9])"
    rf"|(?<![\w'’-])(?=(?:{_NUMBER_WORDS})\b)",
    re.IGNORECASE,
)
_TIMES: dict[str, float] = {
    word: float(factor) for factor, words in _WORDS.find_table("times").items() for word in words
}
_MULTIPLE = re.compile(
    rf"({_WORDS.find_pattern('figure_multiple')}"
    rf"|[a-z]{{3,5}}fold)\b(?!\s(?:down|up|over)\b)|(double|triple|quadruple|doubles)\b(?=\s(?:"
    rf"{_WORDS.find_pattern('figure_multiple_2')})\b|[.,;]|$)|(twice)\b(?=\s(?:"
    rf"{_WORDS.find_pattern('figure_multiple_3')})\b)",
    re.IGNORECASE,
)
_TIMES_OF = _WORDS.find("figure_times_of")
LARGEST_FIGURE = 1e18
"""Figures beyond it count nothing real, and doubles no longer distinguish neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """A number in a text, before it is known what it counts."""

    low: float
    best: float
    high: float
    span: Span
    """With its approximator, money sign and per cent sign."""
    reach: int
    """Where the figure ends together with its unit of measure and what it is per."""
    number: Span
    """The number words alone."""
    approximator: str = ""
    unit: str = ""
    """Settled here only for money, percentages, shares and units of measure."""
    per: str = ""
    """What a figure of money or measure is for one of: ``barrel``, ``day``."""
    kind: str = "digits"
    """As for :class:`~forewarn.extractors.figures.numerals.Numeral`, or ``multiple`` or ``change``: the
    levels of a count that went from one to the other."""
    as_written: tuple[float, float] = (0.0, 0.0)
    """The number or range as written, before any word widened it."""
    family: str = ""
    """Family of the approximator; empty where none stands beside the figure."""
    direction: str = ""
    """``up`` or ``down`` for a rise or fall by the figure."""
    money: bool = False
    ends: tuple[Span, Span] | None = None
    """The old and the new level, where the figure went from one to the other."""


def find_figures(text: str, *, skip: Sequence[Span] = ()) -> tuple[FigureMention, ...]:
    """The figures of ``text`` in order; none of them touches a span of ``skip`` (dates)."""
    mentions: list[FigureMention] = []
    at = 0
    for start in _START.finditer(text):
        if start.end() < at:
            continue
        figure = _figure(text, start.end(), floor=at, skip=skip)
        if figure is None or (mentions and _is_inside(text, mentions[-1], figure)):
            continue
        if mentions and (twin := _convert(text, mentions[-1], figure)) is not None:
            figure = twin
        mentions.append(figure)
        at = figure.reach
    return tuple(mentions)


def _figure(text: str, at: int, *, floor: int, skip: Sequence[Span]) -> FigureMention | None:
    if (multiple := _multiple(text, at, floor)) is not None:
        return multiple
    amount = amount_at(text, at, floor)
    if amount is None or counts_nothing(text, amount, skip):
        return None
    start, far_amount, kind = resolve_range(text, amount, floor)
    if far_amount is None:
        return None
    first = amount
    amount = replace(
        far_amount, start=start, unit=far_amount.unit or first.unit, per=far_amount.per or first.per,
        money=far_amount.money or first.money,
    )  # fmt: skip
    numeral = amount.numeral
    if abs(numeral.low) > LARGEST_FIGURE or abs(numeral.high) > LARGEST_FIGURE:
        return None
    sign = -1.0 if _is_negative(text, first) else 1.0
    if sign < 0 and text[max(0, amount.start - 6) : amount.start].casefold().endswith(
        ("minus ", "minus-")
    ):
        amount = replace(amount, start=amount.start - len("minus "))
    low, high = sorted((sign * numeral.low, sign * numeral.high))
    stated = (
        (sign * numeral.low, sign * numeral.high)
        if kind != "change"
        else (numeral.low, numeral.high)
    )
    best = sign * numeral.best
    if kind == "change":
        low = high = best = stated[1]
    age = not amount.unit and is_age(text, numeral.start, numeral.end, numeral.best)
    figure = FigureMention(
        low=low,
        best=best,
        high=high,
        span=Span(amount.start, amount.number_end),
        reach=amount.end,
        number=Span(first.numeral.start, numeral.end),
        approximator=_own_word(text, numeral),
        unit="year of age" if age else amount.unit,
        per=amount.per,
        kind=kind or numeral.kind,
        as_written=stated,
        money=amount.money,
        ends=amount.ends if kind == "change" else None,
    )
    return _set_direction(text, _approximate(text, _with_interval(text, figure), floor))


def _with_interval(text: str, figure: FigureMention) -> FigureMention:
    """The figure with the interval or margin written after it, which is then no figure."""
    if figure.low != figure.high or figure.best < 0:
        return figure
    interval = interval_after(text, figure.reach, figure.best)
    if interval is None:
        return figure
    return replace(
        figure,
        low=float(f"{max(interval.low, 0.0):.12g}"),
        high=float(f"{interval.high:.12g}"),
        span=Span(figure.span.start, interval.end),
        reach=max(figure.reach, interval.end),
    )


def _own_word(text: str, numeral: Numeral) -> str:
    words = " ".join(text[numeral.start : numeral.end].casefold().split())
    return words if numeral.vague and words not in ("a dozen", "half a dozen") else ""


def _is_negative(text: str, first: Amount) -> bool:
    before = text[max(0, first.numeral.start - 7) : first.numeral.start].casefold()
    if before.endswith(("minus ", "minus-", "$-", "$−")):
        return True
    return before.endswith(("-", "−")) and first.unit in (
        "celsius",
        "fahrenheit",
        "degree",
        PERCENT,
    )


def _multiple(text: str, at: int, floor: int) -> FigureMention | None:
    """``more than doubled``, ``twice as many``: a figure in times."""
    match = _MULTIPLE.match(text, at)
    if match is None:
        return None
    value = _TIMES.get(match.group().casefold())
    if value is None:
        return None
    span = Span(at, match.end())
    figure = FigureMention(
        low=float(value), best=float(value), high=float(value), span=span, reach=span.end, number=span, unit="times",
        kind="multiple", as_written=(value, value),
    )  # fmt: skip
    return _approximate(text, figure, floor)


def _approximate(text: str, figure: FigureMention, floor: int) -> FigureMention:
    """The figure widened by the approximator before or after it."""
    kind = _kind_of(figure)
    approximator = approximator_beside(
        text, figure.span, floor, measure=kind is FigureKind.MEASURE or bool(figure.unit)
    )
    if approximator is None:
        return figure
    low, high = figure.low, figure.high
    if figure.best >= 0:
        low = widen(approximator.family, low, kind)[0]
        high = widen(approximator.family, high, kind)[1]
        low, high = max(low, 0.0), min(high, figure.high * 4 + 1)
        if figure.unit == PERCENT and figure.high <= 100:
            high = min(high, 100.0)
        if figure.unit == FRACTION:
            high = min(high, 1.0)
    start = min(approximator.word.start, figure.span.start)
    return replace(
        figure,
        low=min(_round_bound(low), figure.low),
        high=max(_round_bound(high), figure.high),
        approximator=" ".join(filter(None, (approximator.words, figure.approximator))),
        family=approximator.family,
        span=Span(start, max(approximator.word.end, figure.span.end)),
        reach=max(approximator.word.end, figure.reach),
    )


def _kind_of(figure: FigureMention) -> FigureKind:
    if figure.unit in (FRACTION, "times"):
        return FigureKind.FRACTION
    is_share = figure.unit in (PERCENT, POINT, "basis point")
    return FigureKind.MEASURE if is_share or figure.money else FigureKind.COUNT


def _round_bound(bound: float) -> float:
    """A bound to three digits: "about 4,000" does not mean a bound of 3,731.7."""
    return float(f"{bound:.3g}")


def _set_direction(text: str, figure: FigureMention) -> FigureMention:
    if figure.kind in ("change", "vague", "plural"):
        return figure
    if figure.unit in _TIMES_OF or (
        not figure.unit and figure.kind == "words" and figure.best == 1
    ):
        return figure
    relative = figure.money or figure.unit in (
        PERCENT,
        POINT,
        "basis point",
        "cent",
        "penny",
        "sen",
    )
    relative = relative or text.startswith((" points", "-point"), figure.number.end)
    way = direction(text, figure.span.start, relative=relative)
    return replace(figure, direction=way) if way else figure


def _is_inside(text: str, former: FigureMention, figure: FigureMention) -> bool:
    """``six grey 412 helicopters``: the second number is part of what the first one counts."""
    if (
        former.unit
        or figure.unit
        or figure.kind != "digits"
        or former.kind not in ("words", "digits")
    ):
        return False
    gap = text[former.reach : figure.span.start]
    words = gap.split()
    return (
        gap[:1] == " "
        and 0 < len(words) < 3
        and all(
            word.isalpha() and word.islower() and word not in CLOSED and not is_plural(word)
            for word in words
        )
    )


def _convert(text: str, former: FigureMention, figure: FigureMention) -> FigureMention | None:
    """``about 5 miles (8 km)``: the same length in another unit is as vague as the first."""
    if (
        not (former.family or former.direction)
        or figure.family
        or not figure.unit
        or figure.unit == former.unit
    ):
        return None
    if {figure.unit, former.unit} & {PERCENT, POINT, FRACTION, "year of age", ""}:
        return None
    gap = text[former.reach : figure.span.start]
    if len(gap) > 3 or "(" not in gap and "/" not in gap or figure.best < 0:
        return None
    ratio = figure.best / former.best if former.best > 0 else 1.0
    return replace(
        figure,
        low=min(_round_bound(former.low * ratio), figure.low),
        high=max(_round_bound(former.high * ratio), figure.high),
        family=former.family,
        approximator=former.approximator,
        direction=figure.direction or former.direction,
    )
