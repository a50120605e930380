"""What is left of the weighing once some origins are taken out of the evidence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from forewarn.hypotheses.item_evidence import Evidence
from forewarn.indicators.odds import Array, best_guesses
from forewarn.indicators.sighting import discount, log_seen, log_unseen

CLEAR = 1e-9
"""A lead in log odds below this is a tie, and a tie is no flip."""

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
        self.touches = np.zeros((len(self.origins), len(seen)))
        self.discount = np.zeros_like(self.touches)
        for column, item in enumerate(seen):
            for one in item.sightings:
                ratio = discount([one.trust], noise=item.indicator.noise)
                self.touches[place[one.origin], column] = 1
                self.discount[place[one.origin], column] = np.log(max(ratio, 1e-300))
        self.chances = np.array([best_guesses(item.odds) for item in seen])
        self.unseen = np.array(
            [
                item.watched * log_unseen(best_guesses(item.odds), coverage=item.indicator.coverage)
                for item in seen
            ]
        )
        self.fixed = log_prior + sum(
            (item.log_likelihood(best_guesses(item.odds)) for item in missed),
            start=np.zeros_like(log_prior),
        )
        self.leader = int(np.argmax(self._totals(np.empty((1, 0), dtype=np.intp), ())[0]))

    def leads(self, removed: Sets, *, already: Sequence[int] = ()) -> Array:
        """Best rival's log odds over the leader, for each row of ``removed`` origins.

        ``already`` are removed besides.
        """
        totals = self._totals(removed, already)
        own = totals[:, self.leader].copy()
        totals[:, self.leader] = -np.inf
        best: Array = totals.max(axis=1) - own
        return best

    def can_flip(self) -> bool:
        """False when no set at all can flip the ranking.

        An indicator's log odds between two hypotheses is monotone in how sure its event is, so
        over every set it lies between its values with all origins, with none and unseen.
        """
        if not self.origins:
            return False
        full = log_seen(self.chances, np.exp(self.discount.sum(axis=0))[:, None])
        gaps = np.stack([one - one[:, [self.leader]] for one in (full, self.unseen)])
        bound = np.maximum(gaps.max(axis=0), 0).sum(axis=0)
        bound += self.fixed - self.fixed[self.leader]
        bound[self.leader] = -np.inf
        return bool(bound.max() > CLEAR)

    def _totals(self, removed: Sets, already: Sequence[int]) -> Array:
        """Sums, not products of matrices, which a busy machine slows down a hundredfold."""
        if not self.origins:
            return self.fixed[None, :].copy()
        gone = list(already)
        sureness = self.discount.sum(axis=0) - self.discount[gone].sum(axis=0)
        voices = self.touches.sum(axis=0) - self.touches[gone].sum(axis=0)
        return self.weights(
            sureness - self.discount[removed].sum(axis=1),
            voices - self.touches[removed].sum(axis=1),
        )

    def seen(self, sureness: Array) -> Array:
        """``(..., items, hypotheses)``: log likelihood of each item whose log discounts sum to so
        much."""
        return log_seen(self.chances, np.exp(np.minimum(sureness, 0))[..., None])

    def weights(self, sureness: Array, voices: Array) -> Array:
        """Log weight of each hypothesis, a row for each row of sums over the origins left."""
        logs = np.where((voices > 0)[..., None], self.seen(sureness), self.unseen)
        totals: Array = self.fixed + logs.sum(axis=-2)
        return totals
