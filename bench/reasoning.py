"""``python -m bench.reasoning``: words, nets, shared sources and echoes, peers in the same run.

Protocol and measures: ``docs/benchmarks.md``.  What is absent is named and skipped.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import echo, nets, words


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m bench.reasoning", description=__doc__)
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    options.add_argument("--worlds", type=int, default=40, help="of the echo simulation")
    options.add_argument("--sweeps", type=int, default=600, help="of the long run of sampling")
    chosen = options.parse_args(arguments)
    print(words.table(chosen.data) + "\n", flush=True)
    try:
        print(nets.exact_table() + "\n", flush=True)
        print(nets.shared_table(sweeps=chosen.sweeps) + "\n", flush=True)
    except ImportError as fault:
        print(f"SKIPPED nets: {fault}; make .venv/.oracles\n", flush=True)
    print(echo.table(worlds=chosen.worlds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
