"""How likely each indicator is to come about by a date."""

from collections.abc import Sequence

import numpy as np

from forewarn.indicators.odds import FloatArray, best_guesses, draw_chances
from forewarn.probability import rounded
from forewarn.scenarios.outlook import ExpectedSighting
from forewarn.scenarios.sighting_evidence import IndicatorWatch
from forewarn.scenarios.timeline import Stretch


def expect_sightings(
    watches: Sequence[IndicatorWatch],
    ahead: Sequence[Stretch],
    now: FloatArray,
    moves: FloatArray,
    *,
    draws: int,
    seed: int,
) -> tuple[ExpectedSighting, ...]:
    """Chance of each indicator's coming about, at least once, by the end of each step ahead.

    ``P(not by t) = now . prod_k A_k diag(1 - p_k)``, with ``p_k`` the declared chances over the
    length of step ``k`` at a constant hazard.  ``now`` ``(1 + draws, n)`` and ``moves``
    ``(steps, 1 + draws, n, n)`` hold the forecast itself first, then the draws.
    """
    expected: list[ExpectedSighting] = []
    for watch in watches:
        if not watch.odds or not ahead:
            continue
        draws_of_odds = draw_chances(watch.odds, draws=draws, seed=seed, label=watch.indicator.id)
        never = np.log1p(-np.concatenate([best_guesses(watch.odds)[None], draws_of_odds]))
        per = max(watch.indicator.per_days, 1)
        not_yet = now
        by: list[FloatArray] = []
        for step, move in zip(ahead, moves, strict=True):
            not_yet = np.matmul(not_yet[:, None, :], move)[:, 0] * np.exp(
                never * step.period.days / per
            )
            by.append(1 - not_yet.sum(axis=1))
        low, high = np.quantile(by[-1][1:], [0.05, 0.95]) if draws else (by[-1][0],) * 2
        expected.append(
            ExpectedSighting(
                indicator=watch.indicator.id,
                by=tuple(
                    (step.period.end, rounded(max(0.0, chance[0])))
                    for step, chance in zip(ahead, by, strict=True)
                ),
                low=rounded(max(0.0, min(low, by[-1][0]))),
                high=rounded(max(high, by[-1][0])),
            )
        )
    return tuple(expected)
