"""The words beside a figure that blur it or say which way it moved."""

import re
from dataclasses import dataclass

from forewarn.extractors.figures.vague import Family
from forewarn.language.english.reading import match_any, reading_words
from forewarn.text import Span

_WORDS = reading_words("approximators")
_MOVES = reading_words("movements")

_PHRASES = _WORDS.find_table("approximators_families")
"""The words of each family of approximators."""
_NAMES = tuple(Family(family) for family in _PHRASES)
_LEADS = _WORDS.find_pattern("approximators_leads")
"""What may stand between an approximator and its figure: about the 300."""
_LONGEST = 26
_BEFORE = re.compile(
    r"(?:(?<=\W)|^)(?:"
    + "|".join(f"({match_any(phrases)})" for phrases in _PHRASES.values())
    + rf")\s?(?:(?:{_LEADS}) )?$",
    re.IGNORECASE,
)
_LAST_WORDS = frozenset(
    phrase.split()[-1] for phrases in _PHRASES.values() for phrase in phrases
) | _WORDS.find("approximators_leads")
_LAST = re.compile(r"(\S+?)\s?$")
_AFTER: tuple[tuple[re.Pattern[str], Family], ...] = (
    (re.compile(r"\s?\+(?!\d)|\sor more\b|\sor above\b|-plus\b", re.IGNORECASE), Family.FLOOR),
    (re.compile(r"\sor so\b|-odd\b|-ish\b|\sor thereabouts\b", re.IGNORECASE), Family.ABOUT),
    (re.compile(r"\sor (?:less|fewer)\b|\sat (?:the )?most\b", re.IGNORECASE), Family.CEILING),
    (re.compile(r"\sat (?:the very )?least\b(?! [0-9])", re.IGNORECASE), Family.FLOOR),
)
_OF_MEASURES = _WORDS.find("approximators_of_measures")
_SPATIAL = re.compile(rf"(?:{_WORDS.find_pattern('approximators_places')}) the ", re.IGNORECASE)
_DURING = re.compile(r"\s(?:[a-z]+\s)?(?:hours?|days?|weeks?|months?|years?|decades?)\b")
_LASTING = re.compile(
    rf"\b(?:{_WORDS.find_pattern('approximators_lasting')})\s$",
    re.IGNORECASE,
)

_ADVERBS = rf"(?:\s(?:{_MOVES.find_pattern('movements_adverbs')}))"
_MOVES_UP = _MOVES.find_pattern("movements_up")
_MOVES_DOWN = _MOVES.find_pattern("movements_down")
# A market gains two per cent; a brigade that lost 300 men is no level that moved.
_GAINS = _MOVES.find_pattern("movements_gains")
_LOSSES = _MOVES.find_pattern("movements_losses")
_DIRECTION = re.compile(
    rf"(?<!\bmake )(?<!\bmakes )(?<!\bmade )(?<!\badd )(?<!\badds )"
    rf"\b(?:({_MOVES_UP})|({_MOVES_DOWN})|({_GAINS})|({_LOSSES})){_ADVERBS}{{0,2}}\s$",
    re.IGNORECASE,
)
_PUSHED = re.compile(rf"\b(?:{_MOVES.find_pattern('movements_pushed')})\s$", re.IGNORECASE)
_MOVING = re.compile(
    rf"\b(?:{_MOVES_UP}|{_MOVES_DOWN}|{_MOVES.find_pattern('movements_revised')})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Approximator:
    """An approximator beside a figure."""

    family: Family
    word: Span
    """The approximator with its article."""
    words: str
    """The approximator alone, in small letters."""


def approximator_beside(
    text: str, figure: Span, floor: int, *, after: bool = True, measure: bool = False
) -> Approximator | None:
    """The approximator before the figure, none of it before ``floor``, or else the one after.

    "Near 12 villages" is a place, "near 90 dollars" blurs a ``measure``.
    """
    start = max(floor, figure.start - _LONGEST)
    window = text[start : figure.start]
    last = _LAST.search(window)
    if last is not None and (
        last.group(1).casefold().strip("(") in _LAST_WORDS or last.group(1)[-1:] in "~≈>≥<≤-"
    ):
        match = _BEFORE.search(window)
        if match is not None and _SPATIAL.fullmatch(match.group()):
            match = None
        if match is not None and not measure and match.group().strip().casefold() in _OF_MEASURES:
            match = None
        if match is not None and _is_particle(text, start + match.start(), match.group()):
            match = None
        if match is not None and not _spans_time(text, start + match.start(), match, figure):
            words = " ".join(match.group().casefold().split())
            approximator = re.sub(rf"\s(?:{_LEADS})$", "", words).strip()
            family = _NAMES[(match.lastindex or 1) - 1]
            return Approximator(family, Span(start + match.start(), figure.start), approximator)
    if after:
        for pattern, family in _AFTER:
            if match := pattern.match(text, figure.end):
                approximator = match.group().strip().strip("-").casefold()
                return Approximator(family, Span(match.start(), match.end()), approximator)
    return None


def _is_particle(text: str, at: int, words: str) -> bool:
    """``edged up to 61%``: "up" belongs to the verb of movement, and "to" leads to a level."""
    return (
        words.casefold().startswith("up to")
        and _PUSHED.search(text, max(0, at - 16), at) is not None
    )


def _spans_time(text: str, at: int, match: re.Match[str], figure: Span) -> bool:
    """``nine deaths over 120 days``: the word tells the length of time, not a bound."""
    if match.group().strip().casefold() != "over" or not _DURING.match(text, figure.end):
        return False
    return _LASTING.search(text, max(0, at - 10), at) is None


def direction(text: str, at: int, *, relative: bool) -> str:
    """``up`` or ``down`` where the words before ``at`` make the figure a rise or a fall.

    ``relative`` figures (per cent, points, money) are moved by "gained" and "lost" too.
    """
    window = text[max(0, at - 34) : at]
    if window.endswith("+"):
        return "up"
    match = _DIRECTION.search(window)
    if match is None:
        return ""
    up, down, gain, loss = match.groups()
    if up or (gain and relative):
        return "up"
    return "down" if down or (loss and relative) else ""


def follows_change(text: str, at: int) -> bool:
    """True when a verb of change stands a few words before ``at``: fell from 300 to 200."""
    return _MOVING.search(text, max(0, at - 40), at) is not None
