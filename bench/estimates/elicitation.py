"""Experts' quantiles for quantities that were looked up later (Cooke's studies)."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.estimates import scores
from bench.estimates.scores import Array, Row
from bench.panel import Declared, Panel, fit
from bench.peers import cooke_weights

FILE = "cooke_items.csv"
LEVELS = np.array([0.05, 0.5, 0.95])
FEWEST = 5
"""Items that a study must have for one to be left out."""
Z90 = 1.645
DECLARED = Declared(sided=True, freedom=1e6)
"""Experts say how sure they are, and the wild figure is often the right one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item on its own scale, from the least 5% to the greatest 95% quantile of its experts,
    logarithmic where the study says so."""

    study: str
    experts: tuple[str, ...]
    quantiles: Array
    truth: float
    width: float
    """Range that also holds the truth; losses are shares of it."""


def load(path: Path) -> list[Item]:
    told: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            told[row["study"], row["item"]].append(row)
    size: dict[str, int] = defaultdict(int)
    for study, _ in told:
        size[study] += 1
    found = []
    for (study, _), rows in told.items():
        if size[study] < FEWEST:
            continue
        numbers = np.array([[float(row[q]) for q in ("q05", "q50", "q95")] for row in rows])
        truth = np.float64(rows[0]["truth"])
        if rows[0]["scale"] == "LOG":
            numbers, truth = np.log(np.maximum(numbers, 1e-30)), np.log(np.maximum(truth, 1e-30))
        low, high = float(numbers[:, 0].min()), float(numbers[:, 2].max())
        if high <= low or not np.isfinite(truth):
            continue
        wide = max(high, float(truth)) - min(low, float(truth))
        found.append(
            Item(
                study, tuple(f"{study}\0{row['expert']}" for row in rows),
                (numbers - low) / (high - low), (float(truth) - low) / (high - low),
                wide / (high - low),
            )
        )  # fmt: skip
    return found


def panel(items: list[Item]) -> Panel:
    index: dict[str, int] = {}
    quantiles = np.concatenate([item.quantiles for item in items])
    length = [len(item.experts) for item in items]
    nothing = np.zeros(len(quantiles))
    return Panel(
        value=quantiles[:, 1],
        series=np.repeat(np.arange(len(items)), length),
        source=np.array(
            [index.setdefault(who, len(index)) for item in items for who in item.experts]
        ),
        kind=nothing.astype(np.int64),
        below=(quantiles[:, 1] - quantiles[:, 0]) / Z90,
        above=(quantiles[:, 2] - quantiles[:, 1]) / Z90,
        age=nothing,
        settled=np.array([item.truth for item in items]),
    )


def rows(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """One table: each item predicted from the study's other items."""
    items = load(path)
    truth = np.array([item.truth for item in items])
    width = np.array([item.width for item in items])
    studies = {item.study for item in items}

    def row(name: str, found: Array, seconds: float | None) -> Row:
        loss = scores.pinball(found, LEVELS, truth) / width
        inside = (truth >= found[:, 0]) & (truth <= found[:, 2])
        return Row(
            name,
            {
                "pinball": float(loss.mean()),
                "MAE": float(np.mean(np.abs(found[:, 1] - truth) / width)),
                "c90": float(inside.mean()),
            },
            seconds,
        )

    whole = panel(items)
    fitted, spent = scores.timed(lambda: fit(whole, DECLARED))
    ours, more = scores.timed(lambda: fitted.predict(whole, held_out=True).quantiles(LEVELS))
    found = [row("forewarn", ours, spent + more)]
    equal = np.array([_pool(item, np.ones(len(item.experts))) for item in items])
    found.append(row("equal-weight pool", equal, None))
    cooke, spent = scores.timed(lambda: _cooke(items))
    found.append(row("Cooke weights", cooke, spent))
    medians = np.array([np.median(item.quantiles, axis=0) for item in items])
    found.append(row("median of the quantiles", medians, None))
    found.append(row("median + historical RMSE", _historical(items), None))
    yield (
        f"Expert elicitation, {len(items)} items of {len(studies)} studies, one left out at a time",
        found,
    )


def _pool(item: Item, weights: Array) -> Array:
    over = cooke_weights.OVERSHOOT
    return cooke_weights.pooled(item.quantiles, weights / weights.sum(), -over, 1 + over, LEVELS)


def _cooke(items: list[Item]) -> Array:
    found = np.zeros((len(items), 3))
    for study in dict.fromkeys(item.study for item in items):
        own = [at for at, item in enumerate(items) if item.study == study]
        experts = sorted({who for at in own for who in items[at].experts})
        column = {who: place for place, who in enumerate(experts)}
        told = np.full((len(own), len(experts), 3), np.nan)
        for row, at in enumerate(own):
            told[row, [column[who] for who in items[at].experts]] = items[at].quantiles
        truth = np.array([items[at].truth for at in own])
        low = np.minimum(truth, 0.0) - cooke_weights.OVERSHOOT
        high = np.maximum(truth, 1.0) + cooke_weights.OVERSHOOT
        for row, at in enumerate(own):
            rest = np.arange(len(own)) != row
            weight = cooke_weights.weights(told[rest], truth[rest], low[rest], high[rest])
            mine = weight[[column[who] for who in items[at].experts]]
            found[at] = _pool(items[at], mine if mine.sum() > 0 else np.ones(mine.size))
    return found


def _historical(items: list[Item]) -> Array:
    median = np.array([np.median(item.quantiles[:, 1]) for item in items])
    truth = np.array([item.truth for item in items])
    square = (median - truth) ** 2
    # Without the item itself, over all studies.
    rmse = np.sqrt((square.sum() - square) / (len(items) - 1))
    return median[:, None] + rmse[:, None] * Z90 * np.array([-1.0, 0.0, 1.0])
