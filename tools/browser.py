"""A Chromium for the page tests: the one on the path, else one that is fetched.

``python -m tools.browser`` obtains it and says which one it is; ``make test`` does so first.
"""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.installing import apt_install, run, say

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NONE_FOUND = (
    "no Chromium for the page tests: none of "
    + ", ".join(NAMES)
    + " is on the path, Debian's package and Playwright's download could not be had; "
    "install one of them and run `make test` again"
)

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer a colour scheme can change."""
ALIKE = """() => {
  const shape = (node) => node.tagName + [...node.attributes].map((one) =>
    one.name === "class" ? `.${one.value}` : one.name).sort().join() +
    (node.childElementCount ? "" : node.textContent.trim() && "text") +
    `(${[...new Set([...node.children].map(shape))].join()})`;
  const thin = (parent) => {
    const seen = new Set();
    for (const child of [...parent.children]) {
      const held = shape(child);
      if (seen.has(held)) child.remove(); else { seen.add(held); thin(child); }
    }
  };
  thin(document.querySelector("main"));
}"""
"""Of siblings with the same tags, classes and attributes all the way down, one is kept: whatever
axe says of one row it says of its hundred likes, and its time grows with their number.  That
ids are unique and links lead somewhere is held on whole pages, without a browser."""


SHIFTS = """
  window.shifted = [];
  new PerformanceObserver((list) => list.getEntries().filter((one) => !one.hadRecentInput)
    .forEach((one) => one.sources.forEach((held) => window.shifted.push(
      `${held.node?.className || held.node?.nodeName} by ${one.value.toFixed(4)}`))))
    .observe({ type: "layout-shift", buffered: true });
"""
"""Notes, from the first stroke on, what moved on a page without the reader's doing."""


def shifts(page: "Page") -> list[str]:
    """What moved since the page was opened; its browser page must have ``SHIFTS`` from the start."""
    page.wait_for_timeout(150)  # a font that is late would be noticed by then
    return [str(one) for one in page.evaluate("window.shifted")]


def violations(page: "Page", *rules: str) -> list[tuple[str, str]]:
    """What axe finds amiss on the open page, by all rules or by some; changes the page."""
    import axe_core_python

    page.evaluate(ALIKE)
    page.evaluate(Path(axe_core_python.__file__).with_name("axe.min.js").read_text())
    run: dict[str, Any] = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate("options => axe.run(options)", {**run, "resultTypes": ["violations"]})
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]]


def find() -> Path | None:
    """The browser to test with, or None; fetches nothing."""
    for name in NAMES:
        path = shutil.which(name)
        if path is not None:
            return Path(path)
    return _downloaded()


def obtain() -> Path | None:
    """The browser to test with, installed when there is none; None when none can be had."""
    found = find()
    if found is None:
        apt_install("chromium")
        found = find()
    if found is None:
        say("downloading Playwright's chromium")
        run(sys.executable, "-m", "playwright", "install", "chromium")
        found = find()
    return found


def _downloaded() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def main() -> int:
    """Obtain a browser and print where it is."""
    path = obtain()
    print(path if path is not None else NONE_FOUND)
    return 0 if path is not None else 2


if __name__ == "__main__":
    raise SystemExit(main())
