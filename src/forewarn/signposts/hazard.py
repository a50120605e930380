"""Sparse tempo: the daily chance that the event a signpost watches is under way.

A count alarm waits for several sightings; with one sighting a season it comes too late.  Here a
two-state chain is filtered instead (a discrete-time Cox process with an on and an off
state: Rabiner, A tutorial on hidden Markov models, Proceedings of the IEEE 77, 1989).  Off, only
noise is reported.  On, each indicator is reported at the rate its declared odds give it under
the scenario the signpost points to.  A sighting multiplies the odds of being on by
``(r p + (1 - r) noise) / ((1 - r) noise)``; each day without one divides them a little.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.indicators.event_sightings import group_events
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import best_guesses, declared_odds
from forewarn.indicators.sighting import chance_over, discount
from forewarn.probability import WordScale, rounded

_SETTLING_WINDOWS = 3
"""Windows before the first sighting in which the filter forgets its starting value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """Rates of the chain, per day."""

    onset: float
    """Chance of beginning: that of any indicator occurring, with equal weights of scenarios."""
    ending: float
    """Chance of ending: on average once in the signpost's window."""
    silent: float
    """Chance that a day passes without a sighting while it is under way."""

    def next_day(self, chance: float) -> float:
        """Chance tomorrow, before tomorrow's reports."""
        return chance * (1 - self.ending) + (1 - chance) * self.onset

    def unseen(self, chance: float) -> float:
        """Chance after a day without a sighting."""
        return chance * self.silent / (chance * self.silent + 1 - chance)

    @property
    def settled(self) -> float:
        """Chance after a long silence: the fixed point of a silent day."""
        chance = 0.5
        for _ in range(1000):
            chance = self.unseen(self.next_day(chance))
        return chance


def hazard(
    own: Sequence[Indicator],
    *,
    towards: str,
    scenario_ids: Sequence[str],
    window_days: int,
    scale: WordScale,
) -> Hazard:
    """The chain of a signpost that watches ``own`` and points to the scenario ``towards``.

    An indicator without declared odds affects neither onset nor silence.
    """
    onset = [0.0 for _ in scenario_ids]
    silent = 1.0
    for indicator in own:
        odds = declared_odds(indicator.scenarios, scenario_ids, scale)
        if not odds:
            continue
        chances = best_guesses(odds)
        days = max(indicator.per_days, 1)
        for place, chance in enumerate(chances):
            daily = chance_over(float(chance), per_days=days, days=1)
            onset[place] = 1 - (1 - onset[place]) * (1 - daily)
        reported = float(chances[list(scenario_ids).index(towards)]) * indicator.coverage
        silent *= 1 - chance_over(min(reported, 1 - 1e-9), per_days=days, days=1)
    return Hazard(
        onset=sum(onset) / len(onset) if onset else 0.0,
        ending=1 / max(window_days, 2),
        silent=silent,
    )


def odds_factors(
    own: Sequence[Indicator],
    sightings: Sequence[Observation],
    *,
    towards: str,
    scenario_ids: Sequence[str],
    scale: WordScale,
) -> dict[date, float]:
    """Factors on the odds of being under way, by the day of the reports.

    Sightings of one indicator within ``per_days`` are one event; a further origin adds the
    increase of its likelihood ratio.
    """
    factors: dict[date, float] = {}
    for indicator in own:
        odds = declared_odds(indicator.scenarios, scenario_ids, scale)
        if not odds:
            continue
        chance = float(best_guesses(odds)[list(scenario_ids).index(towards)])
        own_sightings = [sighting for sighting in sightings if sighting.indicator == indicator.id]
        for event in group_events(own_sightings, per_days=indicator.per_days):
            before = 1.0
            for sighting in event.sightings:
                ratio = _ratio([*_until(event.sightings, sighting)], chance, indicator.noise)
                factors[sighting.date] = factors.get(sighting.date, 1.0) * ratio / before
                before = ratio
    return factors


def filter_chances(
    chain: Hazard, factors: dict[date, float], *, first: date, last: date
) -> dict[date, float]:
    """Chance of being under way at the end of each day from ``first`` to ``last``."""
    chance = chain.settled
    chances: dict[date, float] = {}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        chance = chain.next_day(chance)
        if day in factors:
            odds = factors[day]
            chance = chance * odds / (chance * odds + 1 - chance)
        else:
            chance = chain.unseen(chance)
        chances[day] = rounded(chance)
    return chances


def first_day(sightings: Sequence[Observation], *, window_days: int, as_of: date) -> date:
    """A start early enough for the filter to settle before the first sighting."""
    earliest = min([as_of, *(sighting.date for sighting in sightings)])
    return earliest - timedelta(days=_SETTLING_WINDOWS * max(window_days, 1))


def _until(sightings: Sequence[Observation], last: Observation) -> Sequence[Observation]:
    return sightings[: sightings.index(last) + 1]


def _ratio(sightings: Sequence[Observation], chance: float, noise: float) -> float:
    """``(p lam_E + (1 - p) lam_notE) / lam_notE``, kept finite without noise."""
    ratio = max(discount((sighting.trust for sighting in sightings), noise=noise), 1e-9)
    return (chance + (1 - chance) * ratio) / ratio
