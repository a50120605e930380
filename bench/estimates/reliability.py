"""``python -m bench.estimates.reliability``: how often intervals held what they said, as a picture.

Writes ``docs/images/reliability.svg``; data sets that are absent are left out and named.
"""

import argparse
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import vl_convert

from bench.estimates import flusight, polls, scores, synthetic
from bench.estimates.scores import Array
from bench.panel import fit
from forewarn.estimates.likelihood import COPY_CHANCE

SHARES = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
PICTURE = Path("docs/images/reliability.svg")


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.estimates.reliability")
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    options.add_argument("--out", type=Path, default=PICTURE)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    folder = chosen.data / "estimates" if (chosen.data / "estimates").is_dir() else chosen.data
    lines = {
        "simulated, stock": _simulated(0, chosen.seed),
        "simulated, cumulative": _simulated(1, chosen.seed),
    }
    if (folder / polls.FILE).exists():
        lines["polls, 2016-2022"] = _polls(folder / polls.FILE)
    else:
        print(f"SKIPPED: {folder / polls.FILE} is absent")
    if (folder / flusight.CLAIMS).exists():
        lines["FluSight, 2024-2026"] = _flusight(folder)
    else:
        print(f"SKIPPED: {folder / flusight.CLAIMS} is absent")
    svg = str(vl_convert.vegalite_to_svg(_spec(lines), vl_version="5.21"))
    chosen.out.write_text(svg + "\n", encoding="utf-8")
    return 0


def _held(quantiles: Array, truth: Array) -> list[float]:
    return [scores.covered(quantiles, truth, float(share)) for share in SHARES]


def _simulated(world: int, seed: int) -> list[float]:
    chance = np.random.default_rng([seed, 300 + world])
    own = replace(synthetic.WORLDS[world], hidden=COPY_CHANCE)
    made = [synthetic.drawn(chance, own) for _ in range(500)]
    found = np.array([synthetic.fine(synthetic.reconciled(one)) for one in made])
    return _held(found, np.log([one.truth for one in made]))


def _polls(path: Path) -> list[float]:
    held = polls.load(path)
    found, truth = [], []
    for cycle in polls.CYCLES:
        panel = polls.until(held.panel, held.year, cycle)
        wanted = np.flatnonzero(held.year == cycle)
        found.append(fit(panel, polls.DECLARED).predict(panel).quantiles(scores.FINE)[wanted])
        truth.append(held.panel.settled[wanted])
    return _held(np.concatenate(found), np.concatenate(truth))


def _flusight(folder: Path) -> list[float]:
    season = flusight.load(folder / flusight.CLAIMS, folder / flusight.TRUTH)
    found, truth = [], []
    for year in sorted(set(season.year.tolist()))[1:]:
        panel = polls.until(season.panel, season.year, year)
        wanted = np.flatnonzero((season.year == year) & panel.told())
        found.append(fit(panel, flusight.DECLARED).predict(panel).quantiles(scores.FINE)[wanted])
        truth.append(season.panel.settled[wanted])
    return _held(np.concatenate(found), np.concatenate(truth))


def _spec(lines: dict[str, list[float]]) -> str:
    rows = [
        {"said": float(share), "held": held, "data": name}
        for name, values in lines.items()
        for share, held in zip(SHARES, values, strict=True)
    ]
    axis: dict[str, Any] = {"format": "%", "grid": True, "tickCount": 5}
    return json.dumps(
        {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "width": 420,
            "height": 320,
            "layer": [
                {
                    "data": {"values": [{"at": 0}, {"at": 1}]},
                    "mark": {"type": "line", "strokeDash": [4, 4], "color": "#777"},
                    "encoding": {
                        "x": {
                            "field": "at",
                            "type": "quantitative",
                            "axis": axis,
                            "title": "interval said",
                        },
                        "y": {
                            "field": "at",
                            "type": "quantitative",
                            "axis": axis,
                            "title": "share of truths inside",
                        },
                    },
                },
                {
                    "data": {"values": rows},
                    "mark": {"type": "line", "point": True},
                    "encoding": {
                        "x": {"field": "said", "type": "quantitative"},
                        "y": {"field": "held", "type": "quantitative"},
                        "color": {"field": "data", "type": "nominal", "title": None},
                    },
                },
            ],
        }
    )


if __name__ == "__main__":
    sys.exit(main())
