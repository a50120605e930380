"""The folder of this user for what can be made again."""

import os
from importlib.metadata import version
from pathlib import Path

from forewarn.cache.memo import digest
from forewarn.program import hash_program


def make_template_folder() -> Path | None:
    """A folder for compiled templates of this program; None where there can be none.

    It is below ``$XDG_CACHE_HOME``, else ``~/.cache``, and not in the case folder: what it holds is
    run as code, and cases come from others.
    """
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = base / "forewarn" / digest(hash_program().code, version("jinja2"))[:16]
        if not base.is_absolute():
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove_others(folder)
    except (OSError, RuntimeError):  # no home, or one that cannot be written
        return None
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        return None
    return folder


def _remove_others(folder: Path) -> None:
    """Remove what other versions of the program left; only the files that they wrote."""
    for other in folder.parent.iterdir():
        if other == folder or not other.is_dir() or other.is_symlink():
            continue
        for file in other.glob("__jinja2_*"):
            file.unlink(missing_ok=True)
        if not any(other.iterdir()):
            other.rmdir()
