"""``forewarn new``: a case that builds, to be overwritten."""

import argparse
import shutil
from importlib.resources import as_file, files

from forewarn.errors import ForewarnError


def run_new(arguments: argparse.Namespace) -> int:
    """Copy the template case to a new folder."""
    target = arguments.dir
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ForewarnError(f"{target} exists and is not an empty folder; choose another name")
    with as_file(files("forewarn.case") / "template") as template:
        shutil.copytree(
            template,
            target,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns(".forewarn", "build"),
        )
    (target / ".gitignore").write_text("build/\n.forewarn/\n", "utf-8")
    print(f"made {target}: a small example that builds. Next:")
    print(f"  forewarn check {target}")
    print(f"  forewarn build {target}")
    print(f"  forewarn open {target}")
    print(f"Then put your own question into {target / 'case.toml'} and replace its parts.")
    return 0
