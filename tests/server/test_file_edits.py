"""Changing the case's plain files from a page."""

import json
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from forewarn.readers.reader import LARGEST
from forewarn.server import file_edits as edits
from forewarn.server.session import Desk
from forewarn.server.watcher import Watch


def say(client: TestClient, desk: Desk, path: str = "", **form: Any) -> Any:
    return client.post(f"/edit{path}", data={"token": desk.token, **form})


def grade(desk: Desk, **form: str) -> dict[str, str]:
    return {
        "kind": "grade",
        "seen": edits.seen(desk.bench.folder, "sources.toml"),
        "source": desk.bench.case.sources[0].id,
        "letter": "D",
        "since": "2026-02-01",
        "reason": "retracted twice",
        **form,
    }


def test_a_grade_is_written_and_its_effect_told(client: TestClient, desk: Desk) -> None:
    watch = Watch(desk.bench.folder)
    path = desk.bench.folder / "sources.toml"
    before = path.read_text().splitlines()
    page = say(client, desk, **grade(desk))
    assert page.status_code == 200
    assert "sources.toml was written." in page.text
    assert "moved." in page.text
    after = path.read_text().splitlines()
    assert set(before) <= set(after)
    assert 'reason = "retracted twice"' in "\n".join(after)
    assert desk.bench.case.sources[0].history[-1].reason == "retracted twice"
    assert desk.wrote(watch.changed())  # so that it is not built a second time


def test_a_file_changed_meanwhile_is_not_overwritten(client: TestClient, desk: Desk) -> None:
    form = grade(desk)
    path = desk.bench.folder / "sources.toml"
    theirs = path.read_text() + "\n# theirs\n"
    path.write_text(theirs)
    answer = say(client, desk, **form)
    assert answer.status_code == 409
    assert "nothing was overwritten" in answer.text
    assert path.read_text() == theirs


def test_odds_are_set(client: TestClient, desk: Desk) -> None:
    held = desk.bench.case.indicators[0]
    rival = next(iter(held.scenarios))
    form = {
        "kind": "odds",
        "seen": edits.seen(desk.bench.folder, "indicators.toml"),
        "indicator": held.id,
        "rival": f"scenarios:{rival}",
    }
    wrong = say(client, desk, odds="perhaps so", **form)
    assert wrong.status_code == 400
    assert "perhaps so" in unescape(wrong.text)
    assert say(client, desk, odds="", **form).status_code == 400
    assert say(client, desk, odds="0.37", **form).status_code == 200
    assert desk.bench.case.indicators[0].scenarios[rival] == 0.37


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
    client: TestClient, desk: Desk, form: dict[str, str], words: str
) -> None:
    before = (desk.bench.folder / "sources.toml").read_bytes()
    answer = say(client, desk, **grade(desk, **form))
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert (desk.bench.folder / "sources.toml").read_bytes() == before


def test_a_question_is_resolved(client: TestClient, desk: Desk) -> None:
    question = desk.bench.case.scenarios[0].id
    form = {"question": question, "outcome": "yes", "when": "2026-02-03", "why": "it did"}
    for wrong in ({"question": "none"}, {"outcome": "maybe"}, {"when": ""}):
        assert say(client, desk, "/resolve", **{**form, **wrong}).status_code == 400
    assert say(client, desk, "/resolve", **form).status_code == 200
    lines = (desk.bench.folder / "resolutions.jsonl").read_text().splitlines()
    assert json.loads(lines[-1]) == {**form, "outcome": True}
    assert desk.bench.case.resolutions[-1].why == "it did"


def upload(client: TestClient, desk: Desk, body: bytes, token: str = "", **asked: str) -> Any:
    headers = {"x-forewarn-token": token or desk.token}
    return client.post("/edit/upload", params=asked, content=body, headers=headers)


def test_a_report_is_added_and_its_claims_appear(client: TestClient, desk: Desk) -> None:
    text = b"# A new berth\n\nThe Dockers' Union said that about 70 ships were waiting.\n"
    publisher = desk.bench.case.reports[0].publisher
    asked = {"name": "../../evil/../x.md", "publisher": publisher, "date": "2026-02-05"}
    answer = upload(client, desk, text, **asked)
    assert answer.status_code == 200, answer.text
    assert "Last" not in client.get(answer.text).text
    added = desk.bench.case.reports[-1]
    assert (added.title, added.publisher) == ("A new berth", publisher)
    assert (desk.bench.folder / added.file).resolve().is_relative_to(desk.bench.folder.resolve())
    assert desk.built is not None
    assert any("70 ships" in held.claim.quote for held in desk.built.assessment.claims)
    again = upload(client, desk, text, **asked)
    assert again.status_code == 400
    assert "already in the case" in again.text


def test_uploads_are_limited(client: TestClient, desk: Desk) -> None:
    before = len(list((desk.bench.folder / "reports").iterdir()))
    asked = {"publisher": "x", "date": "2026-02-05"}
    assert upload(client, desk, b"x", token="guessed", name="a.md", **asked).status_code == 403
    large = upload(client, desk, b"x" * (LARGEST + 1), name="a.md", **asked)
    assert large.status_code == 403
    assert "split it" in large.text
    for name in ("a.exe", "a.toml"):
        assert upload(client, desk, b"x", name=name, **asked).status_code == 400
    bad = upload(client, desk, b"words", name="a.md", publisher="x", date="soon")
    assert bad.status_code == 400
    assert len(list((desk.bench.folder / "reports").iterdir())) == before


def test_only_web_addresses_are_fetched(client: TestClient, desk: Desk) -> None:
    for address in ("file:///etc/passwd", "ftp://example.org/x", "", "etc/passwd"):
        answer = say(client, desk, "/fetch", url=address)
        assert answer.status_code == 400
        assert "begins with http" in answer.text


def test_this_machine_is_not_asked_for_a_report(client: TestClient, desk: Desk) -> None:
    before = sorted((desk.bench.folder / "reports").iterdir())
    for address in ("http://127.0.0.1:9/x", "http://localhost/x", "http://[::1]/"):
        answer = say(client, desk, "/fetch", url=address)
        assert answer.status_code == 400
        assert "no public address" in answer.text
        assert "save the page" in answer.text
    assert sorted((desk.bench.folder / "reports").iterdir()) == before


def test_a_file_that_cannot_be_written_says_so(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("forewarn.server.file_edits.os.replace", refused)
    answer = say(client, desk, **grade(desk))
    assert answer.status_code == 400
    assert "sources.toml cannot be written (Permission denied)" in answer.text


def test_two_days_are_compared(client: TestClient, desk: Desk) -> None:
    page = client.get(f"/{desk.latest}/compare.html")
    assert page.status_code == 200
    assert "What changed from" in page.text
    assert desk.news.doing == ""
    assert client.get(f"/{desk.latest}/compare.html?from=soon").status_code == 404


def view(desk: Desk, **form: str) -> dict[str, str]:
    return {
        "kind": "view",
        "seen": edits.seen(desk.bench.folder, "views.toml"),
        "page": "claims",
        "name": "Forty <ships>",
        "words": '"about 40"',
        "facet.stance": "asserts",
        **form,
    }


def test_a_view_is_saved_shown_and_removed(client: TestClient, desk: Desk) -> None:
    path = desk.bench.folder / "views.toml"
    page = say(client, desk, "/view", **view(desk))
    assert page.url.path == f"/{desk.latest}/claims.html"
    assert page.url.params["q"] == '"about 40"'
    assert 'aria-current="true">Forty &lt;ships&gt;</a>' in page.text
    assert "Remove this view" in page.text
    assert 'name = "Forty <ships>"' in path.read_text()
    assert desk.bench.case.views[0].facets == {"stance": "asserts"}
    path.write_text(f"# every morning\n{path.read_text()}")
    stale = say(client, desk, "/view", **view(desk, seen="old"))
    assert stale.status_code == 409
    assert "views.toml was changed on disk" in stale.text
    page = say(client, desk, "/view", **view(desk, kind="no view"))
    assert page.status_code == 200
    assert "Forty" not in page.text
    assert path.read_text() == "# every morning\n"
    assert desk.bench.case.views == ()


def test_a_view_that_cannot_be_saved(client: TestClient, desk: Desk) -> None:
    for wrong, words in (
        ({"name": ""}, "a view needs a name"),
        ({"page": "origins"}, "page"),
        ({"words": "", "facet.stance": "shouts"}, "there is no stance 'shouts'"),
        ({"facet.colour": "red"}, "claims have no filter 'colour'"),
        ({"kind": "no view", "name": "x"}, "no view of claims has the name 'x'"),
    ):
        answer = say(client, desk, "/view", **view(desk, **wrong))
        assert answer.status_code == 400, wrong
        assert words in unescape(answer.text)
    answer = client.post("/edit/view", data={**view(desk), "token": "guessed"})
    assert answer.status_code == 403
    assert not (desk.bench.folder / "views.toml").exists()
