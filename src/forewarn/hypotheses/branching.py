"""The set of so many origins whose removal helps a rival most, by branch and bound.

An origin touches several indicators, and the origins of one indicator share its event, so that what
one removal does hangs on the others.  Two bounds on what removals can still do make up for it.

One by indicator: its log odds between two hypotheses are monotone in how sure its event is, so that
they end between their values with and without the surest origins left, or unseen.

One by origin: a step of so much sureness moves those log odds most in the middle of the curve
``log (p_R + (1 - p_R) e^s) / (p_L + (1 - p_L) e^s)``, whose slope is a difference of two logistic
functions and so a bump around ``(logit p_R + logit p_L) / 2``.  The most that each origin can do
anywhere adds up, whatever goes before.  Where every indicator has one origin this is exact, and the
search comes down to sorting.

Land and Doig (1960), doi:10.2307/1910129, for branch and bound.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forewarn.hypotheses.removal import CLEAR, Removal
from forewarn.indicators.odds import FloatArray

_BLOCK = 4_000


class SearchExhausted(Exception):
    """The search took more partial sets than it was allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partial:
    """Partial sets on which the same origins have been decided."""

    depth: int
    removed: NDArray[np.bool_]
    """``(sets, origins)``, in the order of the search."""
    sureness: FloatArray
    """``(sets, items)``: log discounts of all that is not removed."""
    voices: FloatArray
    retained: FloatArray
    """Origins of each item that stay for certain."""

    def select(self, rows: NDArray[np.bool_]) -> "_Partial":
        return _Partial(
            depth=self.depth,
            removed=self.removed[rows],
            sureness=self.sureness[rows],
            voices=self.voices[rows],
            retained=self.retained[rows],
        )


class Branching:
    """A search over the sets of origins, those that can do most decided first."""

    def __init__(self, removal: Removal, *, tries: int | None = None) -> None:
        """``tries`` partial sets at most; None for as many as it takes."""
        self._removal = removal
        self._tries_left = tries
        largest = _largest_steps(removal)
        self._order = np.argsort(-largest.max(axis=1), kind="stable")
        self._discount = removal.discount[self._order]
        self._touches = removal.touches[self._order]
        count = len(self._order)
        # The first j of an order, sorted, then summed: what the best so many of the rest can do.
        self._surest = [_sums(-self._discount[depth:]) for depth in range(count + 1)]
        self._largest = [_sums(largest[self._order][depth:]) for depth in range(count + 1)]
        self._twin = [self._same_before(place) for place in range(count)]

    def furthest(self, size: int) -> tuple[int, ...]:
        """The set of ``size`` origins, by their places, that puts a rival furthest ahead.

        Empty where none puts one ahead at all.  Spent when that takes more than ``tries``.
        """
        best, margin = np.empty(0, dtype=np.intp), CLEAR
        stack = [self._start()]
        while stack:
            block = stack.pop()
            if len(block.removed) > _BLOCK:
                half = np.arange(len(block.removed)) < len(block.removed) // 2
                stack += [block.select(~half), block.select(half)]
                continue
            self._pay(len(block.removed))
            counts = block.removed.sum(axis=1)
            full = counts == size
            if full.any():
                leads = self._leads(block.select(full))
                top = int(np.argmax(leads))
                if leads[top] > margin:
                    best, margin = np.flatnonzero(block.removed[full][top]), float(leads[top])
            is_open = ~full & (counts + len(self._order) - block.depth >= size)
            is_open[is_open] = self._bound(block.select(is_open), size - counts[is_open]) > margin
            if is_open.any():
                stack.append(self._children(block.select(is_open)))
        return tuple(sorted(int(self._order[position]) for position in best))

    def _pay(self, sets: int) -> None:
        if self._tries_left is not None:
            self._tries_left -= sets
            if self._tries_left < 0:
                raise SearchExhausted

    def _start(self) -> _Partial:
        return _Partial(
            depth=0,
            removed=np.zeros((1, len(self._order)), dtype=np.bool_),
            sureness=self._discount.sum(axis=0)[None],
            voices=self._touches.sum(axis=0)[None],
            retained=np.zeros((1, self._touches.shape[1])),
        )

    def _children(self, block: _Partial) -> _Partial:
        """With the next origin removed, where its like before it is too, and with it kept."""
        place = block.depth
        twin = self._twin[place]
        out = block.select(
            np.ones(len(block.removed), dtype=np.bool_) if twin < 0 else block.removed[:, twin]
        )
        removed = out.removed.copy()
        removed[:, place] = True
        return _Partial(
            depth=place + 1,
            removed=np.concatenate([removed, block.removed]),
            sureness=np.concatenate([out.sureness - self._discount[place], block.sureness]),
            voices=np.concatenate([out.voices - self._touches[place], block.voices]),
            retained=np.concatenate([out.retained, block.retained + self._touches[place]]),
        )

    def _leads(self, block: _Partial) -> FloatArray:
        gaps = self._gaps(self._removal.weights(block.sureness, block.voices))
        leads: FloatArray = gaps.max(axis=1)
        return leads

    def _gaps(self, totals: FloatArray) -> FloatArray:
        """Log odds of each over the leader, who is no rival of himself."""
        gaps = totals - totals[..., [self._removal.leader]]
        gaps[..., self._removal.leader] = -np.inf
        return gaps

    def _bound(self, block: _Partial, more: NDArray[np.intp]) -> FloatArray:
        """Lead of the best rival that no completion by ``more`` removals exceeds."""
        removal, leader = self._removal, self._removal.leader
        by_origin = self._gaps(removal.weights(block.sureness, block.voices))
        by_origin = by_origin + self._largest[block.depth][more]
        ends = np.stack(
            [
                removal.sighted_logs(block.sureness),
                removal.sighted_logs(block.sureness + self._surest[block.depth][more]),
                np.broadcast_to(removal.unseen, (*block.voices.shape, removal.unseen.shape[1])),
            ]
        )
        ends = ends - ends[..., [leader]]
        silent = block.voices < 0.5
        may_fall = (block.retained < 0.5) & (block.voices <= more[:, None])
        ends[:2][:, silent] = -np.inf
        ends[2][~may_fall] = -np.inf
        by_item = removal.fixed - removal.fixed[leader] + ends.max(axis=0).sum(axis=1)
        by_item[:, leader] = -np.inf
        bound: FloatArray = np.minimum(by_origin, by_item).max(axis=1)
        return bound

    def _same_before(self, place: int) -> int:
        """The origin decided last that bears on everything just as this one; -1 for none."""
        for earlier in range(place - 1, -1, -1):
            if np.array_equal(self._discount[earlier], self._discount[place]) and np.array_equal(
                self._touches[earlier], self._touches[place]
            ):
                return earlier
        return -1


def _sums(values: FloatArray) -> FloatArray:
    """``(1 + rows, columns)``: sum of the largest so many of each column."""
    ranked = -np.sort(-values, axis=0)
    sums: FloatArray = np.concatenate([np.zeros((1, values.shape[1])), ranked.cumsum(axis=0)])
    return sums


def _largest_steps(removal: Removal) -> FloatArray:
    """``(origins, hypotheses)``: the most that an origin's removal adds to log odds over the
    leader, whatever has been removed before it."""
    total = removal.discount.sum(axis=0)
    logit = np.log(removal.chances / (1 - removal.chances))
    middle = (logit + logit[:, [removal.leader]]) / 2
    unseen = removal.unseen - removal.unseen[:, [removal.leader]]
    gains = np.zeros((len(removal.origins), removal.chances.shape[1]))
    for place, (touched, own_discount) in enumerate(
        zip(removal.touches > 0, removal.discount, strict=True)
    ):
        is_single = removal.touches.sum(axis=0) == 1
        steps = [unseen - _gap(removal, np.repeat(own_discount[:, None], gains.shape[1], axis=1))]
        for start in (total[:, None], own_discount[:, None], middle + own_discount[:, None] / 2):
            at = np.clip(
                np.broadcast_to(start, middle.shape), total[:, None], own_discount[:, None]
            )
            step = _gap(removal, at - own_discount[:, None]) - _gap(removal, at)
            steps.append(np.where(is_single[:, None], -np.inf, step))
        gains[place] = np.max(steps, axis=0)[touched].sum(axis=0)
    return gains


def _gap(removal: Removal, sureness: FloatArray) -> FloatArray:
    """Log odds of each over the leader with a sureness of its own for each: ``(items, rivals)``."""
    certainty = np.exp(np.minimum(sureness, 0))
    chance = removal.chances + (1 - removal.chances) * certainty
    leader_chance = removal.chances[:, [removal.leader]]
    gaps: FloatArray = np.log(chance) - np.log(leader_chance + (1 - leader_chance) * certainty)
    return gaps
