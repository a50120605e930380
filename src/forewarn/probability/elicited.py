"""A probability as somebody gave it, in whichever way they were asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from statistics import NormalDist

import numpy as np

SLACK: Mapping[str, float] = {"high": 0.125, "moderate": 0.25, "low": 0.5}
"""Half width of the 90% range around a best guess p by the confidence in it, as a share of
p (1 - p): a declared judgement, with a plain number counting as moderate."""

RANGE = 0.90
"""Chance that a declared range is meant to hold, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Elicited:
    """A probability as somebody gave it: best guess with the range they meant.

    All three lie in [0, 1], ``low <= best <= high``; the range is a 90% range.
    """

    low: float
    best: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.best <= self.high <= 1:
            raise ValueError(f"needs 0 <= low <= best <= high <= 1, got {self}")

    @classmethod
    def around(cls, best: float, *, confidence: str = "moderate") -> "Elicited":
        """A best guess with the range that the confidence in it leaves.

        The range is ``p +/- slack p (1 - p)``, so that it stays inside (0, 1) and narrows to
        nothing at certainty.

        >>> Elicited.around(0.5, confidence="low")
        Elicited(low=0.375, best=0.5, high=0.625)
        """
        if confidence not in SLACK:
            raise ValueError(f"confidence is one of {', '.join(SLACK)}; got {confidence!r}")
        if not 0 <= best <= 1:
            raise ValueError(f"a chance lies between 0 and 1, got {best:g}")
        give = SLACK[confidence] * best * (1 - best)
        return cls(best - give, float(best), best + give)

    @classmethod
    def within(
        cls, low: float, high: float, *, best: float | None = None, sure: float = RANGE
    ) -> "Elicited":
        """A range, with its middle as best guess where none is given.

        ``sure`` is how sure whoever gave it is that the range holds the chance; the range is
        stretched or shrunk about the best guess to the 90% range, by the normal rule, and kept
        in [0, 1].

        >>> Elicited.within(0.2, 0.4, sure=0.5).high > 0.5
        True
        """
        if not 0 < sure < 1:
            raise ValueError(f"sure lies between 0 and 1, got {sure:g}")
        middle = (low + high) / 2 if best is None else best
        normal = NormalDist()
        factor = normal.inv_cdf((1 + RANGE) / 2) / normal.inv_cdf((1 + sure) / 2)
        elicited = cls(low, middle, high)
        if factor == 1:
            return elicited
        return cls(
            max(0.0, middle - factor * (middle - low)),
            middle,
            min(1.0, middle + factor * (high - middle)),
        )


Given = float | str | Elicited
"""A chance as it stands in a case: a number, a word of the scale, or a range."""


def from_pairs(ids: Sequence[str], odds: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """Chances from odds given pair by pair: ``odds[a, b] = 3`` says a is three times as likely.

    The log chances that fit all pairs best by least squares, so that a set with contradictions
    is met half-way and one without is met exactly (Crawford and Williams 1985,
    doi:10.1016/0022-2496(85)90002-1).  ValueError when an odds is not positive, names an unknown
    id, or the pairs leave some of the ids unconnected.

    >>> from_pairs(("a", "b", "c"), {("a", "b"): 2.0, ("b", "c"): 1.0})
    {'a': 0.5, 'b': 0.25, 'c': 0.25}
    """
    place = {name: number for number, name in enumerate(ids)}
    rows: list[list[float]] = [[1.0] * len(ids)]
    targets = [0.0]
    for (first, second), ratio in odds.items():
        unknown = [name for name in (first, second) if name not in place]
        if unknown or first == second:
            raise ValueError(f"odds need two of {', '.join(ids)}; got {first} against {second}")
        if not 0 < ratio < inf:
            raise ValueError(
                f"odds are positive and finite, got {ratio:g} for {first} against {second}"
            )
        row = [0.0] * len(ids)
        row[place[first]], row[place[second]] = 1.0, -1.0
        rows.append(row)
        targets.append(float(np.log(ratio)))
    matrix = np.array(rows)
    if np.linalg.matrix_rank(matrix) < len(ids):
        raise ValueError("the pairs do not connect all of them; give odds that do")
    logs = np.linalg.lstsq(matrix, np.array(targets), rcond=None)[0]
    shares = np.exp(logs - logs.max())
    return {
        name: float(f"{share:.12g}") for name, share in zip(ids, shares / shares.sum(), strict=True)
    }
