"""Number words that count nothing: the pronoun one, half an adjective, the first ten."""

import re
from collections.abc import Sequence

from forewarn.extractors.figures.amounts import Amount
from forewarn.extractors.figures.approximators import approximator_beside
from forewarn.extractors.figures.identifiers import is_label, is_numbered, is_titled
from forewarn.extractors.figures.numerals import Numeral
from forewarn.extractors.nounwords import CLOSED, VERBS
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("figures")


_COUNTING = re.compile(rf"-(?:{_WORDS.find_pattern('uncounted_counting')}|[,\s])")
_PER_SO_MANY = re.compile(r"\b(?:per|for\severy|for\seach|in\severy)\s$", re.IGNORECASE)
"""Before what a rate is for: one doctor for every 9,000 inhabitants."""
_NEXT_WORD = re.compile(r"\s([A-Za-z]+)")
_OF_WHOLE = re.compile(rf"\sof\s(?:{_WORDS.find_pattern('uncounted_of_whole')})\s", re.IGNORECASE)
_ORDERED = re.compile(rf"\b(?:{_WORDS.find_pattern('uncounted_ordered')})[\s-]$", re.IGNORECASE)
_LOOSE_ONE = re.compile(
    rf"\b(?:{_WORDS.find_pattern('uncounted_loose_one')})\s$",
    re.IGNORECASE,
)
_AFTER_ONE = re.compile(
    rf"\s(?:{_WORDS.find_pattern('uncounted_after_one')}"
    rf")\b|\s(?:another|day|thing|[0-9])\b|\s[0-9]|['’]s\b|-",
    re.IGNORECASE,
)
_AFTER_HALF = re.compile(rf"\s(?:{_WORDS.find_pattern('uncounted_after_half')}|[a-z]+s)\b|[,.;)]|$")


def counts_nothing(text: str, amount: Amount, skip: Sequence[Span]) -> bool:
    """True when the number is a name, a date, a pronoun or part of an adjective."""
    numeral = amount.numeral
    span = Span(numeral.start, numeral.end)
    if any(span.overlaps(date) for date in skip):
        return True
    if amount.money:
        return False
    words = text[numeral.start : numeral.end].casefold()
    if _PER_SO_MANY.search(text[max(0, numeral.start - 10) : numeral.start]):
        return True
    before = text[max(0, numeral.start - 14) : numeral.start]
    if words == "one" and before.casefold().endswith("not "):
        return True  # it says how many: none
    if words == "one" and (
        _LOOSE_ONE.search(before)
        or (
            not amount.unit
            and (_AFTER_ONE.match(text, numeral.end) or _is_pronoun(text, numeral.end))
        )
    ):
        return True
    if numeral.kind == "words" and not amount.unit and is_numbered(text, numeral.start):
        return True
    # "Kilo -36" is a name; a dash that opens an item of a list has a blank after it.
    follows_dash = text[numeral.start - 1 : numeral.start] in ("-", "−") and not amount.unit
    if follows_dash and text[numeral.start - 2 : numeral.start - 1].isspace():
        return True
    is_capital = numeral.kind == "words" and words[:1] != text[numeral.start] and not amount.unit
    if is_capital and is_titled(text, numeral.start, numeral.end):
        return True
    if words == "half" and not (
        _AFTER_HALF.match(text, numeral.end)
        and (approximator_beside(text, span, 0, after=False) or _OF_WHOLE.match(text, numeral.end))
        or re.match(r"\sof\s", text[numeral.end : numeral.end + 4])
    ):
        return True
    if numeral.kind == "words" and not amount.unit and _is_hyphenated(text, numeral):
        return True
    if (
        numeral.best < 100
        and _ORDERED.search(before)
        and not re.match(r"\s(?:[a-z]+\s)?[a-z]+s\b", text[numeral.end :][:40])
    ):
        return True
    if numeral.kind == "digits":
        return is_label(text, numeral, has_unit=bool(amount.unit))
    return False


def _is_pronoun(text: str, at: int) -> bool:
    """True where "one" stands for a noun: a fun one, one goes, is one of two kinds the other."""
    match = _NEXT_WORD.match(text, at)
    if match is None:
        return re.match(r"\s*[.,;:!?)\]\"”’]|\s*$", text[at : at + 4]) is not None
    word = match.group(1).casefold()
    return word != "of" and (word in CLOSED or word in VERBS or word.endswith("ing"))


def _is_hyphenated(text: str, numeral: Numeral) -> bool:
    """``two-way``, ``five-year``: part of an adjective, unless it is a list of such."""
    if text[numeral.end : numeral.end + 1] != "-":
        return False
    return _COUNTING.match(text[numeral.end : numeral.end + 12]) is None
