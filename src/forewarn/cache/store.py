"""A store of finished steps. It can be deleted at any time and comes back by building."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol


class View(Protocol):
    """Reading side: what is there now."""

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        """Bodies of those of ``keys`` that are held under ``kind``."""


class Writer(Protocol):
    """Writing side: all of it or nothing."""

    def put(self, kind: str, bodies: Mapping[str, str]) -> None:
        """Hold each body under its key, in place of what stood there."""


class Store(Protocol):
    """Bodies of text under a kind and a key; the key is a hash of all that the body depends on."""

    def view(self) -> View:
        """The reading side."""

    def writer(self) -> AbstractContextManager[Writer]:
        """The writing side; commits at the end of the block, or not at all."""

    def close(self) -> None:
        """Let go of files and connections."""
