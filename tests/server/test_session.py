"""Deciding on claims through the served pages: nothing is lost, the assessment follows."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from forewarn.list_index.found import IndexedList
from forewarn.lists.listing import Query
from forewarn.pages.addresses import encoded
from forewarn.server.app import app
from forewarn.server.session import Session
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Workbench


def lines(session: Session) -> list[dict[str, Any]]:
    path = session.bench.folder / "reviews.jsonl"
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text().splitlines()]


def claims(session: Session) -> dict[str, str]:
    assert session.built is not None
    return {held.claim.id: held.claim.quote for held in session.built.assessment.claims}


def say(client: TestClient, session: Session, path: str = "", **form: Any) -> Any:
    return client.post(
        f"/review{path}", data={"token": session.token, **form}, follow_redirects=False
    )


def test_a_decision_is_a_line_and_the_pages_follow(client: TestClient, session: Session) -> None:
    claim = next(iter(claims(session)))
    version = session.version
    answer = say(client, session, claim=claim, verdict="reject", seen="")
    assert answer.status_code == 303
    (line,) = lines(session)
    assert (line["claim"], line["verdict"], line["who"]) == (claim, "reject", "ed")
    assert line["before"] == {"state": "to review"}
    assert line["at"].startswith(line["when"])
    assert claim not in claims(session)
    assert session.version > version
    page = client.get(answer.headers["location"]).text
    assert f"Done: reject {claim}." in unescape(page)
    assert "moved." in page


def test_undo_and_redo_reach_back_to_the_first_decision(
    client: TestClient, session: Session
) -> None:
    first = claims(session)
    for claim in first:
        say(client, session, claim=claim, verdict="reject", seen="")
    assert claims(session) == {}
    for _ in first:
        say(client, session, "/undo")
    assert claims(session) == first
    assert say(client, session, "/undo").status_code == 303  # nothing left: nothing happens
    for _ in first:
        say(client, session, "/redo")
    assert claims(session) == {}
    assert len(lines(session)) == 3 * len(first)


def test_a_correction_keeps_before_and_after(client: TestClient, session: Session) -> None:
    claim = next(iter(claims(session)))
    form = {"claim": claim, "verdict": "correct", "seen": "", "claimant": "The mayor", "best": ""}
    assert say(client, session, **form).status_code == 303
    (line,) = lines(session)
    assert line["fields"]["claimant"] == "The mayor"
    assert line["before"]["claimant"] != "The mayor"
    assert session.built is not None
    held = next(each for each in session.built.assessment.claims if each.claim.id == claim)
    assert (held.claim.claimant, held.draft.claimant) == ("The mayor", line["before"]["claimant"])


def test_the_parts_of_a_split_are_decided_on_one_by_one(
    client: TestClient, session: Session, writer: CaseWriter
) -> None:
    def standing() -> dict[str, str]:
        return {
            one.claim.id: one.review.verdict.value
            for one in session.present.page_data.assessment.claims
            if one.review is not None
        }

    claim = max(
        session.present.page_data.assessment.claims, key=lambda one: len(one.claim.quote)
    ).claim
    cut = str((claim.span.start + claim.span.end) // 2)
    answer = say(client, session, claim=claim.id, verdict="split", cut=cut, seen="")
    page = client.get(answer.headers["location"])
    first, second = f"{claim.id}+1", f"{claim.id}+2"
    assert "each to be decided on by itself" in page.text
    assert page.text.count("review.html?claim=") >= 2
    assert standing() == {first: "split", second: "split"}
    assert say(client, session, claim=first, verdict="reject", seen="").status_code == 303
    assert standing() == {second: "split"}
    half = str((int(cut) + claim.span.end) // 2)
    assert say(client, session, claim=second, verdict="split", cut=half, seen="").status_code == 303
    last = f"{second}+2"
    assert standing() == {f"{second}+1": "split", last: "split"}
    assert (
        say(client, session, claim=last, verdict="correct", claimant="X", seen="").status_code
        == 303
    )
    assert standing()[last] == "correct"
    held = session.present.page_data.evidence.reviewed[last]
    assert (held.claim.claimant, held.draft.claimant) == ("X", claim.claimant)
    assert "The reader" in client.get(f"/{session.latest}/review.html?claim={encoded(last)}").text
    for expected in (
        {f"{second}+1": "split", last: "split"},
        {second: "split"},
        {first: "split", second: "split"},
        {},
    ):
        writer.undo()
        assert standing() == expected
    for _ in range(4):
        writer.redo()
    assert standing() == {f"{second}+1": "split", last: "correct"}
    assert not [one for one in session.faults if one.rule == "unheeded-decision"]


def test_a_claim_is_split_merged_and_added(client: TestClient, session: Session) -> None:
    claim, quote = next(iter(claims(session).items()))
    start = int(re.split(r"[:-]", claim)[-2])
    cut = start + quote.index(" ")
    assert say(client, session, claim=claim, verdict="split", cut=cut, seen="").status_code == 303
    assert claims(session)[f"{claim}+1"] + claims(session)[f"{claim}+2"] == quote
    say(client, session, "/undo")
    report = claim.partition(":")[0]
    word = quote.split()[0] + " " + quote.split()[1]
    answer = say(client, session, "/mark", report=report, quote=word, claimant="Somebody")
    if answer.status_code == 400:
        assert "twice" in answer.text
        answer = say(client, session, "/mark", report=report, quote=quote, claimant="Somebody")
    assert answer.status_code == 303
    new = lines(session)[-1]["claim"]
    assert new.endswith("+")
    seen = lines(session)[1]["id"]
    answer = say(client, session, claim=claim, verdict="merge", others=new, seen=seen)
    assert answer.status_code == 303, answer.text
    assert new not in claims(session)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"verdict": "burn"}, "no verdict"),
        ({"verdict": "correct"}, "nothing differs from the draft"),
        ({"verdict": "correct", "certainty": "7"}, "certainty lies in"),
        ({"verdict": "correct", "certainty": "much"}, "must be a number"),
        ({"verdict": "correct", "start": "5", "end": "2"}, "are not within"),
        ({"verdict": "correct", "best": "5", "low": "9"}, "a quantity needs"),
        ({"verdict": "split", "cut": "0"}, "cut between characters"),
        ({"verdict": "split", "cut": "x"}, "must be a whole number"),
        ({"verdict": "merge"}, "choose the claims"),
    ],
)
def test_an_unsound_form_is_refused_in_words_and_writes_nothing(
    client: TestClient, session: Session, form: dict[str, str], words: str
) -> None:
    answer = say(client, session, claim=next(iter(claims(session))), seen="", **form)
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert lines(session) == []


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"quote": "no such words here", "claimant": "x"}, "letter for letter"),
        ({"quote": "", "claimant": "x"}, "letter for letter"),
        ({"quote": "a", "claimant": "x"}, "stand in the report twice"),
        ({"start": "0", "end": "99999999", "claimant": "x"}, "are not in the report"),
        ({"start": "0", "end": "4", "claimant": " "}, "say who claims it"),
    ],
)
def test_marks_that_are_none_are_refused(
    client: TestClient, session: Session, form: dict[str, str], words: str
) -> None:
    report = next(iter(claims(session))).partition(":")[0]
    answer = say(client, session, "/mark", report=report, **form)
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert lines(session) == []
    assert say(client, session, "/mark", report="none", **form).status_code == 409


def test_two_tabs_at_once_lose_no_decision(client: TestClient, session: Session) -> None:
    held = list(claims(session))
    with ThreadPoolExecutor(len(held)) as pool:
        answers = pool.map(
            lambda claim: say(client, session, claim=claim, verdict="accept", seen=""), held
        )
        assert {answer.status_code for answer in answers} == {303}
    assert sorted(line["claim"] for line in lines(session)) == sorted(held)


def test_of_two_tabs_on_one_claim_the_second_is_told(client: TestClient, session: Session) -> None:
    claim = next(iter(claims(session)))
    assert say(client, session, claim=claim, verdict="accept", seen="").status_code == 303
    late = say(client, session, claim=claim, verdict="reject", seen="")
    assert late.status_code == 409
    assert "ed decided on this claim in the meantime (accept)" in late.text
    seen = lines(session)[0]["id"]
    assert say(client, session, claim=claim, verdict="reject", seen=seen).status_code == 303
    assert say(client, session, claim=claim, verdict="accept", seen="").status_code == 409


def test_a_line_by_another_program_is_noticed(client: TestClient, session: Session) -> None:
    claim = next(iter(claims(session)))
    by_hand = {"claim": claim, "verdict": "accept", "who": "kim", "when": "2025-01-01", "id": "k"}
    path = session.bench.folder / "reviews.jsonl"
    path.write_text(json.dumps(by_hand) + "\nno json")  # nor a line end
    late = say(client, session, claim=claim, verdict="reject", seen="")
    assert late.status_code == 409
    assert "kim decided" in late.text


def test_a_line_end_is_put_where_it_lacks(client: TestClient, session: Session) -> None:
    one, two, *_ = claims(session)
    path = session.bench.folder / "reviews.jsonl"
    by_hand = {"claim": one, "verdict": "accept", "who": "kim", "when": "2025-01-01"}
    path.write_text(json.dumps(by_hand))
    assert say(client, session, claim=two, verdict="accept", seen="").status_code == 303
    assert [line["claim"] for line in lines(session)] == [one, two]


def test_writes_from_elsewhere_are_refused(client: TestClient, session: Session) -> None:
    form = {"claim": next(iter(claims(session))), "verdict": "reject", "seen": ""}
    for headers, token in (
        ({}, "guessed"),
        ({}, ""),
        ({"origin": "http://evil.example"}, session.token),
        ({"sec-fetch-site": "cross-site"}, session.token),
        ({"host": "evil.example"}, session.token),
    ):
        for path in ("/review", "/review/undo", "/review/redo", "/review/mark", "/stop"):
            answer = client.post(path, data={"token": token, **form}, headers=headers)
            assert answer.status_code in (400, 403), (path, headers)
    assert client.get("/review").status_code in (404, 405)
    large = client.post("/review", data={"token": session.token, "why": "x" * 300_000})
    assert large.status_code == 403
    assert lines(session) == []


def test_a_folder_that_cannot_be_written_says_so(client: TestClient, session: Session) -> None:
    lock = session.bench.folder / ".forewarn" / "lock"
    lock.mkdir()
    answer = say(client, session, claim=next(iter(claims(session))), verdict="reject", seen="")
    assert answer.status_code == 400
    assert "the case folder cannot be written (Is a directory)" in answer.text
    lock.rmdir()
    (session.bench.folder / "reviews.jsonl").unlink()
    (session.bench.folder / "reviews.jsonl").mkdir()
    answer = say(client, session, claim=next(iter(claims(session))), verdict="reject", seen="")
    assert answer.status_code == 400
    assert "reviews.jsonl cannot be written (Is a directory)" in answer.text


def test_lists_are_asked_of_the_index_which_a_ruined_file_does_not_hinder(folder: Path) -> None:
    index = folder / ".forewarn" / "index.sqlite"
    index.parent.mkdir()
    index.write_text("this is no database" * 200)
    with Workbench(folder) as bench:
        session = Session(bench, bench.build())
        client = TestClient(app(CaseWriter(session, who="ed")), base_url="http://127.0.0.1")
        assert isinstance(session.present.ledger, IndexedList)
        claims = f"/{session.latest}/claims.html"
        assert "1 claim of this kind" in client.get(claims, params={"q": '"about 40" -zebra'}).text
        assert "1 report of this kind" in client.get(f"/{session.latest}/reports.html?q=coast").text
        for hostile in ('"' * 10_000, "NEAR(a b", "a* OR -", "(" * 10_000, "x:y^2", "%00'--"):
            assert client.get(claims, params={"q": hostile, "speaker": "\0"}).status_code == 200
        assert client.get(f"/{session.latest}/claims/9999.html").status_code == 404
    with Workbench(folder) as bench:
        held = Session(bench, bench.build()).present.ledger
        assert held.find(Query()).total == 4
