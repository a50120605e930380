"""Units of measure and of money, read off the characters beside a figure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from forewarn.extractors.figures.unit_names import (
    ADJECTIVES,
    CODES,
    CURRENCIES,
    PHRASES,
    SIGNS,
    SYMBOLS,
    WORDS,
)

_PER = re.compile(
    r"(?:\s(?:per|each|every)\s|\s(?:a|an)\s(?=(?:share|barrel|ounce|gallon|lit(?:er|re)|tonne?|pound|"
    r"kilo(?:gram)?|gram|head|person|piece|unit|bushel|mile|day|week|month|year|hour|minute|second|"
    r"night|quarter|decade|century|game|metre|sq|square)\b)|-a-|/(?=[a-z]))"
    r"(sq(?:uare)?\.?\s|cubic\s)?([A-Za-z]+[23²³]?)\b(?!\s(?:ago|later|earlier|before|after)\b)"
)
_SQUARE = re.compile(r"[\s-]?(sq(?:uare)?\.?|cubic|cu\.?)[\s-]([A-Za-z]+)\b", re.IGNORECASE)
_AGE = re.compile(
    r"[\s-]?(?:(?:calendar\s)?(year|month|week|day)s?)[\s-]old\b|\s(?:(year|month|week|day)s?)\sof\sage\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s-]?([A-Za-z]+(?:-[A-Za-z]+)?)")
_MARK = re.compile(r"[\s-]?([A-Za-zµμ°º%″”²³][A-Za-zµμ²³]*[23²³]?(?:[/.-][A-Za-z]+[2²]?)?\.?)")
_GLUED = re.compile(r"\s?(%|°\s?[CF]?|º\s?[CF]?|″)")
_TRAILING = re.compile(r"\s?(€|£|₽|₴|¥|\$(?![\s]?[0-9]))|\s?([A-Z]{3})\b|\s(usd|rmb|eur|gbp)\b")
_PENCE = frozenset({360, 480, 720, 1080, 1440, 2160})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, up to ``end``, under one name."""

    end: int
    name: str
    """Singular, British spelling: ``kilometre``, ``percent``, ``dollar``, ``mile per hour``."""
    money: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A money sign before a figure: where it starts, and the currency."""

    start: int
    name: str


_PHRASED = re.compile(
    r"[\s-]?(?:" + "|".join(f"({pattern})" for pattern in PHRASES) + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_PHRASE_NAMES = tuple(PHRASES.values())
_PHRASE_STARTS = frozenset("pbnflmkgd") | frozenset("PBNFLMKGD")
_NATIONAL = re.compile(
    r"\s((?:" + "|".join(re.escape(a) for a in sorted(ADJECTIVES, key=len)[::-1]) + r")\s)?"
    r"([A-Za-z]+)\b",
    re.IGNORECASE,
)


def _or(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len)[::-1])


_SIGN = re.compile(
    rf"(?<![A-Za-z0-9])(?:(US|U\.S\.|HK|NZ|C|A|AU|CA|S|NT|R)?\s?(\$)(A|US|NZ|C)?"
    rf"|([€£₩¥₽₴₹₪₺฿₫])|({_or(CODES)})|(RM|Rs\.?)|(PS)|(Y=?))\s?$"
)
SIGN_STARTS = r"[$€£₩¥₽₴₹₪₺฿₫]"
CODES_BEFORE = _or(CODES)


def sign_before(text: str, at: int, floor: int) -> Sign | None:
    """The money sign right before ``at``, none of it before ``floor``.

    ``PS`` and ``Y`` stand for the pound and yen signs in texts that were forced into ASCII; so
    few games consoles cost a thousand that a comma, a scale or four digits tell them apart.
    """
    left = max(floor, at - 9)
    match = _SIGN.search(text[left:at])
    if match is None:
        return None
    before, dollar, after, symbol, code, letters, pounds, yens = match.groups()
    start = left + match.start()
    while start < at and text[start] == " ":
        start += 1
    if dollar:
        name = SYMBOLS.get(f"{before or ''}$") if not after else SYMBOLS.get(f"${after}")
        return Sign(start, name or "dollar")
    if symbol:
        return Sign(start, SYMBOLS[symbol])
    if code:
        return Sign(start, CODES[code])
    if letters:
        return Sign(start, SYMBOLS[letters])
    if not re.match(
        r"[0-9]+(?:[.,][0-9]|\s?(?:m|bn|k|million|billion)\b|[0-9]{3})", text[at : at + 16]
    ):
        return None
    return Sign(start, "pound" if pounds else "yen") if pounds or yens else None


def money_after(text: str, at: int, *, large: bool) -> Unit | None:
    """The currency named right after a figure; ``large`` lets "pounds" be money."""
    match = _NATIONAL.match(text, at) if text[at : at + 1] == " " else None
    if match is None or match.group(2) in ("usd", "rmb", "eur", "gbp"):
        match = _TRAILING.match(text, at)
        if match is None:
            return None
        name = SYMBOLS.get(match.group(1) or "") or CODES.get(
            (match.group(2) or match.group(3) or "").upper()
        )
        return Unit(match.end(), name, True) if name else None
    adjective, word = (match.group(1) or "").strip().casefold(), match.group(2)
    currency = CURRENCIES.get(word.casefold())
    if word in CODES and not adjective and text[match.end() : match.end() + 1] != "-":
        return Unit(match.end(), CODES[word], True)
    if currency is None and word.casefold() in ("pounds", "pound") and (large or adjective):
        currency = "pound"
    if currency is None or (currency == "won" and not (large or adjective)):
        return None
    # A rand or a crown of the small kind is no money of its own; "two won" is a verb.
    national = ADJECTIVES.get(adjective, "") if adjective else ""
    if currency in ("crown", "krone") and national in ("danish", "norwegian"):
        currency = "krone"
    return Unit(match.end(), f"{national} {currency}".strip(), True)


def measure_after(text: str, at: int, value: float) -> Unit | None:
    """The unit of measure right after a figure."""
    next_up = text[at : at + 2]
    if not next_up.strip():
        return None
    if (glued := _GLUED.match(text, at)) is not None:
        mark = glued.group(1).replace(" ", "")
        return Unit(glued.end(), SIGNS[mark])
    if (age := _AGE.match(text, at)) is not None:
        return Unit(age.end(), f"{(age.group(1) or age.group(2) or 'year').casefold()} of age")
    if next_up.lstrip(" -")[:1] in _PHRASE_STARTS and (phrase := _PHRASED.match(text, at)):
        return Unit(phrase.end(), _PHRASE_NAMES[(phrase.lastindex or 1) - 1])
    if (square := _SQUARE.match(text, at)) is not None:
        name = _named(square.group(2))
        kind = "cubic" if square.group(1).casefold().startswith("cu") else "square"
        return Unit(square.end(), f"{kind} {name}") if name else None
    if (mark_match := _MARK.match(text, at)) is not None:
        unit = _marked(text, mark_match, value)
        if unit is not None:
            return unit
    word = _WORD.match(text, at)
    if word is None:
        return None
    written = word.group(1)
    first = written.split("-")[0]
    for end, part in ((word.end(1), written), (word.start(1) + len(first), first)):
        if (said := WORDS.get(part.casefold())) is not None:
            return Unit(end, said)
        if part in SIGNS and len(part) > 1 and text[end : end + 1] in ("-", ""):
            return Unit(end, SIGNS[part])
    if written.casefold() in ("pound", "pounds") and value < 10_000:
        return Unit(word.end(), "pound-mass")
    return None


def _marked(text: str, match: re.Match[str], value: float) -> Unit | None:
    mark = match.group(1)
    end = match.end()
    if mark not in SIGNS:
        mark = mark.rstrip(".")
        end = match.start(1) + len(mark)
    if mark not in SIGNS and "-" in mark:
        mark = mark.split("-")[0]
        end = match.start(1) + len(mark)
    name = SIGNS.get(mark)
    gap = text[match.start() : match.start(1)]
    glued = gap == ""
    if gap == "-" and len(mark) < 2:
        return None
    if name is None or mark in ("”", "in.") or text[end : end + 1].isalnum():
        return None
    if mark in ("s", "K", "N", "J", "l", "g", "m", "V") and not (glued or mark in ("g", "m")):
        return None
    if mark in ("ps", "s", "K", "N", "KB") and text[end : end + 1] == "-":
        return None
    if mark == "p" and (value in _PENCE or value < 1 and not glued):
        return None
    if mark in ("C", "F") and text[end : end + 2].strip(" .,;)") and text[end] != " ":
        return None
    if mark == "PS" and glued is False and value < 10:
        return None
    return Unit(end, name)


@lru_cache(maxsize=512)
def _named(word: str) -> str:
    """A unit by its word or sign; empty when it is none."""
    if word.casefold() in ("pound", "pounds"):
        return "pound-mass"
    return WORDS.get(word.casefold()) or SIGNS.get(word) or ""


def per_after(text: str, at: int) -> Unit | None:
    """``per barrel``, ``a month``, ``/m2``: what a figure is for one of."""
    match = _PER.match(text, at)
    if match is None:
        return None
    kind, word = match.groups()
    name = _named(word) or ("mega british thermal unit" if word == "mmBTU" else word.casefold())
    if kind:
        name = f"{'cubic' if kind.startswith('c') else 'square'} {name}"
    if name == "pound-mass":
        name = "pound"
    return Unit(match.end(), name)
