"""Equal figures at close dates: a number that nobody hits on by chance betrays where it is from."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from forewarn.origins.origin import Utterance
from forewarn.origins.unit_agreement import same_thing

EVENT_DAYS = 7
"""Longest speech event; what is further apart must count the very same thing."""
SAME_STORY_DAYS = 3
"""Within so many days even a small figure of the very same measurand is the same news."""
ROUND_DAYS = 14
"""How far back a round figure is looked for where nobody is named: every thousand is said often."""
TELLING = 5.0
"""Least figure by which a speaker's own words are known again: two or three is said every day."""
LOOK_BACK = 200
"""Earlier mentions of a figure that are looked at, the latest first."""


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
class Mention:
    """Where a figure was said before."""

    utterance: Utterance
    event: int
    since: date
    """Day on which that event first had the figure."""


@dataclass(slots=True)
class Figures:
    """Where each figure was said, in order of date."""

    _days: dict[float, list[date]] = field(default_factory=dict)
    _said: dict[float, list[tuple[Utterance, int]]] = field(default_factory=dict)
    _since: dict[tuple[float, int], date] = field(default_factory=dict)

    def add(self, utterance: Utterance, event: int) -> None:
        """Note a figure and the ends of its range; days of one figure must come in order."""
        for figure in utterance.figures:
            self._days.setdefault(figure, []).append(utterance.date)
            self._said.setdefault(figure, []).append((utterance, event))
            self._since.setdefault((figure, event), utterance.date)

    def find(
        self, utterance: Utterance, *, floor: float, days: int, speaker: str | None = None
    ) -> Mention | None:
        """Latest mention of the same figure of the same thing, within so many days before.

        A figure below ``floor`` is known again only within :data:`SAME_STORY_DAYS` and of the same
        measurand.  Further apart than :data:`EVENT_DAYS` the things counted must agree strictly.
        """
        if not utterance.figure:
            return None
        at = bisect_right(self._days.get(utterance.figure, []), utterance.date)
        said = self._said.get(utterance.figure, [])
        for known, event in reversed(said[max(0, at - LOOK_BACK) : at]):
            apart = (utterance.date - known.date).days
            if apart > days:
                return None
            if speaker is not None and key(known) != speaker:
                continue
            if utterance.figure < floor and (
                apart > SAME_STORY_DAYS or not known.counts or known.counts != utterance.counts
            ):
                continue
            if same_thing(known, utterance, strict=speaker is None and apart > EVENT_DAYS):
                since = self._since[utterance.figure, event]
                return Mention(utterance=known, event=event, since=since)
        return None


def key(utterance: Utterance) -> str:
    """The speaker without case or blanks; empty when nobody is named."""
    return called(utterance.speaker)


def called(speaker: str) -> str:
    """A speaker's name or id as it is compared: without case or blanks."""
    return speaker.strip().casefold()
