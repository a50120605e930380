"""The weighing of the hypotheses after some origins are removed from the evidence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from forewarn.hypotheses.item_evidence import IndicatorEvidence
from forewarn.indicators.odds import FloatArray, best_guesses
from forewarn.indicators.sighting import discount, log_reports, log_silence

CLEAR = 1e-9
"""A lead in log odds below this is a tie, and a tie is no flip."""

Sets = NDArray[np.intp]
"""Sets of origins by their places, one a row."""


class Removal:
    """Log odds of each rival against the leader once some origins are taken out of the evidence.

    An origin is taken out of every indicator that it touches.  An indicator that loses its last
    origin counts as not seen, to the extent that it was watched.
    """

    def __init__(self, evidence: Sequence[IndicatorEvidence], log_prior: FloatArray) -> None:
        sighted = [item for item in evidence if item.sightings]
        silent = [item for item in evidence if not item.sightings]
        self.origins = sorted({sighting.origin for item in sighted for sighting in item.sightings})
        row_of = {origin: index for index, origin in enumerate(self.origins)}
        self.touches = np.zeros((len(self.origins), len(sighted)))
        self.discount = np.zeros_like(self.touches)
        for column, item in enumerate(sighted):
            for sighting in item.sightings:
                ratio = discount([sighting.trust], noise=item.indicator.noise)
                self.touches[row_of[sighting.origin], column] = 1
                self.discount[row_of[sighting.origin], column] = np.log(max(ratio, 1e-300))
        self.chances = np.array([best_guesses(item.odds) for item in sighted])
        self.unseen = np.array(
            [
                item.watched
                * log_silence(best_guesses(item.odds), coverage=item.indicator.coverage)
                for item in sighted
            ]
        )
        self.fixed = log_prior + sum(
            (item.log_likelihood(best_guesses(item.odds)) for item in silent),
            start=np.zeros_like(log_prior),
        )
        self.leader = int(np.argmax(self._totals(np.empty((1, 0), dtype=np.intp), ())[0]))

    def leads(self, removed: Sets, *, already: Sequence[int] = ()) -> FloatArray:
        """Best rival's log odds over the leader, for each row of ``removed`` origins.

        ``already`` are removed besides.
        """
        totals = self._totals(removed, already)
        own = totals[:, self.leader].copy()
        totals[:, self.leader] = -np.inf
        best: FloatArray = totals.max(axis=1) - own
        return best

    def can_flip(self) -> bool:
        """False when no set at all can flip the ranking.

        An indicator's log odds between two hypotheses is monotone in how sure its event is, so
        over every set it lies between its values with all origins, with none and unseen.
        """
        if not self.origins:
            return False
        full = log_reports(self.chances, np.exp(self.discount.sum(axis=0))[:, None])
        gaps = np.stack([logs - logs[:, [self.leader]] for logs in (full, self.unseen)])
        bound = np.maximum(gaps.max(axis=0), 0).sum(axis=0)
        bound += self.fixed - self.fixed[self.leader]
        bound[self.leader] = -np.inf
        return bool(bound.max() > CLEAR)

    def _totals(self, removed: Sets, already: Sequence[int]) -> FloatArray:
        """Sums, not products of matrices, which a busy machine slows down a hundredfold."""
        if not self.origins:
            return self.fixed[None, :].copy()
        excluded = list(already)
        sureness = self.discount.sum(axis=0) - self.discount[excluded].sum(axis=0)
        voices = self.touches.sum(axis=0) - self.touches[excluded].sum(axis=0)
        return self.weights(
            sureness - self.discount[removed].sum(axis=1),
            voices - self.touches[removed].sum(axis=1),
        )

    def sighted_logs(self, sureness: FloatArray) -> FloatArray:
        """``(..., items, hypotheses)``: log likelihood of each item whose log discounts sum to so
        much."""
        return log_reports(self.chances, np.exp(np.minimum(sureness, 0))[..., None])

    def weights(self, sureness: FloatArray, voices: FloatArray) -> FloatArray:
        """Log weight of each hypothesis, a row for each row of sums over the origins left."""
        logs = np.where((voices > 0)[..., None], self.sighted_logs(sureness), self.unseen)
        totals: FloatArray = self.fixed + logs.sum(axis=-2)
        return totals
