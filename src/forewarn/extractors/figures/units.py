"""Units of measure and of money, read off the characters beside a figure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from forewarn.extractors.figures.unit_names import (
    CURRENCY_ADJECTIVES,
    CURRENCY_CODES,
    CURRENCY_SYMBOLS,
    CURRENCY_WORDS,
    UNIT_PHRASES,
    UNIT_SIGNS,
    UNIT_WORDS,
)
from forewarn.language.english.reading import match_any, reading_words

_WORDS = reading_words("units")

_PER = re.compile(
    rf"(?:\s(?:per|each|every)\s|\s(?:a|an)\s(?=(?:{_WORDS.find_pattern('units_each')})\b)|-a-|/(?=[a-z]))"
    r"(sq(?:uare)?\.?\s|cubic\s)?([A-Za-z]+[23²³]?)\b"
    rf"(?!\s(?:{_WORDS.find_pattern('units_apart')})\b)"
)
_PER_MANY = re.compile(
    r"\s(?:cases?\s|deaths?\s)?(?:per|for\severy|in\severy)\s([0-9][0-9,]*[0-9])(?:\s([a-z]+))?\b"
)
"""``per 100,000``, ``per 1,000 births``."""
_SQUARE = re.compile(r"[\s-]?(sq(?:uare)?\.?|cubic|cu\.?)[\s-]([A-Za-z]+)\b", re.IGNORECASE)
_AGE = re.compile(
    r"[\s-]?(?:(?:calendar\s)?(year|month|week|day)s?)[\s-]old\b|\s(?:(year|month|week|day)s?)\sof\sage\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s-]?([A-Za-z]+(?:-[A-Za-z]+)?)")
_MARK = re.compile(r"[\s-]?([A-Za-zµμ°º%″”²³][A-Za-zµμ²³]*[23²³]?(?:[/.-][A-Za-z]+[2²]?)?\.?)")
_GLUED = re.compile(r"\s?(%|°\s?[CF]?|º\s?[CF]?|″)")
_TRAILING = re.compile(
    rf"\s?([{''.join(sorted(sign for sign in CURRENCY_SYMBOLS if len(sign) == 1 and sign != '$'))}]"
    r"|\$(?![\s]?[0-9]))|\s?([A-Z]{3})\b|\s(usd|rmb|eur|gbp)\b"
)
_PENCE = frozenset({360, 480, 720, 1080, 1440, 2160})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, up to ``end``, under one name."""

    end: int
    name: str
    """Singular, British spelling: ``kilometre``, ``percent``, ``dollar``, ``mile per hour``."""
    money: bool = False


@dataclass(frozen=True, slots=True)
class MoneySign:
    """A money sign before a figure: where it starts, and the currency."""

    start: int
    name: str


_PHRASED = re.compile(
    r"[\s-]?(?:"
    + "|".join(f"({match_any(words)})" for words in UNIT_PHRASES.values()).replace(" ", r"[\s-]")
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_PHRASE_NAMES = tuple(UNIT_PHRASES)
_PHRASE_STARTS = frozenset(
    letter
    for words in UNIT_PHRASES.values()
    for word in words
    for letter in (word[0], word[0].upper())
)
_NATIONAL = re.compile(
    r"\s((?:"
    + "|".join(re.escape(a) for a in sorted(CURRENCY_ADJECTIVES, key=len)[::-1])
    + r")\s)?"
    r"([A-Za-z]+)\b",
    re.IGNORECASE,
)


def _or(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len)[::-1])


_SIGNS = "[" + "".join(sorted(s for s in CURRENCY_SYMBOLS if len(s) == 1 and s != "$")) + "]"
_WORD_CODES = _WORDS.find("units_word_codes")
"""Codes of currencies that are words in capitals: COP 29, TOP 10."""
_LARGE = re.compile(r"[0-9]+(?:[.,][0-9]|\s?(?:m|bn|k|million|billion)\b|[0-9]{3})")
_SIGN = re.compile(
    rf"(?<![A-Za-z0-9])(?:(US|U\.S\.|HK|NZ|C|A|AU|CA|S|NT|R)?\s?(\$)(A|US|NZ|C)?"
    rf"|({_SIGNS})|({_or(CURRENCY_CODES)})|(RM|Rs\.?)|(PS)|(Y=?))\s?$"
)
SIGN_STARTS = "[" + "".join(sorted(sign for sign in CURRENCY_SYMBOLS if len(sign) == 1)) + "]"
CODES_BEFORE = _or(CURRENCY_CODES)


def sign_before(text: str, at: int, floor: int) -> MoneySign | None:
    """The money sign right before ``at``, none of it before ``floor``.

    ``PS`` and ``Y`` stand for the pound and yen signs in texts that were forced into ASCII; so
    few games consoles cost a thousand that a comma, a scale or four digits tell them apart.
    """
    window_start = max(floor, at - 9)
    match = _SIGN.search(text[window_start:at])
    if match is None:
        return None
    before, dollar, after, symbol, code, letters, pounds, yens = match.groups()
    start = window_start + match.start()
    while start < at and text[start] == " ":
        start += 1
    if dollar:
        name = (
            CURRENCY_SYMBOLS.get(f"{before or ''}$")
            if not after
            else CURRENCY_SYMBOLS.get(f"${after}")
        )
        return MoneySign(start, name or "dollar")
    if symbol:
        return MoneySign(start, CURRENCY_SYMBOLS[symbol])
    if code:
        if code in _WORD_CODES and not _LARGE.match(text, at):
            return None
        return MoneySign(start, CURRENCY_CODES[code])
    if letters:
        return MoneySign(start, CURRENCY_SYMBOLS[letters])
    if not _LARGE.match(text, at):
        return None
    return MoneySign(start, "pound" if pounds else "yen") if pounds or yens else None


def money_after(text: str, at: int, *, large: bool) -> Unit | None:
    """The currency named right after a figure; ``large`` lets "pounds" be money."""
    match = _NATIONAL.match(text, at) if text[at : at + 1] == " " else None
    if match is None or match.group(2) in ("usd", "rmb", "eur", "gbp"):
        match = _TRAILING.match(text, at)
        if match is None:
            return None
        name = CURRENCY_SYMBOLS.get(match.group(1) or "") or CURRENCY_CODES.get(
            (match.group(2) or match.group(3) or "").upper()
        )
        return Unit(match.end(), name, True) if name else None
    adjective, word = (match.group(1) or "").strip().casefold(), match.group(2)
    currency = CURRENCY_WORDS.get(word.casefold())
    if word in CURRENCY_CODES and not adjective and text[match.end() : match.end() + 1] != "-":
        return Unit(match.end(), CURRENCY_CODES[word], True)
    if currency is None and word.casefold() in ("pounds", "pound") and (large or adjective):
        currency = "pound"
    if currency is None or (currency == "won" and not (large or adjective)):
        return None
    # A rand or a crown of the small kind is no money of its own; "two won" is a verb.
    national = CURRENCY_ADJECTIVES.get(adjective, "") if adjective else ""
    if currency in ("crown", "krone") and national in ("danish", "norwegian"):
        currency = "krone"
    return Unit(match.end(), f"{national} {currency}".strip(), True)


def measure_after(text: str, at: int, value: float) -> Unit | None:
    """The unit of measure right after a figure."""
    next_up = text[at : at + 2]
    if not next_up.strip():
        return None
    if (sign := _GLUED.match(text, at)) is not None:
        mark = sign.group(1).replace(" ", "")
        return Unit(sign.end(), UNIT_SIGNS[mark])
    if (age := _AGE.match(text, at)) is not None:
        return Unit(age.end(), f"{(age.group(1) or age.group(2) or 'year').casefold()} of age")
    if next_up.lstrip(" -")[:1] in _PHRASE_STARTS and (phrase := _PHRASED.match(text, at)):
        return Unit(phrase.end(), _PHRASE_NAMES[(phrase.lastindex or 1) - 1])
    if (square := _SQUARE.match(text, at)) is not None:
        name = _unit_name(square.group(2))
        kind = "cubic" if square.group(1).casefold().startswith("cu") else "square"
        return Unit(square.end(), f"{kind} {name}") if name else None
    if (mark_match := _MARK.match(text, at)) is not None:
        unit = _unit_of_mark(text, mark_match, value)
        if unit is not None:
            return unit
    word = _WORD.match(text, at)
    if word is None:
        return None
    letters = word.group(1)
    first = letters.split("-")[0]
    for end, part in ((word.end(1), letters), (word.start(1) + len(first), first)):
        if (unit_name := UNIT_WORDS.get(part.casefold())) is not None:
            return Unit(end, unit_name)
        if part in UNIT_SIGNS and len(part) > 1 and text[end : end + 1] in ("-", ""):
            return Unit(end, UNIT_SIGNS[part])
    if letters.casefold() in ("pound", "pounds") and value < 10_000:
        return Unit(word.end(), "pound-mass")
    return None


def _unit_of_mark(text: str, match: re.Match[str], value: float) -> Unit | None:
    mark = match.group(1)
    end = match.end()
    if mark not in UNIT_SIGNS:
        mark = mark.rstrip(".")
        end = match.start(1) + len(mark)
    if mark not in UNIT_SIGNS and "-" in mark:
        mark = mark.split("-")[0]
        end = match.start(1) + len(mark)
    name = UNIT_SIGNS.get(mark) or _ratio_name(mark)
    gap = text[match.start() : match.start(1)]
    is_glued = gap == ""
    if gap == "-" and len(mark) < 2:
        return None
    if name is None or mark in ("”", "in.") or text[end : end + 1].isalnum():
        return None
    if mark in ("s", "K", "N", "J", "l", "g", "m", "V") and not (is_glued or mark in ("g", "m")):
        return None
    if mark in ("ps", "s", "K", "N", "KB") and text[end : end + 1] == "-":
        return None
    if mark == "p" and (value in _PENCE or value < 1 and not is_glued):
        return None
    if mark in ("C", "F") and text[end : end + 2].strip(" .,;)") and text[end] != " ":
        return None
    if mark == "PS" and is_glued is False and value < 10:
        return None
    return Unit(end, name)


def _ratio_name(mark: str) -> str | None:
    """``mg/dL``: so much of one unit per unit of another."""
    above, slash, below = mark.partition("/")
    names = [UNIT_SIGNS.get(sign) for sign in (above, below)]
    return f"{names[0]} per {names[1]}" if slash and all(names) else None


@lru_cache(maxsize=512)
def _unit_name(word: str) -> str:
    """A unit by its word or sign; empty when it is none."""
    if word.casefold() in ("pound", "pounds"):
        return "pound-mass"
    return UNIT_WORDS.get(word.casefold()) or UNIT_SIGNS.get(word) or ""


def per_after(text: str, at: int) -> Unit | None:
    """``per barrel``, ``a month``, ``/m2``: what a figure is for one of."""
    if (many := _PER_MANY.match(text, at)) is not None:
        return Unit(many.end(), " ".join(filter(None, many.groups())))
    match = _PER.match(text, at)
    if match is None:
        return None
    kind, word = match.groups()
    name = _unit_name(word) or ("mega british thermal unit" if word == "mmBTU" else word.casefold())
    if kind:
        name = f"{'cubic' if kind.startswith('c') else 'square'} {name}"
    if name == "pound-mass":
        name = "pound"
    return Unit(match.end(), name)
