"""``python -m bench``: every harness in turn."""

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from bench import answer_key

ON_DATA = (
    "reading",
    "kinds",
    "quantities",
    "placing",
    "certainty",
    "origins",
    "estimates",
    "reasoning",
    "alarms",
    "scores",
)
"""Harnesses that read corpora of the user's and take ``--data``."""
ON_OWN = ("dates", "event_words", "pages")
"""Harnesses that read nothing but what this project holds or makes."""


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    data = options.parse_args().data
    print(answer_key.table(answer_key.scored()) + "\n", flush=True)
    failed = 0
    for name in (*ON_DATA, *ON_OWN):
        if find_spec(f"bench.{name}") is None:
            print(f"SKIPPED {name}: there is no such harness\n", flush=True)
            continue
        # In a process of its own each, so that one's memory and caches are not another's.
        command = [sys.executable, "-m", f"bench.{name}"]
        command += ["--data", str(data)] if name in ON_DATA else []
        failed |= subprocess.run(command, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
