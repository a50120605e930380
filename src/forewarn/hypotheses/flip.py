"""The smallest set of origins on which the ranking of the hypotheses hangs."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import numpy as np

from forewarn.hypotheses.evidence import Evidence
from forewarn.indicators.odds import Array, best_guesses
from forewarn.indicators.sighting import discount, log_seen, log_unseen

TRIES = 20_000
"""Sets of origins tried one by one before the search turns greedy."""

CLEAR = 1e-9
"""A lead in log odds below this is a tie, and a tie is no flip."""

_BLOCK = 2_000


class Removal:
    """Log odds of each rival against the leader once some origins are taken out of the evidence.

    An origin is taken out of every indicator that it touches.  An indicator that loses its last
    origin counts as not seen, to the extent that it was watched.
    """

    def __init__(self, evidence: Sequence[Evidence], log_prior: Array) -> None:
        seen = [item for item in evidence if item.sightings]
        missed = [item for item in evidence if not item.sightings]
        self.origins = sorted({one.origin for item in seen for one in item.sightings})
        place = {origin: index for index, origin in enumerate(self.origins)}
        self._touches = np.zeros((len(self.origins), len(seen)))
        self._discount = np.zeros_like(self._touches)
        for column, item in enumerate(seen):
            for one in item.sightings:
                ratio = discount([one.trust], noise=item.indicator.noise)
                self._touches[place[one.origin], column] = 1
                self._discount[place[one.origin], column] = np.log(max(ratio, 1e-300))
        self._chances = np.array([best_guesses(item.odds) for item in seen])
        self._unseen = np.array(
            [
                item.watched * log_unseen(best_guesses(item.odds), coverage=item.indicator.coverage)
                for item in seen
            ]
        )
        self._fixed = log_prior + sum(
            (item.log_likelihood(best_guesses(item.odds)) for item in missed),
            start=np.zeros_like(log_prior),
        )
        self._leader = int(np.argmax(self._totals(np.ones((1, len(self.origins))))[0]))

    def leads(self, kept: Array) -> Array:
        """Best rival's log odds over the leader for each row of ``kept`` (1 kept, 0 removed)."""
        totals = self._totals(kept)
        own = totals[:, self._leader].copy()
        totals[:, self._leader] = -np.inf
        best: Array = totals.max(axis=1) - own
        return best

    def can_flip(self) -> bool:
        """False when no set at all can flip the ranking.

        An indicator's log odds between two hypotheses is monotone in how sure its event is, so
        over every set it lies between its values with all origins, with none and unseen.
        """
        if not self.origins:
            return False
        full = self._per_indicator(np.ones((1, len(self.origins))))[0]
        gaps = np.stack([one - one[:, [self._leader]] for one in (full, self._unseen)])
        bound = np.maximum(gaps.max(axis=0), 0).sum(axis=0)
        bound += self._fixed - self._fixed[self._leader]
        bound[self._leader] = -np.inf
        return bool(bound.max() > CLEAR)

    def _per_indicator(self, kept: Array) -> Array:
        certainty = np.exp(kept @ self._discount)[:, :, None]
        left = (kept @ self._touches)[:, :, None] > 0
        logs: Array = np.where(left, log_seen(self._chances, certainty), self._unseen)
        return logs

    def _totals(self, kept: Array) -> Array:
        if not self.origins:
            return self._fixed[None, :].copy()
        totals: Array = self._fixed + self._per_indicator(kept).sum(axis=1)
        return totals


def smallest_flip(
    evidence: Sequence[Evidence], log_prior: Array, *, tries: int = TRIES
) -> tuple[tuple[str, ...], bool]:
    """Smallest set of origins whose removal gives another leader, and whether it surely is.

    Every set is tried, smallest first, while their number stays within ``tries``; then origins
    are taken out one at a time, each time the one that helps the best rival most.  Empty where
    nothing flips the ranking; among sets of the same size the one that flips it furthest.
    """
    removal = Removal(evidence, log_prior)
    if len(log_prior) < 2 or not removal.can_flip():
        return (), True
    count = len(removal.origins)
    tried = exhausted = 0
    for size in range(1, count + 1):
        tried += comb(count, size)
        if tried > tries:
            break
        found = _furthest(removal, size)
        if found:
            return tuple(removal.origins[one] for one in found), True
        exhausted = size
    if exhausted == count:
        return (), True
    chosen = _greedy(removal)
    exact = bool(chosen) and len(chosen) == exhausted + 1
    return tuple(removal.origins[one] for one in sorted(chosen)), exact


def _furthest(removal: Removal, size: int) -> tuple[int, ...]:
    best: tuple[int, ...] = ()
    lead = CLEAR
    for sets in _blocks(len(removal.origins), size):
        kept = np.ones((len(sets), len(removal.origins)))
        kept[np.arange(len(sets))[:, None], np.array(sets)] = 0
        leads = removal.leads(kept)
        top = int(np.argmax(leads))
        if leads[top] > lead + CLEAR:
            best, lead = sets[top], float(leads[top])
    return best


def _blocks(count: int, size: int) -> Iterator[list[tuple[int, ...]]]:
    block: list[tuple[int, ...]] = []
    for one in combinations(range(count), size):
        block.append(one)
        if len(block) == _BLOCK:
            yield block
            block = []
    if block:
        yield block


def _greedy(removal: Removal) -> list[int]:
    count = len(removal.origins)
    kept = np.ones(count)
    chosen: list[int] = []
    while len(chosen) < count:
        candidates = np.flatnonzero(kept)
        rows = np.repeat(kept[None, :], len(candidates), axis=0)
        rows[np.arange(len(candidates)), candidates] = 0
        leads = removal.leads(rows)
        best = int(np.argmax(leads))
        kept[candidates[best]] = 0
        chosen.append(int(candidates[best]))
        if leads[best] > CLEAR:
            return _pruned(removal, chosen)
    return []


def _pruned(removal: Removal, chosen: list[int]) -> list[int]:
    """Without those members that turn out not to be needed, the earliest taken tried first."""
    for one in tuple(chosen):
        fewer = [other for other in chosen if other != one]
        kept = np.ones((1, len(removal.origins)))
        kept[0, fewer] = 0
        if removal.leads(kept)[0] > CLEAR:
            chosen = fewer
    return chosen
