"""How likely an event that fits a declaration in some slots is one that it means.

The weights are log-odds of a logistic regression over the sightings of labelled cases, as
``python -m bench.placing.weights`` prints them for the half looked at.
"""

from collections.abc import Mapping
from math import exp

from forewarn.claims.event import Told
from forewarn.events.event_pattern import PatternFit

BIAS = -0.66
WEIGHTS: Mapping[str, float] = {
    "half of the deed": -0.95,
    "implied": -0.18,
    "says asked": -2.52,
    "says may": -1.51,
    "says will": -1.35,
    "second reading": 0.05,
    "to echo": -0.62,
    "to free": -0.00,
    "to general": 0.48,
    "to kind": 1.18,
    "to nation": -0.32,
    "to no": -1.38,
    "to open": -0.09,
    "to part": -0.26,
    "to pronoun": 0.41,
    "to word": -1.17,
    "to yes": 1.76,
    "where claim": 0.18,
    "where free": 0.08,
    "where no": 0.58,
    "where open": -0.39,
    "where wider": -0.73,
    "where yes": 0.28,
    "who echo": -0.14,
    "who free": -0.56,
    "who general": -1.91,
    "who kind": 0.70,
    "who no": -1.30,
    "who open": -0.54,
    "who part": 0.58,
    "who principal": 1.69,
    "who pronoun": -1.29,
    "who self": 1.35,
    "who word": -0.17,
    "who yes": 1.60,
}
"""Log-odds by how a slot is filled."""


def sighting_features(fit: PatternFit) -> tuple[str, ...]:
    """The features of a fit that have a weight."""
    features = [f"who {fit.who.value}", f"to {fit.to.value}", f"where {fit.where.value}"]
    if fit.event.says in (Told.ASKED, Told.WILL, Told.MAY):
        features.append(f"says {fit.event.says.value}")
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
