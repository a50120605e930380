"""Figures that agree more closely than errors of their own would let them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from forewarn.estimates.copying import CLOSE, COPIED, EARLIER, copied, repeated, taken, widths
from forewarn.estimates.fusion import estimate
from tests.estimates.figures import TROOPS, figure

DAY = "2025-06-01"
AS_OF = figure("a", DAY, 1).date


def test_the_density_of_a_copy_against_scipy() -> None:
    middles, wide = np.log([9130.0, 4000.0, 9200.0]), np.array([0.0, 1.0, 0.05])
    found = copied(middles, wide)
    sd = np.sqrt(CLOSE**2 + 0.05**2 / 12)
    assert found[0] == 0  # nobody spoke before
    assert found[2] == pytest.approx(
        COPIED * stats.norm(middles[:2], sd).pdf(middles[2]).mean(), rel=1e-9
    )


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=120))
def test_of_many_earlier_figures_the_latest_count(sizes: list[float]) -> None:
    middles = np.log(sizes)
    found = copied(middles, np.zeros(middles.size))
    assert np.isfinite(found).all()
    at = middles.size - 1
    before = middles[max(0, at - EARLIER) : at]
    last = COPIED * stats.norm(before, CLOSE).pdf(middles[at]).mean() if at else 0.0
    assert found[at] == pytest.approx(last, abs=1e-9)


def test_round_figures_agree_by_chance() -> None:
    round_, odd = ([figure(who, DAY, size) for who in "ab"] for size in (10_000, 11_340))
    assert taken(round_)[1] < 0.2 * taken(odd)[1]
    assert taken(round_[:1]) == {}
    assert widths([100.0], np.log([[90.0, 110.0]])).tolist() == [1.0]
    assert widths([112.0], np.log([[100.0, 150.0]])) == pytest.approx([np.log(1.5)])


def test_what_may_be_a_copy_says_less_of_the_count() -> None:
    said = [figure("a", DAY, 11_340), figure("b", DAY, 8_220, grade="A")]
    alone = estimate(TROOPS, said, as_of=AS_OF, detail=False)
    echoed = estimate(TROOPS, [*said, figure("c", DAY, 11_340)], as_of=AS_OF, detail=False)
    apart = estimate(TROOPS, [*said, figure("c", DAY, 10_480)], as_of=AS_OF, detail=False)
    assert alone.median is not None
    assert echoed.median is not None
    assert np.log(echoed.high90 / echoed.low90) > np.log(apart.high90 / apart.low90)
    assert alone.median < echoed.median < alone.median * 1.05


def test_a_copy_for_certain_says_nothing() -> None:
    row = np.array([1e-3, 0.2, 0.7])
    assert np.ptp(np.log(repeated(row, 1e6))) < 1e-5
    assert np.ptp(np.log(repeated(row, 1e-9))) == pytest.approx(np.ptp(np.log(row)), rel=1e-5)
