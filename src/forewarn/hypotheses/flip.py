"""The smallest set of origins on which the ranking of the hypotheses hangs."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from math import comb

import numpy as np
from numpy.typing import NDArray

from forewarn.hypotheses.evidence import Evidence
from forewarn.indicators.odds import Array, best_guesses
from forewarn.indicators.sighting import discount, log_seen, log_unseen

TRIES = 20_000
"""Sets of origins tried one by one before the search turns greedy."""

CLEAR = 1e-9
"""A lead in log odds below this is a tie, and a tie is no flip."""

_BLOCK = 2_000

Sets = NDArray[np.intp]
"""Sets of origins by their places, one a row."""


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
        self._leader = int(np.argmax(self._totals(np.empty((1, 0), dtype=np.intp), ())[0]))

    def leads(self, removed: Sets, *, already: Sequence[int] = ()) -> Array:
        """Best rival's log odds over the leader, for each row of ``removed`` origins.

        ``already`` are removed besides.
        """
        totals = self._totals(removed, already)
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
        full = log_seen(self._chances, np.exp(self._discount.sum(axis=0))[:, None])
        gaps = np.stack([one - one[:, [self._leader]] for one in (full, self._unseen)])
        bound = np.maximum(gaps.max(axis=0), 0).sum(axis=0)
        bound += self._fixed - self._fixed[self._leader]
        bound[self._leader] = -np.inf
        return bool(bound.max() > CLEAR)

    def _totals(self, removed: Sets, already: Sequence[int]) -> Array:
        """Log weight of each hypothesis, a row for each set; sums, not products of matrices,
        which a busy machine slows down a hundredfold."""
        if not self.origins:
            return self._fixed[None, :].copy()
        gone = list(already)
        sureness = self._discount.sum(axis=0) - self._discount[gone].sum(axis=0)
        voices = self._touches.sum(axis=0) - self._touches[gone].sum(axis=0)
        certainty = np.exp(np.minimum(sureness - self._discount[removed].sum(axis=1), 0))
        left = voices - self._touches[removed].sum(axis=1) > 0
        logs = np.where(
            left[:, :, None], log_seen(self._chances, certainty[:, :, None]), self._unseen
        )
        totals: Array = self._fixed + logs.sum(axis=1)
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
        leads = removal.leads(np.array(sets))
        top = int(np.argmax(leads))
        if leads[top] > lead + CLEAR:
            best, lead = sets[top], float(leads[top])
    return best


def _blocks(count: int, size: int) -> Iterator[list[tuple[int, ...]]]:
    sets = combinations(range(count), size)
    while block := list(islice(sets, _BLOCK)):
        yield block


def _greedy(removal: Removal) -> list[int]:
    candidates = np.arange(len(removal.origins))
    chosen: list[int] = []
    while len(candidates):
        leads = removal.leads(candidates[:, None], already=chosen)
        best = int(np.argmax(leads))
        chosen.append(int(candidates[best]))
        candidates = np.delete(candidates, best)
        if leads[best] > CLEAR:
            return _pruned(removal, chosen)
    return []


def _pruned(removal: Removal, chosen: list[int]) -> list[int]:
    """Without those members that turn out not to be needed, the earliest taken tried first."""
    for one in tuple(chosen):
        fewer = [other for other in chosen if other != one]
        if removal.leads(np.array([fewer], dtype=np.intp))[0] > CLEAR:
            chosen = fewer
    return chosen
