"""What a language model drafted waits in the queue, under the model's name."""

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.case.drafts import draft_line
from forewarn.server.session import Session
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Workbench
from tests.case.test_drafts import draft, written


@pytest.fixture
def writer(folder: Path) -> Iterator[CaseWriter]:
    written(folder, draft_line(draft(folder)))
    with Workbench(folder) as bench:
        yield CaseWriter(Session(bench, bench.build()), who="ed")


def test_a_draft_waits_under_its_name_and_counts_once_accepted(
    client: TestClient, session: Session
) -> None:
    (name,) = session.present.page_data.proposals
    page = unescape(
        client.get(f"/{session.latest}/review.html?claim={name.replace('@', '%40')}").text
    )
    assert "drafted by <b>local, prompt 1</b>, a language model" in page
    assert "counts in nothing until you accept it" in page
    assert "<b>local, prompt 1</b>: what it would move is known once it counts" in page
    assert name not in session.present.page_data.evidence.reviewed
    form = {"token": session.token, "claim": name, "verdict": "accept"}
    assert client.post("/review", data=form).status_code == 200
    assert not session.present.page_data.proposals
    held = session.present.page_data.evidence.reviewed[name]
    assert held.review is not None
    line = json.loads((session.bench.folder / "reviews.jsonl").read_text().splitlines()[-1])
    assert line["before"] == {"state": "to review"}
    # The list of claims can be narrowed to what this model drafted.
    state = "accepted, drafted by llm local, prompt 1"
    claims = client.get(f"/{session.latest}/claims.html", params={"state": state}).text
    assert claims.count("<tr>") == 2  # the heads of the columns, and the claim
    assert f'<td class="hide meta">{state}</td>' in claims
    client.post("/review/undo", data={"token": session.token})
    assert list(session.present.page_data.proposals) == [name]


def test_a_rejected_draft_leaves_the_queue_and_moves_nothing(
    client: TestClient, session: Session
) -> None:
    (name,) = session.present.page_data.proposals
    form = {"token": session.token, "claim": name, "verdict": "reject"}
    answer = client.post("/review", data=form)
    assert "No figure moved." in answer.text
    assert not session.present.page_data.proposals
    assert name not in session.present.page_data.evidence.reviewed
