"""Election polls: the last 21 days before a general election, earlier cycles to learn from."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import numpy as np

from bench.estimates import scores
from bench.estimates.scores import Array, Row
from bench.panel import Declared, Panel, fit
from bench.peers import history, house_effects, truth_discovery

FILE = "polls_2009_2022.csv"
CYCLES = (2016, 2018, 2020, 2022)
DAYS = 21
DECLARED = Declared(around_zero=True, bias=0.6)
"""House effects of two points and more are long known (Jackman 2005)."""


@dataclass(frozen=True, slots=True)
class Polls:
    """Margins, Democrat minus Republican, with the year of each race."""

    panel: Panel
    year: Array


def load(path: Path) -> Polls:
    """The poll's stated spread is the share of voters who named neither candidate."""
    rows = []
    with path.open(encoding="utf-8") as file:
        for poll in csv.DictReader(file):
            parties = {poll["cand1_party"], poll["cand2_party"]}
            if not poll["type_simple"].endswith("-G") or parties != {"DEM", "REP"}:
                continue
            age = (_day(poll["electiondate"]) - _day(poll["polldate"])).days
            if not 0 <= age <= DAYS:
                continue
            sign = 1 if poll["cand1_party"] == "DEM" else -1
            shares = float(poll["cand1_pct"]), float(poll["cand2_pct"])
            rows.append(
                (
                    poll["race_id"], int(poll["year"]), sign * (shares[0] - shares[1]),
                    sign * float(poll["margin_actual"]), poll["pollster_rating_id"],
                    _class(poll), age, max(100.0 - sum(shares), 0.0),
                )
            )  # fmt: skip
    races = {name: at for at, name in enumerate(dict.fromkeys(row[0] for row in rows))}
    series = np.array([races[row[0]] for row in rows])
    truth, year = np.zeros(len(races)), np.zeros(len(races))
    truth[series] = [row[3] for row in rows]
    year[series] = [row[1] for row in rows]
    undecided = np.array([row[7] for row in rows])
    panel = Panel(
        value=np.array([row[2] for row in rows]),
        series=series,
        source=numbered([row[4] for row in rows]),
        kind=np.array([row[5] for row in rows]),
        below=undecided,
        above=undecided,
        age=np.array([float(row[6]) for row in rows]),
        settled=truth,
    )
    return Polls(panel, year)


def _class(poll: dict[str, str]) -> int:
    """Whom the pollster works for, and how it reaches people."""
    client = {"D": 1, "R": 2}.get(poll["partisan"], 0)
    return client + 3 * {"Live Phone": 0, "Online": 1, "IVR": 2}.get(poll["methodology"], 3)


def _day(text: str) -> datetime:
    return datetime.strptime(text, "%m/%d/%Y")  # noqa: DTZ007 a date without a clock


def numbered(names: list[str]) -> Array:
    """Names as integers, in order of first appearance."""
    index = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return np.array([index[name] for name in names])


def until(panel: Panel, year: Array, cycle: int) -> Panel:
    """What was known on the eve of a cycle: its polls, and the results of earlier ones."""
    kept = year[panel.series] <= cycle
    part = {
        name: getattr(panel, name)[kept]
        for name in ("value", "series", "source", "kind", "below", "above", "age")
    }
    return replace(panel, **part, settled=np.where(year < cycle, panel.settled, np.nan))


def rows(path: Path, *, quick: bool, seed: int) -> Iterator[tuple[str, list[Row]]]:
    """One table: means over the four cycles."""
    polls = load(path)
    folds = [_cycle(polls, cycle, quick=quick, seed=seed) for cycle in CYCLES]
    yield (
        f"Polls, mean of {len(CYCLES)} cycles, margin in points (earlier cycles train)",
        scores.averaged(folds),
    )


def _cycle(polls: Polls, cycle: int, *, quick: bool, seed: int) -> list[Row]:
    panel = until(polls.panel, polls.year, cycle)
    wanted = np.flatnonzero(polls.year == cycle)
    truth = polls.panel.settled[wanted]

    def row(name: str, quantiles: Array, seconds: float) -> Row:
        middle = scores.at(quantiles, [0.5])[:, 0]
        return Row(
            name,
            {
                "MAE": float(np.mean(np.abs(middle - truth))),
                "CRPS": scores.crps(quantiles, truth),
                **scores.coverage(quantiles, truth),
            },
            seconds,
        )

    found: list[Row] = []
    fitted, spent = scores.timed(lambda: fit(panel, DECLARED))
    predicted, more = scores.timed(lambda: fitted.predict(panel).quantiles(scores.FINE)[wanted])
    found.append(row("forewarn", predicted, spent + more))
    median, seconds = scores.timed(lambda: history.quantiles(panel, scores.FINE)[wanted])
    found.append(row("median + historical RMSE", median, seconds))
    for name in ("mean", "median"):
        centre = history.centres(panel, name)[wanted]
        found.append(Row(name, {"MAE": float(np.mean(np.abs(centre - truth)))}))
    for peer in (truth_discovery.crh, truth_discovery.catd, truth_discovery.gtm):
        centre, seconds = scores.timed(lambda peer=peer: peer(panel)[wanted])
        found.append(
            Row(peer.__name__.upper(), {"MAE": float(np.mean(np.abs(centre - truth)))}, seconds)
        )
    if not quick:
        draws, seconds = scores.timed(
            lambda: house_effects.draws(panel, wanted, seed=seed, warmup=500, samples=1000)
        )
        found.append(row(house_effects.NAME, np.quantile(draws, scores.FINE, axis=0).T, seconds))
    return found
