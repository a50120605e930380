"""The store in memory, for what-if questions and tests, which must leave no trace."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager


class MemoryStore:
    """Steps in memory until :meth:`close` or the end of the process."""

    def __init__(self) -> None:
        self.bodies: dict[tuple[str, str], str] = {}

    def view(self) -> "_View":
        """The reading side."""
        return _View(self.bodies)

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        """The writing side; nothing is stored when the block raises."""
        writer = _Writer()
        yield writer
        self.bodies |= writer.bodies

    def close(self) -> None:
        """Delete everything."""
        self.bodies.clear()


class _View:
    def __init__(self, bodies: Mapping[tuple[str, str], str]) -> None:
        self.bodies = bodies

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        return {key: self.bodies[kind, key] for key in keys if (kind, key) in self.bodies}


class _Writer:
    def __init__(self) -> None:
        self.bodies: dict[tuple[str, str], str] = {}

    def write(self, kind: str, bodies: Mapping[str, str]) -> None:
        self.bodies |= {(kind, key): body for key, body in bodies.items()}
