import numpy as np
import pytest
from scipy import stats

from forewarn.estimates.grid import JUMP, JUMP_DAYS, Grid, gaussian_kernel, growth_kernel
from forewarn.estimates.measurand import Nature


@pytest.mark.parametrize("plausible", [(5.0, 5.0), (9.0, 3.0), (-3.0, -1.0), (1.0, float("inf"))])
def test_an_empty_range_has_no_grid(plausible: tuple[float, float]) -> None:
    assert Grid.over(plausible) is None


def test_a_range_from_zero_begins_below_one() -> None:
    grid = Grid.over((0.0, 1e4))
    assert grid is not None
    assert np.exp(grid.x[0]) == pytest.approx(0.01, rel=0.03)


@pytest.mark.parametrize("sd", [0.003, 0.02, 0.05, 0.4])
def test_gaussian_keeps_its_variance(sd: float) -> None:
    kernel = gaussian_kernel(0.05, sd)
    at = 0.05 * (np.arange(kernel.size) - kernel.size // 2)
    assert kernel.sum() == pytest.approx(1)
    assert (kernel * at**2).sum() == pytest.approx(sd**2, rel=1e-3)


@pytest.mark.parametrize("days", [1, 30, 365, 2000])
def test_growth_keeps_the_gamma_mean_and_is_one_sided(days: int) -> None:
    kernel = growth_kernel(0.02, days)
    at = 0.02 * np.arange(kernel.size)
    oracle = stats.gamma(days / JUMP_DAYS, scale=JUMP)
    assert (kernel * at).sum() == pytest.approx(oracle.mean(), rel=1e-3)
    assert np.interp(oracle.mean(), at + 0.01, np.cumsum(kernel)) == pytest.approx(
        oracle.cdf(oracle.mean()), abs=0.01
    )


def test_growth_does_not_depend_on_how_the_days_are_cut() -> None:
    once, twice = (
        growth_kernel(0.02, 90),
        np.convolve(growth_kernel(0.02, 30), growth_kernel(0.02, 60)),
    )
    size = min(once.size, twice.size)
    assert np.abs(np.cumsum(once[:size]) - np.cumsum(twice[:size])).max() < 0.01


def test_no_days_no_drift() -> None:
    grid = Grid.over((1.0, 1e4))
    assert grid is not None
    flat = grid.flat()
    assert grid.drift(flat, 0, Nature.STOCK) is flat
