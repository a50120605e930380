"""The databases that a store may be kept in, each empty."""

from pathlib import Path

import pytest
from sqlalchemy import MetaData

from forewarn.cache import open_store

DATABASES = ("sqlite", "postgresql")


def empty(kind: str, request: pytest.FixtureRequest) -> str:
    """Address of an empty database of that kind."""
    if kind == "sqlite":
        folder: Path = request.getfixturevalue("tmp_path")
        return f"sqlite:///{folder / 'deep' / 'store.sqlite'}"
    address: str = request.getfixturevalue("postgres")
    store = open_store(address)
    found = MetaData()
    found.reflect(store.engine)
    found.drop_all(store.engine)
    store.close()
    return address
