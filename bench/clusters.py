"""How well a grouping agrees with the true one: pairwise F1 and B-cubed."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Precision, recall and F1 of a grouping."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 when both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(found: Mapping[Item, Hashable], true: Mapping[Item, Hashable]) -> Agreement:
    """Of the pairs put together, those that belong together, and the other way round.

    Counted from the table of both groupings, so that a million items are no trouble.  A grouping
    without any pair is precise.
    """
    items = found.keys() & true.keys()
    both = _pairs(Counter((found[item], true[item]) for item in items))
    put = _pairs(Counter(found[item] for item in items))
    belong = _pairs(Counter(true[item] for item in items))
    return Agreement(precision=both / put if put else 1.0, recall=both / belong if belong else 1.0)


def b_cubed(found: Mapping[Item, Hashable], true: Mapping[Item, Hashable]) -> Agreement:
    """Mean over items of the share of its group that belongs with it, and the other way round.

    Bagga and Baldwin (1998), Algorithms for scoring coreference chains.
    """
    items = found.keys() & true.keys()
    if not items:
        return Agreement(precision=0.0, recall=0.0)
    both = Counter((found[item], true[item]) for item in items)
    put = Counter(found[item] for item in items)
    belong = Counter(true[item] for item in items)
    return Agreement(
        precision=sum(n * n / put[cell[0]] for cell, n in both.items()) / len(items),
        recall=sum(n * n / belong[cell[1]] for cell, n in both.items()) / len(items),
    )


def _pairs(counts: "Counter[Hashable]") -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())
