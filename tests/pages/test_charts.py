"""Charts in a browser, from a folder: saved, copied and read without a pointer."""

import csv
import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tools.browser import COLOURS, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

DRAWN = {
    "index.html": "futures",
    "scenarios.html": "scenario-stay",
    "estimates.html": "estimate-sent",
    "hypotheses.html": "hypotheses-odds",
    "record.html": "record-replayed",
    "explain/estimate.sent.html": "dots-estimate.sent",
}
"""Page and a chart on it, of each kind."""
READ = [path for path in DRAWN if path not in ("index.html", "explain/estimate.sent.html")]


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    opened.close()
    assert wrong == []


def tools(page: "Page", folder: Path, path: str) -> "Locator":
    page.goto((folder / path).as_uri())
    held = page.locator(f'[data-chart="{DRAWN[path]}"]')
    held.locator("summary").focus()
    page.keyboard.press("Enter")
    return held


def saved(page: "Page", held: "Locator", kind: str, number: int = 0) -> bytes:
    with page.expect_download() as coming:
        held.locator(f'[data-take="save"][data-kind="{kind}"]').nth(number).press("Enter")
    name = coming.value.suggested_filename
    assert name.endswith(f"-2025-12-26.{kind}")
    said = held.locator("[data-told]")
    said.get_by_text(name).wait_for()
    return Path(coming.value.path()).read_bytes()


@pytest.mark.parametrize("path", DRAWN)
def test_a_chart_is_saved_with_its_title_source_day_and_build(
    page: "Page", folder: Path, path: str
) -> None:
    page.emulate_media(color_scheme="dark")
    held = tools(page, folder, path)
    content = saved(page, held, "svg").decode()
    assert "var(" not in content
    assert "<script" not in content
    drawing = ElementTree.fromstring(content)
    title = held.get_attribute("data-title") or ""
    assert drawing.findtext("{http://www.w3.org/2000/svg}title") == title
    words = " ".join(node.text or "" for node in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert title in words
    assert "as of 26 Dec 2025 · build 7c1e40a9ff" in words
    # The page is dark; what leaves it is dark ink on light paper.
    ground = drawing.find("{http://www.w3.org/2000/svg}rect")
    assert ground is not None
    assert ground.get("fill") == "#FBFAF7"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(236, 234, 228)"
    picture = saved(page, held, "png")
    assert picture.startswith(b"\x89PNG")
    size = struct.unpack(">II", picture[16:24])
    assert size == (2 * int(drawing.get("width", 0)), 2 * int(drawing.get("height", 0)))
    dark = page.evaluate(
        """async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = document.createElement("canvas");
          canvas.width = image.width; canvas.height = image.height;
          const held = canvas.getContext("2d");
          held.drawImage(image, 0, 0);
          const found = held.getImageData(0, 0, canvas.width, canvas.height).data;
          let dark = 0;
          for (let at = 0; at < found.length; at += 4) dark += found[at] + found[at + 1] < 240;
          return dark / (found.length / 4);
        }""",
        "data:image/png;base64," + __import__("base64").b64encode(picture).decode(),
    )
    assert 0.001 < dark < 0.5, "neither blank nor black"


@pytest.mark.parametrize("path", DRAWN)
def test_the_saved_table_is_the_table(page: "Page", folder: Path, path: str) -> None:
    held = tools(page, folder, path)
    tables = page.locator(f'figure:has([data-chart="{DRAWN[path]}"]) table[data-behind]')
    if held.get_attribute("data-table"):
        tables = page.locator(f"#{held.get_attribute('data-table')}")
    assert tables.count() >= 1
    for number in range(tables.count()):
        content = saved(page, held, "csv", number).decode()
        rows = list(csv.reader(io.StringIO(content)))
        shown = tables.nth(number).evaluate(
            """table => [...table.rows].map(row => [...row.cells]
              .filter((_, place) => !table.rows[0].cells[place].querySelector("svg.chart"))
              .map(cell => { const held = cell.cloneNode(true);
                held.querySelectorAll("sup,.vh").forEach(one => one.remove());
                return held.textContent.replace(/\\s+/g, " ").trim(); }))"""
        )
        assert rows == shown
        assert len(rows) > 1
        assert all(any(row) for row in rows)


def test_a_chart_is_copied_where_the_browser_lets_it(browser: "Browser", folder: Path) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    held = tools(page, folder, "scenarios.html")
    for kind, said in (("svg", "SVG"), ("csv", "CSV"), ("png", "PNG")):
        held.locator(f'[data-take="copy"][data-kind="{kind}"]').click()
        held.locator("[data-told]", has_text=f"Copied as {said}.").wait_for()
        found = page.evaluate(
            """async () => { const [item] = await navigator.clipboard.read();
              return [item.types, item.types.includes("text/plain")
                ? await (await item.getType("text/plain")).text() : ""]; }"""
        )
        if kind == "png":
            assert "image/png" in found[0]
        else:
            assert found[1].startswith("<svg" if kind == "svg" else "Step to,Chance")
    context.close()


def test_a_browser_without_a_clipboard_offers_saving_only(browser: "Browser", folder: Path) -> None:
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    held = tools(page, folder, "scenarios.html")
    assert held.locator('[data-act="copy"]').is_hidden()
    assert held.locator('[data-act="save"]').is_visible()
    page.keyboard.press("Escape")
    assert held.locator("details").get_attribute("open") is None
    assert held.locator("summary").evaluate("e => e === document.activeElement")
    page.close()


@pytest.mark.parametrize("path", READ)
def test_values_are_read_by_keys_and_pointer(page: "Page", folder: Path, path: str) -> None:
    page.goto((folder / path).as_uri())
    figure = page.locator(f'figure:has([data-chart="{DRAWN[path]}"])')
    button = figure.locator("[data-reads]")
    button.focus()
    page.keyboard.press("Enter")
    slider = figure.get_by_role("slider")
    assert slider.evaluate("e => e === document.activeElement")
    number = int(slider.get_attribute("aria-valuemax") or 0)
    assert number == figure.locator("tr[data-at]").count()
    said = []
    page.keyboard.press("Home")
    for _ in range(number):
        said.append(slider.get_attribute("aria-valuetext") or "")
        page.keyboard.press("ArrowRight")
    assert figure.locator(".readout").inner_text() == said[-1]
    cells = figure.locator("tr[data-at]").first.locator("th,td").all_inner_texts()
    shown = figure.locator("tr[data-at]").first.evaluate(
        "row => [...row.cells].map(cell => cell.textContent.trim()).filter(Boolean)"
    )
    assert any(all(cell in words for cell in shown) for words in said), cells
    # The pointer over the right end reads what stands there.
    box = figure.locator(".reading").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 6, box["y"] + box["height"] / 2)
    left = slider.get_attribute("aria-valuenow")
    page.mouse.move(box["x"] + box["width"] - 60, box["y"] + box["height"] / 2)
    assert int(slider.get_attribute("aria-valuenow") or 0) >= int(left or 0)
    assert violations(page) == []
    page.goto((folder / path).as_uri())
    page.emulate_media(color_scheme="dark")
    figure.locator("[data-reads]").click()
    assert violations(page, *COLOURS) == []
    page.keyboard.press("Escape")
    page.goto((folder / path).as_uri())
    figure.locator("[data-reads]").click()
    page.keyboard.press("Escape")
    assert figure.get_by_role("slider").count() == 0
    assert figure.locator("[data-reads]").evaluate("e => e === document.activeElement")


def test_the_cursor_stands_on_the_line(page: "Page", folder: Path) -> None:
    page.goto((folder / "scenarios.html").as_uri())
    figure = page.locator(f'figure:has([data-chart="{DRAWN["scenarios.html"]}"])')
    figure.locator("[data-reads]").click()
    far = figure.evaluate(
        """figure => {
          const dot = figure.querySelector(".reading .dot").getBoundingClientRect();
          const at = [dot.x + dot.width / 2, dot.y + dot.height / 2];
          const line = [...figure.querySelectorAll("svg.panel:not(.narrow) path")]
            .find(path => path.getAttribute("stroke-width") === "2");
          const box = line.getScreenCTM();
          let least = Infinity;
          for (let along = 0; along <= line.getTotalLength(); along += 0.5) {
            const held = line.getPointAtLength(along).matrixTransform(box);
            least = Math.min(least, Math.hypot(held.x - at[0], held.y - at[1]));
          }
          return least;
        }"""
    )
    assert far < 2


def test_targets_are_large_enough_and_print_hides_them(page: "Page", folder: Path) -> None:
    for path in DRAWN:
        held = tools(page, folder, path)
        for button in held.locator("button:visible, summary").all():
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24
        page.emulate_media(media="print")
        assert held.is_hidden()
        page.emulate_media(media="screen")
