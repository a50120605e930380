"""How likely each measurand is the one that a figure counts, or that none is.

A conditional logit: the odds of a measurand against none are those of its slots, and the measurands
share what none leaves.  The weights are fitted to the figures of labelled cases, the half looked
at, by ``python -m bench.placing.weights``.
"""

from collections.abc import Mapping, Sequence
from math import exp

from forewarn.estimates.count_slots import CountFit

COUNT_BIAS = -2.91
COUNT_WEIGHTS: Mapping[str, float] = {
    "actor a wider place": -0.08,
    "actor another": 0.22,
    "actor anybody": 0.02,
    "actor as declared": -0.13,
    "actor in passing": -0.14,
    "actor named nearby": 0.89,
    "actor unsaid": -0.38,
    "actor unsaid whose": -0.41,
    "beside free": -0.06,
    "beside none": -0.79,
    "beside other": -0.31,
    "beside own": 1.16,
    "change former": -1.34,
    "change level": 1.67,
    "change other": -0.87,
    "change suits": 0.54,
    "label": 2.46,
    "mention": 2.43,
    "named": 0.73,
    "period free": 1.05,
    "period inside": -0.07,
    "period open": -0.29,
    "period outside": -0.68,
    "place a wider place": 0.24,
    "place another": -0.68,
    "place anybody": -1.56,
    "place as declared": 1.03,
    "place nearby": 0.70,
    "place unsaid": 0.27,
    "rate": -0.34,
    "span cumulative long": 1.23,
    "span cumulative short": -0.62,
    "span flow long": 0.10,
    "span flow short": 0.35,
    "span open": -1.06,
    "stage another": -0.92,
    "stage as declared": 1.03,
    "stage nearby": 0.39,
    "stage unsaid": -0.50,
    "thing as declared": 1.57,
    "thing in its measure": 1.30,
    "thing of a wider kind": -0.28,
    "thing of the kind": -1.23,
    "thing the event itself": -1.12,
    "thing unsaid": -0.24,
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
