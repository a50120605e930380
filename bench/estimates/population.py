"""Populations of towns as edited by hand: nothing settled, many editors, most seen once."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.estimates import scores
from bench.estimates.polls import numbered
from bench.estimates.scores import Array, Row
from bench.panel import Panel
from bench.panel.agreement import agree
from bench.peers import history, truth_discovery
from forewarn.sources.source import Reliability

CLAIMS = "population_claims.csv.gz"
TRUTH = "population_truth.csv"
ANONYMOUS = "0 ("
"""How the identity of an editor without an account begins."""
GRADES = (Reliability.B.chance, Reliability.F.chance)
"""Editors with an account, and those of whom nothing can be judged."""


def rows(claims: Path, truth: Path) -> Iterator[tuple[str, list[Row]]]:
    """One table over the objects whose figures conflict and whose truth is given."""
    with gzip.open(claims, "rt", encoding="utf-8") as file:
        told = [
            (row["ObjectID"], row["PropertyID"], float(row["PropertyValue"]), row["SourceID"])
            for row in csv.DictReader(file)
        ]
    positive = [row for row in told if row[2] > 0]
    with truth.open(encoding="utf-8") as file:
        known = {
            (row["ObjectID"], row["PropertyID"]): float(row["PropertyValue"])
            for row in csv.DictReader(file)
        }
    names = ["\0".join(row[:2]) for row in positive]
    series = numbered(names)
    place = dict(zip(((row[0], row[1]) for row in positive), series.tolist(), strict=True))
    nothing = np.zeros(len(positive))
    panel = Panel(
        value=np.log([row[2] for row in positive]),
        series=series,
        source=numbered([row[3] for row in positive]),
        kind=np.array([int(row[3].startswith(ANONYMOUS)) for row in positive]),
        below=nothing,
        above=nothing,
        age=nothing,
        settled=np.full(int(series.max()) + 1, np.nan),
    )
    said: dict[int, set[float]] = {}
    for at, row in zip(series.tolist(), positive, strict=True):
        said.setdefault(at, set()).add(row[2])
    asked = [key for key in known if key in place and len(said[place[key]]) > 1]
    wanted = np.array([place[key] for key in asked])
    right = np.log([known[key] for key in asked])

    def row(name: str, found: Array, seconds: float | None) -> Row:
        off = np.abs(found[wanted] - right)
        return Row(
            name,
            {"log MAE": float(off.mean()), "wrong by 1% or more": float((off > 0.01).sum())},
            seconds,
        )

    agreed, spent = scores.timed(lambda: agree(panel, GRADES))
    found = [row("forewarn", agreed.location, spent)]
    for how in ("mean", "median"):
        found.append(row(how, history.centres(panel, how), None))
    for peer in (truth_discovery.crh, truth_discovery.catd, truth_discovery.gtm):
        truths, spent = scores.timed(lambda peer=peer: peer(panel))
        found.append(row(peer.__name__.upper(), truths, spent))
    yield (
        f"Populations, {len(asked)} objects in conflict of {len(positive):,} positive figures "
        "(unsupervised)",
        found,
    )
