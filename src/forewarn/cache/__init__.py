"""Stores of finished steps: rebuildable, keyed by content."""

from forewarn.cache.memory import MemoryStore
from forewarn.cache.sqlite import SqliteStore
from forewarn.cache.store import Store, StoreView, StoreWriter
from forewarn.cache.store_address import open_store

__all__ = ["MemoryStore", "SqliteStore", "Store", "StoreView", "StoreWriter", "open_store"]
