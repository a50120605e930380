"""A workbench over a copied case, and a client that speaks to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.server.app import app
from forewarn.server.session import Session
from forewarn.server.writer import Writer
from forewarn.workbench.workbench import Workbench


@pytest.fixture
def writer(folder: Path) -> Iterator[Writer]:
    with Workbench(folder) as bench:
        yield Writer(Session(bench, bench.build()), who="ed")


@pytest.fixture
def session(writer: Writer) -> Session:
    return writer.session


@pytest.fixture
def client(writer: Writer) -> TestClient:
    return TestClient(app(writer), base_url="http://127.0.0.1")
