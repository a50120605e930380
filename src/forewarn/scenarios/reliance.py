"""Reliability of each source: the prior from its grade, updated by how its reports fit the others.

All sightings since the case's start enter one network, in which everything that a source reports
shares its reliability (:mod:`forewarn.scenarios.shared_reliability`).  Reporting alone is no
evidence for a source, because its omissions are not counted: a report that does not reflect what
happened agrees with it as often as chance would.  A source gains where others, or later events,
confirm it, and loses where they do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from forewarn.dates import Cadence
from forewarn.indicators.event_sightings import once_per_origin
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import FloatArray, best_guesses
from forewarn.indicators.sighting import chance_over
from forewarn.probability import Elicited, rounded
from forewarn.scenarios.chain import transition_matrix
from forewarn.scenarios.network import Layout, Network, Reports
from forewarn.scenarios.shared_reliability import (
    beta_weights,
    propagate_messages,
    quantiles,
    reliability_grid,
)

GRADE_WEIGHT = 10.0
"""Weight of a grade, as a number of reports checked before."""

LEAST_TRUST, MOST_TRUST = 0.02, 0.98
"""Bounds of trust: no source is always wrong or always right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """Reliability of a source after its reports."""

    source: str
    prior: float
    """Chance that its grade stands for; the mean where the grade changed."""
    posterior: float
    low: float
    """5% quantile."""
    high: float
    """95% quantile."""
    sightings: int
    claims: tuple[str, ...]
    """Claims from which it is learned, earliest first."""


def learn_reliances(
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
    informative = [indicator for indicator in indicators if odds.get(indicator.id)]
    row_of = {indicator.id: number for number, indicator in enumerate(informative)}
    sightings = [
        sighting
        for sighting in once_per_origin(observations)
        if sighting.source and sighting.indicator in row_of and start <= sighting.date <= as_of
    ]
    if not sightings:
        return ()
    sources = sorted({sighting.source for sighting in sightings})
    steps = (as_of - start).days // Cadence.MONTH.days + 1
    even = np.full(scenarios, 1 / scenarios)
    stay = persistence ** (Cadence.MONTH.days / cadence.days)
    network = Network(
        initial=even,
        transitions=np.repeat(transition_matrix(even, stay)[None], steps - 1, axis=0),
        odds=np.array([_monthly(indicator_, odds[indicator_.id]) for indicator_ in informative]),
    )
    indicator = np.array([row_of[sighting.indicator] for sighting in sightings], dtype=np.intp)
    reports = Reports(
        indicator=indicator,
        step=np.array(
            [(sighting.date - start).days // Cadence.MONTH.days for sighting in sightings]
        ),
        says=np.ones(len(sightings), dtype=bool),
        noise=(network.odds @ even)[indicator],
    )
    by = np.array([sources.index(sighting.source) for sighting in sightings], dtype=np.intp)
    priors = np.array(
        [
            np.mean([sighting.reliability for sighting in sightings if sighting.source == name])
            for name in sources
        ]
    )
    points = reliability_grid()
    posterior, _ = propagate_messages(
        network,
        reports,
        by,
        beta_weights(priors, GRADE_WEIGHT, points=points),
        points=points,
        layout=Layout.of(reports, indicators=len(informative)),
    )
    low, high = quantiles(posterior, points)
    return tuple(
        Reliance(
            source=name,
            prior=rounded(priors[row]),
            posterior=rounded(float(posterior[row] @ points)),
            low=rounded(low[row]),
            high=rounded(high[row]),
            sightings=sum(sighting.source == name for sighting in sightings),
            claims=tuple(
                dict.fromkeys(
                    claim
                    for sighting in sightings
                    if sighting.source == name
                    for claim in sighting.claims
                )
            ),
        )
        for row, name in enumerate(sources)
    )


def apply_reliances(
    observations: Sequence[Observation], reliances: Sequence[Reliance]
) -> tuple[Observation, ...]:
    """The sightings with the trust that their sources have earned."""
    factor = {reliance.source: reliance.posterior / reliance.prior for reliance in reliances}
    return tuple(
        replace(
            observation,
            trust=rounded(
                min(MOST_TRUST, max(LEAST_TRUST, observation.trust * factor[observation.source]))
            ),
        )
        if observation.source in factor
        else observation
        for observation in observations
    )


def _monthly(indicator: Indicator, elicited: tuple[Elicited, ...]) -> FloatArray:
    days = max(indicator.per_days, 1)
    return np.array(
        [
            chance_over(float(chance), per_days=days, days=Cadence.MONTH.days)
            for chance in best_guesses(elicited)
        ]
    )
