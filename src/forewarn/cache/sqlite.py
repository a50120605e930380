"""The store in one SQLite file, in WAL mode so that a reader never waits.

Written with the standard library alone: SQLAlchemy, which the index of long lists uses, takes
longer to load than all that a build looks up here.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from forewarn.errors import EnvironmentFault

WAIT = 30
"""Seconds that a writer waits for another."""
_TABLE = """
CREATE TABLE IF NOT EXISTS steps (
  kind VARCHAR NOT NULL, key VARCHAR NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key)
)
"""


class SqliteStore:
    """Steps in the file ``path``; a file that is no database is replaced, since everything in a store
    can be built again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._keeper = self._open()
        except sqlite3.OperationalError:  # it cannot be written, or another holds it
            raise
        except sqlite3.DatabaseError:
            forget(path)
            self._keeper = self._open()

    def view(self) -> "_View":
        """The reading side."""
        return _View(self)

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        """The writing side; one transaction."""
        with self.errors(), closing(self.connect()) as connection:
            # A reader that becomes a writer may find its snapshot outdated, which is an error in
            # SQLite: the lock is taken first.
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield _Writer(connection)
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def close(self) -> None:
        """Close every connection."""
        self._keeper.close()

    def connect(self) -> sqlite3.Connection:
        """A connection of its own, since several threads read and write."""
        # Python's implicit transactions are switched off: ours begin explicitly.
        connection = sqlite3.connect(
            self.path, timeout=WAIT, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Raise an EnvironmentFault that names the file when it fails (gone, full, locked)."""
        try:
            yield
        except sqlite3.Error as error:
            raise EnvironmentFault(
                f"the store sqlite:///{self.path} failed ({error}); what was committed is kept: "
                "see that it runs and has room, then do it again"
            ) from error

    def _open(self) -> sqlite3.Connection:
        """A connection that stays open: with the last one SQLite would write its log back."""
        connection = self.connect()
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(_TABLE)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def forget(path: Path) -> None:
    """Delete a database with its log."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


class _View:
    def __init__(self, store: SqliteStore) -> None:
        self.store = store

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        bodies: dict[str, str] = {}
        with self.store.errors(), closing(self.store.connect()) as connection:
            connection.execute("BEGIN")  # so that all bodies are of one moment
            for key in keys:
                row = connection.execute(
                    "SELECT body FROM steps WHERE kind = ? AND key = ?", (kind, key)
                ).fetchone()
                if row is not None:
                    bodies[key] = row[0]
        return bodies


class _Writer:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def write(self, kind: str, bodies: Mapping[str, str]) -> None:
        self.connection.executemany(
            "INSERT INTO steps VALUES (?, ?, ?) "
            "ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body",
            [(kind, key, body) for key, body in bodies.items()],
        )
