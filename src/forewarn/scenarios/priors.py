"""Priors of the scenarios: their own, those of a reference class, or the analysts' pool."""

from collections.abc import Sequence
from dataclasses import replace

from forewarn.probability import Elicited, WordScale
from forewarn.probability.intervals import beta_interval
from forewarn.scenarios.analogue import Analogue
from forewarn.scenarios.elicitation import Elicitation, Pool
from forewarn.scenarios.pooling import PooledChances, pool_chances
from forewarn.scenarios.scenario import Scenario


def pool_elicitations(
    elicitations: Sequence[Elicitation],
    scenarios: Sequence[Scenario],
    scale: WordScale,
    *,
    used: Pool,
) -> PooledChances | None:
    """The analysts' chances pooled; None where nobody's are declared."""
    if not elicitations or not scenarios:
        return None
    return pool_chances(
        elicitations,
        [scenario.id for scenario in scenarios],
        scale=scale,
        used=used,
    )


def base_rate(analogue: Analogue) -> Elicited:
    """Base rate of a reference class: Beta posterior under Jeffreys' prior, with its 90% interval.

    Beta(happened + 1/2, cases - happened + 1/2); Brown, Cai and DasGupta (2001), "Interval
    estimation for a binomial proportion".
    """
    yes, no = analogue.happened + 0.5, analogue.cases - analogue.happened + 0.5
    low, high = (round(edge, 12) for edge in beta_interval(yes, no))
    mean = round(yes / (yes + no), 12)
    # With no case at all, or all alike, the mean of so skewed a posterior may leave the interval.
    return Elicited(min(low, mean), mean, max(high, mean))


def resolve_priors(
    scenarios: Sequence[Scenario], analogues: Sequence[Analogue], pool: PooledChances | None
) -> tuple[Scenario, ...]:
    """The scenarios with the priors that hold: the pool's, else a reference class's, else their own."""
    rates = {analogue.id: analogue for analogue in analogues}
    resolved: list[Scenario] = []
    for scenario in scenarios:
        if pool is not None:
            resolved.append(replace(scenario, prior=pool.priors[scenario.id]))
        elif scenario.prior_from:
            resolved.append(replace(scenario, prior=base_rate(rates[scenario.prior_from])))
        else:
            resolved.append(scenario)
    return tuple(resolved)
