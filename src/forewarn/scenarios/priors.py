"""With which chances the scenarios open, where others than their own priors are declared."""

from collections.abc import Sequence
from dataclasses import replace

from forewarn.probability import Elicited, WordScale
from forewarn.probability.intervals import beta_interval
from forewarn.scenarios.analogue import Analogue
from forewarn.scenarios.elicitation import Elicitation, Pool
from forewarn.scenarios.pooling import Pooled, pooled
from forewarn.scenarios.scenario import Scenario


def pool_of(
    elicitations: Sequence[Elicitation],
    scenarios: Sequence[Scenario],
    scale: WordScale,
    *,
    used: Pool,
) -> Pooled | None:
    """The analysts' chances pooled; None where nobody's are declared."""
    if not elicitations or not scenarios:
        return None
    return pooled(
        elicitations,
        [one.id for one in scenarios],
        scale=scale,
        used=used,
    )


def rate(analogue: Analogue) -> Elicited:
    """Base rate of a reference class: Beta posterior under Jeffreys' prior, with its 90% interval.

    Beta(happened + 1/2, cases - happened + 1/2); Brown, Cai and DasGupta (2001), "Interval
    estimation for a binomial proportion".
    """
    yes, no = analogue.happened + 0.5, analogue.cases - analogue.happened + 0.5
    low, high = (round(edge, 12) for edge in beta_interval(yes, no))
    mean = round(yes / (yes + no), 12)
    # With no case at all, or all alike, the mean of so skewed a posterior may leave the interval.
    return Elicited(min(low, mean), mean, max(high, mean))


def futures(
    scenarios: Sequence[Scenario], analogues: Sequence[Analogue], pool: Pooled | None
) -> tuple[Scenario, ...]:
    """The scenarios with the priors that hold: the pool's, else a reference class's, else their own."""
    rates = {one.id: one for one in analogues}
    found: list[Scenario] = []
    for scenario in scenarios:
        if pool is not None:
            found.append(replace(scenario, prior=pool.opening[scenario.id]))
        elif scenario.prior_from:
            found.append(replace(scenario, prior=rate(rates[scenario.prior_from])))
        else:
            found.append(scenario)
    return tuple(found)
