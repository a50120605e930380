"""The static site on disk."""

from importlib.resources import files
from pathlib import Path

import pytest

from forewarn.workbench.site_files import write_site

STATIC = Path(str(files("forewarn.pages").joinpath("static")))


def write(out: Path, pages: dict[str, str]) -> int:
    return write_site(out, [*pages], [], pages.__getitem__)


def test_only_what_differs_is_written_and_stale_pages_go(tmp_path: Path) -> None:
    first = write(tmp_path, {"index.html": "a", "explain/x.html": "b"})
    assert first > 2
    (tmp_path / "mine.txt").write_text("kept")
    (tmp_path / "explain" / "mine.txt").write_text("kept")
    assert write(tmp_path, {"index.html": "a", "explain/x.html": "b"}) == 0
    assert write(tmp_path, {"index.html": "c"}) == 1
    assert not (tmp_path / "explain" / "x.html").exists()
    assert (tmp_path / "mine.txt").exists()
    assert (tmp_path / "explain" / "mine.txt").exists()


def test_the_files_pages_need_come_along(tmp_path: Path) -> None:
    write(tmp_path, {})
    assert (tmp_path / "static" / "style.css").read_bytes() == (STATIC / "style.css").read_bytes()
    assert (tmp_path / "static" / "fonts" / "OFL.txt").exists()


def test_a_page_may_not_leave_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leave the site's folder"):
        write(tmp_path / "site", {"../out.html": "x"})
