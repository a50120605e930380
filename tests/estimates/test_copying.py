"""Figures that agree more closely than errors of their own would let them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from forewarn.estimates.copying import COPY_SD, EARLIER, copy_density, interval_widths
from forewarn.estimates.fusion import estimate
from forewarn.estimates.likelihood import COPY_CHANCE, LogFigure, figure_likelihood
from tests.estimates.figures import TROOPS, figure

DAY = "2025-06-01"
AS_OF = figure("a", DAY, 1).date


def test_the_density_of_a_copy_against_scipy() -> None:
    middles, wide = np.log([9130.0, 4000.0, 9200.0]), np.array([0.0, 1.0, 0.05])
    found = copy_density(middles, wide)
    sd = np.sqrt(COPY_SD**2 + 0.05**2 / 12)
    assert found[0] == 0  # nobody spoke before
    assert found[2] == pytest.approx(
        COPY_CHANCE * stats.norm(middles[:2], sd).pdf(middles[2]).mean(), rel=1e-6
    )


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=120))
def test_of_many_earlier_figures_the_latest_count(sizes: list[float]) -> None:
    middles = np.log(sizes)
    found = copy_density(middles, np.zeros(middles.size))
    assert np.isfinite(found).all()
    at = middles.size - 1
    before = middles[max(0, at - EARLIER) : at]
    last = COPY_CHANCE * stats.norm(before, COPY_SD).pdf(middles[at]).mean() if at else 0.0
    assert found[at] == pytest.approx(last, rel=1e-6, abs=1e-9)


def test_round_figures_agree_by_chance() -> None:
    ends = np.log([[10_000.0] * 2, [10_000.0] * 2])
    odd = copy_density(ends.mean(1), interval_widths([11_340.0, 11_340.0], ends))
    assert copy_density(ends.mean(1), interval_widths([10_000.0, 10_000.0], ends))[1] < 0.2 * odd[1]
    assert interval_widths([100.0], np.log([[90.0, 110.0]])).tolist() == [1.0]
    assert interval_widths([112.0], np.log([[100.0, 150.0]])) == pytest.approx([np.log(1.5)])


def test_what_may_be_a_copy_says_less_of_the_count() -> None:
    said = [figure("a", DAY, 11_340), figure("b", DAY, 8_220, grade="A")]
    alone = estimate(TROOPS, said, as_of=AS_OF, detail=False)
    echoed = estimate(TROOPS, [*said, figure("c", DAY, 11_340)], as_of=AS_OF, detail=False)
    apart = estimate(TROOPS, [*said, figure("c", DAY, 10_480)], as_of=AS_OF, detail=False)
    assert alone.median is not None
    assert echoed.median is not None
    assert np.log(echoed.high90 / echoed.low90) > np.log(apart.high90 / apart.low90)
    assert alone.median < echoed.median < alone.median * 1.05


def test_the_chance_of_a_copy_is_the_same_for_every_size() -> None:
    x = np.log([8_000.0, 10_000.0, 13_000.0])
    plain = LogFigure(low=x[1], high=x[1], scale=0.3, trust=0.8)
    found = figure_likelihood(plain._replace(copied=0.4), x)
    assert found == pytest.approx((1 - COPY_CHANCE) * figure_likelihood(plain, x) + 0.4)
