"""Files that change under an open workbench, faults, and work that is stopped."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.assessment.pipeline import STEPS
from forewarn.errors import CaseError
from forewarn.server import watcher as watch
from forewarn.server.app import app
from forewarn.server.live_handlers import LiveHandlers
from forewarn.server.progress_words import progress
from forewarn.server.serve import port_holder
from forewarn.server.session import UNWRITABLE, Session, Stopped
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Workbench


def test_only_other_content_counts_as_a_change(folder: Path) -> None:
    held = watch.Watch(folder)
    assert held.changed() == frozenset()
    case = folder / "case.toml"
    case.write_text(case.read_text())  # touched only
    assert held.changed() == frozenset()
    case.write_text(case.read_text() + "\n# a comment\n")
    (folder / "claims").mkdir(exist_ok=True)
    new = folder / "claims" / "new.csv"
    new.write_text("report,quote,claimant\n")
    assert held.changed() == {case, new}
    new.unlink()
    assert held.changed() == {new}
    (folder / "build").mkdir(exist_ok=True)
    (folder / "build" / "notes.md").write_text("derived")
    assert held.changed() == frozenset()


def test_a_change_on_disk_reaches_the_pages(
    client: TestClient, session: Session, folder: Path
) -> None:
    case = folder / "case.toml"
    version = session.version
    title = session.bench.case.question.title
    case.write_text(case.read_text().replace(title, "Another title"))
    session.reload()
    assert session.version > version
    assert "Another title" in client.get("/").text


def test_a_broken_file_leaves_the_last_good_build_and_says_so(
    client: TestClient, session: Session, folder: Path
) -> None:
    case = folder / "case.toml"
    good = case.read_text()
    overview = client.get("/").text
    case.write_text(good.replace("horizon", "horizzon"))
    session.reload()
    page = client.get("/").text
    assert "These pages are of the last good build" in page
    assert "the case has" in page
    assert overview.split("<h1")[1].split('<p class="foot"')[0] in page
    assert "case.toml:" in client.get(f"/{session.latest}/check.html").text
    answer = client.post("/review", data={"token": session.token, "claim": "x"})
    assert answer.status_code == 400
    assert "Mend what the Check page names" in answer.text
    case.write_text(good)
    session.reload()
    assert "last good build" not in client.get("/").text
    case.unlink()
    session.reload()
    assert "the case cannot be read" in client.get("/").text


def test_a_case_with_faults_opens_on_them(folder: Path) -> None:
    case = folder / "case.toml"
    good = case.read_text()
    case.write_text(good.replace("horizon", "horizzon"))
    with Workbench(folder) as bench:
        with pytest.raises(CaseError):
            bench.build()
        session = Session(bench, None)
        client = TestClient(app(CaseWriter(session, who="ed")), base_url="http://127.0.0.1")
        page = client.get("/")
        assert page.url.path.endswith("/check.html")
        assert "Nothing is built yet" in page.text
        assert client.get(f"/{session.latest}/claims.html").status_code == 200
        case.write_text(good)
        session.reload()
        assert client.get("/").url.path.endswith("/index.html")


def test_work_can_be_stopped_and_goes_on_later(
    client: TestClient, session: Session, folder: Path
) -> None:
    case = folder / "case.toml"
    case.write_text(case.read_text() + "\n# so that something is to be done\n")
    seen: list[str] = []
    tell = session._note_progress

    def stopping(what: str, done: int, total: int) -> None:
        seen.append(what)
        headers = {"x-forewarn-token": session.token}
        assert client.post("/stop", headers=headers).status_code == 204
        tell(what, done, total)

    session.bench.tell = stopping
    session.reload()
    assert len(seen) == 1
    assert "the work was stopped" in session.news.trouble
    assert session.news.doing == ""
    page = client.get(f"/{session.latest}/index.html").text
    assert "These pages are of the last good build" in page
    assert 'action="../rebuild"' in page
    session.bench.tell = tell
    refused = client.post("/rebuild", data={"token": "guessed"})
    assert refused.status_code == 403
    assert "the work was stopped" in session.news.trouble
    done = client.post("/rebuild", data={"token": session.token}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert session.news.trouble == ""


def test_a_look_back_that_is_stopped_says_so(client: TestClient, session: Session) -> None:
    def stopping(what: str, done: int, total: int) -> None:
        raise Stopped("stopped")

    session.bench.tell = stopping
    day = session.present.page_data.builds[0]
    page = client.get(f"/{day}/index.html")
    assert page.status_code == 503
    assert "The work was stopped" in page.text


def test_a_build_tells_its_steps_in_order(session: Session, folder: Path) -> None:
    told: list[str] = []
    (folder / "reports" / "2026-02-06-x.md").write_text("The mayor said 12 ships are waiting.")
    (folder / "reports" / "2026-02-06-x.toml").write_text(
        'title = "X"\npublisher = "Coast Wire"\ndate = 2026-02-03\n'
    )
    session.bench.tell = lambda what, done, total: told.append(what)
    session.reload()
    assert tuple(dict.fromkeys(told)) == STEPS
    assert progress("weighing hypotheses", 0, 1) == "5 of 7 steps: weighing hypotheses"
    assert progress("packing", 1, 2) == "packing, 1 of 2"


def test_open_pages_are_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forewarn.server.live_handlers.TICK", 0.01)
    monkeypatch.setattr("forewarn.server.live_handlers.ALIVE", 0.02)
    told: list[str] = []

    async def listen() -> None:
        async for line in LiveHandlers(session).news():
            told.append(line)
            if len(told) == 1:
                session._note_progress("reading reports", 3, 7)
            if len(told) == 3:
                session.closed = True

    # In a thread of its own: a browser test may have left a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, listen()).result()
    first, second, third = told
    assert json.loads(first.removeprefix("data: "))["version"] == session.version
    assert json.loads(second.removeprefix("data: "))["doing"] == (
        "1 of 7 steps: reading reports, 3 of 7"
    )
    assert third == ": still here\n\n"


def test_a_folder_that_cannot_be_written_is_said_on_every_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from forewarn.workbench import workbench as run

    real = run.SqliteStore

    def refused(path: Path) -> run.SqliteStore:
        if path.is_relative_to(folder):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(run, "SqliteStore", refused)
    with Workbench(folder) as bench:
        client = TestClient(
            app(CaseWriter(Session(bench, bench.build()), who="ed")), base_url="http://127.0.0.1"
        )
        assert UNWRITABLE in client.get("/").text


def test_who_holds_a_port_is_found_where_the_system_tells(tmp_path: Path) -> None:
    net = tmp_path / "net"
    net.mkdir()
    line = "0: 0100007F:1F90 00000000:0000 0A 0:0 00:0 0 0 0 4242 1"
    (net / "tcp").write_text(f"sl local rem st\n{line}\n")
    opened = tmp_path / "77" / "fd"
    opened.mkdir(parents=True)
    (opened / "3").symlink_to("socket:[4242]")
    (tmp_path / "77" / "comm").write_text("python3\n")
    assert port_holder(8080, tmp_path) == "process 77 (python3)"
    assert port_holder(8081, tmp_path) == ""
    assert port_holder(8080, tmp_path / "none") == ""
