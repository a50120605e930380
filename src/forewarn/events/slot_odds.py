"""How likely an event that fits a declaration in some slots is one that it means.

The weights are log-odds of a logistic regression over the sightings of labelled cases, as
``python -m bench.placing.weights`` prints them for the half looked at.
"""

from collections.abc import Mapping
from math import exp

from forewarn.claims.event import Told
from forewarn.events.event_pattern import PatternFit

SIGHTING_BIAS = -1.19
SIGHTING_WEIGHTS: Mapping[str, float] = {
    "half of the deed": -0.40,
    "implied": -0.09,
    "label": 0.64,
    "no class": -0.31,
    "own class": 0.77,
    "says asked": -1.26,
    "says may": -0.66,
    "says will": -0.69,
    "second reading": -0.09,
    "to a pronoun": -0.38,
    "to another": -1.21,
    "to anybody": -0.19,
    "to as declared": 1.32,
    "to by its word": -0.35,
    "to in passing": -0.11,
    "to named nearby": -0.13,
    "to of the kind": 1.04,
    "to of the land": -0.10,
    "to unsaid": -0.39,
    "to unsaid by a party": 0.15,
    "to unsaid whose": 0.37,
    "where a wider place": -0.32,
    "where another": 0.28,
    "where anybody": -0.17,
    "where as declared": 0.47,
    "where nearby": 0.29,
    "where of the report": -0.07,
    "where unsaid": -0.49,
    "who a pronoun": -0.32,
    "who another": -1.14,
    "who anybody": -0.43,
    "who as declared": 1.53,
    "who by its word": -0.05,
    "who in passing": 0.32,
    "who its principal": 1.17,
    "who named nearby": -0.32,
    "who of the kind": 0.31,
    "who the speaker": 0.90,
    "who unsaid": -0.52,
    "who unsaid by a party": -0.05,
    "who unsaid whose": -1.40,
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
        **({"own class": 1} if fit.is_own else {}),
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
