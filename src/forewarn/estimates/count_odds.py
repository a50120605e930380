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
    "actor echo": 1.72,
    "actor free": 0.73,
    "actor general": -0.96,
    "actor no": -1.86,
    "actor open": -0.83,
    "actor part": 0.61,
    "actor wider": -0.29,
    "actor yes": 0.90,
    "change former": -1.43,
    "change level": 2.18,
    "change other": -1.29,
    "change suits": 0.54,
    "label": 5.12,
    "period free": 1.39,
    "period inside": 0.02,
    "period open": -0.47,
    "period outside": -0.93,
    "place claim": 0.98,
    "place free": -1.72,
    "place no": -1.23,
    "place open": 0.06,
    "place wider": 0.51,
    "place yes": 1.40,
    "rate": -0.85,
    "span cumulative long": 1.63,
    "span cumulative short": -0.46,
    "span flow long": -0.42,
    "span flow short": 0.30,
    "span open": -1.05,
    "stage near": 0.84,
    "stage open": -0.62,
    "stage other": -1.21,
    "stage yes": 1.00,
    "thing event": -0.86,
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
