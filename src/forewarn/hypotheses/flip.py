"""The smallest set of origins whose removal changes the leading hypothesis."""

from collections.abc import Sequence

import numpy as np

from forewarn.hypotheses.branching import Branching, SearchExhausted
from forewarn.hypotheses.item_evidence import IndicatorEvidence
from forewarn.hypotheses.removal import CLEAR, Removal
from forewarn.indicators.odds import FloatArray

EXACT = 25
"""Origins up to which the search goes on until it is sure."""

TRIES = 100_000
"""Partial sets of more origins than that, looked at before the search turns greedy."""


def smallest_flip(
    evidence: Sequence[IndicatorEvidence],
    log_prior: FloatArray,
    *,
    exact: int = EXACT,
    tries: int = TRIES,
) -> tuple[tuple[str, ...], bool]:
    """Smallest set of origins whose removal gives another leader, and whether it surely is.

    Size by size, by branch and bound (:mod:`forewarn.hypotheses.branching`): to the end with up to
    ``exact`` origins, and while no more than ``tries`` partial sets are looked at with more.  Then
    origins are taken out one at a time, each time the one that helps the best rival most.  Empty
    where nothing flips the ranking; among sets of the same size the one that flips it furthest.
    """
    removal = Removal(evidence, log_prior)
    if len(log_prior) < 2 or not removal.can_flip():
        return (), True
    count = len(removal.origins)
    search = Branching(removal, tries=None if count <= exact else tries)
    size = 0
    try:
        for size in range(1, count + 1):
            places = search.furthest(size)
            if places:
                return tuple(removal.origins[place] for place in places), True
    except SearchExhausted:
        chosen = _greedy(removal)
        # Every smaller set has been tried when the greedy one is of the size that ran out.
        sure = bool(chosen) and len(chosen) == size
        return tuple(removal.origins[place] for place in sorted(chosen)), sure
    return (), True


def _greedy(removal: Removal) -> list[int]:
    candidates = np.arange(len(removal.origins))
    chosen: list[int] = []
    while len(candidates):
        leads = removal.leads(candidates[:, None], already=chosen)
        best = int(np.argmax(leads))
        chosen.append(int(candidates[best]))
        candidates = np.delete(candidates, best)
        if leads[best] > CLEAR:
            return _prune(removal, chosen)
    return []


def _prune(removal: Removal, chosen: list[int]) -> list[int]:
    """Drop the members that the flip does not need, trying the earliest chosen first."""
    for member in tuple(chosen):
        fewer = [origin for origin in chosen if origin != member]
        if removal.leads(np.array([fewer], dtype=np.intp))[0] > CLEAR:
            chosen = fewer
    return chosen
