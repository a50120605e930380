"""A workbench over a copied case, and a client that speaks to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.server.app import app
from forewarn.server.session import Desk
from forewarn.workbench.workbench import Workbench


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with Workbench(folder) as bench:
        yield Desk(bench, bench.build(), who="ed")


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(app(desk), base_url="http://127.0.0.1")
