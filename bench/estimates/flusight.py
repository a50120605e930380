"""CDC FluSight: hospital admissions a week ahead, earlier seasons to learn from."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.estimates import scores
from bench.estimates.polls import numbered, until
from bench.estimates.scores import Array, Row
from bench.panel import Declared, Panel, fit
from bench.peers import history

CLAIMS = "flusight_horizon1_claims.csv.gz"
TRUTH = "flusight_truth.csv.gz"
LEVELS = np.array([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
QUARTILES = 1.349
"""Interquartile range of the normal in standard deviations."""
DECLARED = Declared(counts=True)
ENSEMBLE = "FluSight-ensemble"


@dataclass(frozen=True, slots=True)
class Season:
    """Figures on ``log(1 + y)``; a season is the year in which it ends."""

    panel: Panel
    year: Array
    ensemble: dict[int, Array]
    """The hub's own ensemble, by series."""


def load(claims: Path, truth: Path) -> Season:
    happened = {}
    with gzip.open(truth, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["value"] != "NA":
                happened[row["date"], row["location"]] = float(row["value"])
    told: dict[tuple[str, str, str], dict[str, dict[float, float]]] = defaultdict(dict)
    with gzip.open(claims, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = row["ref"], row["end"], row["loc"]
            if key[1:] in happened:
                told[key].setdefault(row["model"], {})[float(row["q"])] = float(row["value"])
    value, series, source, spread, ensemble = [], [], [], [], {}
    for at, models in enumerate(told.values()):
        for model, quantiles in models.items():
            if len(quantiles) < LEVELS.size:
                continue
            logs = np.log1p(np.maximum([quantiles[level] for level in LEVELS], 0.0))
            value.append(logs[3])
            series.append(at)
            source.append(model)
            spread.append((logs[4] - logs[2]) / QUARTILES)
            if model == ENSEMBLE:
                ensemble[at] = logs
    nothing = np.zeros(len(value))
    panel = Panel(
        value=np.array(value),
        series=np.array(series),
        source=numbered(source),
        kind=np.zeros(len(value), dtype=np.int64),
        below=np.array(spread),
        above=np.array(spread),
        age=nothing,
        settled=np.log1p([happened[key[1:]] for key in told]),
    )
    years = np.array([int(key[0][:4]) + (key[0][5:7] >= "08") for key in told])
    return Season(panel, years, ensemble)


def rows(claims: Path, truth: Path) -> Iterator[tuple[str, list[Row]]]:
    """A table for each season that has one before it."""
    season = load(claims, truth)
    for year in sorted(set(season.year.tolist()))[1:]:
        yield (
            f"FluSight, season {year - 1}-{year}, log(1 + admissions), a week ahead "
            "(earlier seasons train)",
            _season(season, year),
        )


def _season(season: Season, year: int) -> list[Row]:
    panel = until(season.panel, season.year, year)
    wanted = np.flatnonzero((season.year == year) & panel.told())
    truth = season.panel.settled[wanted]

    def row(name: str, fine: Array, seconds: float) -> Row:
        return Row(
            name,
            {
                "MAE": float(np.mean(np.abs(scores.at(fine, [0.5])[:, 0] - truth))),
                "WIS": scores.wis(scores.at(fine, LEVELS), LEVELS, truth),
                "CRPS": scores.crps(fine, truth),
                **scores.coverage(fine, truth),
            },
            seconds,
        )

    fitted, spent = scores.timed(lambda: fit(panel, DECLARED))
    predicted, more = scores.timed(lambda: fitted.predict(panel).quantiles(scores.FINE)[wanted])
    found = [row("forewarn", np.maximum(predicted, 0.0), spent + more)]
    median, seconds = scores.timed(lambda: history.quantiles(panel, scores.FINE)[wanted])
    found.append(row("median + historical RMSE", np.maximum(median, 0.0), seconds))
    both = [(at, place) for place, at in enumerate(wanted.tolist()) if at in season.ensemble]
    if both:
        hub = np.stack([season.ensemble[at] for at, _ in both])
        where = truth[[place for _, place in both]]
        found.append(
            Row(
                f"hub ensemble (on {len(both)} of {wanted.size})",
                {
                    "MAE": float(np.mean(np.abs(hub[:, 3] - where))),
                    "WIS": scores.wis(hub, LEVELS, where),
                },
            )
        )
    return found
