"""A store of finished steps; it may be deleted at any time, and the next build fills it again."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol


class StoreView(Protocol):
    """The reading side of a store."""

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        """Bodies of those of ``keys`` that are stored under ``kind``."""


class StoreWriter(Protocol):
    """The writing side of a store: all or nothing."""

    def write(self, kind: str, bodies: Mapping[str, str]) -> None:
        """Store each body under its key, replacing the earlier one."""


class Store(Protocol):
    """Text bodies by kind and key; the key is a hash of everything that the body depends on."""

    def view(self) -> StoreView:
        """The reading side."""

    def writer(self) -> AbstractContextManager[StoreWriter]:
        """The writing side; commits at the end of the block, or not at all."""

    def close(self) -> None:
        """Close files and connections."""
