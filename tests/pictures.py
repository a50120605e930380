"""Pictures of every page of the flagship case, to be looked at: ``make pictures``.

Each page as it is first seen, light and dark, on a desk and on a phone, into ``docs/images/pages``.
``python -m tests.pictures --whole OUT`` takes whole pages, which are too large to be kept.
"""

import argparse
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from forewarn.build.run import Workbench
from forewarn.pages.addresses import claim_path
from forewarn.pages.site import PAGES
from forewarn.server.app import app
from forewarn.server.desk import Desk
from tests.browser import ARGUMENTS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
WIDTHS = {"desk": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
SCALES = {"desk": 0.7, "phone": 0.8}
QUALITY = 45
"""Of JPEG, enough to judge a page by; all of them together stay under three megabytes."""


def addresses(desk: Desk) -> dict[str, str]:
    """Name of each picture to the page it shows."""
    dossier = desk.present.dossier
    rival = dossier.hypotheses[0].id
    weighing = dossier.assessment.weighing
    flip = weighing.flip if weighing is not None else ()
    moved = max(dossier.fed, key=lambda claim: len(dossier.fed[claim]))
    report = moved.partition(":")[0]
    return {
        **{name.removesuffix(".html"): name for name in PAGES},
        "report": claim_path(report, moved),
        "explain": f"explain/scenario.{dossier.leading}.probability.html",
        "explain-estimate": f"explain/estimate.{dossier.assessment.estimates[0].measurand}.html",
        "review": "review.html",
        "edit": "edit.html",
        "compare": f"compare.html?from={dossier.builds[-3]}",
        "what-if": f"what-if.html?set=hypothesis.{rival}.prior%3D0.05",
        "what-if-witnesses": "what-if.html?" + "&".join(f"drop=origin.{one}" for one in flip),
        "case-file": "case-file.html?file=indicators.toml&line=30",
    }


@contextmanager
def served(case: Path) -> Iterator[tuple[Desk, str]]:
    """The case behind a server on a free port."""
    with Workbench(case) as bench:
        desk = Desk(bench, bench.build(), who="analyst")
        config = uvicorn.Config(app(desk), port=0, log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield desk, f"http://127.0.0.1:{port}/{desk.latest}"
        finally:
            desk.closed = True
            server.should_exit = True
            running.join(10)


def take(browser: "Browser", address: str, out: Path, *, whole: bool) -> list[str]:
    """One page in every width and scheme; the pictures that are wider than their screen."""
    wide: list[str] = []
    for size, (width, height) in WIDTHS.items():
        opened = browser.new_page(
            viewport={"width": width, "height": height}, device_scale_factor=SCALES[size]
        )
        opened.goto(address, timeout=300_000)  # comparing builds another day first
        opened.reload(timeout=300_000)  # with the fonts at hand
        if opened.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            wide.append(f"{out.name} is wider than a {size}")
        for scheme in SCHEMES:
            opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if whole:
                opened.evaluate("document.querySelector('.top').style.position = 'static'")
            opened.screenshot(
                path=out.with_name(f"{out.name}-{size}-{scheme}.jpg"),
                type="jpeg",
                quality=QUALITY,
                full_page=whole,
            )
        opened.close()
    return wide


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
        with served(copy) as (desk, root), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
            for name, path in addresses(desk).items():
                if not given.only or name in given.only:
                    wide += take(browser, f"{root}/{path}", given.out / name, whole=given.whole)
            browser.close()
    for words in wide:
        print(words)
    return 1 if wide else 0


if __name__ == "__main__":
    raise SystemExit(main())
