"""How likely each indicator is to come about by a date."""

from collections.abc import Sequence

import numpy as np

from forewarn.indicators.odds import Array, best_guesses, sampled
from forewarn.probability import rounded
from forewarn.scenarios.outlook import Expected
from forewarn.scenarios.sighting_evidence import Watch
from forewarn.scenarios.timeline import Stretch


def expected(
    watches: Sequence[Watch],
    ahead: Sequence[Stretch],
    now: Array,
    moves: Array,
    *,
    draws: int,
    seed: int,
) -> tuple[Expected, ...]:
    """Chance of each indicator's coming about, at least once, by the end of each step ahead.

    ``P(not by t) = now . prod_k A_k diag(1 - p_k)``, with ``p_k`` the declared chances over the
    length of step ``k`` at a constant hazard.  ``now`` ``(1 + draws, n)`` and ``moves``
    ``(steps, 1 + draws, n, n)`` hold the forecast itself first, then the draws.
    """
    found: list[Expected] = []
    for one in watches:
        if not one.odds or not ahead:
            continue
        drawn = sampled(one.odds, draws=draws, seed=seed, label=one.indicator.id)
        never = np.log1p(-np.concatenate([best_guesses(one.odds)[None], drawn]))
        per = max(one.indicator.per_days, 1)
        left = now
        by: list[Array] = []
        for step, move in zip(ahead, moves, strict=True):
            left = np.matmul(left[:, None, :], move)[:, 0] * np.exp(never * step.period.days / per)
            by.append(1 - left.sum(axis=1))
        low, high = np.quantile(by[-1][1:], [0.05, 0.95]) if draws else (by[-1][0],) * 2
        found.append(
            Expected(
                indicator=one.indicator.id,
                by=tuple(
                    (step.period.end, rounded(max(0.0, chance[0])))
                    for step, chance in zip(ahead, by, strict=True)
                ),
                low=rounded(max(0.0, min(low, by[-1][0]))),
                high=rounded(max(high, by[-1][0])),
            )
        )
    return tuple(found)
