"""The static site on disk: pages and the files they need, self-contained."""

from collections.abc import Iterable
from pathlib import Path

from forewarn.pages.templates import static


def write_site(out: Path, pages: Iterable[tuple[str, str]]) -> int:
    """Write the pages and static files that differ from what is there; how many were written.

    Pages of an earlier build that this one lacks are removed; files of other kinds are left alone.
    ValueError when a page's path leads out of ``out``.
    """
    base = out.resolve()
    wanted: set[Path] = set()
    written = 0
    contents = ((path, html.encode()) for path, html in pages)
    for path, content in (*static().items(), *contents):
        target = (base / path).resolve()
        if not target.is_relative_to(base):
            raise ValueError(f"a page may not leave the site's folder, got {path!r}")
        wanted.add(target)
        if target.is_file() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        written += 1
    _remove_stale(base, wanted)
    return written


def _remove_stale(base: Path, wanted: set[Path]) -> None:
    for folder in (
        base / name for name in ("report", "explain", "claims", "origins")
    ):  # the top stays
        if not folder.is_dir():
            continue
        for held in folder.iterdir():
            if held.is_file() and held.suffix == ".html" and held not in wanted:
                held.unlink()
