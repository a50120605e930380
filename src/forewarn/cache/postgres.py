"""The store in a PostgreSQL database, for desks that run one already."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

from sqlalchemy import Column, Connection, MetaData, String, Table, Text, create_engine, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import DBAPIError

from forewarn.cache.relational import database_errors, driver_message, write_transaction
from forewarn.errors import EnvironmentFault

DRIVER = "postgresql+pg8000"
_METADATA = MetaData()
_STEPS = Table(
    "steps",
    _METADATA,
    # "C" compares bytes, as SQLite does, whatever the language of the server.
    Column("kind", String(collation="C"), primary_key=True),
    Column("key", String(collation="C"), primary_key=True),
    Column("body", Text, nullable=False),
)
_BATCH = 500
"""Rows a statement: well below the limit of parameters."""


class PostgresStore:
    """Steps in the database at ``url``; EnvironmentFault when it cannot be reached.

    Missing tables are created.
    """

    def __init__(self, url: URL) -> None:
        self.engine = postgres_engine(url)
        try:
            _METADATA.create_all(self.engine)
        except DBAPIError as error:
            self.engine.dispose()
            raise EnvironmentFault(
                f"the store {url.render_as_string(hide_password=True)} cannot be used "
                f"({driver_message(error)}); start the server, correct the address, or leave --store and "
                "FOREWARN_STORE out to keep finished steps in the case folder"
            ) from None

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


def postgres_engine(url: URL) -> Engine:
    """Connections to a server; dropped connections are opened again."""
    try:
        return create_engine(
            url.set(drivername=DRIVER), pool_pre_ping=True, connect_args={"timeout": 30}
        )
    except ModuleNotFoundError:
        raise EnvironmentFault(
            "a store in PostgreSQL needs its driver: pip install 'forewarn[postgres]'"
        ) from None


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
