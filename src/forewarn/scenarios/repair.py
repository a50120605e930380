"""Published chances made coherent: the nearest set that sums to one, beside the proportional."""

from collections.abc import Mapping

import numpy as np

from forewarn.indicators.odds import FloatArray
from forewarn.probability import Elicited, rounded
from forewarn.scenarios.outlook import Repair

FLOOR = 0.01
"""No future that somebody published is written off by arithmetic alone."""

_REACH = 1e-12


def project(point: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Nearest point, in Euclidean distance, that sums to 1 within ``low <= x <= high``.

    The answer is ``clip(point - t, low, high)`` for the one multiplier ``t`` that makes it sum
    to 1, found by bisection, then exactly from the coordinates left free (Held, Wolfe and
    Crowder 1974, doi:10.1007/BF01580223).  Works along the last axis; needs
    ``sum(low) <= 1 <= sum(high)``.

    >>> project(np.array([0.7, 0.5]), np.zeros(2), np.ones(2)).round(3)
    array([0.6, 0.4])
    """
    below = (point - high).min(axis=-1, keepdims=True)
    above = (point - low).max(axis=-1, keepdims=True)
    for _ in range(60):
        middle = (below + above) / 2
        over = np.clip(point - middle, low, high).sum(axis=-1, keepdims=True) > 1
        below = np.where(over, middle, below)
        above = np.where(over, above, middle)
    shifted = point - (below + above) / 2
    clipped = np.clip(shifted, low, high)
    free = (shifted > low) & (shifted < high)
    miss = 1 - clipped.sum(axis=-1, keepdims=True)
    count = np.maximum(free.sum(axis=-1, keepdims=True), 1)
    exact: FloatArray = np.clip(clipped + np.where(free, miss / count, 0.0), low, high)
    return exact


def reachable_bounds(
    published: Mapping[str, Elicited], reserve: Mapping[str, Elicited]
) -> tuple[FloatArray, FloatArray, bool]:
    """Bounds in which the chances can sum to one, and whether they are the declared ones.

    The declared intervals, if they can.  Else the published chances are freed to ``[FLOOR, 1]``
    while the reserve, which did not cause the trouble, keeps its interval.  Else all are freed.
    """
    elicited = (*published.values(), *reserve.values())
    low = np.array([chance.low for chance in elicited])
    high = np.array([chance.high for chance in elicited])
    if _can_sum_to_one(low, high):
        return low, high, True
    floor = np.array([min(chance.best, FLOOR, 1 / len(elicited)) for chance in elicited])
    is_freed = np.arange(len(elicited)) < len(published)
    low, high = np.where(is_freed, floor, low), np.where(is_freed, 1.0, high)
    if _can_sum_to_one(low, high):
        return low, high, False
    return floor, np.ones(len(elicited)), False


def repair(
    published: Mapping[str, Elicited], *, reserve: Mapping[str, Elicited] | None = None
) -> Repair:
    """The nearest coherent set of chances to those that were given.

    ``published`` are the chances under which the futures were published, ``reserve`` those kept
    for futures that nobody published; their ids must differ.  Both stand in every mapping of the
    result.  See :func:`reachable_bounds` for the bounds.  The proportional alternative divides each by
    the total, equally where all are zero.
    """
    reserves = {} if reserve is None else reserve
    ids = (*published, *reserves)
    if not ids:
        raise ValueError("nothing to repair: give at least one chance")
    best = np.array([chance.best for chance in (*published.values(), *reserves.values())])
    low, high, within = reachable_bounds(published, reserves)
    projected = project(best, low, high)
    total = float(best.sum())
    shares = best / total if total > 0 else np.full(len(ids), 1 / len(ids))
    return Repair(
        published=_by_id(ids, best),
        total=rounded(total),
        projected=_by_id(ids, projected),
        proportional=_by_id(ids, shares),
        distance=round(float(np.linalg.norm(projected - best)), 12),
        within=within,
    )


def _can_sum_to_one(low: FloatArray, high: FloatArray) -> bool:
    return bool(low.sum() <= 1 + _REACH and high.sum() >= 1 - _REACH)


def _by_id(ids: tuple[str, ...], values: FloatArray) -> dict[str, float]:
    return {name: rounded(value) for name, value in zip(ids, values, strict=True)}
