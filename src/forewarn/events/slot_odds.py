"""How likely an event that fits a declaration in some slots is one that it means.

The weights are log-odds of a logistic regression over the sightings of labelled cases, as
``python -m bench.placing.weights`` prints them for the half looked at.
"""

from collections.abc import Mapping
from math import exp

from forewarn.claims.event import Told
from forewarn.events.event_pattern import PatternFit

BIAS = -0.63
WEIGHTS: Mapping[str, float] = {
    "half of the deed": -0.95,
    "implied": -0.18,
    "says asked": -2.55,
    "says may": -1.51,
    "says will": -1.35,
    "second reading": 0.04,
    "to echo": -0.54,
    "to free": -0.02,
    "to general": 0.53,
    "to kind": 1.17,
    "to nation": -0.32,
    "to no": -1.46,
    "to open": -0.10,
    "to part": -0.27,
    "to pronoun": 0.41,
    "to word": -1.16,
    "to yes": 1.75,
    "where claim": 0.16,
    "where free": 0.08,
    "where no": 0.58,
    "where open": -0.38,
    "where wider": -0.72,
    "where yes": 0.28,
    "who echo": -0.02,
    "who free": -0.61,
    "who general": -1.94,
    "who kind": 0.68,
    "who no": -1.31,
    "who open": -0.55,
    "who part": 0.58,
    "who principal": 1.69,
    "who pronoun": -1.30,
    "who self": 1.34,
    "who word": -0.16,
    "who yes": 1.59,
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
