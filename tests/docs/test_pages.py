"""Every page is shown in the documentation, light and dark, on a desk and on a phone."""

import re
from pathlib import Path

from forewarn.pages.site import PAGES
from tools.pictures import SCHEMES, WIDTHS

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = re.compile(r"!\[([^\]]+)\]\(images/pages/([^)]+)\)")


def test_every_picture_is_shown_once_with_words_for_those_who_do_not_see_it() -> None:
    shown = SHOWN.findall((DOCS / "pages.md").read_text(encoding="utf-8"))
    assert all(len(words) > 10 for words, _ in shown)
    names = [name for _, name in shown]
    assert sorted(names) == sorted(set(names))
    kept = {path.name for path in (DOCS / "images" / "pages").iterdir()}
    assert kept == set(names)
    for page in (*PAGES, "reports.html", "claims.html"):
        stem = page.removesuffix(".html")
        assert {f"{stem}-{size}-{scheme}.webp" for size in WIDTHS for scheme in SCHEMES} <= kept


def test_the_pictures_stay_small() -> None:
    held = sum(path.stat().st_size for path in (DOCS / "images" / "pages").iterdir())
    assert held < 3_000_000, held
