"""Changing the case's plain files from a page."""

import json
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from forewarn.readers.reader import LARGEST
from forewarn.server import file_edits as edits
from forewarn.server.session import Session
from forewarn.server.watcher import Watch
from forewarn.server.writer import CaseWriter


def say(client: TestClient, session: Session, path: str = "", **form: Any) -> Any:
    return client.post(f"/edit{path}", data={"token": session.token, **form})


def grade(session: Session, **form: str) -> dict[str, str]:
    return {
        "kind": "grade",
        "seen": edits.file_hash(session.bench.folder, "sources.toml"),
        "source": session.bench.case.sources[0].id,
        "letter": "D",
        "since": "2026-02-01",
        "reason": "retracted twice",
        **form,
    }


def test_a_grade_is_written_and_its_effect_told(
    client: TestClient, session: Session, writer: CaseWriter
) -> None:
    watch = Watch(session.bench.folder)
    path = session.bench.folder / "sources.toml"
    before = path.read_text().splitlines()
    page = say(client, session, **grade(session))
    assert page.status_code == 200
    assert "sources.toml was written." in page.text
    assert "moved." in page.text
    after = path.read_text().splitlines()
    assert set(before) <= set(after)
    assert 'reason = "retracted twice"' in "\n".join(after)
    assert session.bench.case.sources[0].history[-1].reason == "retracted twice"
    assert writer.wrote(watch.changed())  # so that it is not built a second time


def test_a_file_changed_meanwhile_is_not_overwritten(client: TestClient, session: Session) -> None:
    form = grade(session)
    path = session.bench.folder / "sources.toml"
    theirs = path.read_text() + "\n# theirs\n"
    path.write_text(theirs)
    answer = say(client, session, **form)
    assert answer.status_code == 409
    assert "nothing was overwritten" in answer.text
    assert path.read_text() == theirs


def test_odds_are_set(client: TestClient, session: Session) -> None:
    held = session.bench.case.indicators[0]
    rival = next(iter(held.scenarios))
    form = {
        "kind": "odds",
        "seen": edits.file_hash(session.bench.folder, "indicators.toml"),
        "indicator": held.id,
        "rival": f"scenarios:{rival}",
    }
    wrong = say(client, session, odds="perhaps so", **form)
    assert wrong.status_code == 400
    assert "perhaps so" in unescape(wrong.text)
    assert say(client, session, odds="", **form).status_code == 400
    assert say(client, session, odds="0.37", **form).status_code == 200
    assert session.bench.case.indicators[0].scenarios[rival] == 0.37


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"kind": "burn"}, "no change of the kind"),
        ({"letter": "Z"}, "a grade is one of"),
        ({"since": "soon"}, "since must be a day"),
        ({"source": "nobody"}, "no source has the id"),
    ],
)
def test_what_is_unsound_is_refused(
    client: TestClient, session: Session, form: dict[str, str], words: str
) -> None:
    before = (session.bench.folder / "sources.toml").read_bytes()
    answer = say(client, session, **grade(session, **form))
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert (session.bench.folder / "sources.toml").read_bytes() == before


def resolved(session: Session, **form: str) -> dict[str, str]:
    report = session.bench.case.reports[-1]
    return {
        "question": f"scenario.{session.bench.case.scenarios[0].id}",
        "outcome": "yes",
        "when": report.date.isoformat(),
        "source": report.id,
        "why": "it did",
        **form,
    }


def test_a_question_is_resolved(client: TestClient, session: Session) -> None:
    form = resolved(session)
    assert say(client, session, "/resolve", **form).status_code == 200
    lines = (session.bench.folder / "resolutions.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == [{**form, "outcome": True}]
    assert session.bench.case.resolutions[-1].why == "it did"
    assert (session.trouble, session.faults) == ("", ())
    other = resolved(session, question=f"scenario.{session.bench.case.scenarios[1].id}")
    both = say(client, session, "/resolve", **other)
    assert both.status_code == 400
    assert "cannot both have come about" in both.text
    assert say(client, session, "/resolve", **{**form, "outcome": "no"}).status_code == 200
    assert say(client, session, "/resolve", **other).status_code == 200
    assert (session.trouble, session.faults) == ("", ())


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"question": "reopened"}, "no scenario, indicator or signpost is called 'reopened'"),
        ({"outcome": "maybe"}, "say whether it happened"),
        ({"when": ""}, "when must be a day"),
        ({"source": ""}, "the source must be the id of a report or an address"),
        ({"source": "no-report"}, "the source must be the id of a report or an address"),
        ({"when": "2026-02-20"}, "a report cannot show what had not happened"),
    ],
)
def test_a_resolution_that_shows_nothing_is_refused(
    client: TestClient, session: Session, wrong: dict[str, str], words: str
) -> None:
    path = session.bench.folder / "resolutions.jsonl"
    before = path.read_bytes()
    answer = say(client, session, "/resolve", **resolved(session, **wrong))
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert path.read_bytes() == before


def upload(client: TestClient, session: Session, body: bytes, token: str = "", **asked: str) -> Any:
    headers = {"x-forewarn-token": token or session.token}
    return client.post("/edit/upload", params=asked, content=body, headers=headers)


def test_a_report_is_added_and_its_claims_appear(client: TestClient, session: Session) -> None:
    text = b"# A new berth\n\nThe Dockers' Union said that about 70 ships were waiting.\n"
    publisher = session.bench.case.reports[0].publisher
    asked = {"name": "../../evil/../x.md", "publisher": publisher, "date": "2026-02-05"}
    answer = upload(client, session, text, **asked)
    assert answer.status_code == 200, answer.text
    assert "Last" not in client.get(answer.text).text
    added = session.bench.case.reports[-1]
    assert (added.title, added.publisher) == ("A new berth", publisher)
    assert (
        (session.bench.folder / added.file).resolve().is_relative_to(session.bench.folder.resolve())
    )
    assert session.built is not None
    assert any("70 ships" in held.claim.quote for held in session.built.assessment.claims)
    again = upload(client, session, text, **asked)
    assert again.status_code == 400
    assert "already in the case" in again.text


def test_uploads_are_limited(client: TestClient, session: Session) -> None:
    before = len(list((session.bench.folder / "reports").iterdir()))
    asked = {"publisher": "x", "date": "2026-02-05"}
    assert upload(client, session, b"x", token="guessed", name="a.md", **asked).status_code == 403
    large = upload(client, session, b"x" * (LARGEST + 1), name="a.md", **asked)
    assert large.status_code == 403
    assert "split it" in large.text
    for name in ("a.exe", "a.toml"):
        assert upload(client, session, b"x", name=name, **asked).status_code == 400
    bad = upload(client, session, b"words", name="a.md", publisher="x", date="soon")
    assert bad.status_code == 400
    assert len(list((session.bench.folder / "reports").iterdir())) == before


def test_only_web_addresses_are_fetched(client: TestClient, session: Session) -> None:
    for address in ("file:///etc/passwd", "ftp://example.org/x", "", "etc/passwd"):
        answer = say(client, session, "/fetch", url=address)
        assert answer.status_code == 400
        assert "begins with http" in answer.text


def test_this_machine_is_not_asked_for_a_report(client: TestClient, session: Session) -> None:
    before = sorted((session.bench.folder / "reports").iterdir())
    for address in ("http://127.0.0.1:9/x", "http://localhost/x", "http://[::1]/"):
        answer = say(client, session, "/fetch", url=address)
        assert answer.status_code == 400
        assert "no public address" in answer.text
        assert "save the page" in answer.text
    assert sorted((session.bench.folder / "reports").iterdir()) == before


def test_a_file_that_cannot_be_written_says_so(client: TestClient, session: Session) -> None:
    before = (session.bench.folder / "sources.toml").read_bytes()
    (session.bench.folder / ".sources.toml.tmp").mkdir()  # where the new content is prepared
    answer = say(client, session, **grade(session))
    assert answer.status_code == 400
    assert "sources.toml cannot be written (Is a directory)" in answer.text
    assert (session.bench.folder / "sources.toml").read_bytes() == before


def test_two_days_are_compared(client: TestClient, session: Session) -> None:
    page = client.get(f"/{session.latest}/compare.html")
    assert page.status_code == 200
    assert "What changed from" in page.text
    assert session.news.doing == ""
    assert client.get(f"/{session.latest}/compare.html?from=soon").status_code == 404


def view(session: Session, **form: str) -> dict[str, str]:
    return {
        "kind": "view",
        "seen": edits.file_hash(session.bench.folder, "views.toml"),
        "page": "claims",
        "name": "Forty <ships>",
        "words": '"about 40"',
        "facet.stance": "asserts",
        **form,
    }


def test_a_view_is_saved_shown_and_removed(client: TestClient, session: Session) -> None:
    path = session.bench.folder / "views.toml"
    page = say(client, session, "/view", **view(session))
    assert page.url.path == f"/{session.latest}/claims.html"
    assert page.url.params["q"] == '"about 40"'
    assert 'aria-current="true">Forty &lt;ships&gt;</a>' in page.text
    assert "Remove this view" in page.text
    assert 'name = "Forty <ships>"' in path.read_text()
    assert session.bench.case.views[0].facets == {"stance": "asserts"}
    path.write_text(f"# every morning\n{path.read_text()}")
    stale = say(client, session, "/view", **view(session, seen="old"))
    assert stale.status_code == 409
    assert "views.toml was changed on disk" in stale.text
    page = say(client, session, "/view", **view(session, kind="no view"))
    assert page.status_code == 200
    assert "Forty" not in page.text
    assert path.read_text() == "# every morning\n"
    assert session.bench.case.views == ()


def test_a_view_that_cannot_be_saved(client: TestClient, session: Session) -> None:
    for wrong, words in (
        ({"name": ""}, "a view needs a name"),
        ({"page": "origins"}, "page"),
        ({"words": "", "facet.stance": "shouts"}, "there is no stance 'shouts'"),
        ({"facet.colour": "red"}, "claims have no filter 'colour'"),
        ({"kind": "no view", "name": "x"}, "no view of claims has the name 'x'"),
    ):
        answer = say(client, session, "/view", **view(session, **wrong))
        assert answer.status_code == 400, wrong
        assert words in unescape(answer.text)
    answer = client.post("/edit/view", data={**view(session), "token": "guessed"})
    assert answer.status_code == 403
    assert not (session.bench.folder / "views.toml").exists()
