"""Evidence of each indicator about the hypotheses on a given day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log2

import numpy as np

from forewarn.indicators.event_sightings import once_per_origin
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import FloatArray, best_guesses
from forewarn.indicators.sighting import discount, log_reports, log_silence, report_likelihoods
from forewarn.probability import Elicited


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorEvidence:
    """An indicator seen through some origins, or watched for in vain."""

    indicator: Indicator
    odds: tuple[Elicited, ...]
    """Declared chance of the event under each hypothesis, in their order."""
    sightings: tuple[Observation, ...]
    """One per origin, earliest first; empty where nothing was seen."""
    watched: float
    """Part of a period, 0 to 1, that it has been watched."""

    def log_likelihood(self, chances: FloatArray) -> FloatArray:
        """Log chance of what was (not) reported, up to a constant shared by the hypotheses.

        ``chances`` are those of the event under each hypothesis, along the last axis.
        """
        if self.sightings:
            trusts = [sighting.trust for sighting in self.sightings]
            return log_reports(chances, discount(trusts, noise=self.indicator.noise))
        return self.watched * log_silence(chances, coverage=self.indicator.coverage)

    def likelihood(self) -> tuple[float, ...]:
        """Chance of what was (not) reported under each hypothesis, at the best guesses."""
        if_so, _ = report_likelihoods(
            [sighting.trust for sighting in self.sightings], noise=self.indicator.noise
        )
        return tuple(if_so * exp(log) for log in self.log_likelihood(best_guesses(self.odds)))


def watched_share(indicator: Indicator, as_of: date) -> float:
    """How much of a period has been watched by ``as_of``: it grows to 1 in ``per_days`` days,
    since a day's silence is no silence yet."""
    if indicator.watched_from is None or indicator.watched_from > as_of:
        return 0.0
    return min(1.0, ((as_of - indicator.watched_from).days + 1) / max(indicator.per_days, 1))


def gather(
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    *,
    odds: Mapping[str, tuple[Elicited, ...]],
    as_of: date,
) -> tuple[IndicatorEvidence, ...]:
    """Evidence by ``as_of`` from every indicator that has ``odds``, in the indicators' order."""
    by_indicator: dict[str, list[Observation]] = {}
    for observation in observations:
        if observation.date <= as_of:
            by_indicator.setdefault(observation.indicator, []).append(observation)
    items = (
        IndicatorEvidence(
            indicator=indicator,
            odds=odds[indicator.id],
            sightings=once_per_origin(by_indicator.get(indicator.id, ())),
            watched=watched_share(indicator, as_of),
        )
        for indicator in indicators
        if odds.get(indicator.id)
    )
    return tuple(item for item in items if item.sightings or item.watched > 0)


def diagnosticity(indicator: Indicator, chances: Sequence[float], prior: Sequence[float]) -> float:
    """Mutual information, in bits, between the hypotheses and whether a report comes in.

    ``I = h(sum_H P(H) s_H) - sum_H P(H) h(s_H)`` with ``h`` the binary entropy and
    ``s_H = 1 - (1 - p_H coverage)(1 - noise)`` (Shannon 1948; as a measure of diagnosticity,
    Lindley 1956, doi:10.1214/aoms/1177728069).
    """
    signal = [1 - (1 - chance * indicator.coverage) * (1 - indicator.noise) for chance in chances]
    mean = float(np.dot(prior, signal))
    within = sum(
        weight * _entropy(chance_of_report)
        for weight, chance_of_report in zip(prior, signal, strict=True)
    )
    return max(0.0, _entropy(mean) - within)


def _entropy(chance: float) -> float:
    return -sum(part * log2(part) for part in (chance, 1 - chance) if part > 0)
