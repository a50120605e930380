"""The address of a store, and how to open it."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from forewarn.cache.sqlite import SqliteStore
from forewarn.errors import EnvironmentFault

if TYPE_CHECKING:
    from forewarn.cache.postgres import PostgresStore

VARIABLE = "FOREWARN_STORE"
"""Environment variable that holds the address."""


def open_store(address: str) -> "PostgresStore | SqliteStore":
    """The store at ``address``: ``postgresql://user@host/database`` or ``sqlite:///file``.

    EnvironmentFault when the address is invalid or its database cannot be used.
    """
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(address)
    except ArgumentError:
        raise EnvironmentFault(
            f"{address!r} is no address of a store; write postgresql://user@host/database or "
            "sqlite:///file"
        ) from None
    kind = url.get_backend_name()
    if kind == "postgresql":
        from forewarn.cache.postgres import PostgresStore

        return PostgresStore(url)
    if kind != "sqlite" or not url.database or url.database == ":memory:":
        raise EnvironmentFault(
            f"no store of the kind {url.render_as_string(hide_password=True)}; write "
            "postgresql://user@host/database or sqlite:///file"
        )
    path = Path(url.database)
    try:
        return SqliteStore(path)
    except (OSError, sqlite3.Error):
        raise EnvironmentFault(
            f"the store {path} cannot be written; choose another place for it"
        ) from None
