"""``python -m bench.scores --data DIR``: our scores beside scoringrules on real questions.

ForecastBench's early questions (Karger and others 2024, CC BY-SA 4.0) are read from
``DIR/warning/forecastbench_early.csv.gz``: questions of prediction markets with the crowd's chance
when they were frozen and what became of them.  Those that resolved to yes or no and whose frozen
value is a chance count; figures of data sets (temperatures, prices) do not.
"""

import argparse
import csv
import gzip
import os
import sys
from pathlib import Path

import numpy as np
import scoringrules

from forewarn.record.score import brier, calibration_bins, log_score, murphy_parts

MARKETS = {"manifold", "metaculus", "polymarket", "infer"}


def read(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The crowd's chances and the outcomes."""
    chances: list[float] = []
    outcomes: list[float] = []
    with gzip.open(path, "rt", newline="") as text:
        for row in csv.DictReader(text):
            try:
                chance, outcome = float(row["freeze_value"]), float(row["resolved_to"])
            except ValueError:
                continue
            if row["source"] in MARKETS and 0 <= chance <= 1 and outcome in (0.0, 1.0):
                chances.append(chance)
                outcomes.append(outcome)
    return np.array(chances), np.array(outcomes)


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.scores", description=__doc__)
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    path = options.parse_args().data / "warning" / "forecastbench_early.csv.gz"
    if not path.is_file():
        print(f"SKIPPED scores: there is no {path}\n")
        return 0
    p, o = read(path)
    gap = float(np.abs(brier(p, o) - scoringrules.brier_score(o, p)).max())
    inside = (np.where(o == 1, p, 1 - p) > 1e-3) & (p > 0) & (p < 1)
    logs = float(
        np.abs(log_score(p, o)[inside] - scoringrules.log_score(o[inside], p[inside])).max()
    )
    parts = murphy_parts(p, o)
    off = sum(not held.fits for held in calibration_bins(p, o))
    print(f"| {len(p)} market questions | value |\n| --- | --- |")
    print(f"| crowd's Brier score | {float(brier(p, o).mean()):.4f} |")
    print(
        f"| in parts | {parts.reliability:.4f} - {parts.resolution:.4f} + "
        f"{parts.uncertainty:.4f} + {parts.within:.4f} |"
    )
    print(f"| bins outside their 90% interval | {off} of {len(calibration_bins(p, o))} |")
    print(f"| largest difference to scoringrules, Brier | {gap:.1e} |")
    print(f"| largest difference to scoringrules, log | {logs:.1e} |\n")
    return int(gap > 1e-12 or logs > 1e-12)


if __name__ == "__main__":
    sys.exit(main())
