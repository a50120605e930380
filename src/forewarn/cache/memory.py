"""The store in memory, for what must leave no trace: a question of what if, or a test."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager


class MemoryStore:
    """Steps held until the process ends, or :meth:`close`."""

    def __init__(self) -> None:
        self.bodies: dict[tuple[str, str], str] = {}

    def view(self) -> "_View":
        """The reading side."""
        return _View(self.bodies)

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        """The writing side; nothing is held when the block raises."""
        writing = _Writer()
        yield writing
        self.bodies |= writing.bodies

    def close(self) -> None:
        """Forget everything."""
        self.bodies.clear()


class _View:
    def __init__(self, bodies: Mapping[tuple[str, str], str]) -> None:
        self.bodies = bodies

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        return {key: self.bodies[kind, key] for key in keys if (kind, key) in self.bodies}


class _Writer:
    def __init__(self) -> None:
        self.bodies: dict[tuple[str, str], str] = {}

    def put(self, kind: str, bodies: Mapping[str, str]) -> None:
        self.bodies |= {(kind, key): body for key, body in bodies.items()}
