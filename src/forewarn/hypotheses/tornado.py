"""What each declared judgement is worth: the posterior with it at either end of its range."""

from collections.abc import Sequence

import numpy as np

from forewarn.hypotheses.item_evidence import Evidence
from forewarn.hypotheses.weighing import Swing
from forewarn.indicators.odds import Array, best_guesses
from forewarn.probability import Elicited, rounded

KEPT = 12
"""Judgements told, the widest swing first."""


def tornado(
    evidence: Sequence[Evidence], prior: Sequence[Elicited], ids: Sequence[str], leader: str
) -> tuple[Swing, ...]:
    """Chance of the leading hypothesis with one judgement at the low, then the high end of what
    was meant, all others at their best guesses; the widest swings first."""
    own = ids.index(leader)
    logs = [item.log_likelihood(best_guesses(item.odds)) for item in evidence]
    log_prior = np.log(best_guesses(prior))
    total = log_prior + sum(logs, start=np.zeros(len(ids)))

    def chance(change: Array) -> float:
        weights = np.exp(total + change - (total + change).max())
        return rounded(float(weights[own] / weights.sum()))

    found: list[Swing] = []
    for place, name in enumerate(ids):
        ends = [chance(np.log(_at(prior, place, end)) - log_prior) for end in ("low", "high")]
        found.append(Swing(indicator="", hypothesis=name, low=ends[0], high=ends[1]))
        for item, log in zip(evidence, logs, strict=True):
            ends = [
                chance(item.log_likelihood(_at(item.odds, place, end)) - log)
                for end in ("low", "high")
            ]
            found.append(
                Swing(indicator=item.indicator.id, hypothesis=name, low=ends[0], high=ends[1])
            )
    found.sort(key=lambda one: (-abs(one.high - one.low), one.indicator, one.hypothesis))
    return tuple(found[:KEPT])


def _at(given: Sequence[Elicited], place: int, end: str) -> Array:
    """The best guesses, the one at ``place`` at an end of its range."""
    edge: float = getattr(given[place], end)
    moved = Elicited(edge, edge, edge)
    return best_guesses([moved if at == place else one for at, one in enumerate(given)])
