"""The house as its tests see it: where it stands, which files it tracks, how it is called."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "forewarn"
DERIVED = {
    ".git",
    ".venv",
    "__pycache__",
    "site",
    "dist",
    ".forewarn",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".import_linter_cache",
}


@cache
def tracked() -> tuple[Path, ...]:
    """Files that are, or would be, under version control; all that are no derivative without git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        names = listed.stdout.decode().split("\0")
        return tuple(ROOT / name for name in sorted(names) if name and (ROOT / name).is_file())
    return tuple(
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and not DERIVED & set(path.relative_to(ROOT).parts)
        and path.name not in {"uv.lock", ".coverage"}
    )


def prose_of(path: Path) -> str | None:
    """Text of a file; None for one that is no text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None


def forewarn(
    *arguments: str, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from forewarn.cli import main; raise SystemExit(main())"]
        + list(arguments),
        cwd=cwd,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
