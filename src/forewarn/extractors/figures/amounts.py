"""Numbers with their money sign and unit of measure, and the ranges that they open."""

import re
from dataclasses import dataclass, replace

from forewarn.extractors.figures.approximators import direction, follows_change
from forewarn.extractors.figures.identifiers import is_date, is_day, is_label, is_score, is_year
from forewarn.extractors.figures.numerals import Numeral, numeral_at, scale_of
from forewarn.extractors.figures.unit_names import FRACTION, PERCENT, POINT
from forewarn.extractors.figures.units import (
    CODES_BEFORE,
    SIGN_STARTS,
    Unit,
    measure_after,
    money_after,
    per_after,
    sign_before,
)
from forewarn.extractors.nounwords import is_followed_by_noun
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("figures")
_PERIODS = _WORDS.find("amounts_periods")
_JOIN = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s|\sto-|-to-", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:(?:some|about)\s)?(between|from|anywhere from|anywhere between)\s$", re.IGNORECASE
)
_AND = re.compile(r"\s(?:and|to)\s|\s?[-–]\s?", re.IGNORECASE)
_EACH = re.compile(
    r"\s(?:a|an|per|each)\s([a-z]{3,})(?=[.,;:)]|$|"
    rf"\s(?:{_WORDS.find_pattern('amounts_after_price')})\b)"
)
"""What a price is for one of: 9,000 euros a vote."""
_FILLER = re.compile(r"(?:\s(?!to\b|and\b|from\b|but\b)[\w.:]+){1,5}?\sto\s")
_BY = re.compile(r"\bby\s(?:\w+\s)?$", re.IGNORECASE)
_US = re.compile(r"\s(?:US|U\.S\.)(?![\w])")
_OF = re.compile(r"\sof\s(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with its money sign and its unit of measure."""

    numeral: Numeral
    start: int
    end: int
    """With the unit and what it is per."""
    number_end: int
    """Without, but for a per cent sign."""
    unit: str = ""
    per: str = ""
    money: bool = False
    ends: tuple[Span, Span] | None = None
    """The two numbers of a range, where it is one."""


def amount_at(text: str, at: int, floor: int) -> Amount | None:
    """The number at ``at`` with its money sign before and its unit after."""
    sign = sign_before(text, at, floor) if text[at : at + 1].isdigit() else None
    if sign is None and at >= 2 and text[at - 1] in "-−" and text[at - 2] in "$€£":
        sign = sign_before(text, at - 1, floor)
    numeral = numeral_at(text, at, money=sign is not None)
    if numeral is None or (sign is None and text[at - 1 : at].isalpha()):
        return None
    if sign is not None:
        end = numeral.end
        if us := _US.match(text, end):
            end = us.end()
        elif (currency := money_after(text, end, large=True)) is not None:
            end = currency.end
        return _per(text, Amount(numeral, sign.start, end, numeral.end, sign.name, money=True))
    at_unit = numeral.end
    if numeral.kind in ("plural", "vague") and (of := _OF.match(text, at_unit)):
        at_unit = of.end() - 1
    unit = _unit(text, at_unit, numeral)
    if unit is None:
        share = FRACTION if numeral.kind == "share" else ""
        return Amount(numeral, numeral.start, numeral.end, numeral.end, share)
    if numeral.kind == "share":
        numeral = replace(numeral, kind="digits")
    number_end = unit.end if unit.name in (PERCENT, POINT) else numeral.end
    return _per(
        text, Amount(numeral, numeral.start, unit.end, number_end, unit.name, money=unit.money)
    )


def _unit(text: str, at: int, numeral: Numeral) -> Unit | None:
    large = numeral.scaled or numeral.best >= 10_000
    unit = money_after(text, at, large=large) or measure_after(text, at, numeral.best)
    if unit is None or numeral.kind != "words" or text[at : at + 1] != "-":
        return unit
    # A five-year plan counts nothing; a three-point range measures.
    return None if unit.name in _PERIODS else unit


def _per(text: str, amount: Amount) -> Amount:
    per = per_after(text, amount.end)
    if per is None and amount.money and (each := _EACH.match(text, amount.end)) is not None:
        return replace(amount, end=each.end(1), per=each.group(1).casefold())
    if per is None or amount.unit in (PERCENT, POINT):
        return amount
    return replace(amount, end=per.end, per=per.name)


def resolve_range(text: str, first: Amount, floor: int) -> tuple[int, Amount | None, str]:
    """The interval that ``first`` opens (10-15 thousand, between 3 and 5): its left end, itself,
    and ``change`` where a count went from one to the other; None when it is a name after all."""
    numeral, start = first.numeral, first.start
    between = _BETWEEN.search(text, max(floor, start - 24), start)
    is_from = between is not None and between.group(1).casefold() == "from"
    is_bare = not (first.unit or first.money)
    join = (_AND if between else _JOIN).match(text, first.end)
    has_filler = False
    if join is None and is_from:
        join = _FILLER.match(text, first.end)
        has_filler = join is not None
    second = None
    if join is not None and not numeral.vague and numeral.kind != "share":
        second = _far_end(text, first, join)
    if second is None or join is None:
        if is_bare and (is_year(text, numeral) or is_date(text, numeral.start, numeral.end)):
            return start, None, ""
        if is_bare and join is not None and is_day(text, join.end()):
            return start, None, ""
        if is_bare and is_score(text, numeral.start, numeral.end):
            return start, None, ""
        return start, first, ""
    lower, upper = numeral, second.numeral
    if not lower.scaled and upper.scaled and not _has_commas(text, lower):
        scaled = lower.times(scale_of(text, upper))
        # A descending range keeps its scale as well, but only where both are of one size.
        if scaled.best < upper.best or (is_from and scaled.best < 3 * upper.best):
            lower = scaled
    descends = lower.best >= upper.best
    if descends and not (lower.best > upper.best and (is_from or (first.unit and second.unit))):
        if is_bare and not second.unit and is_score(text, numeral.start, upper.end):
            return start, None, ""
        return (start, None, "") if is_bare and is_year(text, numeral) else (start, first, "")
    if is_bare and not second.unit and is_year(text, lower) and is_year(text, upper):
        return start, None, ""
    if (
        "or" in join.group().split()
        and (lower.best > 20 or upper.best > lower.best + 2)
        and not upper.scaled
    ):
        return start, first, ""
    moves = follows_change(text, start)
    if has_filler and not moves:
        # "From 12 wells to 40 homes" is no way from one level to another.
        return start, first, ""
    if _BY.search(text, max(floor, start - 16), start) and moves and _is_size(text, first, second):
        return start, first, ""
    change = has_filler or descends or (is_from and moves)
    if not change and not between and first.unit and _is_change(text, start):
        # "Rose 3 per cent to 5 per cent" moves by one and ends at the other.
        return start, first, ""
    low, high = (lower.best, upper.best)
    combined = Numeral(
        lower.start,
        upper.end,
        low,
        upper.best if change else (low + high) / 2,
        high,
        lower.kind,
        upper.scaled,
    )
    ends = (
        Span(first.start, first.number_end),
        Span(second.start, second.number_end),
    )
    if between is not None:
        start = between.start()
    return start, replace(second, numeral=combined, ends=ends), "change" if change else ""


def _is_size(text: str, first: Amount, second: Amount) -> bool:
    """``by 95bp to 480bp``, ``by 14 to 212``: a size and a level; "by 3 to 5 per cent" is a range."""
    if first.unit or second.unit:
        return bool(first.unit and second.unit)
    is_far = second.numeral.best > 3 * first.numeral.best
    return is_far or not is_followed_by_noun(text, second.end)


def _is_change(text: str, at: int) -> bool:
    """True when the words right before make the figure a rise or fall."""
    return direction(text, at, relative=True) != ""


def _far_end(text: str, first: Amount, join: re.Match[str]) -> Amount | None:
    """The far end of a range that starts with ``first``; None when it is another figure."""
    at = join.end()
    if re.match(r"[0-9.,]{1,12}[-–][0-9]", text[at : at + 14]):
        return None
    if sign := re.match(
        rf"\s?(?:(?:US|HK|NZ|A|C)\s?)?{SIGN_STARTS}\s?|(?:{CODES_BEFORE}|RM)\s?", text[at:][:6]
    ):
        at += sign.end()
        if not first.money:
            return None
    second = amount_at(text, at, join.start())
    if second is None or second.numeral.vague or second.numeral.kind == "share":
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if (
        first.unit
        and not first.money
        and not (second.unit or second.money)
        and join.group().strip() in ("-", "–", "—", "or")
    ):
        return None
    if second.numeral.kind == "digits" and is_label(
        text, second.numeral, has_unit=bool(second.unit)
    ):
        return None
    if not second.unit and is_date(text, second.numeral.start, second.numeral.end):
        return None
    if first.money and not second.unit:
        return _per(text, replace(second, unit=first.unit, money=True))
    return second


def _has_commas(text: str, numeral: Numeral) -> bool:
    """True for a number written out with commas, which no later scale word grows."""
    return "," in text[numeral.start : numeral.end]
