"""How likely an event that fits a declaration in some slots is one that it means.

The weights are log-odds of a logistic regression over the sightings of labelled cases, as
``python -m bench.placing.weights`` prints them for the half looked at.
"""

from collections.abc import Mapping
from math import exp

from forewarn.claims.event import Told
from forewarn.events.event_pattern import PatternFit

SIGHTING_BIAS = -0.75
SIGHTING_WEIGHTS: Mapping[str, float] = {
    "half of the deed": -0.94,
    "implied": -0.11,
    "label": 0.84,
    "no class": 0.02,
    "says asked": -2.57,
    "says may": -1.51,
    "says will": -1.39,
    "second reading": 0.06,
    "to a pronoun": 0.24,
    "to another": -1.37,
    "to anybody": 0.07,
    "to as declared": 1.74,
    "to by its word": -1.39,
    "to in passing": -0.25,
    "to named nearby": -0.53,
    "to of the kind": 1.27,
    "to of the land": -0.37,
    "to unsaid": 0.00,
    "to unsaid whose": 0.60,
    "where a wider place": -0.70,
    "where another": 0.60,
    "where anybody": 0.10,
    "where as declared": 0.26,
    "where nearby": 0.15,
    "where unsaid": -0.40,
    "who a pronoun": -0.89,
    "who another": -1.32,
    "who anybody": -0.76,
    "who as declared": 1.58,
    "who by its word": -0.16,
    "who in passing": 0.56,
    "who its principal": 1.67,
    "who named nearby": -0.07,
    "who of the kind": 0.65,
    "who the speaker": 1.32,
    "who unsaid": -0.58,
    "who unsaid whose": -1.98,
}
"""Log-odds by how a slot is filled."""


def sighting_features(fit: PatternFit) -> dict[str, float]:
    """The features of a fit that have a weight, with their values."""
    says = fit.event.says
    return {
        f"who {fit.who.value}": 1,
        f"to {fit.to.value}": 1,
        f"where {fit.where.value}": 1,
        "label": fit.label,
        **({f"says {says.value}": 1} if says in _OPEN else {}),
        **({"second reading": 1} if fit.rank else {}),
        **({"implied": 1} if fit.is_implied else {}),
        **({"half of the deed": 1} if fit.is_partial else {}),
        **({} if fit.event_class else {"no class": 1}),
    }


def sighting_probability(fit: PatternFit) -> float:
    """Probability that the event is a sighting, of whatever is said of it."""
    odds = SIGHTING_BIAS + sum(
        SIGHTING_WEIGHTS.get(name, 0.0) * value for name, value in sighting_features(fit).items()
    )
    return 1 / (1 + exp(-odds))


_OPEN = (Told.ASKED, Told.WILL, Told.MAY)
