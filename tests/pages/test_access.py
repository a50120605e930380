"""The pages in a browser: no accessibility violation, nothing wider than the screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from forewarn.pages.site import PAGES
from tests.browser import COLOURS, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOKED_AT = (*PAGES, "report/first.html", "explain/estimate.sent.html")


@pytest.mark.parametrize("width", [1440, 390])
def test_no_violation_on_any_page(browser: "Browser", folder: Path, width: int) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    found = []
    for path in LOOKED_AT:
        opened.emulate_media(color_scheme="light")
        opened.goto((folder / path).as_uri())
        wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [(path, "wider than the screen", str(wide))] if wide > 0 else []
        found += [(path, *one) for one in violations(opened)]
        opened.emulate_media(color_scheme="dark")
        found += [(path, *one) for one in violations(opened, *COLOURS)]
    opened.close()
    assert found == []
    assert all(url.startswith("file://") for url in asked)


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
