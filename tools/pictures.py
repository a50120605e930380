"""Pictures of every page of the flagship case, to be looked at: ``make pictures``.

Each page as it is first seen, light and dark, on a desk and on a phone, into ``docs/images/pages``.
``python -m tools.pictures --whole OUT`` takes whole pages, which are too large to be kept.
"""

import argparse
import shutil
import tempfile
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from forewarn.pages.addresses import claim_path
from forewarn.pages.site import PAGES
from forewarn.server.app import app
from forewarn.server.session import Session
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Workbench
from tools.browser import ARGUMENTS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
WIDTHS = {"desk": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
SCALES = {"desk": 0.7, "phone": 0.8}
QUALITY = 42
"""Of WebP, enough to judge a page by; all of them together stay under three megabytes."""


def addresses(session: Session) -> dict[str, str]:
    """Name of each picture to the page it shows."""
    page_data = session.present.page_data
    rival = page_data.hypotheses[0].id
    weighing = page_data.assessment.weighing
    flip = weighing.flip if weighing is not None else ()
    moved = max(page_data.fed, key=lambda claim: len(page_data.fed[claim]))
    report = moved.partition(":")[0]
    return {
        **{name.removesuffix(".html"): name for name in PAGES},
        "reports": "reports.html",
        "claims": "claims.html",
        "report": claim_path(report, moved),
        "explain": f"explain/scenario.{page_data.leading}.probability.html",
        "explain-estimate": f"explain/estimate.{page_data.assessment.estimates[0].measurand}.html",
        "review": "review.html",
        "edit": "edit.html",
        "compare": f"compare.html?from={page_data.builds[-3]}",
        "what-if": f"what-if.html?set=hypothesis.{rival}.prior%3D0.05",
        "what-if-witnesses": "what-if.html?" + "&".join(f"drop=origin.{one}" for one in flip),
        "case-file": "case-file.html?file=indicators.toml&line=30",
    }


@contextmanager
def served(case: Path) -> Iterator[tuple[Session, str]]:
    """The case behind a server on a free port."""
    with Workbench(case) as bench:
        session = Session(bench, bench.build())
        config = uvicorn.Config(
            app(CaseWriter(session, who="analyst")), port=0, log_level="error", lifespan="off"
        )
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield session, f"http://127.0.0.1:{port}/{session.latest}"
        finally:
            session.closed = True
            server.should_exit = True
            running.join(10)


def take(browser: "Browser", address: str, out: Path, *, whole: bool) -> list[str]:
    """One page in every width and scheme; the pictures that are wider than their screen."""
    wide: list[str] = []
    for size, (width, height) in WIDTHS.items():
        opened = browser.new_page(viewport={"width": width, "height": height})
        opened.goto(address, timeout=300_000)  # comparing builds another day first
        opened.locator("html:not(.bare)").wait_for(state="attached")  # in its own type
        if opened.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            wide.append(f"{out.name} is wider than a {size}")
        for scheme in SCHEMES:
            opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if whole:
                opened.evaluate("document.querySelector('.top').style.position = 'static'")
            path = out.with_name(f"{out.name}-{size}-{scheme}")
            if whole:
                opened.screenshot(path=path.with_suffix(".png"), full_page=True)
            else:
                path.with_suffix(".webp").write_bytes(_webp(opened, size))
        opened.close()
    return wide


def front(browser: "Browser", root: str, pages: dict[str, str], out: Path) -> None:
    """The larger pictures that the README and the tour begin with, as the pages were named."""
    for name, page in (("overview", "index"), ("explain", "explain"), ("report", "report")):
        opened = browser.new_page(viewport={"width": 1440, "height": 1000})
        opened.goto(f"{root}/{pages[page]}")
        opened.locator("html:not(.bare)").wait_for(state="attached")
        opened.screenshot(path=out / f"{name}.png")
        opened.close()


def _webp(page: "Page", size: str) -> bytes:
    """What is seen, by the browser's own encoder, which Playwright does not offer."""
    width, height = WIDTHS[size]
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": SCALES[size]}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip}
    session = page.context.new_cdp_session(page)
    return b64decode(session.send("Page.captureScreenshot", asked)["data"])


def main() -> int:
    """Take them all, or those that are named."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "docs" / "images" / "pages")
    parser.add_argument("--whole", action="store_true", help="whole pages, not what is first seen")
    parser.add_argument("--only", nargs="*", default=(), help="names of pages, as claims or report")
    parser.add_argument("--case", type=Path, default=ROOT / "cases" / "dprk-russia")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    wide: list[str] = []
    with tempfile.TemporaryDirectory() as held:
        copy = Path(held) / given.case.name
        shutil.copytree(given.case, copy, ignore=shutil.ignore_patterns("build"))
        with served(copy) as (session, root), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
            pages = addresses(session)
            for name, path in pages.items():
                if not given.only or name in given.only:
                    wide += take(browser, f"{root}/{path}", given.out / name, whole=given.whole)
            if not given.whole and not given.only:
                front(browser, root, pages, given.out.parent)
            browser.close()
    for words in wide:
        print(words)
    return 1 if wide else 0


if __name__ == "__main__":
    raise SystemExit(main())
