"""The static site on disk: pages and the files that they need."""

from collections.abc import Callable, Sequence
from pathlib import Path

from forewarn.pages.templates import static
from forewarn.workbench.two_processes import share_work

PAGES_AT_A_TIME = 16
"""Pages that one of two processes takes: few enough that both end at about the same moment."""


def write_site(
    out: Path, own: Sequence[str], shared: Sequence[str], page: Callable[[str], str]
) -> int:
    """Write the pages and static files that differ from those on disk; the number written.

    ``page`` renders the page of a path; a copy of this process may render those in ``shared``.
    Pages of an earlier build that this build lacks are removed; other files stay.  ValueError when
    a page's path leads out of ``out``.
    """
    base = out.resolve()
    targets = {path: _target(base, path) for path in (*static(), *own, *shared)}
    for folder in {target.parent for target in targets.values()}:
        folder.mkdir(parents=True, exist_ok=True)
    count = sum(_write(targets[path], content) for path, content in static().items())
    count += sum(
        share_work(
            own,
            shared,
            lambda path: _write(targets[path], page(path).encode()),
            chunk=PAGES_AT_A_TIME,
            least=8 * PAGES_AT_A_TIME,
        )
    )
    _remove_stale(base, set(targets.values()))
    return count


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


def _remove_stale(base: Path, targets: set[Path]) -> None:
    for folder in (
        base / name for name in ("report", "explain", "claims", "origins")
    ):  # the top stays
        if not folder.is_dir():
            continue
        for path in folder.iterdir():
            if path.is_file() and path.suffix == ".html" and path not in targets:
                path.unlink()
