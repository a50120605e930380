"""What was worked out before: a rebuildable index, keyed by content."""

from forewarn.stores.memory import MemoryStore
from forewarn.stores.sqlite import SqliteStore
from forewarn.stores.store import Store, View, Writer

__all__ = ["MemoryStore", "SqliteStore", "Store", "View", "Writer"]
