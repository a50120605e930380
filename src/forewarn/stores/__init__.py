"""What was worked out before: a rebuildable index, keyed by content."""

from forewarn.stores.memory import MemoryStore
from forewarn.stores.opening import opened
from forewarn.stores.postgres import PostgresStore
from forewarn.stores.sqlite import SqliteStore
from forewarn.stores.store import Store, View, Writer

__all__ = ["MemoryStore", "PostgresStore", "SqliteStore", "Store", "View", "Writer", "opened"]
