"""What an assessment asks of whoever remembers its finished steps."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Protocol, TypeVar

from forewarn.recent import Recent

_T = TypeVar("_T")


class Memory(Protocol):
    """Results of steps, keyed by everything that they depend on."""

    recent: Recent
    """Those of the last few builds."""

    def recall(
        self,
        kind: str,
        inputs: tuple[object, ...],
        make: Callable[[], _T],
        as_: Any,
        *,
        of: Hashable = "",
    ) -> _T:
        """The remembered result for these inputs, else ``make()``, which is remembered."""
        ...

    def look_up(self, kind: str, steps: Mapping[Hashable, tuple[object, ...]]) -> None:
        """Ask at once for several steps that :meth:`recall` is about to ask for."""
        ...


class Transient:
    """Remembers in ``recent`` alone, as befits a question that is only tried out."""

    def __init__(self, recent: Recent | None = None) -> None:
        self.recent = recent if recent is not None else Recent()

    def recall(
        self,
        kind: str,
        inputs: tuple[object, ...],
        make: Callable[[], _T],
        as_: Any,
        *,
        of: Hashable = "",
    ) -> _T:
        """The result for these inputs if it is held, else ``make()``."""
        return self.recent.step((kind, of), inputs, make)

    def look_up(self, kind: str, steps: Mapping[Hashable, tuple[object, ...]]) -> None:
        """There is nobody to ask."""
