"""How likely each measurand is the one that a figure counts, or that none is.

A conditional logit: the odds of a measurand against none are those of its slots, and the measurands
share what none leaves.  The weights are fitted to the figures of labelled cases, the half looked
at, by ``python -m bench.placing.weights``.
"""

from collections.abc import Mapping, Sequence
from math import exp

from forewarn.estimates.count_slots import CountFit

COUNT_BIAS = -3.46
COUNT_WEIGHTS: Mapping[str, float] = {
    "actor a wider place": -0.11,
    "actor another": 0.32,
    "actor anybody": 0.04,
    "actor as declared": -0.32,
    "actor in passing": -0.23,
    "actor named nearby": 1.03,
    "actor unsaid": -0.36,
    "actor unsaid whose": -0.37,
    "beside free": -0.07,
    "beside none": -0.94,
    "beside other": -0.30,
    "beside own": 1.30,
    "change former": -1.73,
    "change level": 2.22,
    "change other": -1.17,
    "change suits": 0.68,
    "label": 2.87,
    "mention": 2.63,
    "named": 0.89,
    "period free": 1.27,
    "period inside": 0.02,
    "period open": -0.16,
    "period outside": -1.12,
    "place a wider place": 0.28,
    "place another": -1.03,
    "place anybody": -1.96,
    "place as declared": 1.30,
    "place nearby": 1.04,
    "place unsaid": 0.37,
    "rate": -0.58,
    "span cumulative long": 1.76,
    "span cumulative short": -0.74,
    "span flow long": 0.08,
    "span flow short": 0.33,
    "span open": -1.44,
    "stage another": -0.95,
    "stage as declared": 1.15,
    "stage nearby": 0.40,
    "stage unsaid": -0.60,
    "thing as declared": 1.71,
    "thing in its measure": 1.82,
    "thing of a wider kind": -0.43,
    "thing of the kind": -1.31,
    "thing the event itself": -1.45,
    "thing unsaid": -0.33,
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
