"""The store in a relational database: one code for SQLite and PostgreSQL."""

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
"""Rows a statement: well under the number of parameters that either database takes."""
_INSERT: Mapping[str, Callable[[Table], Any]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
"""The statement that replaces a row where there is one: the same words in both dialects."""


class RelationalStore:
    """Steps in the database behind ``engine``; the tables are made where they are missing."""

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
        with told(self.engine), writing(self.engine) as connection:
            yield _Writer(connection)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; all of it or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """A database that fails (gone, full, locked) is an EnvironmentFault that names it."""
    try:
        yield
    except DBAPIError as error:
        raise EnvironmentFault(
            f"the store {engine.url.render_as_string(hide_password=True)} failed "
            f"({reason(error)}); what was committed is kept: see that it runs and has room, "
            "then do it again"
        ) from error


def reason(error: DBAPIError) -> str:
    """What the driver says, on one line and without the statement."""
    said = error.orig.args[0] if error.orig is not None and error.orig.args else error.orig
    # PostgreSQL's own words come as a table of fields, M the message.
    words = said.get("M", said) if isinstance(said, Mapping) else said
    return " ".join(str(words).split())


class _View:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        with told(self.engine), self.engine.connect() as connection:
            for some in _batched(keys):
                rows = connection.execute(
                    select(_STEPS.c.key, _STEPS.c.body).where(
                        _STEPS.c.kind == kind, _STEPS.c.key.in_(some)
                    )
                )
                found.update({row.key: row.body for row in rows})
        return found


class _Writer:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(self, kind: str, bodies: Mapping[str, str]) -> None:
        insert = _INSERT[self.connection.dialect.name]
        # In one order for all, so that two writers never wait for each other in a circle.
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
    rest = iter(keys)
    while some := list(islice(rest, _BATCH)):
        yield some
