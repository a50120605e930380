"""What steps came to the last few times: held in memory, found again by equal inputs."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")

MOST = 6
"""Results of one step that are held: the case as it is, and a few that were supposed."""
SPARE = 1000
"""Items that may be held beyond twice those in use."""


class Recent:
    """Results of steps that are functions of their inputs.

    Inputs are compared, never hashed: what came from the last build is mostly the same object, and
    is told from a changed one at once.
    """

    def __init__(self) -> None:
        self._steps: dict[Hashable, list[tuple[tuple[object, ...], Any]]] = {}

    def find(self, step: Hashable, inputs: tuple[object, ...]) -> tuple[Any, ...]:
        """The result for these inputs as a tuple of one; empty where it is not held."""
        held = self._steps.get(step, [])
        for place, (known, made) in enumerate(held):
            if known == inputs:
                held.insert(0, held.pop(place))
                return (made,)
        return ()

    def hold(self, step: Hashable, inputs: tuple[object, ...], made: T) -> T:
        """Hold a result; the one not asked for the longest goes."""
        held = self._steps.setdefault(step, [])
        held.insert(0, (inputs, made))
        del held[MOST:]
        return made

    def step(self, step: Hashable, inputs: tuple[object, ...], make: Callable[[], T]) -> T:
        """The held result for these inputs, else ``make()``.

        >>> recent = Recent()
        >>> recent.step("sum", (1, 2), lambda: 3), recent.step("sum", (1, 2), lambda: 4)
        (3, 3)
        """
        for made in self.find(step, inputs):
            return made  # type: ignore[no-any-return]
        return self.hold(step, inputs, make())

    def each(
        self,
        step: Hashable,
        inputs: tuple[object, ...],
        items: Mapping[K, V],
        make: Callable[[K, V], T],
    ) -> dict[K, T]:
        """``make`` of every item, anew only for those that differ from the last time.

        ``inputs`` are what ``make`` reads besides its item.
        """
        held: dict[K, tuple[V, T]] = self.step(step, inputs, dict)
        found: dict[K, T] = {}
        for key, item in items.items():
            known = held.get(key)
            if known is None or known[0] != item:
                known = held[key] = (item, make(key, item))
            found[key] = known[1]
        if len(held) > 2 * len(items) + SPARE:
            for key in [key for key in held if key not in items]:
                del held[key]
        return found
