"""The pages in a browser: no accessibility violation, nothing wider than the screen."""

from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

from forewarn.pages.site import PAGES
from tools.browser import COLOURS, SHIFTS, shifts, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOKED_AT = (*PAGES, "report/first.html", "explain/estimate.sent.html")


@pytest.mark.parametrize("width", [1440, 390])
def test_no_violation_on_any_page(browser: "Browser", folder: Path, width: int) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900})
    opened.add_init_script(SHIFTS)
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    found = []
    for path in LOOKED_AT:
        opened.emulate_media(color_scheme="light")
        opened.goto((folder / path).as_uri())
        found += [(path, "moved", one) for one in shifts(opened)]
        wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [(path, "wider than the screen", str(wide))] if wide > 0 else []
        found += [(path, *one) for one in violations(opened)]
        opened.emulate_media(color_scheme="dark")
        found += [(path, *one) for one in violations(opened, *COLOURS)]
    opened.close()
    assert found == []
    assert all(url.startswith("file://") for url in asked)


def test_the_first_page_is_ready_within_three_tenths_of_a_second(
    browser: "Browser", folder: Path
) -> None:
    # Of the main thread's processor time, which a busy machine does not stretch as it does the
    # time on the wall; on a quiet machine the two differ by the start of the page's process.
    spent = []
    for _ in range(5):
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        session = opened.context.new_cdp_session(opened)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        opened.goto((folder / "index.html").as_uri())
        told = session.send("Performance.getMetrics")["metrics"]
        spent.append(next(one["value"] for one in told if one["name"] == "TaskDuration"))
        opened.close()
    assert median(spent) < 0.3, spent


def test_the_first_page_is_set_in_its_own_type(browser: "Browser", folder: Path) -> None:
    opened = browser.new_page()
    opened.goto((folder / "index.html").as_uri())
    opened.wait_for_selector("html:not(.bare)", state="attached")
    for family in ("Source Sans 3", "Source Serif 4"):
        wide = """(family) => { const held = document.createElement("span");
          held.textContent = "Twelve thousand"; held.style.cssText =
            `position:absolute;font:20px ${family}`; document.body.append(held);
          return held.getBoundingClientRect().width; }"""
        assert opened.evaluate(wide, f"'{family}',monospace") < opened.evaluate(wide, "monospace")
    opened.close()


def test_the_chosen_theme_is_there_before_the_first_stroke(
    browser: "Browser", folder: Path
) -> None:
    opened = browser.new_page()
    opened.emulate_media(color_scheme="light")
    opened.goto((folder / "index.html").as_uri())
    opened.click("[data-do=theme]")
    opened.add_init_script(
        """new MutationObserver(() => {
          if (document.body) window.first ??= document.documentElement.dataset.theme ?? "none";
        }).observe(document, { childList: true, subtree: true });"""
    )
    opened.goto((folder / "scenarios.html").as_uri())
    assert opened.evaluate("window.first") == "dark"
    assert opened.locator("[data-do=theme]").inner_text() == "Light"
    opened.close()


def test_a_click_on_a_number_ends_at_the_highlighted_sentence(
    browser: "Browser", folder: Path
) -> None:
    opened = browser.new_page()
    opened.goto((folder / "index.html").as_uri())
    opened.click('a.n[href="explain/scenario.stay.probability.html"] >> nth=0')
    opened.click(".leaf a")
    target = opened.locator(".cl:target")
    assert target.inner_text() == "about 1,500 soldiers, in two ships, had sailed"
    colour = target.evaluate("node => getComputedStyle(node).backgroundColor")
    assert colour == "rgb(255, 229, 143)"
    opened.close()
