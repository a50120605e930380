"""The store in a PostgreSQL database, for desks that run one already."""

from sqlalchemy import create_engine
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import DBAPIError

from forewarn.cache.relational import RelationalStore, driver_message
from forewarn.errors import EnvironmentFault

DRIVER = "postgresql+pg8000"


class PostgresStore(RelationalStore):
    """Steps in the database at ``url``; EnvironmentFault when it cannot be reached."""

    def __init__(self, url: URL) -> None:
        engine = postgres_engine(url)
        try:
            super().__init__(engine)
        except DBAPIError as error:
            raise EnvironmentFault(
                f"the store {url.render_as_string(hide_password=True)} cannot be used "
                f"({driver_message(error)}); start the server, correct the address, or leave --store and "
                "FOREWARN_STORE out to keep finished steps in the case folder"
            ) from None


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
