"""How likely each measurand is the one that a figure counts, or that none is.

A conditional logit: the odds of a measurand against none are those of its slots, and the measurands
share what none leaves.  The weights are fitted to the figures of labelled cases, the half looked
at, by ``python -m bench.placing.weights``.
"""

from collections.abc import Mapping, Sequence
from math import exp

from forewarn.estimates.count_slots import CountFit

BIAS = -3.43
WEIGHTS: Mapping[str, float] = {
    "actor a wider place": -0.10,
    "actor another": 0.34,
    "actor anybody": 0.02,
    "actor as declared": -0.33,
    "actor in passing": -0.20,
    "actor named nearby": 0.95,
    "actor unsaid": -0.33,
    "actor unsaid whose": -0.34,
    "beside free": -0.08,
    "beside none": -0.98,
    "beside other": -0.28,
    "beside own": 1.34,
    "change former": -1.72,
    "change level": 2.21,
    "change other": -1.18,
    "change suits": 0.69,
    "label": 2.87,
    "mention": 2.64,
    "named": 0.90,
    "period free": 1.26,
    "period inside": 0.01,
    "period open": -0.16,
    "period outside": -1.10,
    "place a wider place": 0.26,
    "place another": -1.03,
    "place anybody": -1.96,
    "place as declared": 1.41,
    "place nearby": 0.93,
    "place unsaid": 0.39,
    "rate": -0.57,
    "span cumulative long": 1.74,
    "span cumulative short": -0.73,
    "span flow long": 0.10,
    "span flow short": 0.34,
    "span open": -1.44,
    "stage another": -0.97,
    "stage as declared": 1.16,
    "stage nearby": 0.42,
    "stage unsaid": -0.61,
    "thing as declared": 1.70,
    "thing in its measure": 1.80,
    "thing of a wider kind": -0.46,
    "thing of the kind": -1.30,
    "thing the event itself": -1.45,
    "thing unsaid": -0.29,
}
"""Log-odds by how a slot is filled."""


def count_features(fit: CountFit) -> dict[str, float]:
    """The features of a fit that have a weight, with their values."""
    return {
        f"thing {fit.thing.value}": 1,
        f"stage {fit.stage.value}": 1,
        f"actor {fit.actor.value}": 1,
        f"place {fit.place.value}": 1,
        f"change {fit.change}": 1,
        f"period {fit.period}": 1,
        f"span {fit.span}": 1,
        f"beside {fit.beside}": 1,
        "label": fit.label,
        "mention": fit.mention,
        **({"named": 1} if fit.named else {}),
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
