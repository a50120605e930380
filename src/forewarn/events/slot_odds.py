"""How likely an event that fits a declaration in some slots is one that it means.

The weights are log-odds of a logistic regression over the sightings of labelled cases, as
``python -m bench.placing.weights`` prints them for the half looked at.
"""

from collections.abc import Mapping
from math import exp

from forewarn.claims.event import Told
from forewarn.events.event_pattern import PatternFit

SIGHTING_BIAS = -1.15
SIGHTING_WEIGHTS: Mapping[str, float] = {
    "half of the deed": -0.40,
    "implied": -0.08,
    "label": 0.65,
    "no class": -0.32,
    "own class": 0.79,
    "says asked": -1.24,
    "says may": -0.69,
    "says will": -0.70,
    "second reading": -0.07,
    "to a pronoun": -0.39,
    "to another": -1.20,
    "to anybody": -0.18,
    "to as declared": 1.32,
    "to by its word": -0.36,
    "to in passing": -0.12,
    "to named nearby": -0.12,
    "to of the kind": 1.04,
    "to of the land": -0.10,
    "to unsaid": -0.39,
    "to unsaid by a party": 0.15,
    "to unsaid whose": 0.37,
    "where a wider place": -0.37,
    "where another": 0.28,
    "where anybody": -0.22,
    "where as declared": 0.40,
    "where nearby": 0.22,
    "where unsaid": -0.31,
    "who a pronoun": -0.33,
    "who another": -1.15,
    "who anybody": -0.36,
    "who as declared": 1.51,
    "who by its word": -0.05,
    "who in passing": 0.32,
    "who its principal": 1.15,
    "who named nearby": -0.35,
    "who of the kind": 0.31,
    "who the speaker": 0.89,
    "who unsaid": -0.51,
    "who unsaid by a party": -0.04,
    "who unsaid whose": -1.38,
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
