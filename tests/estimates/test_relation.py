from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy import stats

from forewarn.estimates.estimate import Estimate, PathPoint
from forewarn.estimates.grid import Grid, normalise_belief
from forewarn.estimates.relation import (
    Neighbour,
    ceiling_likelihood,
    floor_likelihood,
    sum_likelihood,
)

DAY = date(2025, 6, 1)
GRID = Grid.over((1.0, 1e6)) or pytest.fail("a range")
X = GRID.x


def lognormal(middle: float, sd: float, **rest: object) -> Estimate:
    at = {name: float(middle * np.exp(sd * stats.norm.ppf(q))) for name, q in (("low90", 0.05), ("low50", 0.25), ("high50", 0.75), ("high90", 0.95))}  # fmt: skip
    return replace(Estimate(measurand="other", as_of=DAY, median=middle, **at), **rest)  # type: ignore[arg-type]


def belief(middle: float, sd: float) -> np.ndarray:
    return normalise_belief(stats.norm(np.log(middle), sd).pdf(X))


@pytest.mark.parametrize("rho", [0.0, 0.6])
def test_a_floor_against_truncated_draws(rho: float) -> None:
    own = belief(1000, 0.4)
    neighbour = Neighbour(name="p", estimate=lognormal(900, 0.3), correlation=rho)
    found = GRID.quantiles(
        normalise_belief(own * floor_likelihood(neighbour, X, own, DAY)), (0.05, 0.5, 0.95)
    )
    draws = np.random.default_rng(1).multivariate_normal([0, 0], [[1, rho], [rho, 1]], 400_000)
    whole, part = np.log(1000) + 0.4 * draws[:, 0], np.log(900) + 0.3 * draws[:, 1]
    wanted = np.quantile(whole[part <= whole], (0.05, 0.5, 0.95))
    assert np.log(found) == pytest.approx(wanted, abs=0.02)
    capped = normalise_belief(own * ceiling_likelihood(neighbour, X, own, DAY))
    assert np.log(GRID.quantiles(capped, (0.5,))[0]) == pytest.approx(
        np.median(whole[part >= whole]), abs=0.02
    )


def test_a_part_far_below_says_nothing() -> None:
    own = belief(2000, 0.3)
    nine = Neighbour(name="killed-528", estimate=lognormal(9, 0.4))
    before = np.array(GRID.quantiles(own, (0.05, 0.5, 0.95)))
    after = np.array(
        GRID.quantiles(
            normalise_belief(own * floor_likelihood(nine, X, own, DAY)), (0.05, 0.5, 0.95)
        )
    )
    assert after == pytest.approx(before, rel=1e-6)


def test_common_error_makes_a_floor_press_less() -> None:
    own = belief(1000, 0.4)
    medians = [
        GRID.quantiles(
            normalise_belief(own * floor_likelihood(Neighbour(name="p", estimate=lognormal(950, 0.4), correlation=rho), X, own, DAY)),
            (0.5,),
        )[0]
        for rho in (0.0, 0.5, 0.9)
    ]  # fmt: skip
    assert medians == sorted(medians, reverse=True)


def test_before_anything_was_known() -> None:
    young = Neighbour(
        name="p",
        estimate=lognormal(900, 0.3, path=(PathPoint(date=DAY, median=5, low90=1, high90=9, low50=3, high50=7),)),
    )  # fmt: skip
    own, early = belief(1000, 0.4), date(2025, 1, 1)
    for found in (
        floor_likelihood(young, X, own, early),
        ceiling_likelihood(young, X, own, early),
        sum_likelihood(young, X, early),
    ):
        assert (found == 1).all()
    later = replace(young, estimate=replace(young.estimate, as_of=date(2026, 1, 1)))
    assert np.exp(later.log_quantiles(DAY)[2]) == pytest.approx(5, rel=1e-4)  # type: ignore[index]


def test_a_sum_is_a_density_and_an_offset_moves_it() -> None:
    half = Neighbour(name="s", estimate=lognormal(500, 0.2), offset=float(np.log(2)))
    assert half.level() == pytest.approx(1000)
    assert X[np.argmax(sum_likelihood(half, X, DAY))] == pytest.approx(np.log(1000), abs=0.03)
    assert (
        Neighbour(name="s", estimate=Estimate(measurand="s", as_of=DAY, median=None)).level() == 0
    )
