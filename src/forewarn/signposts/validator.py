"""Value of indicators: the information each provides, its cost, and the net worth.

After the Indicators Validator of R. J. Heuer and R. H. Pherson, Structured Analytic Techniques for
Intelligence Analysis (2010), with expected information in place of its points.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.odds import FloatArray, best_guesses, declared_odds
from forewarn.probability import WordScale, rounded

_COSTS = {"low": 0.01, "medium": 0.05, "high": 0.2}
"""Cost of watching an indicator for one of its periods, as a share of what is at stake: the spread
between the best and the worst option's expected worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """Value of one indicator as an instrument of observation."""

    indicator: str
    odds: Mapping[str, float]
    """Chance within its period under each scenario."""
    reported: float
    """Chance that it is reported within its period."""
    bits: float
    """Diagnosticity: expected information about the scenarios from watching one period."""
    worth: float | None
    """Value of that information for the choice among options; None without options."""
    cost: float | None
    """Of watching it, in the same measure; None without options or a declared cost."""

    @property
    def net(self) -> float | None:
        """Worth less cost; None where either is not known."""
        return None if self.worth is None or self.cost is None else self.worth - self.cost


def validate_indicators(
    indicators: Iterable[Indicator],
    *,
    now: Mapping[str, float],
    scale: WordScale,
    options: Mapping[str, Mapping[str, float]] | None = None,
) -> tuple[IndicatorValue, ...]:
    """Rank the indicators with odds by worth net of cost, then by bits, best first.

    An indicator is reported with chance ``q_s = p_s c + (1 - p_s) n`` under scenario s, so that
    silence is evidence too.  ``bits = H(S) - E H(S | reported or not)``.  The value of information is the expected
    worth of the best option chosen after it, less that of the best option now (Raiffa and
    Schlaifer, Applied Statistical Decision Theory, 1961).  ``options`` give the likely worth of
    each in each scenario; scenarios that some option lacks are left out.
    """
    ids = tuple(now)
    chances = np.array([now[name] for name in ids])
    worths = _table(options or {}, ids)
    values: list[IndicatorValue] = []
    for indicator in indicators:
        odds = declared_odds(indicator.scenarios, ids, scale)
        if not odds:
            continue
        p = best_guesses(odds)
        q = p * indicator.coverage + (1 - p) * indicator.noise
        stake = _stake(worths, chances)
        share = _COSTS.get(indicator.cost)
        values.append(
            IndicatorValue(
                indicator=indicator.id,
                odds={name: rounded(float(chance)) for name, chance in zip(ids, p, strict=True)},
                reported=rounded(float(chances @ q)),
                bits=rounded(max(0.0, information(chances, q))),
                worth=None
                if stake is None
                else rounded(max(0.0, information_value(chances, q, worths))),
                cost=None if stake is None or share is None else rounded(share * stake),
            )
        )
    return tuple(
        sorted(
            values,
            key=lambda value: (
                value.net is None,
                -(value.net or 0.0),
                -value.bits,
                value.indicator,
            ),
        )
    )


def information(chances: FloatArray, reported: FloatArray) -> float:
    """Mutual information of the scenarios and one report or silence, in bits."""
    joint = np.stack([chances * reported, chances * (1 - reported)])
    marginal = joint.sum(axis=1, keepdims=True) * chances[None, :]
    positive = joint > 0
    return float((joint[positive] * np.log2(joint[positive] / marginal[positive])).sum())


def information_value(chances: FloatArray, reported: FloatArray, worths: FloatArray) -> float:
    """Expected worth of choosing after the report or silence, less that of choosing now."""
    complete = np.isfinite(worths).all(axis=0)
    worths, chances, reported = worths[:, complete], chances[complete], reported[complete]
    after = (worths @ (chances * reported)).max() + (worths @ (chances * (1 - reported))).max()
    return float(after - (worths @ chances).max()) / max(float(chances.sum()), 1e-12)


def _table(options: Mapping[str, Mapping[str, float]], ids: Sequence[str]) -> FloatArray:
    return np.array(
        [[worth.get(name, np.nan) for name in ids] for worth in options.values()], dtype=np.float64
    ).reshape(len(options), len(ids))


def _stake(worths: FloatArray, chances: FloatArray) -> float | None:
    """Spread of the options' expected worths; None with fewer than two options."""
    complete = np.isfinite(worths).all(axis=0)
    if len(worths) < 2 or not complete.any():
        return None
    means = worths[:, complete] @ (chances[complete] / chances[complete].sum())
    return float(means.max() - means.min())
