"""How far each source proves right: its grade, moved by how its reports fit with all the others.

All sightings since the case's start stand in one net, with each source's reliability shared by
everything it reports (:mod:`forewarn.scenarios.shared`).  That a source reports at all says
nothing for it, since nobody counts what it let pass: a report that does not reflect what happened
is taken to tell of what happened as often as chance would.  So a source gains where others, or the
course of things, bear it out, and loses where they do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from forewarn.dates import Cadence
from forewarn.indicators.event_sightings import once_per_origin
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import Array, best_guesses
from forewarn.indicators.sighting import chance_over
from forewarn.probability import Elicited, rounded
from forewarn.scenarios.chain import transition
from forewarn.scenarios.network import Layout, Network, Reports
from forewarn.scenarios.shared import beta_weights, grid, messages, quantiles

GRADE_WEIGHT = 10.0
"""Reports checked before, that a grade counts for."""

LEAST, MOST = 0.02, 0.98
"""Trust is held between them: nobody is always wrong, and nobody always right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """What a source's reports have made of its grade."""

    source: str
    declared: float
    """Chance that its grade stands for; the mean where the grade changed."""
    learned: float
    low: float
    """5% quantile."""
    high: float
    """95% quantile."""
    sightings: int
    claims: tuple[str, ...]
    """What it is learned from, earliest first."""


def reliance(
    indicators: Sequence[Indicator],
    observations: Sequence[Observation],
    *,
    odds: Mapping[str, tuple[Elicited, ...]],
    scenarios: int,
    persistence: float,
    cadence: Cadence,
    start: date,
    as_of: date,
) -> tuple[Reliance, ...]:
    """Reliability of every source with a sighting between ``start`` and ``as_of``, by source.

    ``odds`` are the declared ones by indicator, for so many ``scenarios``; months count 30 days.
    """
    bearing = [one for one in indicators if odds.get(one.id)]
    place = {one.id: number for number, one in enumerate(bearing)}
    seen = [
        one
        for one in once_per_origin(observations)
        if one.source and one.indicator in place and start <= one.date <= as_of
    ]
    if not seen:
        return ()
    sources = sorted({one.source for one in seen})
    steps = (as_of - start).days // Cadence.MONTH.days + 1
    even = np.full(scenarios, 1 / scenarios)
    stay = persistence ** (Cadence.MONTH.days / cadence.days)
    network = Network(
        initial=even,
        transitions=np.repeat(transition(even, stay)[None], steps - 1, axis=0),
        odds=np.array([_monthly(one, odds[one.id]) for one in bearing]),
    )
    indicator = np.array([place[one.indicator] for one in seen], dtype=np.intp)
    reports = Reports(
        indicator=indicator,
        step=np.array([(one.date - start).days // Cadence.MONTH.days for one in seen]),
        says=np.ones(len(seen), dtype=bool),
        noise=(network.odds @ even)[indicator],
    )
    by = np.array([sources.index(one.source) for one in seen], dtype=np.intp)
    declared = np.array(
        [np.mean([one.reliability for one in seen if one.source == name]) for name in sources]
    )
    points = grid()
    posterior, _ = messages(
        network,
        reports,
        by,
        beta_weights(declared, GRADE_WEIGHT, points=points),
        points=points,
        layout=Layout.of(reports, indicators=len(bearing)),
    )
    low, high = quantiles(posterior, points)
    return tuple(
        Reliance(
            source=name,
            declared=rounded(declared[row]),
            learned=rounded(float(posterior[row] @ points)),
            low=rounded(low[row]),
            high=rounded(high[row]),
            sightings=sum(one.source == name for one in seen),
            claims=tuple(
                dict.fromkeys(claim for one in seen if one.source == name for claim in one.claims)
            ),
        )
        for row, name in enumerate(sources)
    )


def relied_on(
    observations: Sequence[Observation], reliances: Sequence[Reliance]
) -> tuple[Observation, ...]:
    """The sightings with the trust that their sources have earned."""
    factor = {one.source: one.learned / one.declared for one in reliances}
    return tuple(
        replace(
            one,
            trust=rounded(min(MOST, max(LEAST, one.trust * factor[one.source]))),
        )
        if one.source in factor
        else one
        for one in observations
    )


def _monthly(indicator: Indicator, given: tuple[Elicited, ...]) -> Array:
    days = max(indicator.per_days, 1)
    return np.array(
        [
            chance_over(float(one), per_days=days, days=Cadence.MONTH.days)
            for one in best_guesses(given)
        ]
    )
