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
    "half of the deed": -0.89,
    "implied": -0.07,
    "label": 0.75,
    "no class": 0.09,
    "says asked": -2.34,
    "says may": -1.51,
    "says will": -1.41,
    "second reading": -0.02,
    "to a pronoun": -0.25,
    "to another": -1.55,
    "to anybody": 0.03,
    "to as declared": 1.69,
    "to by its word": -0.56,
    "to in passing": -0.29,
    "to named nearby": -0.51,
    "to of the kind": 1.41,
    "to of the land": -0.40,
    "to unsaid": -0.24,
    "to unsaid whose": 0.66,
    "where a wider place": -0.69,
    "where another": 0.65,
    "where anybody": 0.13,
    "where as declared": 0.14,
    "where nearby": 0.20,
    "where unsaid": -0.42,
    "who a pronoun": -0.80,
    "who another": -1.42,
    "who anybody": -0.86,
    "who as declared": 1.74,
    "who by its word": -0.14,
    "who in passing": 0.57,
    "who its principal": 1.73,
    "who named nearby": -0.33,
    "who of the kind": 0.67,
    "who the speaker": 1.41,
    "who unsaid": -0.62,
    "who unsaid whose": -1.95,
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
