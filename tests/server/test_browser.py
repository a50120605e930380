"""The stories of the served workbench in a real browser."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from forewarn.server.app import app
from forewarn.server.session import Session
from forewarn.server.watcher import follow
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Workbench
from tools.browser import COLOURS, SHIFTS, shifts, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Served:
    """A case under a running server."""

    def __init__(self, session: Session, port: int) -> None:
        self.session = session
        self.url = f"http://127.0.0.1:{port}"

    def page(self, name: str) -> str:
        return f"{self.url}/{self.session.latest}/{name}"

    def lines(self) -> list[dict[str, Any]]:
        path = self.session.bench.folder / "reviews.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with Workbench(folder) as bench:
        writer = CaseWriter(Session(bench, bench.build()), who="ed")
        session = writer.session
        config = uvicorn.Config(
            app(writer), port=0, log_level="error", lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.01)
        ended = threading.Event()
        watching = follow(writer, ended)
        yield Served(session, server.servers[0].sockets[0].getsockname()[1])
        session.closed = True
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
    report = served.session.present.page_data.reports[0]
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
    from playwright.sync_api import expect

    # The browser tells of a selection a moment later, and a field that is entered takes it away.
    expect(page.locator("[data-mark=quote]")).to_have_value(words)
    page.keyboard.press("m")
    expect(page.locator("[data-mark=quote]")).to_have_value(words)
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
    case = served.session.bench.folder / "case.toml"
    good = case.read_text()
    title = served.session.bench.case.question.title
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
    assert "Of the docks" not in (served.session.bench.folder / "views.toml").read_text()


def test_no_axe_violations_on_live_pages(page: "Page", served: Served) -> None:
    report = served.session.present.page_data.reports[0]
    page.add_init_script(SHIFTS)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for name in (
            "review.html",
            f"report/{report.id}.html",
            "claims.html?q=dock*",
            "edit.html",
            "compare.html",
            "what-if.html?set=hypothesis.strike.prior%3D0.01",
            "case-file.html?file=case.toml&line=3",
        ):
            page.emulate_media(color_scheme="light")
            page.goto(served.page(name))
            assert shifts(page) == []
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
    page.keyboard.press("Enter")
    page.locator("[data-supposed] table").wait_for()
    assert page.url.endswith("hypotheses.html?set=hypothesis.strike.prior%3D0.01")
    with page.expect_navigation():
        page.click("text=Every figure that moves")
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
    assert list((served.session.bench.folder / ".forewarn" / "proposals").glob("*.diff"))
    with page.expect_navigation():
        page.click("text=Discard all")
    assert page.locator("text=Nothing is supposed yet").is_visible()


def test_a_chart_is_read_and_saved_under_the_policy_of_a_served_page(
    page: "Page", served: Served
) -> None:
    page.goto(served.page("scenarios.html"))
    tools = page.locator("[data-chart]").first
    tools.locator("[data-reads]").press("Enter")
    assert "Chance" in (page.get_by_role("slider").get_attribute("aria-valuetext") or "")
    tools.locator("summary").press("Enter")
    for kind, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"Step to,Chance")):
        with page.expect_download() as coming:
            tools.locator(f'[data-take="save"][data-kind="{kind}"]').press("Enter")
        assert Path(coming.value.path()).read_bytes().startswith(start)
    # From the drawer that shows an estimate's grounds, too.
    page.goto(served.page("estimates.html"))
    page.locator('table a.n[href*="explain/estimate."]').first.click()
    drawer = page.locator(".drawer.over")
    drawer.locator("[data-chart] summary").press("Enter")
    with page.expect_download() as coming:
        drawer.locator('[data-take="save"][data-kind="csv"]').press("Enter")
    assert len(Path(coming.value.path()).read_text().splitlines()) == 21


def test_play_steps_through_the_months_to_the_latest(page: "Page", served: Served) -> None:
    days = served.session.present.page_data.builds
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
    assert served.session.latest.isoformat() == "2026-02-06"
    assert page.locator("main").inner_text() != before


def test_a_reload_during_a_rebuild_shows_the_pages_there_are(page: "Page", served: Served) -> None:
    session = served.session
    held, told = threading.Event(), session.bench.tell

    def slow(what: str, done: int, total: int) -> None:
        told(what, done, total)
        held.wait(10)

    session.bench.tell = slow
    page.goto(served.page("index.html"))
    case = session.bench.folder / "case.toml"
    title = session.bench.case.question.title
    case.write_text(case.read_text().replace(title, "Another title"))
    page.locator("[data-doing]", has_text="Rebuilding").wait_for()
    page.reload()
    assert page.locator("h1, .bl").count() >= 1
    assert page.locator(".shell > .nav .case").inner_text().startswith(title)
    held.set()
    page.locator(".shell > .nav .case", has_text="Another title").wait_for()
    session.bench.tell = told


@pytest.mark.parametrize("by", ["key", "button"])
def test_a_rebuild_tells_how_far_it_is_and_is_stopped(
    page: "Page", served: Served, by: str
) -> None:
    session = served.session
    held, told = threading.Event(), session.bench.tell

    def slow(what: str, done: int, total: int) -> None:
        told(what, done, total)
        held.wait(10)
        if what == "grouping origins":
            held.clear()

    session.bench.tell = slow
    page.goto(served.page("index.html"))
    was = page.locator(".shell > .nav .case").inner_text()
    case = session.bench.folder / "case.toml"
    case.write_text(case.read_text().replace(session.bench.case.question.title, "Another title"))
    line = page.locator("[data-doing]")
    page.locator("[data-doing]", has_text="2 of 7 steps: grouping origins").wait_for()
    held.set()
    page.locator("[data-doing]", has_text="3 of 7 steps: sorting evidence").wait_for()
    assert line.locator("button").inner_text().startswith("Stop")
    page.keyboard.press(".") if by == "key" else line.locator("button").click()
    page.wait_for_timeout(300)
    held.set()
    page.locator(".past.trouble", has_text="last good build").wait_for()
    assert "the work was stopped" in page.locator(".past.trouble").inner_text()
    assert page.locator(".shell > .nav .case").inner_text() == was
    session.bench.tell = told
    assert violations(page) == []
    with page.expect_navigation():
        page.locator(".past.trouble button", has_text="Rebuild").click()
    page.locator(".shell > .nav .case", has_text="Another title").wait_for()
    assert page.locator(".past.trouble").count() == 0


def test_a_report_fills_the_width_of_a_phone(page: "Page", served: Served) -> None:
    report = served.session.present.page_data.reports[0]
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.page(f"report/{report.id}.html"))
    assert page.locator(".reader .tx").first.bounding_box()["width"] > 300  # type: ignore[index]


def test_a_row_of_the_matrix_is_set_aside_in_place_discarded_and_kept(
    page: "Page", served: Served
) -> None:
    page.goto(served.page("hypotheses.html"))
    was = page.locator("table.ach thead .post").all_inner_texts()
    row = page.locator("table.ach tbody tr").first
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    toggle = row.locator("a[data-suppose]").first
    assert toggle.get_attribute("role") == "button"
    assert toggle.get_attribute("aria-pressed") == "false"
    toggle.focus()
    page.keyboard.press("Space")
    part = page.locator("[data-supposed]")
    part.locator("table").wait_for()
    assert toggle.get_attribute("aria-pressed") == "true"
    assert toggle.evaluate("one => one === document.activeElement")
    assert part.locator("td b").count() > 0
    assert "drop indicator." in part.inner_text()
    # Nothing of the page itself moved, and the address says what is supposed.
    assert page.locator("table.ach thead .post").all_inner_texts() == was
    assert "drop=indicator." in page.url
    assert violations(page) == []

    field = row.locator("form[data-suppose-form] input[name=value]").first
    field.fill("0.05")
    field.press("Enter")
    part.locator("li").nth(1).wait_for()
    assert part.locator("li").count() == 2
    page.reload()
    part.locator("li").nth(1).wait_for()
    page.go_back()
    part.locator("li").nth(1).wait_for(state="detached")
    part.get_by_text("Discard").click()
    part.wait_for(state="hidden")
    assert "drop=" not in page.url
    page.locator("main :focus").wait_for()

    row = page.locator("table.ach tbody tr").first
    if not row.locator("a[data-suppose]").first.is_visible():
        row.locator("summary").click()
    row.locator("a[data-suppose]").first.click()
    with page.expect_navigation():
        part.get_by_text("Save as a proposed change").click()
    assert "Written to" in page.locator(".effect").inner_text()
    assert list((served.session.bench.folder / ".forewarn" / "proposals").glob("*.diff"))


def test_an_outcome_of_a_policy_is_changed_in_place(page: "Page", served: Served) -> None:
    page.goto(served.page("policies.html"))
    cell = page.locator("table.pol details.if").first
    cell.locator("summary").click()
    field = cell.locator("form").nth(1).locator("input[name=value]")
    low = float(cell.locator("form").nth(0).locator("input[name=value]").input_value())
    field.fill(str(low))
    field.press("Enter")
    part = page.locator("[data-supposed]")
    part.locator("td b").first.wait_for()
    assert "worth on average" in part.inner_text()
    field.fill("nonsense")
    field.press("Enter")
    part.get_by_role("alert").wait_for()
    assert "cannot be supposed" in part.get_by_role("alert").inner_text()


def test_without_script_a_row_leads_to_the_what_if_page(browser: "Browser", served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(served.page("hypotheses.html"))
    plain.locator("table.ach tbody summary").first.click()
    plain.locator("table.ach tbody a[data-suppose]").first.click()
    assert plain.locator("h1").inner_text() == "What if"
    assert "drop indicator." in plain.locator("main").inner_text()
    context.close()
