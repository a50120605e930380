import numpy as np
import pytest
from scipy import stats

from forewarn.estimates.estimate import Side
from forewarn.estimates.likelihood import (
    LogFigure,
    density,
    distribution,
    figure_likelihood,
    interval,
    log_ends,
)  # fmt: skip
from tests.estimates.figures import figure

Z = np.linspace(-30, 30, 601)


def test_students_t_against_scipy() -> None:
    assert np.allclose(density(Z), stats.t(4).pdf(Z), rtol=1e-12)
    assert np.allclose(distribution(Z), stats.t(4).cdf(Z), rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("wide", [0.0, 0.5])
def test_the_likelihood_integrates_to_one_over_figures(wide: float) -> None:
    x = np.linspace(-60, 60, 200_001)
    mass = figure_likelihood(LogFigure(low=0, high=wide, scale=0.3, trust=0.6), x).sum() * (
        x[1] - x[0]
    )
    assert mass == pytest.approx(1, abs=4e-3)  # Cauchy's ends are long


def test_a_thin_interval_is_a_point() -> None:
    x = np.linspace(-3, 3, 61)
    thin = figure_likelihood(LogFigure(low=-0.0005, high=0.0006, scale=0.3, trust=0.6), x)
    point = figure_likelihood(LogFigure(low=0, high=0, scale=0.3, trust=0.6), x)
    assert np.allclose(thin, point, rtol=5e-3)


@pytest.mark.parametrize(
    ("low", "best", "high", "side", "expected"),
    [
        (100, 100, 100, Side.POINT, (100, 100)),
        (90, 100, 110, Side.POINT, (90, 110)),
        (0, 100, 110, Side.POINT, (100, 110)),
        (100, 100, 100, Side.AT_LEAST, (100, 150)),
        (0, 100, 100, Side.AT_LEAST, (100, 150)),
        (100, 110, 130, Side.AT_LEAST, (100, 130)),
        (100, 100, 100, Side.UP_TO, (60, 100)),
        (0, 100, 100, Side.UP_TO, (60, 100)),
        (80, 90, 100, Side.UP_TO, (80, 100)),
    ],
)
def test_interval(
    low: float, best: float, high: float, side: Side, expected: tuple[float, float]
) -> None:
    given = figure("nis", "2025-01-01", best, low=low, high=high, side=side)
    assert interval(given) == pytest.approx(expected)
    assert np.exp(log_ends([given])) == pytest.approx(np.array([expected]))
