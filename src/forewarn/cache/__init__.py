"""What was worked out before: a rebuildable index, keyed by content."""

from forewarn.cache.memory import MemoryStore
from forewarn.cache.open_store import opened
from forewarn.cache.postgres import PostgresStore
from forewarn.cache.sqlite import SqliteStore
from forewarn.cache.store import Store, View, Writer

__all__ = ["MemoryStore", "PostgresStore", "SqliteStore", "Store", "View", "Writer", "opened"]
