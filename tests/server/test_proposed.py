"""What a language model drafted waits in the queue, under the model's name."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.case.drafts import draft_line
from forewarn.server.app import app
from forewarn.server.session import Desk
from forewarn.workbench.workbench import Workbench
from tests.case.test_drafts import draft, written


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    written(folder, draft_line(draft(folder)))
    with Workbench(folder) as bench:
        yield Desk(bench, bench.build(), who="ed")


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(app(desk), base_url="http://127.0.0.1")


def test_a_draft_waits_under_its_name_and_counts_once_accepted(
    client: TestClient, desk: Desk
) -> None:
    (name,) = desk.present.page_data.proposals
    page = unescape(client.get(f"/{desk.latest}/review.html?claim={name.replace('@', '%40')}").text)
    assert "drafted by <b>local, prompt 1</b>, a language model" in page
    assert "counts in nothing until you accept it" in page
    assert "<b>local, prompt 1</b>: what it would move is known once it counts" in page
    assert name not in desk.present.page_data.evidence.reviewed
    form = {"token": desk.token, "claim": name, "verdict": "accept"}
    assert client.post("/review", data=form).status_code == 200
    assert not desk.present.page_data.proposals
    held = desk.present.page_data.evidence.reviewed[name]
    assert held.review is not None
    line = json.loads((desk.bench.folder / "reviews.jsonl").read_text().splitlines()[-1])
    assert line["before"] == {"state": "to review"}
    client.post("/review/undo", data={"token": desk.token})
    assert list(desk.present.page_data.proposals) == [name]


def test_a_rejected_draft_leaves_the_queue_and_moves_nothing(
    client: TestClient, desk: Desk
) -> None:
    (name,) = desk.present.page_data.proposals
    form = {"token": desk.token, "claim": name, "verdict": "reject"}
    answer = client.post("/review", data=form)
    assert "No figure moved." in answer.text
    assert not desk.present.page_data.proposals
    assert name not in desk.present.page_data.evidence.reviewed
