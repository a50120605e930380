"""How likely an event that fits a declaration in some slots is one that it means.

The weights are log-odds of a logistic regression over the sightings of labelled cases, as
``python -m bench.placing.weights`` prints them for the half looked at.
"""

from collections.abc import Mapping
from math import exp

from forewarn.events.event_pattern import PatternFit

BIAS = -0.68
WEIGHTS: Mapping[str, float] = {
    "half of the deed": -0.75,
    "implied": -0.22,
    "second reading": -0.53,
    "to echo": -0.99,
    "to free": 0.09,
    "to general": -0.06,
    "to kind": 1.69,
    "to nation": -0.33,
    "to no": -0.77,
    "to open": -0.14,
    "to part": -0.11,
    "to pronoun": 0.58,
    "to word": -1.42,
    "to yes": 1.45,
    "where claim": 0.17,
    "where free": -0.20,
    "where no": 0.58,
    "where open": -0.27,
    "where wider": -0.48,
    "where yes": 0.19,
    "who echo": -0.22,
    "who free": -0.03,
    "who general": -1.13,
    "who kind": 0.96,
    "who no": -1.67,
    "who open": -0.38,
    "who part": 0.81,
    "who principal": 1.83,
    "who pronoun": -2.47,
    "who self": 1.39,
    "who word": -0.23,
    "who yes": 1.14,
}
"""Log-odds by how a slot is filled."""


def sighting_features(fit: PatternFit) -> tuple[str, ...]:
    """The features of a fit that have a weight."""
    features = [f"who {fit.who.value}", f"to {fit.to.value}", f"where {fit.where.value}"]
    if fit.rank:
        features.append("second reading")
    if fit.is_implied:
        features.append("implied")
    if fit.is_partial:
        features.append("half of the deed")
    return tuple(features)


def sighting_probability(fit: PatternFit) -> float:
    """Probability that the event is a sighting, of whatever is said of it."""
    odds = BIAS + sum(WEIGHTS.get(feature, 0.0) for feature in sighting_features(fit))
    return 1 / (1 + exp(-odds))
