"""Numbers as written: digits, number words, fractions, and the words that stand for a vague one."""

import re
from dataclasses import dataclass, replace

from forewarn.extractors.figures.vague import (
    FORMATIONS,
    PLURAL_LEVELS,
    PLURAL_RANGES,
    SMALL_NUMBERS,
)
from forewarn.language.english.reading import reading_words

_WORDS = reading_words("figures")


_ONES = _WORDS.find_list("numerals_ones")
_TENS = _WORDS.find_list("numerals_tens")
NUMBER_WORDS: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
SCALE_FACTORS: dict[str, float] = {
    word: float(factor) for factor, words in _WORDS.find_table("scales").items() for word in words
}
"""What a word or letter after a number multiplies it by."""
_PARTS = {part: number for number, part in enumerate(_WORDS.find_list("numerals_parts"), 2)}
"""Parts of a whole by how many make it up."""
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8}
MOST_DIGITS = 15
"""A figure of more digits than any count is an identifier."""

_BIG = _WORDS.find_pattern("numerals_big")
# Points or apostrophes between thousands, and a comma before decimals, as the Continent writes
# them; one group of three after a point, or after a comma, is left to English: 1.200 is 1.2.
_CONTINENTAL = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3}){2,9})(?:,([0-9]{1,30}))?(?![0-9]|[.,][0-9])"
    r"|([0-9]{1,3}(?:['’][0-9]{3}){1,9})(?:[.,]([0-9]{1,30}))?(?![0-9])"
    r"|([0-9]{1,6}),([0-9]{1,2})(?=\s?(?:%|[A-Za-z€$£°]))(?!,)"
)
_DIGITS = re.compile(
    r"[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?![0-9,])(?:\.[0-9]{1,30})?"
    r"|[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])(?:\.[0-9]{1,30})?"
    r"|[0-9]{1,3}(?: [0-9]{3}){1,5}(?![0-9]| [0-9]{3}(?![0-9]))"
    r"|[0-9]{1,40}(?:\.[0-9]{1,40})?|\.[0-9]{1,40}"
)
_SCALE = re.compile(
    rf"(?:[ -]?((?i:{_BIG}))s?\b|\s?((?i:{_WORDS.find_pattern('numerals_scale')}"
    rf")|mil)\b|([kKmM])\b)"
)
_SCALE_OF_MONEY = re.compile(r"\s?([bBtT])\b")
_EXPONENT = re.compile(r"\s?[×x]\s?10(?:\^|\*\*)?([-−–]?[0-9]{1,3})\b|[eE]([+-]?[0-9]{1,3})\b")
_OVER = re.compile(r"[/⁄]([0-9]{1,4})(?![0-9/⁄])")
_MIXED = re.compile(r"\s?([½⅓⅔¼¾⅕⅛])|[ -]([0-9])[/⁄]([0-9]{1,2})(?![0-9/⁄])")
_METRES = re.compile(rf"\s?\(|[\s-](?:{_WORDS.find_pattern('numerals_metres')})\b")
_WORD = "|".join(sorted([*NUMBER_WORDS, *_BIG.split("|")], key=len)[::-1])
_NUMBER_WORDS = re.compile(
    rf"(?:(?:a|an)\s(?=(?:{_BIG})\b))?"
    rf"(?:{_WORD})(?:(?:[\s-](?:and\s)?)(?:{_WORD})){{0,12}}(?!-(?:{_WORD})\b)\b",
    re.IGNORECASE,
)
_AND_PART = re.compile(rf"\sand\sa\s({'|'.join(_PARTS)})(?:\s({_BIG})s?)?\b", re.IGNORECASE)
_DIGIT_WORDS = "|".join([*_ONES[:10], "oh", "nought"])
_POINT = re.compile(rf"\spoint((?:\s(?:{_DIGIT_WORDS}))+)(?:\s({_BIG}))?\b", re.IGNORECASE)
_LETTERS = re.compile(r"[a-z]+")
_VAGUE = re.compile(
    rf"(half a dozen|a dozen|(?:a )?couple(?: of)?|a few|the last few|several|(?:a )?handful(?: of)?)(?:[ -]("
    rf"{_WORDS.find_pattern('numerals_vague')})\b)?",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?:a|one|not a)\ssingle(?=\s[a-z])", re.IGNORECASE)
_HALF = re.compile(
    rf"(half|a\squarter|quarter|three[\s-]quarters)(?:\sof)?(?:\sa)?\s({_BIG})\b", re.IGNORECASE
)
_PLURAL = re.compile(
    rf"(?:(low|mid|high)[ -])?((?:tens|hundreds) of (?:thousands|millions|billions)|"
    rf"{_WORDS.find_pattern('numerals_plural')})\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"(?:({_WORDS.find_pattern('numerals_fraction')})[\s-])?({'|'.join(_PARTS)})s?\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"({'|'.join(_ONES[1:])}|[0-9]{{1,3}})\s(?:in|out\sof)\s(?:every\s)?"
    rf"({'|'.join(_ONES[2:])}|[0-9]{{1,4}})\b(?![.,]?[0-9]|[\s-](?:{_BIG}|percent|%))(?!\s?%)",
    re.IGNORECASE,
)
_TROOPS = _WORDS.find_pattern("numerals_troops")
_FORMATION = re.compile(
    rf"(?:an?|one)\s(?:[a-z]+[\s-]){{0,2}}?({'|'.join(FORMATIONS)}"
    rf")(?:[\s-](?:sized?|strength))?\s(?:of\s)(?=(?:[\w-]+\s){{0,3}}?(?:{_TROOPS}"
    rf")\b)|(?:an?|one)\s(?:[a-z]+[\s-]){{0,2}}?(battalion|regiment|brigade)(?![\w-]|['’]s|\s(?:of|and)\b|\s(?:"
    rf"{_WORDS.find_pattern('numerals_formation')}))",
    re.IGNORECASE,
)
_SIZED = re.compile(
    rf"(?:an?|one)\s({'|'.join(FORMATIONS)})[\s-](?:sized?|strength)\s(?=(?:"
    rf"{_WORDS.find_pattern('numerals_sized')})\b)",
    re.IGNORECASE,
)

_COUNTING = re.compile(
    rf"\b(?:{_WORDS.find_pattern('numerals_counting')})\s(?:in\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, as an interval: ``low == best == high`` for a plain one."""

    start: int
    end: int
    low: float
    best: float
    high: float
    kind: str
    """``digits``, ``words``, ``share``, ``vague``, ``plural`` or ``formation``."""
    scaled: bool = False
    """True when a scale word (thousand, million) was written with it."""

    def times(self, factor: float) -> "Numeral":
        """The numeral with the scale word of its neighbour: 10-15 thousand."""
        return replace(
            self, low=self.low * factor, best=self.best * factor, high=self.high * factor,
            scaled=True,
        )  # fmt: skip

    @property
    def vague(self) -> str:
        """``vague``, ``plural`` and ``formation`` numerals are their own approximators."""
        return self.kind if self.kind in ("vague", "plural", "formation") else ""


def numeral_at(text: str, at: int, *, money: bool = False) -> Numeral | None:
    """The longest numeral that starts exactly at ``at``.

    After a ``money`` sign "b" and "t" are scales too, and "m" is never metres.
    """
    first = text[at : at + 1]
    if first.isdigit() or first == "." or first in _VULGAR:
        return _digits(text, at, money=money)
    for reader in (_single, _half, _plural, _formation, _vague, _ratio, _fraction, _words):
        if (numeral := reader(text, at)) is not None:
            return numeral
    return None


def scale_of(text: str, numeral: Numeral) -> float:
    """The scale word within a numeral, 1 when there is none."""
    match = _SCALE.search(text, numeral.start, numeral.end) or _SCALE_OF_MONEY.search(
        text, numeral.start, numeral.end
    )
    return SCALE_FACTORS[_scale_name(match)] if match else 1.0


def _scale_name(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).casefold()


def _digits(text: str, at: int, *, money: bool) -> Numeral | None:
    if (vulgar := _VULGAR.get(text[at])) is not None:
        return Numeral(at, at + 1, vulgar, vulgar, vulgar, "share")
    match = _CONTINENTAL.match(text, at)
    if match is not None:
        whole, *decimals = (group for group in match.groups() if group is not None)
        digits = ".".join([re.sub(r"\D", "", whole), *decimals])
    else:
        match = _DIGITS.match(text, at)
        digits = "" if match is None else match.group().replace(",", "").replace(" ", "")
    if match is None or match.end() - at > 2 * MOST_DIGITS or len(digits) > MOST_DIGITS:
        return None
    if not digits:
        return None
    value, end = float(digits), match.end()
    if (ratio := _ratio(text, at)) is not None:
        return ratio
    if (power := _EXPONENT.match(text, end)) is not None:
        exponent = int((power.group(1) or power.group(2)).replace("−", "-").replace("–", "-"))
        if abs(exponent) > 30:
            return None
        value, end = value * 10.0**exponent, power.end()
        return Numeral(at, end, value, value, value, "digits", True)
    if (over := _OVER.match(text, end)) is not None:
        return _written_fraction(at, value, over)
    if (mixed := _MIXED.match(text, end)) is not None:
        more = (
            _VULGAR[mixed.group(1)]
            if mixed.group(1)
            else int(mixed.group(2)) / max(int(mixed.group(3)), 1)
        )
        value, end = value + more, mixed.end()
    if (part := _AND_PART.match(text, end)) is not None:
        value, end = value + 1 / _PARTS[part.group(1).casefold()], part.end(1)
    scale = _SCALE.match(text, end)
    if scale is None and money:
        scale = _SCALE_OF_MONEY.match(text, end)
    if scale is not None and (money or not _is_metres(text, scale, value)):
        value *= SCALE_FACTORS[_scale_name(scale)]
        end = scale.end()
        if (second_scale := _SCALE.match(text, end)) is not None and second_scale.group(1):
            value *= SCALE_FACTORS[_scale_name(second_scale)]
            end = second_scale.end()
    else:
        scale = None
    # 16.4 times a million is 16400000 and not 16399999.999999998.
    value = float(f"{value:.15g}")
    return Numeral(at, end, value, value, value, "digits", scale is not None)


def _written_fraction(at: int, above: float, over: re.Match[str]) -> Numeral | None:
    """``1/16``; a day and month, a score or 24/7 is none."""
    below = int(over.group(1))
    if not 0 < above < below or above > 99 or (above, below) in ((9, 11), (7, 7)):
        return None
    if not _starts_share(over.string, over.end()):
        return None
    value = above / below
    return Numeral(at, over.end(), value, value, value, "share")


_SHARE_OF = re.compile(rf"\s(?:{_WORDS.find_pattern('numerals_share_of')})\b|\s?(?:inch|mile|cup)")


def _starts_share(text: str, at: int) -> bool:
    return _SHARE_OF.match(text, at) is not None


def _is_metres(text: str, scale: re.Match[str], value: float) -> bool:
    """True for ``5 m tall``, ``37m (121ft)`` and ``1,500m``; ``5m people`` is a scale."""
    if scale.group(3) != "m":
        return False
    return (
        text[scale.start()] == " " or value >= 1000 or _METRES.match(text, scale.end()) is not None
    )


def _words(text: str, at: int) -> Numeral | None:
    match = _NUMBER_WORDS.match(text, at)
    if match is None:
        return None
    total, group, scaled = 0.0, 0.0, False
    for word in _LETTERS.findall(match.group().casefold()):
        if word in ("a", "an"):
            group = 1.0
        elif word in NUMBER_WORDS:
            group += NUMBER_WORDS[word]
        elif word == "hundred":
            group = (group or 1.0) * 100
        elif word in SCALE_FACTORS:
            total += (group or 1.0) * SCALE_FACTORS[word]
            group, scaled = 0.0, True
    value, end = total + group, match.end()
    if (more := _AND_PART.match(text, end)) is not None:
        # Two and a half million: the part belongs to the number before the scale.
        value += 1 / _PARTS[more.group(1).casefold()]
        end = more.end()
        if more.group(2):
            value, scaled = value * SCALE_FACTORS[more.group(2).casefold()], True
    elif (point := _POINT.match(text, end)) is not None:
        decimals = "".join(
            str(NUMBER_WORDS.get(word, 0)) for word in _LETTERS.findall(point.group(1).casefold())
        )
        value, end = float(f"{value:.0f}.{decimals}"), point.end()
        if point.group(2):
            value, scaled = value * SCALE_FACTORS[point.group(2).casefold()], True
        value = float(f"{value:.15g}")
    return Numeral(at, end, value, value, value, "words", scaled)


def _single(text: str, at: int) -> Numeral | None:
    """``a single dose``: one of anything."""
    match = _SINGLE.match(text, at)
    return None if match is None else Numeral(at, match.end(), 1.0, 1.0, 1.0, "words")


def _half(text: str, at: int) -> Numeral | None:
    match = _HALF.match(text, at)
    if match is None:
        return None
    part = {"h": 0.5, "t": 0.75}.get(match.group(1)[0].casefold(), 0.25)
    value = SCALE_FACTORS[match.group(2).casefold()] * part
    return Numeral(at, match.end(), value, value, value, "words", True)


def _fraction(text: str, at: int) -> Numeral | None:
    """``two-thirds``, ``a third of``, ``half of``; "the third" and "first half" are none."""
    match = _FRACTION.match(text, at)
    if match is None:
        return None
    count, part = match.group(1), match.group(2).casefold()
    if count is None and part != "half":
        return None
    names_whole = _starts_share(text, match.end())
    plural = match.group().casefold().endswith("s")
    if not names_whole and not plural and not (part == "half" and count is None):
        return None
    above = (
        1 if count is None or count.casefold() in ("a", "an") else NUMBER_WORDS[count.casefold()]
    )
    value = above / _PARTS[part]
    return Numeral(at, match.end(), value, value, value, "share")


def _ratio(text: str, at: int) -> Numeral | None:
    """``one in five``, ``three out of four``."""
    match = _RATIO.match(text, at)
    if match is None:
        return None
    above, below = (NUMBER_WORDS.get(word.casefold()) or int(word) for word in match.groups())
    # "Three in 2024" and "5 in 12" are no shares; "one in ten" and "3 out of 4" are.
    is_share = "out" in match.group().casefold() or (above == 1 and below <= 1000)
    if not is_share or not 0 < above < below or 1900 <= below <= 2100:
        return None
    value = above / below
    return Numeral(at, match.end(), value, value, value, "share")


def _vague(text: str, at: int) -> Numeral | None:
    match = _VAGUE.match(text, at)
    if match is None:
        return None
    word = match.group(1).casefold().removesuffix(" of")
    word = f"a {word}" if word in ("couple", "few", "handful") else word
    low, best, high = SMALL_NUMBERS["a few" if word.endswith("few") else word]
    scale = (match.group(2) or "").casefold()
    factor = {"": 1.0, "dozen": 12.0, "score": 20.0}.get(scale) or SCALE_FACTORS.get(scale, 1.0)
    return Numeral(
        at, match.end(), low * factor, best * factor, high * factor, "vague", bool(scale)
    )


def _plural(text: str, at: int) -> Numeral | None:
    match = _PLURAL.match(text, at)
    if match is None:
        return None
    low, high = PLURAL_RANGES[" ".join(match.group(2).casefold().split())]
    if match.group(1):
        low_share, high_share = PLURAL_LEVELS[match.group(1).casefold()]
        low, high = low * (high / low) ** low_share, low * (high / low) ** high_share
    best = (low * high) ** 0.5
    return Numeral(at, match.end(), round(low), round(best), round(high), "plural", True)


def _formation(text: str, at: int) -> Numeral | None:
    """``a brigade of soldiers``, ``lost a battalion``: as many people as such a formation has.

    Where neither says that people are counted ("a battalion is an elastic measure") it is a name.
    """
    if sized_match := _SIZED.match(text, at):
        low, high = FORMATIONS[sized_match.group(1).casefold()]
        return Numeral(
            at, sized_match.end() - 1, low, round((low * high) ** 0.5), high, "formation", True
        )
    match = _FORMATION.match(text, at)
    if match is None or not (match.group(1) or _COUNTING.search(text, max(0, at - 24), at)):
        return None
    low, high = FORMATIONS[(match.group(1) or match.group(2)).casefold()]
    end = match.end() if match.group(2) else match.end() - len("of ")
    best = round((low * high) ** 0.5)
    return Numeral(at, len(text[:end].rstrip()), low, best, high, "formation", True)
