"""The story of the product in a real browser: a number is a sentence."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools.browser import COLOURS, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "index",
    "scenarios",
    "signposts",
    "policies",
    "reports",
    "claims",
    "claims/2",
    "claims/denies",
    "origins",
    "origins/2",
    "estimates",
    "hypotheses",
    "sources",
    "check",
    "explain/scenario.rotation.probability",
    "explain/estimate.killed-total",
)


@pytest.fixture(scope="module")
def page(browser: "Browser", out: Path) -> Iterator["Page"]:
    """A page that notes every request and every error of the built site."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.goto((out / "site" / "index.html").as_uri())
    yield opened
    opened.close()


def test_a_number_on_the_overview_leads_to_its_highlighted_sentence(
    page: "Page", out: Path
) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((out / "site" / "index.html").as_uri())
    number = page.locator('main td a.n[href*="scenario.rotation.probability"]').first
    shown = number.inner_text()
    assert "%" in shown
    number.click()
    link = page.locator('a[href*="report/"][href*="#"]').first
    link.wait_for()
    if not link.is_visible():
        page.locator("details summary").first.click()
    link.click()
    page.wait_for_url("**/report/*.html#*")
    anchor = page.url.split("#")[1]
    target = page.locator(f'[id="{anchor}"]')
    assert target.count() == 1
    sentence = target.inner_text()
    assert len(sentence) > 10
    painted = target.evaluate("e => getComputedStyle(e).backgroundColor")
    assert painted == "rgb(255, 229, 143)"
    assert target.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top < innerHeight }"
    )
    assert all(url.startswith(("file:", "data:")) for url in asked)
    assert wrong == []


def test_without_script_the_number_still_opens(browser: "Browser", out: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto((out / "site" / "index.html").as_uri())
    plain.locator('main a.n[href*="scenario.rotation.probability"]').first.click()
    assert "/explain/scenario.rotation.probability.html" in plain.url
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_axe_violations(page: "Page", out: Path, name: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto((out / "site" / f"{name}.html").as_uri())
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, *COLOURS) == []


def test_a_page_is_small(out: Path) -> None:
    for name in PAGES:
        packed = gzip.compress((out / "site" / f"{name}.html").read_bytes())
        assert len(packed) < 50_000, (name, len(packed))


def test_nothing_overflows_a_phone(browser: "Browser", out: Path) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    for name in PAGES:
        phone.goto((out / "site" / f"{name}.html").as_uri())
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, (name, width)
    phone.close()
