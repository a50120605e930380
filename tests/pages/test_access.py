"""The pages in a browser: no accessibility violation, nothing wider than the screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import axe_core_python
import pytest

from forewarn.briefing.assessment import Assessment
from forewarn.case.case import Case
from forewarn.export.site import write_site
from forewarn.pages import render
from forewarn.pages.site import PAGES
from tests.pages.small import FAULTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text()
LOOKED_AT = (*PAGES, "report/first.html", "explain/estimate.sent.html")


@pytest.fixture(scope="module")
def folder(built: tuple[Case, Assessment], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    write_site(out, render(*built, FAULTS, build_hash="7c1e40a9ff00"))
    return out


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_violation_on_any_page(
    browser: "Browser", folder: Path, scheme: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    found = []
    for path in LOOKED_AT:
        opened.goto((folder / path).as_uri())
        opened.evaluate(AXE)
        result = opened.evaluate("axe.run()")
        found += [(path, one["id"], one["nodes"][0]["html"]) for one in result["violations"]]
        wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [(path, "wider than the screen", str(wide))] if wide > 0 else []
    context.close()
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
