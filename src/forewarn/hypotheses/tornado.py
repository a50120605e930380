"""Sensitivity to each declared judgement: the posterior with it at either end of its range."""

from collections.abc import Sequence

import numpy as np

from forewarn.hypotheses.item_evidence import IndicatorEvidence
from forewarn.hypotheses.weighing import Swing
from forewarn.indicators.odds import FloatArray, best_guesses
from forewarn.probability import Elicited, rounded

SWINGS_SHOWN = 12
"""Number of judgements shown, the widest swing first."""


def tornado(
    evidence: Sequence[IndicatorEvidence],
    prior: Sequence[Elicited],
    ids: Sequence[str],
    leader: str,
) -> tuple[Swing, ...]:
    """Chance of the leading hypothesis with one judgement at the low, then the high end of what
    was meant, all others at their best guesses; the widest swings first."""
    row = ids.index(leader)
    logs = [item.log_likelihood(best_guesses(item.odds)) for item in evidence]
    log_prior = np.log(best_guesses(prior))
    total = log_prior + sum(logs, start=np.zeros(len(ids)))

    def chance(change: FloatArray) -> float:
        weights = np.exp(total + change - (total + change).max())
        return rounded(float(weights[row] / weights.sum()))

    swings: list[Swing] = []
    for place, name in enumerate(ids):
        ends = [
            chance(np.log(_guesses_at_end(prior, place, end)) - log_prior)
            for end in ("low", "high")
        ]
        swings.append(Swing(indicator="", hypothesis=name, low=ends[0], high=ends[1]))
        for item, log in zip(evidence, logs, strict=True):
            ends = [
                chance(item.log_likelihood(_guesses_at_end(item.odds, place, end)) - log)
                for end in ("low", "high")
            ]
            swings.append(
                Swing(indicator=item.indicator.id, hypothesis=name, low=ends[0], high=ends[1])
            )
    swings.sort(key=lambda swing: (-abs(swing.high - swing.low), swing.indicator, swing.hypothesis))
    return tuple(swings[:SWINGS_SHOWN])


def _guesses_at_end(elicited: Sequence[Elicited], place: int, end: str) -> FloatArray:
    """The best guesses, the one at ``place`` at an end of its range."""
    edge: float = getattr(elicited[place], end)
    at_end = Elicited(edge, edge, edge)
    return best_guesses([at_end if at == place else chance for at, chance in enumerate(elicited)])
