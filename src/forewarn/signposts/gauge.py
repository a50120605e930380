"""Three ways to read a signpost on a day: by count, by hazard, by surge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from forewarn.findings.reason import Reason
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import WordScale, rounded
from forewarn.signposts.hazard import chances, factors, first_day, hazard
from forewarn.signposts.signpost import Signpost
from forewarn.signposts.status import Level
from forewarn.signposts.surge import GUARD, HIGH, LEAST, surges
from forewarn.signposts.tempo import between

AHEAD = 1200
"""Days for which a level is followed when nothing more is seen."""
YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A reading by day."""

    level: Callable[[date], Level]
    reading: Callable[[date], float | None]
    """What is held against the threshold; None where it is the count itself."""
    undone: Callable[[Level], Reason]
    """What would bring the level down."""
    stride: int = 1
    """Days between readings: a dense series is read once a period."""


def count_gauge(signpost: Signpost, sightings: Sequence[Observation], threshold: float) -> Gauge:
    """Independent origins within the window against the threshold."""

    def level(day: date) -> Level:
        opened = day - timedelta(days=signpost.window_days)
        return level_of(len(between(sightings, opened, day)), threshold)

    def undone(held: Level) -> Reason:
        bar = {Level.WARNING: ceil(threshold), Level.CRITICAL: ceil(2 * threshold)}
        least = max(bar.get(held, 1), 1)
        if least == 1:
            return Reason.of("signpost.no_origin", days=signpost.window_days)
        return Reason.of("signpost.fewer_origins", least=least, days=signpost.window_days)

    return Gauge(level=level, reading=lambda _day: None, undone=undone)


def level_of(count: int, threshold: float) -> Level:
    """Quiet without an origin, watch with any, warning at the threshold, critical at twice it.

    >>> level_of(3, threshold=3.0).word
    'warning'
    """
    if count == 0:
        return Level.QUIET
    if count >= 2 * threshold:
        return Level.CRITICAL
    return Level.WARNING if count >= threshold else Level.WATCH


def sparse_gauge(
    signpost: Signpost,
    own: Sequence[Indicator],
    sightings: Sequence[Observation],
    threshold: float,
    *,
    scenario_ids: Sequence[str],
    scale: WordScale,
    as_of: date,
) -> Gauge:
    """The chance that what is watched is under way against the threshold ``c``.

    Watch from ``c / 2``, warning from ``c``, critical from ``1 - (1 - c) / 4``.
    """
    towards = signpost.direction[0]
    chain = hazard(
        own,
        towards=towards,
        scenario_ids=scenario_ids,
        window_days=signpost.window_days,
        scale=scale,
    )
    held = chances(
        chain,
        factors(own, sightings, towards=towards, scenario_ids=scenario_ids, scale=scale),
        first=first_day(sightings, window_days=signpost.window_days, as_of=as_of),
        last=as_of + timedelta(days=AHEAD),
    )
    bars = {
        Level.WATCH: threshold / 2,
        Level.WARNING: threshold,
        Level.CRITICAL: 1 - (1 - threshold) / 4,
    }

    def level(day: date) -> Level:
        return max((name for name, bar in bars.items() if held[day] >= bar), default=Level.QUIET)

    def undone(loud: Level) -> Reason:
        return Reason.of("signpost.lower_chance", bar=bars[loud])

    return Gauge(level=level, reading=lambda day: held[day], undone=undone)


def dense_gauge(
    signpost: Signpost,
    sightings: Sequence[Observation],
    alpha: float,
    *,
    since: date,
) -> Gauge:
    """The chance of so high a count over two periods against the false-alarm rate ``alpha``.

    Watch below ``5 alpha``, warning below ``alpha``, critical below ``alpha / 10``, each only
    while the newest period is high by itself.  Periods are counted back from the day read.
    """

    def tail(day: date) -> tuple[float, float] | None:
        periods = (day - since).days // signpost.period_days
        if periods < LEAST + GUARD + 1:
            return None
        heard: list[set[str]] = [set() for _ in range(periods)]
        for one in sightings:
            back = (day - one.date).days // signpost.period_days
            if 0 <= back < periods:
                heard[-1 - back].add(one.origin)
        counts = [len(origins) for origins in heard]
        found = surges(counts, season=YEAR / signpost.period_days)
        return rounded(float(found.tail[0])), rounded(float(found.tail_newest[0]))

    def level(day: date) -> Level:
        held = tail(day)
        if held is None or held[1] >= HIGH:
            return Level.QUIET
        if held[0] < alpha / 10:
            return Level.CRITICAL
        if held[0] < alpha:
            return Level.WARNING
        return Level.WATCH if held[0] < 5 * alpha else Level.QUIET

    def reading(day: date) -> float | None:
        held = tail(day)
        return None if held is None else held[0]

    def undone(_level: Level) -> Reason:
        return Reason.of("signpost.ordinary_counts", days=signpost.period_days)

    return Gauge(level=level, reading=reading, undone=undone, stride=signpost.period_days)
