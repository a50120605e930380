"""Three ways to read a signpost on a day: by count, by hazard, by surge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from forewarn.findings.reason import Reason
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import WordScale, rounded
from forewarn.signposts.hazard import filter_chances, first_day, hazard, odds_factors
from forewarn.signposts.signpost import Signpost
from forewarn.signposts.status import Level
from forewarn.signposts.surge import GUARD, MINIMUM_BASELINE, NEWEST_TAIL, surges
from forewarn.signposts.tempo import origins_between

LOOKAHEAD_DAYS = 1200
"""Days ahead for which a level is projected without further sightings."""
_YEAR_DAYS = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A reading by day."""

    level: Callable[[date], Level]
    reading: Callable[[date], float | None]
    """Value compared with the threshold; None if it is the count itself."""
    undone: Callable[[Level], Reason]
    """Condition that would lower the level."""
    stride: int = 1
    """Days between readings: once a period for a dense series."""


def count_gauge(signpost: Signpost, sightings: Sequence[Observation], threshold: float) -> Gauge:
    """Gauge of independent origins within the window against the threshold."""

    def level(day: date) -> Level:
        start = day - timedelta(days=signpost.window_days)
        return count_level(len(origins_between(sightings, start, day)), threshold)

    def undone(current: Level) -> Reason:
        bar = {Level.WARNING: ceil(threshold), Level.CRITICAL: ceil(2 * threshold)}
        least = max(bar.get(current, 1), 1)
        if least == 1:
            return Reason.of("signpost.no_origin", days=signpost.window_days)
        return Reason.of("signpost.fewer_origins", least=least, days=signpost.window_days)

    return Gauge(level=level, reading=lambda _day: None, undone=undone)


def count_level(count: int, threshold: float) -> Level:
    """Quiet without an origin, watch with any, warning at the threshold, critical at twice it.

    >>> count_level(3, threshold=3.0).word
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
    """Gauge of the chance that the watched event is under way against the threshold ``c``.

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
    chance_on = filter_chances(
        chain,
        odds_factors(own, sightings, towards=towards, scenario_ids=scenario_ids, scale=scale),
        first=first_day(sightings, window_days=signpost.window_days, as_of=as_of),
        last=as_of + timedelta(days=LOOKAHEAD_DAYS),
    )
    bars = {
        Level.WATCH: threshold / 2,
        Level.WARNING: threshold,
        Level.CRITICAL: 1 - (1 - threshold) / 4,
    }

    def level(day: date) -> Level:
        return max(
            (name for name, bar in bars.items() if chance_on[day] >= bar), default=Level.QUIET
        )

    def undone(current: Level) -> Reason:
        return Reason.of("signpost.lower_chance", bar=bars[current])

    return Gauge(level=level, reading=lambda day: chance_on[day], undone=undone)


def dense_gauge(
    signpost: Signpost,
    sightings: Sequence[Observation],
    alpha: float,
    *,
    since: date,
) -> Gauge:
    """Gauge of the tail probability of a two-period count against the false-alarm rate ``alpha``.

    Watch below ``5 alpha``, warning below ``alpha``, critical below ``alpha / 10``, each only
    while the newest period alone is high.  Periods are counted back from the day read.
    """

    def tail(day: date) -> tuple[float, float] | None:
        periods = (day - since).days // signpost.period_days
        if periods < MINIMUM_BASELINE + GUARD + 1:
            return None
        origins_in: list[set[str]] = [set() for _ in range(periods)]
        for sighting in sightings:
            back = (day - sighting.date).days // signpost.period_days
            if 0 <= back < periods:
                origins_in[-1 - back].add(sighting.origin)
        counts = [len(origins) for origins in origins_in]
        result = surges(counts, season=_YEAR_DAYS / signpost.period_days)
        return rounded(float(result.tail[0])), rounded(float(result.tail_newest[0]))

    def level(day: date) -> Level:
        tails = tail(day)
        if tails is None or tails[1] >= NEWEST_TAIL:
            return Level.QUIET
        if tails[0] < alpha / 10:
            return Level.CRITICAL
        if tails[0] < alpha:
            return Level.WARNING
        return Level.WATCH if tails[0] < 5 * alpha else Level.QUIET

    def reading(day: date) -> float | None:
        tails = tail(day)
        return None if tails is None else tails[0]

    def undone(_level: Level) -> Reason:
        return Reason.of("signpost.ordinary_counts", days=signpost.period_days)

    return Gauge(level=level, reading=reading, undone=undone, stride=signpost.period_days)
