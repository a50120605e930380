"""The databases that a store may be kept in, each empty."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData

from forewarn.cache.postgres import PostgresStore
from forewarn.cache.sqlite_engine import sqlite_engine
from forewarn.cache.store_address import open_store

DATABASES = ("sqlite", "postgresql")


def empty(kind: str, request: pytest.FixtureRequest) -> str:
    """Address of an empty database of that kind."""
    if kind == "sqlite":
        folder: Path = request.getfixturevalue("tmp_path")
        return f"sqlite:///{folder / 'deep' / 'store.sqlite'}"
    address: str = request.getfixturevalue("postgres")
    engine = engine_of(address)
    found = MetaData()
    found.reflect(engine)
    found.drop_all(engine)
    engine.dispose()
    return address


def engine_of(address: str) -> Engine:
    """Connections of SQLAlchemy to the database at an address."""
    store = open_store(address)
    if isinstance(store, PostgresStore):
        return store.engine
    store.close()
    return sqlite_engine(store.path)
