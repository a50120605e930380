"""The static site on disk: pages and the files they need, self-contained."""

from collections.abc import Callable, Sequence
from pathlib import Path

from forewarn.pages.templates import static
from forewarn.workbench.two_processes import share_work


def write_site(
    out: Path, own: Sequence[str], shared: Sequence[str], page: Callable[[str], str]
) -> int:
    """Write the pages and static files that differ from what is there; how many were written.

    ``page`` renders the page of a path; those in ``shared`` may be rendered by a copy of this
    process.  Pages of an earlier build that this one lacks are removed; files of other kinds are
    left alone.  ValueError when a page's path leads out of ``out``.
    """
    base = out.resolve()
    targets = {path: _target(base, path) for path in (*static(), *own, *shared)}
    for folder in {target.parent for target in targets.values()}:
        folder.mkdir(parents=True, exist_ok=True)
    written = sum(_write(targets[path], content) for path, content in static().items())
    written += share_work(own, shared, lambda path: _write(targets[path], page(path).encode()))
    _remove_stale(base, set(targets.values()))
    return written


def _target(base: Path, path: str) -> Path:
    target = (base / path).resolve()
    if not target.is_relative_to(base):
        raise ValueError(f"a page may not leave the site's folder, got {path!r}")
    return target


def _write(target: Path, content: bytes) -> bool:
    if target.is_file() and target.read_bytes() == content:
        return False
    target.write_bytes(content)
    return True


def _remove_stale(base: Path, wanted: set[Path]) -> None:
    for folder in (
        base / name for name in ("report", "explain", "claims", "origins")
    ):  # the top stays
        if not folder.is_dir():
            continue
        for held in folder.iterdir():
            if held.is_file() and held.suffix == ".html" and held not in wanted:
                held.unlink()
