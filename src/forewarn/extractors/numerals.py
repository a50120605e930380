"""Numbers as written: digits, number words, and the plural nouns that stand for a vague one."""

import re
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
}

VAGUE: dict[str, tuple[float, float, float]] = {
    "a couple": (2, 2, 3),
    "a few": (2, 3, 6),
    "several": (3, 4, 9),
    "a handful": (3, 5, 8),
    "a dozen": (12, 12, 12),
    "half a dozen": (6, 6, 6),
}
"""Words for small vague numbers: low, best, high.  Bounds follow common usage: several is more
than two and fewer than ten."""

PLURALS: dict[str, tuple[float, float]] = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2e6, 9.99e6),
    "billions": (2e9, 9.99e9),
    "tens of thousands": (2e4, 9.9e4),
    "hundreds of thousands": (2e5, 9.99e5),
    "tens of millions": (2e7, 9.9e7),
    "hundreds of millions": (2e8, 9.99e8),
}
"""Plural scale words: the range from two of the unit to just under the next one."""

_LEVELS = {"low": (0.0, 0.35), "mid": (0.3, 0.7), "high": (0.65, 1.0)}
"""Which part of a plural's range, on the log scale, "low tens of thousands" speaks of."""

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?|\.\d+")
_SCALE = re.compile(
    r"(?:[ -]?((?i:hundred|thousand|million|billion|trillion))s?\b|\s?(bn|bln|mln|mn|tn)\b"
    r"|([kKmM])\b)"
)
_WORD = "|".join(
    sorted([*WORDS, "hundred", "thousand", "million", "billion", "trillion"], key=len)[::-1]
)
_WORDS = re.compile(
    rf"(?:(?:a|an)\s(?=(?:hundred|thousand|million|billion|trillion)\b))?"
    rf"(?:{_WORD})(?:(?:[\s-](?:and\s)?)(?:{_WORD}))*(?![\w-]*-(?:{_WORD}))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(half a dozen|a dozen|(?:a )?couple(?: of)?|a few|the last few|several|(?:a )?handful(?: of)?)"
    r"(?:[ -](dozen|hundred|thousand|million|billion|score)\b)?",
    re.IGNORECASE,
)
_HALF = re.compile(r"half a (hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:(low|mid|high)[ -])?((?:tens|hundreds) of (?:thousands|millions)|"
    r"dozens|scores|hundreds|thousands|millions|billions)\b",
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
    """``digits``, ``words``, ``vague`` or ``plural``."""
    scaled: bool = False
    """True when a scale word (thousand, million) was written with it."""

    def times(self, factor: float) -> "Numeral":
        """The numeral with the scale word of its neighbour: 10-15 thousand."""
        return Numeral(
            self.start,
            self.end,
            self.low * factor,
            self.best * factor,
            self.high * factor,
            self.kind,
            True,
        )

    @property
    def vague(self) -> str:
        """``vague`` and ``plural`` numerals are their own approximators."""
        return self.kind if self.kind in ("vague", "plural") else ""


def numeral_at(text: str, at: int) -> Numeral | None:
    """The longest numeral that starts exactly at ``at``."""
    for reader in (_half, _plural, _vague, _digits, _words):
        if (found := reader(text, at)) is not None:
            return found
    return None


def scale_of(text: str, numeral: Numeral) -> float:
    """The scale word within a numeral, 1 when there is none."""
    match = _SCALE.search(text, numeral.start, numeral.end)
    return SCALES[_scale_name(match)] if match else 1.0


def _scale_name(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).casefold()


def _digits(text: str, at: int) -> Numeral | None:
    match = _DIGITS.match(text, at)
    if match is None:
        return None
    digits = re.sub(r"[, ]", "", match.group())
    # A figure of more digits than any count is an identifier.
    if len(digits) > 15:
        return None
    value = float(digits)
    end = match.end()
    scale = _SCALE.match(text, end)
    if scale is not None and not _is_metres(text, scale):
        value *= SCALES[_scale_name(scale)]
        end = scale.end()
    return Numeral(at, end, value, value, value, "digits", scale is not None)


def _is_metres(text: str, scale: re.Match[str]) -> bool:
    """True for ``5 m tall``; ``5m people`` is a scale."""
    return scale.group(3) is not None and scale.group(3) == "m" and text[scale.start()] == " "


def _words(text: str, at: int) -> Numeral | None:
    match = _WORDS.match(text, at)
    if match is None:
        return None
    total, group, scaled = 0.0, 0.0, False
    for word in re.findall(r"[a-z]+", match.group().casefold()):
        if word in ("a", "an"):
            group = 1.0
        elif word in WORDS:
            group += WORDS[word]
        elif word == "hundred":
            group = (group or 1.0) * 100
        elif word in SCALES:
            total += (group or 1.0) * SCALES[word]
            group, scaled = 0.0, True
    value = total + group
    return Numeral(at, match.end(), value, value, value, "words", scaled)


def _half(text: str, at: int) -> Numeral | None:
    match = _HALF.match(text, at)
    if match is None:
        return None
    value = SCALES[match.group(1).casefold()] / 2
    return Numeral(at, match.end(), value, value, value, "words", True)


def _vague(text: str, at: int) -> Numeral | None:
    match = _VAGUE.match(text, at)
    if match is None:
        return None
    word = match.group(1).casefold().removesuffix(" of")
    word = f"a {word}" if word in ("couple", "few", "handful") else word
    low, best, high = VAGUE["a few" if word.endswith("few") else word]
    scale = (match.group(2) or "").casefold()
    factor = {"": 1.0, "dozen": 12.0, "score": 20.0}.get(scale) or SCALES.get(scale, 1.0)
    return Numeral(
        at, match.end(), low * factor, best * factor, high * factor, "vague", bool(scale)
    )


def _plural(text: str, at: int) -> Numeral | None:
    match = _PLURAL.match(text, at)
    if match is None:
        return None
    low, high = PLURALS[" ".join(match.group(2).casefold().split())]
    if match.group(1):
        left, right = _LEVELS[match.group(1).casefold()]
        low, high = low * (high / low) ** left, low * (high / low) ** right
    best = (low * high) ** 0.5
    return Numeral(at, match.end(), round(low), round(best), round(high), "plural", True)
