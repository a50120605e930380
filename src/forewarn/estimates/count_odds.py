"""How likely each measurand is the one that a figure counts, or that none is.

A conditional logit: the odds of a measurand against none are those of its slots, and the measurands
share what none leaves.  The weights are fitted to the figures of labelled cases, the half looked
at, by ``python -m bench.placing.weights``.
"""

from collections.abc import Mapping, Sequence
from math import exp

from forewarn.estimates.count_slots import CountFit

BIAS = -4.36
WEIGHTS: Mapping[str, float] = {
    "actor echo": 1.71,
    "actor free": 0.73,
    "actor general": -0.97,
    "actor no": -1.82,
    "actor open": -0.84,
    "actor part": 0.61,
    "actor wider": -0.30,
    "actor yes": 0.88,
    "change former": -1.43,
    "change level": 2.18,
    "change other": -1.29,
    "change suits": 0.55,
    "label": 5.13,
    "period free": 1.39,
    "period inside": 0.01,
    "period open": -0.46,
    "period outside": -0.94,
    "place claim": 0.98,
    "place free": -1.71,
    "place no": -1.23,
    "place open": 0.08,
    "place wider": 0.51,
    "place yes": 1.36,
    "rate": -0.85,
    "span cumulative long": 1.64,
    "span cumulative short": -0.45,
    "span flow long": -0.43,
    "span flow short": 0.29,
    "span open": -1.05,
    "stage near": 0.84,
    "stage open": -0.63,
    "stage other": -1.20,
    "stage yes": 0.99,
    "thing event": -0.85,
    "thing kind": -1.24,
    "thing none": -0.35,
    "thing unit": 2.54,
    "thing wider": -0.10,
}
"""Log-odds by how a slot is filled."""


def count_features(fit: CountFit) -> dict[str, float]:
    """The features of a fit that have a weight, with their values."""
    return {
        f"thing {fit.thing}": 1,
        f"stage {fit.stage}": 1,
        f"actor {fit.actor.value}": 1,
        f"place {fit.place.value}": 1,
        f"change {fit.change}": 1,
        f"period {fit.period}": 1,
        f"span {fit.span}": 1,
        "label": fit.label,
        **({} if fit.per else {"rate": 1}),
    }


def count_probabilities(fits: Sequence[CountFit]) -> tuple[float, ...]:
    """The probability of each fit to be the one that is meant; what they lack to 1 is of none."""
    odds = [
        exp(
            BIAS
            + sum(WEIGHTS.get(name, 0.0) * value for name, value in count_features(fit).items())
        )
        for fit in fits
    ]
    total = 1 + sum(odds)
    return tuple(each / total for each in odds)
