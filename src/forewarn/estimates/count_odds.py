"""How likely each measurand is the one that a figure counts, or that none is.

A conditional logit: the odds of a measurand against none are those of its slots, and the measurands
share what none leaves.  The weights are fitted to the figures of labelled cases, the half looked
at, by ``python -m bench.placing.weights``.
"""

from collections.abc import Mapping, Sequence
from math import exp

from forewarn.estimates.count_slots import CountFit

COUNT_BIAS = -3.40
COUNT_WEIGHTS: Mapping[str, float] = {
    "actor a wider place": -0.10,
    "actor another": 0.38,
    "actor anybody": -0.04,
    "actor as declared": -0.22,
    "actor in passing": -0.24,
    "actor named nearby": 0.95,
    "actor unsaid": -0.23,
    "actor unsaid whose": -0.50,
    "beside free": -0.14,
    "beside none": -0.92,
    "beside other": -0.26,
    "beside own": 1.31,
    "change former": -1.81,
    "change level": 1.99,
    "change other": -1.07,
    "change suits": 0.89,
    "label": 2.74,
    "mention": 2.56,
    "named": 0.86,
    "period free": 1.19,
    "period inside": -0.01,
    "period open": -0.20,
    "period outside": -0.98,
    "place a wider place": 0.29,
    "place another": -1.14,
    "place anybody": -2.40,
    "place as declared": 1.33,
    "place nearby": 0.98,
    "place of the report": 1.26,
    "place unsaid": -0.33,
    "rate": -0.61,
    "span cumulative long": 1.92,
    "span cumulative short": -0.81,
    "span flow long": 0.11,
    "span flow short": 0.16,
    "span open": -1.38,
    "stage another": -0.91,
    "stage as declared": 1.10,
    "stage nearby": 0.38,
    "stage unsaid": -0.57,
    "thing as declared": 1.66,
    "thing in its measure": 2.39,
    "thing of a wider kind": -0.47,
    "thing of the kind": -1.54,
    "thing the event itself": -1.56,
    "thing unsaid": -0.48,
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
            COUNT_BIAS
            + sum(
                COUNT_WEIGHTS.get(name, 0.0) * value for name, value in count_features(fit).items()
            )
        )
        for fit in fits
    ]
    total = 1 + sum(odds)
    return tuple(each / total for each in odds)
