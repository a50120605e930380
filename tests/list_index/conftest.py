"""A database of each kind."""

import pytest

from tests.databases import DATABASES, empty


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest) -> str:
    """Address of an empty database."""
    return empty(request.param, request)
