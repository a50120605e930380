"""Draws of the parameters that are declared as one number but uncertain: persistence of the chain,
hazard of a trigger, trust in a source, coverage and noise of an indicator."""

from zlib import crc32

import numpy as np

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import FloatArray, draw_chances
from forewarn.probability import Elicited

LEAVING_SD = 0.5
"""Of the log of the chance to leave a scenario in a step: nine in ten within a factor of 2.3, as
for a rate counted from about four changes."""

PUSH_SD = 0.4
"""Of the log of the power to which a trigger's hazard is raised: a hazard of 2 is mostly between
1.4 and 3.8, and never pushes the other way."""

TRUST_SD = 0.6
"""Of the log odds of a source's trust: a B, declared as 0.85, is mostly between 0.68 and 0.94."""


def draw_persistence(persistence: float, *, draws: int, seed: int) -> FloatArray:
    """Draws of the persistence; one of 0 stays 0 or rises, and none reaches 1."""
    leaving = (1 - persistence) * np.exp(LEAVING_SD * _normal(draws, seed, "persistence"))
    sticky: FloatArray = np.clip(1 - leaving, 0.0, 1 - 1e-9)
    return sticky


def draw_powers(trigger: str, *, draws: int, seed: int) -> FloatArray:
    """Draws of the power to which a trigger's hazard is raised, median 1."""
    power: FloatArray = np.exp(PUSH_SD * _normal(draws, seed, f"trigger {trigger}"))
    return power


def draw_trust(sighting: Observation, *, draws: int, seed: int) -> FloatArray:
    """Draws of the trust in a sighting; all of one source's move together."""
    name = sighting.source or sighting.origin
    odds = np.log(sighting.trust / (1 - sighting.trust))
    log_odds = odds + TRUST_SD * _normal(draws, seed, f"source {name}")
    trusts: FloatArray = 1 / (1 + np.exp(-log_odds))
    return trusts


def draw_watching(indicator: Indicator, *, draws: int, seed: int) -> tuple[FloatArray, FloatArray]:
    """Draws of the coverage and of the noise, each given with low confidence."""
    elicited = tuple(
        Elicited.around(value, confidence="low") for value in (indicator.coverage, indicator.noise)
    )
    both = draw_chances(elicited, draws=draws, seed=seed, label=f"watch {indicator.id}")
    return both[:, 0], both[:, 1]


def _normal(draws: int, seed: int, label: str) -> FloatArray:
    rng = np.random.default_rng([seed, crc32(label.encode())])
    return rng.standard_normal(draws)
