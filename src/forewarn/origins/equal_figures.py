"""Equal figures at close dates: two who give an unusual number share its origin."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from forewarn.origins.origin import Utterance
from forewarn.origins.unit_agreement import count_alike

EVENT_DAYS = 7
"""Longest speech event; figures further apart must count the very same thing."""
SAME_STORY_DAYS = 3
"""Days within which even a small figure of the same measurand is the same news."""
ROUND_DAYS = 14
"""Days to look back for a round figure that names nobody: round thousands are common."""
DISTINCTIVE_FIGURE = 5.0
"""Least figure that identifies a repetition by the same speaker: small numbers are too common."""
LOOK_BACK = 200
"""Earlier mentions of a figure that are examined, the latest first: bounds the work."""


def digits(figure: float) -> int:
    """Significant decimal digits: 10,000 has one, 12,000 two, 42,400 three.

    >>> digits(10_000), digits(4_700), digits(42_400), digits(0.5)
    (1, 2, 3, 1)
    """
    return len(f"{figure:.9e}".partition("e")[0].replace(".", "").rstrip("0"))


def is_round(figure: float) -> bool:
    """True when the figure has a single significant digit, so that two may well agree by chance."""
    return digits(figure) <= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierMention:
    """An earlier utterance that gave the same figure."""

    utterance: Utterance
    event: int
    since: date
    """Day on which that event first gave the figure."""


@dataclass(slots=True)
class FigureIndex:
    """Utterances by the figures they give, in order of date."""

    _days: dict[float, list[date]] = field(default_factory=dict)
    _mentions: dict[float, list[tuple[Utterance, int]]] = field(default_factory=dict)
    _since: dict[tuple[float, int], date] = field(default_factory=dict)

    def add(self, utterance: Utterance, event: int) -> None:
        """Record a figure and the ends of its range; utterances must come in order of date."""
        for figure in utterance.figures:
            self._days.setdefault(figure, []).append(utterance.date)
            self._mentions.setdefault(figure, []).append((utterance, event))
            self._since.setdefault((figure, event), utterance.date)

    def find(
        self, utterance: Utterance, *, floor: float, days: int, speaker: str | None = None
    ) -> EarlierMention | None:
        """The latest mention of the same figure for the same thing, at most ``days`` before.

        A figure below ``floor`` matches only within :data:`SAME_STORY_DAYS` and for the same
        measurand.  Further apart than :data:`EVENT_DAYS` the units must agree strictly.
        """
        if not utterance.figure:
            return None
        at = bisect_right(self._days.get(utterance.figure, []), utterance.date)
        earlier_mentions = self._mentions.get(utterance.figure, [])
        for earlier, event in reversed(earlier_mentions[max(0, at - LOOK_BACK) : at]):
            gap = (utterance.date - earlier.date).days
            if gap > days:
                return None
            if speaker is not None and speaker_key(earlier) != speaker:
                continue
            if utterance.figure < floor and (
                gap > SAME_STORY_DAYS or not earlier.counts or earlier.counts != utterance.counts
            ):
                continue
            if count_alike(earlier, utterance, strict=speaker is None and gap > EVENT_DAYS):
                since = self._since[utterance.figure, event]
                return EarlierMention(utterance=earlier, event=event, since=since)
        return None


def speaker_key(utterance: Utterance) -> str:
    """The speaker of an utterance as speakers are compared; empty when nobody is named."""
    return folded_name(utterance.speaker)


def folded_name(speaker: str) -> str:
    """A speaker's name or id as speakers are compared: without case or outer blanks."""
    return speaker.strip().casefold()
