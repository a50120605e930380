"""Transactions of a relational database, and what becomes of its errors."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from forewarn.errors import EnvironmentFault


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
