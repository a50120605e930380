"""The last few results of each step, in memory, found again by equal inputs."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
_T = TypeVar("_T")

MOST_RESULTS = 6
"""Results kept for one step: the case as it is, and a few what-if variants."""
SPARE = 1000
"""Items kept beyond twice those in use."""


class Recent:
    """Results of steps that are functions of their inputs.

    Inputs are compared, never hashed: those of the last build are mostly the same objects, so the
    comparison is immediate.
    """

    def __init__(self) -> None:
        self._steps: dict[Hashable, list[tuple[tuple[object, ...], Any]]] = {}

    def find(self, step: Hashable, inputs: tuple[object, ...]) -> tuple[Any, ...]:
        """The result for these inputs in a tuple of one; an empty tuple where there is none."""
        results = self._steps.get(step, [])
        for position, (earlier_inputs, result) in enumerate(results):
            if earlier_inputs == inputs:
                results.insert(0, results.pop(position))
                return (result,)
        return ()

    def hold(self, step: Hashable, inputs: tuple[object, ...], result: _T) -> _T:
        """Keep a result, and drop the least recently used."""
        results = self._steps.setdefault(step, [])
        results.insert(0, (inputs, result))
        del results[MOST_RESULTS:]
        return result

    def step(self, step: Hashable, inputs: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """The kept result for these inputs, else the result of ``make()``, which is kept.

        >>> recent = Recent()
        >>> recent.step("sum", (1, 2), lambda: 3), recent.step("sum", (1, 2), lambda: 4)
        (3, 3)
        """
        for result in self.find(step, inputs):
            return result  # type: ignore[no-any-return]
        return self.hold(step, inputs, make())

    def map_items(
        self,
        step: Hashable,
        inputs: tuple[object, ...],
        items: Mapping[_K, _V],
        make: Callable[[_K, _V], _T],
    ) -> dict[_K, _T]:
        """The result of ``make`` for every item, computed only for items that changed.

        ``inputs`` are everything that ``make`` reads besides its item.
        """
        results: dict[_K, tuple[_V, _T]] = self.step(step, inputs, dict)
        by_key: dict[_K, _T] = {}
        for key, item in items.items():
            entry = results.get(key)
            if entry is None or entry[0] != item:
                entry = results[key] = (item, make(key, item))
            by_key[key] = entry[1]
        if len(results) > 2 * len(items) + SPARE:
            for key in [key for key in results if key not in items]:
                del results[key]
        return by_key
