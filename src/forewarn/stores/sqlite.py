"""The store in one SQLite file, in WAL mode so that a reader never waits."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    select,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError

_METADATA = MetaData()
_STEPS = Table(
    "steps",
    _METADATA,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body", Text, nullable=False),
)
_BATCH = 500


class SqliteStore:
    """Steps in ``path``; a file that is no database is replaced, for it holds nothing that
    cannot be built again."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        try:
            self.engine = _engine(path)
        except DatabaseError:
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(name).unlink(missing_ok=True)
            self.engine = _engine(path)

    def view(self) -> "_View":
        """The reading side."""
        return _View(self.engine)

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        """The writing side; one transaction."""
        with self.engine.begin() as connection:
            yield _Writer(connection)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    try:
        _METADATA.create_all(engine)
    except DatabaseError:
        engine.dispose()
        raise
    return engine


class _View:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        wanted = list(keys)
        found: dict[str, str] = {}
        with self.engine.connect() as connection:
            for start in range(0, len(wanted), _BATCH):
                rows = connection.execute(
                    select(_STEPS.c.key, _STEPS.c.body).where(
                        _STEPS.c.kind == kind, _STEPS.c.key.in_(wanted[start : start + _BATCH])
                    )
                )
                found.update({row.key: row.body for row in rows})
        return found


class _Writer:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(self, kind: str, bodies: Mapping[str, str]) -> None:
        if not bodies:
            return
        statement = insert(_STEPS)
        self.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["kind", "key"], set_={"body": statement.excluded.body}
            ),
            [{"kind": kind, "key": key, "body": body} for key, body in bodies.items()],
        )
