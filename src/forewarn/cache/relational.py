"""The store in a relational database: the same code for SQLite and PostgreSQL."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    String,
    Table,
    Text,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from forewarn.errors import EnvironmentFault

_METADATA = MetaData()
_STEPS = Table(
    "steps",
    _METADATA,
    # "C" compares bytes, as SQLite does, whatever the language of the server.
    Column("kind", String().with_variant(String(collation="C"), "postgresql"), primary_key=True),
    Column("key", String().with_variant(String(collation="C"), "postgresql"), primary_key=True),
    Column("body", Text, nullable=False),
)
_BATCH = 500
"""Rows a statement: well below the limit of parameters in either database."""
_INSERT: Mapping[str, Callable[[Table], Any]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
"""The insert of each dialect; both offer ``on_conflict_do_update`` under the same name."""


class RelationalStore:
    """Steps in the database of ``engine``; missing tables are created."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        try:
            _METADATA.create_all(engine)
        except DBAPIError:
            engine.dispose()
            raise

    def view(self) -> "_View":
        """The reading side."""
        return _View(self.engine)

    @contextmanager
    def writer(self) -> Iterator["_Writer"]:
        """The writing side; one transaction."""
        with database_errors(self.engine), write_transaction(self.engine) as connection:
            yield _Writer(connection)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, all or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def database_errors(engine: Engine) -> Iterator[None]:
    """Raise an EnvironmentFault that names the database when it fails (gone, full, locked)."""
    try:
        yield
    except DBAPIError as error:
        raise EnvironmentFault(
            f"the store {engine.url.render_as_string(hide_password=True)} failed "
            f"({driver_message(error)}); what was committed is kept: see that it runs and has room, "
            "then do it again"
        ) from error


def driver_message(error: DBAPIError) -> str:
    """The message of the driver, on one line and without the statement."""
    detail = error.orig.args[0] if error.orig is not None and error.orig.args else error.orig
    # The PostgreSQL driver passes a mapping of fields; M is the message.
    message = detail.get("M", detail) if isinstance(detail, Mapping) else detail
    return " ".join(str(message).split())


class _View:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        bodies: dict[str, str] = {}
        with database_errors(self.engine), self.engine.connect() as connection:
            for batch in _batched(keys):
                rows = connection.execute(
                    select(_STEPS.c.key, _STEPS.c.body).where(
                        _STEPS.c.kind == kind, _STEPS.c.key.in_(batch)
                    )
                )
                bodies.update({row.key: row.body for row in rows})
        return bodies


class _Writer:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def write(self, kind: str, bodies: Mapping[str, str]) -> None:
        insert = _INSERT[self.connection.dialect.name]
        # All writers use the same order of keys, so that two of them cannot deadlock.
        for keys in _batched(sorted(bodies)):
            statement = insert(_STEPS).values(
                [{"kind": kind, "key": key, "body": bodies[key]} for key in keys]
            )
            self.connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["kind", "key"], set_={"body": statement.excluded.body}
                )
            )


def _batched(keys: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
