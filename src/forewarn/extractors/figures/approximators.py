"""The words beside a figure that blur it or say which way it moved."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from forewarn.extractors.figures import vague
from forewarn.text import Span

Spread = Callable[[float], tuple[float, float]]

_ABOUT = (
    "about|around|roughly|approximately|approx\\.?|circa|ca\\.|some|an estimated|estimated|"
    "in the region of|in the order of|on the order of|in the vicinity of|or so|something like|~|≈|"
    "reportedly about|barely|or around|"
    "somewhere around|perhaps|maybe"
)
_NEARLY = "nearly|almost|close to|not quite|approaching|virtually|just short of|shy of|just shy of|nearing"
_OVER = (
    "more than|over|above|upwards of|upward of|in excess of|exceeding|exceeded|greater than|"
    "well over|just over|far more than|slightly more than|a little over|a little more than|north of|"
    "beyond|topping|topped|surpassing|larger than|higher than|longer than|better than|over than|>"
)
_FLOOR = "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|≥"
_UP_TO = "up to|as many as|as much as|as high as|as few as"
_CEILING = "at most|no more than|not more than|a maximum of|maximum of|at the most|≤"
_UNDER = (
    "less than|fewer than|under|below|well under|just under|just below|lower than|smaller than|"
    "shorter than|sub-|<"
)
FAMILIES: dict[str, tuple[str, Spread]] = {
    "about": (_ABOUT, vague.around),
    "nearly": (_NEARLY, vague.short_of),
    "over": (_OVER, vague.above),
    "floor": (_FLOOR, vague.at_least),
    "up to": (_UP_TO, vague.up_to),
    "ceiling": (_CEILING, vague.at_most),
    "under": (_UNDER, vague.beneath),
}
"""Each family of approximators and the interval that it opens around the figure.  Over ten
thousand means near ten thousand: the intervals are bounded on both sides."""

_NAMES = tuple(FAMILIES)
_LONGEST = 26
_BEFORE = re.compile(
    r"(?:(?<=\W)|^)(?:"
    + "|".join(f"({words})" for words, _ in FAMILIES.values())
    + r")\s?(?:the |a |an |only |just )?$",
    re.IGNORECASE,
)
_LAST_WORDS = frozenset(
    word
    for words, _ in FAMILIES.values()
    for phrase in words.split("|")
    for word in phrase.replace("\\", "").split()[-1:]
) | {"the", "a", "an", "only", "just"}
_LAST = re.compile(r"(\S+?)\s?$")
_AFTER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s?\+(?!\d)|\sor more\b|\sor above\b|-plus\b", re.IGNORECASE), "floor"),
    (re.compile(r"\sor so\b|-odd\b|-ish\b|\sor thereabouts\b", re.IGNORECASE), "about"),
    (re.compile(r"\sor (?:less|fewer)\b|\sat (?:the )?most\b", re.IGNORECASE), "ceiling"),
    (re.compile(r"\sat (?:the very )?least\b(?! [0-9])", re.IGNORECASE), "floor"),
)
_SPATIAL = re.compile(r"(?:about|around|over|under|above|below|beyond) the ", re.IGNORECASE)
_DURING = re.compile(r"\s(?:[a-z]+\s)?(?:hours?|days?|weeks?|months?|years?|decades?)\b")
_LASTING = re.compile(
    r"\b(?:for|lasts?|lasted|lasting|took|takes?|take|taken|just|well|spent|of|after|in)\s$",
    re.IGNORECASE,
)

_ADVERBS = (
    r"(?:\s(?:by|a|an|another|further|further|sharply|slightly|marginally|only|just|about|some|"
    r"roughly|as much as|in value|steadily|again|back|on|ago|some|it|its|nearly|almost))"
)
_MOVES_UP = (
    "up|upward|upwards|rose|rise|rises|rising|risen|climbed|climbs|climb|climbing|jumped|jumps|jump|jumping|surged|"
    "surges|surging|soared|soaring|advanced|advancing|increased|increases|increasing|increase|grew|"
    "grows|grown|growing|rallied|leapt|spiked|inched up|edged up|rebounded"
)
_MOVES_DOWN = (
    "down|downward|downwards|fell|falls|fall|falling|fallen|dropped|drops|drop|dropping|declined|declines|declining|"
    "decreased|decrease|decreases|slid|slides|sliding|slipped|slips|sank|sinks|sunk|plunged|plunges|"
    "plunging|plummeted|plummeting|tumbled|tumbles|tumbling|dipped|dips|dip down to|dipped to|"
    "crashed|shrank|slumped|slumping|decrease to|decreased to|dropped off|contracted"
)
# A market gains two per cent; a brigade that lost 300 men is no level that moved.
_GAINS = "gained|gains|gaining|added|adds|adding|put on"
_LOSSES = "lost|loses|losing|shed|sheds|shedding|gave up"
_DIRECTION = re.compile(
    rf"(?<!\bmake )(?<!\bmakes )(?<!\bmade )(?<!\badd )(?<!\badds )"
    rf"\b(?:({_MOVES_UP})|({_MOVES_DOWN})|({_GAINS})|({_LOSSES})){_ADVERBS}{{0,2}}\s$",
    re.IGNORECASE,
)
_MOVING = re.compile(
    rf"\b(?:{_MOVES_UP}|{_MOVES_DOWN}|went|gone|goes|moved|revised|raised|lowered|cut|updated|"
    r"improved|boosted|reduced|expanded|doubled|has dropped|had dropped)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Approximator:
    """An approximator beside a figure."""

    family: str
    word: Span
    """The approximator with its article."""
    words: str
    """The approximator alone, in small letters."""

    @property
    def spread(self) -> Spread:
        """The interval that it opens around a figure."""
        return FAMILIES[self.family][1]


def approximator_beside(
    text: str, figure: Span, floor: int, *, after: bool = True
) -> Approximator | None:
    """The approximator before the figure, none of it before ``floor``, or else the one after."""
    start = max(floor, figure.start - _LONGEST)
    window = text[start : figure.start]
    last = _LAST.search(window)
    if last is not None and (
        last.group(1).casefold().strip("(") in _LAST_WORDS or last.group(1)[-1:] in "~≈>≥<≤-"
    ):
        match = _BEFORE.search(window)
        if match is not None and _SPATIAL.fullmatch(match.group()):
            match = None
        if match is not None and not _spans_time(text, start + match.start(), match, figure):
            words = " ".join(match.group().casefold().split())
            approximator = re.sub(r"\s(?:the|an?|only|just)$", "", words).strip()
            family = _NAMES[(match.lastindex or 1) - 1]
            return Approximator(family, Span(start + match.start(), figure.start), approximator)
    if after:
        for pattern, family in _AFTER:
            if match := pattern.match(text, figure.end):
                approximator = match.group().strip().strip("-").casefold()
                return Approximator(family, Span(match.start(), match.end()), approximator)
    return None


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
