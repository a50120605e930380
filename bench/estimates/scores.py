"""Scores of predicted distributions, all given as quantiles so that every method is scored alike."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Array = NDArray[Any]

FINE = (np.arange(199) + 1.0) / 200.0
"""Levels at which a distribution is held; twice the mean quantile loss over them is the CRPS to
within a hundredth, for every method alike."""


@dataclass(frozen=True, slots=True)
class Row:
    """One method on one body of data."""

    name: str
    measures: dict[str, float]
    seconds: float | None = None
    """CPU seconds."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A method or data set that is left out, and why."""

    name: str
    why: str


def pinball(quantiles: Array, levels: Array, truth: Array) -> Array:
    over = truth[:, None] - quantiles
    return np.mean(np.maximum(levels * over, (levels - 1.0) * over), axis=1)


def crps(quantiles: Array, truth: Array) -> float:
    return float(2 * pinball(quantiles, FINE, truth).mean())


def wis(quantiles: Array, levels: Array, truth: Array) -> float:
    """Weighted interval score (Bracher et al. 2021): twice the mean quantile loss."""
    return float(2 * pinball(quantiles, levels, truth).mean())


def at(quantiles: Array, levels: Sequence[float]) -> Array:
    """Some of the fine quantiles."""
    return np.stack([np.array([np.interp(levels, FINE, row) for row in quantiles])], 0)[0]


def covered(quantiles: Array, truth: Array, share: float) -> float:
    low, high = at(quantiles, [(1 - share) / 2, (1 + share) / 2]).T
    return float(np.mean((truth >= low) & (truth <= high)))


def coverage(quantiles: Array, truth: Array) -> dict[str, float]:
    return {
        f"c{round(100 * share)}": covered(quantiles, truth, share)
        for share in (0.5, 0.8, 0.9, 0.95)
    }


def normal(location: Array, sd: float | Array) -> Array:
    """Fine quantiles of normal distributions."""
    return location[:, None] + np.broadcast_to(np.asarray(sd), location.shape)[:, None] * ndtri(
        FINE
    )


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def averaged(rows: Sequence[Sequence[Row]]) -> list[Row]:
    """The same methods over several folds: means of the measures, sums of the seconds."""
    found = []
    for fold in zip(*rows, strict=True):
        measures = {
            key: float(np.mean([row.measures[key] for row in fold])) for key in fold[0].measures
        }
        spent = [row.seconds for row in fold if row.seconds is not None]
        found.append(Row(fold[0].name, measures, sum(spent) / len(spent) if spent else None))
    return found


def table(rows: Sequence[Row | Absent]) -> str:
    """One Markdown table; a measure that a method lacks is a dash."""
    present = [row for row in rows if isinstance(row, Row)]
    keys = list(dict.fromkeys(key for row in present for key in row.measures))
    lines = [
        "| method | " + " | ".join(keys) + " | CPU s |",
        "| --- |" + " --- |" * (len(keys) + 1),
    ]
    for row in rows:
        if isinstance(row, Absent):
            lines.append(f"| {row.name} | SKIPPED: {row.why} |" + " |" * len(keys))
            continue
        cells = [_cell(row.measures.get(key)) for key in keys]
        spent = "-" if row.seconds is None else f"{row.seconds:.3f}"
        lines.append(f"| {row.name} | " + " | ".join(cells) + f" | {spent} |")
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return "-" if value is None or np.isnan(value) else f"{value:.4g}"
