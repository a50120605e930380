"""A workbench over a copied case, and a client that speaks to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.server.app import app
from forewarn.server.session import Session
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Workbench


@pytest.fixture
def writer(folder: Path) -> Iterator[CaseWriter]:
    with Workbench(folder) as bench:
        yield CaseWriter(Session(bench, bench.build()), who="ed")


@pytest.fixture
def session(writer: CaseWriter) -> Session:
    return writer.session


@pytest.fixture
def client(writer: CaseWriter) -> TestClient:
    return TestClient(app(writer), base_url="http://127.0.0.1")
