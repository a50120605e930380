"""Series of our own making with the truth known, also from worlds that the model does not expect."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from bench.estimates import scores
from bench.estimates.scores import Array, Row
from bench.peers import filter_nuts
from forewarn.estimates.estimate import Datum, Estimate
from forewarn.estimates.filtering import SHARED_SD
from forewarn.estimates.fusion import estimate
from forewarn.estimates.grid import DRIFT, JUMP, JUMP_DAYS
from forewarn.estimates.joint import Joint
from forewarn.estimates.likelihood import (
    ASTRAY,
    CLASS_SD,
    COMMON,
    COMMON_ELSE,
    COPY_CHANCE,
    NOISE_SD,
    SOURCE_SD,
)
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.estimates.pace import PACES
from forewarn.sources.source import Reliability, SourceClass

START = date(2025, 1, 1)
DAYS = 120
PLAUSIBLE = (1.0, 1e8)
CASE = 12
"""Quantities of one case."""
OPENING = (float(np.log(300.0)), float(np.log(3e4)))


@dataclass(frozen=True, slots=True)
class World:
    """How figures come about; the defaults are what the model declares, but that nobody copies."""

    name: str
    nature: Nature = Nature.STOCK
    lognormal: bool = False
    """Errors without heavy tails."""
    bias: float = 1.0
    """Class biases as a multiple of the declared ones."""
    grade: str = ""
    """One grade for all, whose chance is not what it stands for; empty draws grades that are."""
    right: float = 0.0
    copies: int = 0
    """Echoes of each figure under the same origin, which a reader may not count."""
    hidden: float = 0.0
    """Chance that a figure is another source's under a new name, unknown to the model."""
    parts: float = 0.0
    """Chance that a figure is of a part, said to be one."""


WORLDS = (
    World("as declared, stock"),
    World("as declared, cumulative", nature=Nature.CUMULATIVE),
    World("errors normal", lognormal=True),
    World("biases half again as large", bias=1.5),
    World("grades too kind (B, right 70%)", grade="B", right=0.7),
    World("grades too harsh (D, right 90%)", grade="D", right=0.9),
    World("each figure echoed five times", copies=5),
    World("a fifth are hidden copies", hidden=0.2),
    World("a third are subset claims", parts=1 / 3),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A truth and what was said of it, and of a part of it."""

    truth: float
    data: tuple[Datum, ...]
    part: tuple[Datum, ...]
    measurand: Measurand


def common_biases(chance: np.random.Generator, world: World) -> dict[SourceClass, float]:
    """What the sources of each class have in common."""
    return {
        kind: chance.normal(0, world.bias * np.sqrt(COMMON.get(kind, COMMON_ELSE)) * CLASS_SD[kind])
        for kind in SourceClass
    }


def drawn(
    chance: np.random.Generator,
    world: World,
    figures: int | None = None,
    common: Mapping[SourceClass, float] | None = None,
) -> Drawn:
    """One quantity over 120 days with one to eight figures, the pieces of the model drawn apart."""
    count = figures or int(chance.integers(1, 9))
    days = np.sort(chance.integers(0, DAYS, count))
    kinds = [list(SourceClass)[at] for at in chance.integers(0, 5, count)]
    shared = chance.normal(0, SHARED_SD)
    common = common_biases(chance, world) if common is None else common
    level, last = chance.uniform(*OPENING), 0
    pace = float(chance.choice([days for days, _ in PACES], p=[prior for _, prior in PACES]))
    share = chance.uniform(0.1, 0.7)
    data: list[Datum] = []
    part: list[Datum] = []
    logs: list[float] = []
    for at, (day, kind) in enumerate(zip(days.tolist(), kinds, strict=True)):
        level += _moved(chance, world.nature, day - last if at else 0, pace)
        last = day
        of_part = chance.random() < world.parts
        grade = world.grade or "ABCDE"[int(chance.integers(5))]
        right = world.right or Reliability(grade).chance
        own = world.bias**2 * (1 - COMMON.get(kind, COMMON_ELSE)) * CLASS_SD[kind] ** 2
        scale = np.sqrt(own + SOURCE_SD**2 + NOISE_SD**2)
        error = common[kind] + scale * (
            chance.standard_normal() if world.lognormal else chance.standard_t(4)
        )
        if chance.random() >= right:
            error = ASTRAY * chance.standard_cauchy()
        y = level + shared + (np.log(share) if of_part else 0.0) + error
        if logs and not of_part and chance.random() < world.hidden:
            y = logs[int(chance.integers(len(logs)))] + chance.normal(0, 0.02)
        if not of_part:
            logs.append(y)
        best = float(np.exp(np.clip(y, 0.01, 18.0)))
        one = Datum(
            claim=f"c{at}", origin=f"o{at}", source=f"s{at}", kind=kind,
            reliability=Reliability(grade), date=START + timedelta(days=day),
            low=best, best=best, high=best,
        )  # fmt: skip
        (part if of_part else data).append(one)
        for echo in range(world.copies):
            (part if of_part else data).append(
                replace(one, claim=f"c{at}e{echo}", source=f"s{at}e{echo}")
            )
    if not data:
        return drawn(chance, world, figures, common)
    truth = float(np.exp(level + _moved(chance, world.nature, DAYS - last)))
    measurand = Measurand(id="whole", label="whole", nature=world.nature, plausible=PLAUSIBLE)
    return Drawn(truth, tuple(data), tuple(part), measurand)


def _moved(
    chance: np.random.Generator, nature: Nature, days: int, jump_days: float = JUMP_DAYS
) -> float:
    if days <= 0:
        return 0.0
    if nature is Nature.CUMULATIVE:
        return float(chance.gamma(days / jump_days, JUMP))
    return float(chance.normal(0, DRIFT * np.sqrt(days)))


def reconciled(one: Drawn) -> Estimate:
    """What the program makes of it, parts as parts."""
    as_of = START + timedelta(days=DAYS)
    if not one.part:
        return estimate(one.measurand, one.data, as_of=as_of, detail=False)
    part = replace(one.measurand, id="part", part_of=("whole",))
    joint = Joint((one.measurand, part), {"whole": one.data, "part": one.part}, as_of=as_of)
    return joint.estimates()[0]


def case(chance: np.random.Generator, world: World, size: int = CASE) -> tuple[Drawn, ...]:
    """Several quantities told of by sources whose classes' biases last, each source in one."""
    common = common_biases(chance, world)
    found = []
    for number in range(size):
        one = drawn(chance, world, None, common)
        named = [
            tuple(
                replace(
                    each,
                    claim=f"{number}{each.claim}",
                    origin=f"{number}{each.origin}",
                    source=f"{number}{each.source}",
                )
                for each in data
            )
            for data in (one.data, one.part)
        ]
        measurand = replace(one.measurand, id=f"whole{number}")
        found.append(replace(one, data=named[0], part=named[1], measurand=measurand))
    return tuple(found)


def reconciled_together(case_: Sequence[Drawn]) -> tuple[Estimate, ...]:
    """What the program makes of the quantities of one case."""
    measurands, data = [], {}
    for one in case_:
        whole = one.measurand.id
        measurands.append(one.measurand)
        data[whole] = one.data
        if one.part:
            measurands.append(replace(one.measurand, id=f"part of {whole}", part_of=(whole,)))
            data[f"part of {whole}"] = one.part
    joint = Joint(measurands, data, as_of=START + timedelta(days=DAYS), estimator=_at_the_end)
    if any(one.part for one in case_):
        found = {each.measurand: each for each in joint.estimates()}
    else:
        found = dict(joint.alone)
    return tuple(found[one.measurand.id] for one in case_)


def _at_the_end(
    measurand: Measurand, data: Sequence[Datum], *, detail: bool, path: bool, **rest: Any
) -> Estimate:
    """The estimate without its path and detail, which nobody scores."""
    return estimate(measurand, data, detail=False, **rest)


def fine(found: Estimate) -> Array:
    """Log quantiles at the fine levels, from the twenty that an estimate keeps."""
    levels = [(2 * at + 1) / 40 for at in range(20)]
    logs = np.log(found.quantiles)
    edge = (levels[0] > scores.FINE) | (levels[-1] < scores.FINE)
    inner = np.interp(scores.FINE, levels, logs)
    # Beyond the last quantile in normal scores, on along the last two.
    from scipy.special import ndtri

    z, knots = ndtri(scores.FINE), ndtri(levels)
    low = logs[0] + (z - knots[0]) * (logs[1] - logs[0]) / (knots[1] - knots[0])
    high = logs[-1] + (z - knots[-1]) * (logs[-1] - logs[-2]) / (knots[-1] - knots[-2])
    return np.where(edge, np.where(scores.FINE < 0.5, low, high), inner)


def rows(*, quick: bool, seed: int, rounds: int = 1500) -> Iterator[tuple[str, list[Row]]]:
    """Coverage in each world, of quantities alone and in cases; then the score beside NUTS on few
    series; then the ranks."""
    alone, together = [], []
    for number, world in enumerate(WORLDS):
        chance = np.random.default_rng([seed, number])
        made = [drawn(chance, world) for _ in range(rounds)]
        alone.append(_row(world.name, made, lambda made=made: [reconciled(one) for one in made]))
        chance = np.random.default_rng([seed, 50 + number])
        cases = [case(chance, world) for _ in range(rounds // CASE)]
        together.append(
            _row(
                world.name,
                [one for each in cases for one in each],
                lambda cases=cases: [one for each in cases for one in reconciled_together(each)],
            )
        )
    yield f"Synthetic series, {rounds} of each world, each a case of its own, natural logs", alone
    yield f"The same worlds in {rounds // CASE} cases of {CASE} quantities", together
    yield "Ranks of the truth in the posterior (simulation-based calibration)", ranks(seed=seed)
    if not quick:
        yield "Synthetic series as declared, beside NUTS", beside(seed=seed)


def _row(name: str, made: list[Drawn], work: Callable[[], list[Estimate]]) -> Row:
    predicted, spent = scores.timed(lambda: np.array([fine(one) for one in work()]))
    truth = np.log([one.truth for one in made])
    trivial = _trivial(made, truth)
    return Row(
        name,
        {
            "CRPS": scores.crps(predicted, truth),
            "WIS": scores.wis(scores.at(predicted, LEVELS), LEVELS, truth),
            **scores.coverage(predicted, truth),
            "CRPS of median + historical RMSE": scores.crps(trivial, truth),
            "its c90": scores.covered(trivial, truth, 0.9),
        },
        spent,
    )


LEVELS = np.array([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])


def _trivial(made: list[Drawn], truth: Array) -> Array:
    """Median of the figures with the error of such medians in the other series of the world."""
    median = np.array([np.median([np.log(one.best) for one in each.data]) for each in made])
    square = (median - truth) ** 2
    rmse = np.sqrt((square.sum() - square) / (len(made) - 1))
    return scores.normal(median, rmse)


def ranks(*, seed: int, draws: int = 1000, bins: int = 20) -> list[Row]:
    """Simulation-based calibration (Talts et al. 2018): with truth and figures drawn from the
    model itself, the truth's place in the posterior is uniform.

    ``chi2`` has ``bins - 1`` degrees of freedom: 30.1 is exceeded once in twenty times.
    """
    found = []
    for number, world in enumerate(WORLDS[:2]):
        chance = np.random.default_rng([seed, 100 + number])
        # The model grants that one figure in twenty is a copy; so its own draws have them.
        own = replace(world, hidden=COPY_CHANCE)
        places = np.array([_place(drawn(chance, own)) for _ in range(draws)])
        counts = np.histogram(places, bins, (0.0, 1.0))[0]
        expected = draws / bins
        found.append(
            Row(
                world.name,
                {
                    "draws": float(draws),
                    **{
                        f"c{round(100 * share)}": float(np.mean(np.abs(places - 0.5) < share / 2))
                        for share in (0.5, 0.8, 0.9, 0.95)
                    },
                    "chi2": float(((counts - expected) ** 2 / expected).sum()),
                    "largest gap to uniform": float(
                        np.abs(np.sort(places) - (np.arange(draws) + 0.5) / draws).max()
                    ),
                },
            )
        )
    return found


def _place(one: Drawn) -> float:
    return float(np.interp(np.log(one.truth), fine(reconciled(one)), scores.FINE, 0.0, 1.0))


def beside(*, seed: int, rounds: int = 20, figures: int = 12) -> list[Row]:
    chance = np.random.default_rng([seed, 200])
    made = [drawn(chance, WORLDS[0], figures) for _ in range(rounds)]
    truth = np.log([one.truth for one in made])
    ours, spent = scores.timed(lambda: np.array([fine(reconciled(one)) for one in made]))
    theirs, long = scores.timed(
        lambda: np.array(
            [np.quantile(filter_nuts.draws(one.data, DAYS, seed=seed), scores.FINE) for one in made]
        )
    )
    return [
        Row(
            name,
            {"CRPS": scores.crps(found, truth), "c90": scores.covered(found, truth, 0.9)},
            seconds / rounds,
        )
        for name, found, seconds in (("forewarn", ours, spent), (filter_nuts.NAME, theirs, long))
    ]


def speeds() -> list[Row]:
    """CPU seconds of an update and of a flood."""
    chance = np.random.default_rng(7)
    one = drawn(chance, WORLDS[0], 100)
    as_of = START + timedelta(days=DAYS)
    estimate(one.measurand, one.data, as_of=as_of, detail=False)
    times = [
        scores.timed(lambda: estimate(one.measurand, one.data, as_of=as_of, detail=False))[1]
        for _ in range(20)
    ]
    many = drawn(chance, WORLDS[0], 10_000)
    _, flood = scores.timed(lambda: estimate(many.measurand, many.data, as_of=as_of))
    return [
        Row("100 figures, update", {"figures": 100.0}, float(np.median(times))),
        Row("10,000 figures on one measurand, with all detail", {"figures": 1e4}, flood),
    ]
