"""``python -m bench.estimates``: figures reconciled, this estimator beside its peers.

Protocol and measures: ``docs/benchmarks.md``.  What is absent is named and skipped.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.estimates import elicitation, flusight, polls, population, synthetic
from bench.estimates.scores import Absent, Row, table

FOLDER = "estimates"
SETS = ("polls", "flusight", "population", "elicitation", "synthetic")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    for name in options.only or SETS:
        for title, rows in _sections(name, options):
            print(f"## {title}\n\n{table(rows)}\n", flush=True)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(
        prog="python -m bench.estimates", description="Reconciling: this estimator and its peers."
    )
    options.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("FOREWARN_DATA", "data")),
        help="folder with the data, or with a folder `estimates` in it; else FOREWARN_DATA",
    )
    options.add_argument("--only", choices=SETS, action="append", help="may be given twice")
    options.add_argument("--quick", action="store_true", help="without NUTS, which takes minutes")
    options.add_argument("--seed", type=int, default=1, help="of NUTS and of the simulations")
    return options.parse_args(arguments)


def _sections(
    name: str, options: argparse.Namespace
) -> Iterator[tuple[str, Sequence[Row | Absent]]]:
    if name == "synthetic":
        yield from synthetic.rows(quick=options.quick, seed=options.seed)
        yield "Speed", synthetic.speeds()
        return
    folder = options.data / FOLDER if (options.data / FOLDER).is_dir() else options.data
    quick, seed = options.quick, options.seed
    known: dict[str, tuple[tuple[str, ...], Callable[..., Iterator[tuple[str, list[Row]]]]]] = {
        "polls": ((polls.FILE,), lambda path: polls.rows(path, quick=quick, seed=seed)),
        "flusight": ((flusight.CLAIMS, flusight.TRUTH), flusight.rows),
        "population": ((population.CLAIMS, population.TRUTH), population.rows),
        "elicitation": ((elicitation.FILE,), elicitation.rows),
    }
    files, work = known[name]
    paths = [folder / file for file in files]
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        yield name, [Absent("everybody", f"{', '.join(missing)} is absent")]
        return
    for title, rows in work(*paths):
        skipped = [Absent("NUTS house effects", "--quick")] if quick and name == "polls" else []
        yield title, [*rows, *skipped]


if __name__ == "__main__":
    sys.exit(main())
