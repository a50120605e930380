"""The store in one SQLite file, in WAL mode so that a reader never waits."""

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import DatabaseError

from forewarn.cache.relational import RelationalStore

WAIT = 30
"""Seconds that a writer waits for another."""


class SqliteStore(RelationalStore):
    """Steps in the file ``path``; a file that is no database is replaced, since everything in a store
    can be built again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            super().__init__(sqlite_engine(path))
        except DatabaseError:
            forget(path)
            super().__init__(sqlite_engine(path))


def forget(path: Path) -> None:
    """Delete a database with its log."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def sqlite_engine(path: Path) -> Engine:
    """Connections to a file; a writing transaction takes the lock at its beginning."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _: Any) -> None:
        # Python's implicit transactions are switched off: ours begin explicitly, below.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A reader that becomes a writer may find its snapshot outdated, which is an error in SQLite:
        # a transaction that will write takes the lock first.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
