"""The stories of the served workbench in a real browser."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from forewarn.build.run import Workbench
from forewarn.server.app import app
from forewarn.server.desk import Desk
from forewarn.server.watch import follow
from tests.browser import COLOURS, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Served:
    """A case under a running server."""

    def __init__(self, desk: Desk, port: int) -> None:
        self.desk = desk
        self.url = f"http://127.0.0.1:{port}"

    def page(self, name: str) -> str:
        return f"{self.url}/{self.desk.latest}/{name}"

    def lines(self) -> list[dict[str, Any]]:
        path = self.desk.bench.folder / "reviews.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with Workbench(folder) as bench:
        desk = Desk(bench, bench.build(), who="ed")
        config = uvicorn.Config(
            app(desk), port=0, log_level="error", lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.01)
        ended = threading.Event()
        watching = follow(desk, ended)
        yield Served(desk, server.servers[0].sockets[0].getsockname()[1])
        desk.closed = True
        server.should_exit = True
        ended.set()
        running.join(20)
        watching.join(20)


@pytest.fixture
def page(browser: "Browser", served: Served) -> Iterator["Page"]:
    opened = browser.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None
    )
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith(served.url) else wrong.append(asked.url),
    )
    yield opened
    opened.close()
    assert wrong == []


def test_review_by_keyboard_with_undo_and_redo(page: "Page", served: Served) -> None:
    page.goto(served.page("review.html"))
    first = page.locator(".context mark").inner_text()
    with page.expect_navigation():
        page.keyboard.press("r")
    assert page.locator(".effect").is_visible()
    assert "reject" in page.locator(".effect").inner_text()
    assert page.locator(".context mark").inner_text() != first
    assert served.lines()[-1]["verdict"] == "reject"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert served.lines()[-1]["verdict"] == "undo"
    assert page.locator(".context mark").inner_text() == first
    with page.expect_navigation():
        page.keyboard.press("y")
    assert served.lines()[-1]["verdict"] == "redo"
    with page.expect_navigation():
        page.keyboard.press("a")
    assert served.lines()[-1]["verdict"] == "accept"
    page.keyboard.press("c")
    assert page.locator('input[name="claimant"]').evaluate("e => e === document.activeElement")
    page.keyboard.press("Control+A")
    page.keyboard.type("The harbour master")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert served.lines()[-1]["fields"]["claimant"] == "The harbour master"
    page.go_back()
    page.go_forward()
    assert page.locator("h1").inner_text() == "Review"


def test_marked_words_become_a_claim(page: "Page", served: Served) -> None:
    report = served.desk.present.dossier.reports[0]
    page.goto(served.page(f"report/{report.id}.html"))
    words = page.evaluate(
        """() => {
          const part = [...document.querySelectorAll(".reader .tx")].at(-1);
          const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
          const node = walker.nextNode();
          const range = document.createRange();
          range.setStart(node, 0);
          range.setEnd(node, 8);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    page.keyboard.press("m")
    assert page.locator("[data-mark=quote]").input_value() == words
    page.fill('input[name="claimant"]', "Somebody")
    with page.expect_navigation():
        page.click("text=Add >> nth=-1")
    line = served.lines()[-1]
    start, end = line["fields"]["start"], line["fields"]["end"]
    assert report.text[start:end] == words


def test_two_tabs_review_at_once_and_none_loses(browser: "Browser", served: Served) -> None:
    one, two = browser.new_page(), browser.new_page()
    one.goto(served.page("review.html"))
    two.goto(served.page("review.html"))
    with one.expect_navigation():
        one.keyboard.press("a")
    two.bring_to_front()
    claim = served.lines()[0]["claim"]
    two.goto(served.page("review.html") + f"?claim={claim}")
    with two.expect_navigation():
        two.keyboard.press("r")
    with one.expect_navigation():
        one.keyboard.press("a")
    assert [line["verdict"] for line in served.lines()] == ["accept", "reject", "accept"]
    one.close()
    two.close()


def test_a_change_on_disk_reaches_the_open_page(page: "Page", served: Served) -> None:
    page.goto(served.page("index.html"))
    case = served.desk.bench.folder / "case.toml"
    good = case.read_text()
    title = served.desk.bench.case.question.title
    case.write_text(good.replace(title, "Another title"))
    page.locator(".shell > .nav .case", has_text="Another title").wait_for()
    case.write_text(good.replace("horizon", "horizzon"))
    page.locator(".trouble").wait_for()
    assert "last good build" in page.locator(".trouble").inner_text()
    assert page.locator("h1").count() == 1
    page.click(".trouble a")
    assert "horizzon" in page.locator("main").inner_text()
    case.write_text(good)
    page.locator(".trouble").wait_for(state="detached")


def test_search_and_deep_links(page: "Page", served: Served) -> None:
    page.goto(served.page("claims.html"))
    page.keyboard.press("/")
    page.keyboard.type("dock*")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "q=dock" in page.url
    rows = page.locator("#list tbody tr").count()
    assert rows >= 1
    page.reload()
    assert page.locator("#list tbody tr").count() == rows
    page.go_back()
    assert page.locator("#list tbody tr").count() > rows


def test_a_view_is_saved_found_again_and_removed(page: "Page", served: Served) -> None:
    page.goto(served.page("claims.html?q=dock*&stance=asserts"))
    rows = page.locator("#list tbody tr").count()
    page.fill('input[name="name"]', "Of the docks")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "q=dock" in page.url
    page.goto(served.page("claims.html"))
    page.reload()
    assert page.locator("#list tbody tr").count() > rows
    with page.expect_navigation():
        page.click("text=Of the docks")
    assert page.locator('[aria-label="Saved views"] [aria-current]').inner_text() == "Of the docks"
    assert page.locator("#list tbody tr").count() == rows
    assert violations(page) == []
    page.goto(page.url)
    with page.expect_navigation():
        page.click("text=Remove this view")
    assert page.locator('[aria-label="Saved views"]').count() == 0
    assert "Of the docks" not in (served.desk.bench.folder / "views.toml").read_text()


def test_no_axe_violations_on_live_pages(page: "Page", served: Served) -> None:
    report = served.desk.present.dossier.reports[0]
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for name in (
            "review.html",
            f"report/{report.id}.html",
            "claims.html?q=dock*",
            "what-if.html?set=hypothesis.strike.prior%3D0.01",
            "case-file.html?file=case.toml&line=3",
        ):
            page.emulate_media(color_scheme="light")
            page.goto(served.page(name))
            page.evaluate(
                "document.querySelectorAll('main details').forEach(e => { e.open = true })"
            )
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            assert violations(page) == []
            page.emulate_media(color_scheme="dark")
            assert violations(page, *COLOURS) == []


def test_what_if_back_and_forward_and_kept_as_a_proposal(page: "Page", served: Served) -> None:
    page.goto(served.page("hypotheses.html"))
    page.click("text=Set a judgement")
    page.fill(".fields input[name=address]", "hypothesis.strike.prior")
    page.fill(".fields input[name=value] >> nth=0", "0.01")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("what-if.html?set=hypothesis.strike.prior%3D0.01")
    assert page.locator(".thirds table").count() >= 1
    assert "+prior = 0.01" in page.locator("pre.diff").inner_text()
    with page.expect_navigation():
        page.select_option("select[name=value]", "unseen")
        page.click("form:has(select[name=value]) button")
    assert page.locator("text=take back").count() == 2
    page.go_back()
    assert page.locator("text=take back").count() == 1
    assert violations(page) == []
    page.reload()
    with page.expect_navigation():
        page.click("text=Save the proposal")
    assert "The case is as it was" in page.locator(".effect").inner_text()
    assert list((served.desk.bench.folder / ".forewarn" / "proposals").glob("*.diff"))
    with page.expect_navigation():
        page.click("text=Discard all")
    assert page.locator("text=Nothing is supposed yet").is_visible()


def test_play_steps_through_the_months_to_the_latest(page: "Page", served: Served) -> None:
    days = served.desk.present.dossier.builds
    page.goto(f"{served.url}/{days[0]}/index.html")
    assert page.locator(".past").is_visible()
    page.click("[data-do=play]")
    page.wait_for_url(f"**/{days[-1]}/**", timeout=30_000)
    page.locator("[data-do=play]", has_text="Play").wait_for()
    page.go_back()
    assert str(days[-1]) not in page.url


def test_an_added_report_moves_the_overview(page: "Page", served: Served) -> None:
    page.goto(served.page("index.html"))
    before = page.locator("main").inner_text()
    page.goto(served.page("edit.html"))
    form = page.locator("form[data-upload]")
    form.locator("[name=file]").set_input_files(
        {
            "name": "pickets.md",
            "mimeType": "text/markdown",
            "buffer": b"# Talks\n\nThe Altmar Port Authority said that about 90 grain ships are "
            b"waiting off the port, and that talks with the union will open on Friday.\n",
        }
    )
    form.locator("[name=publisher]").fill("Altmar Herald")
    form.locator("[name=date]").fill("2026-02-06")
    with page.expect_navigation():
        form.locator("button").click()
    assert "was written" in page.locator(".effect").inner_text()
    page.click(".shell > .nav >> text=Overview")
    assert served.desk.latest.isoformat() == "2026-02-06"
    assert page.locator("main").inner_text() != before


def test_a_reload_during_a_rebuild_shows_the_pages_there_are(page: "Page", served: Served) -> None:
    desk = served.desk
    held, told = threading.Event(), desk.bench.tell

    def slow(what: str, done: int, total: int) -> None:
        told(what, done, total)
        held.wait(10)

    desk.bench.tell = slow
    page.goto(served.page("index.html"))
    case = desk.bench.folder / "case.toml"
    title = desk.bench.case.question.title
    case.write_text(case.read_text().replace(title, "Another title"))
    page.locator("[data-doing]", has_text="Rebuilding").wait_for()
    page.reload()
    assert page.locator("h1, .bl").count() >= 1
    assert page.locator(".shell > .nav .case").inner_text().startswith(title)
    held.set()
    page.locator(".shell > .nav .case", has_text="Another title").wait_for()
    desk.bench.tell = told


def test_a_report_fills_the_width_of_a_phone(page: "Page", served: Served) -> None:
    report = served.desk.present.dossier.reports[0]
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.page(f"report/{report.id}.html"))
    assert page.locator(".reader .tx").first.bounding_box()["width"] > 300  # type: ignore[index]
