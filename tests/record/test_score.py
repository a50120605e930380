import math

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from forewarn.record.score import (
    bins,
    brier,
    calibration_bins,
    log_score,
    murphy_parts,
    ranked_probability,
    skill,
)

pairs = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0])), min_size=1, max_size=60)
sets = st.lists(st.floats(0.001, 1), min_size=2, max_size=8)


@given(pairs)
def test_brier_and_log_equal_scoringrules(held: list[tuple[float, float]]) -> None:
    p, o = (np.array(column) for column in zip(*held, strict=True))
    assert np.abs(brier(p, o) - scoringrules.brier_score(o, p)).max() <= 1e-12
    ours = log_score(p, o)
    given_ = np.where(o == 1, p, 1 - p)
    for score, chance in zip(ours, given_, strict=True):
        assert score == (-math.log(chance) if chance > 0 else math.inf)
    # Theirs works from p - 1, where a chance of a millionth has lost six digits.
    plain = (given_ > 1e-3) & (p < 1)
    theirs = scoringrules.log_score(o[plain], p[plain])
    assert np.abs(ours[plain] - theirs).max(initial=0.0) <= 1e-12


@given(sets, st.data())
def test_ranked_probability_equals_scoringrules(weights: list[float], data: st.DataObject) -> None:
    p = np.array(weights) / sum(weights)
    happened = data.draw(st.integers(0, len(p) - 1))
    theirs = scoringrules.rps_score(happened + 1, p)
    assert abs(ranked_probability(p, happened) - float(theirs)) <= 1e-12


@given(pairs)
def test_the_parts_add_up(held: list[tuple[float, float]]) -> None:
    p, o = (np.array(column) for column in zip(*held, strict=True))
    parts = murphy_parts(p, o)
    assert parts.score == pytest.approx(float(brier(p, o).mean()), abs=1e-12)
    assert parts.reliability >= 0
    assert 0 <= parts.resolution <= parts.uncertainty + 1e-12
    assert parts.uncertainty <= 0.25


def test_nothing_is_left_where_a_bin_holds_one_chance() -> None:
    parts = murphy_parts([0.25] * 4 + [0.75] * 4, [0, 0, 0, 1, 1, 1, 1, 0])
    assert parts.within == pytest.approx(0, abs=1e-15)
    assert parts.reliability == pytest.approx(0)
    assert parts.resolution == pytest.approx(0.25**2)


def test_what_was_ruled_out_scores_infinitely_and_is_not_clipped() -> None:
    assert log_score([0.0, 1.0, 1.0], [1, 0, 1]).tolist() == [math.inf, math.inf, 0.0]


@given(pairs)
def test_bins_hold_every_forecast_once(held: list[tuple[float, float]]) -> None:
    p, o = zip(*held, strict=True)
    found = calibration_bins(p, o)
    assert sum(one.forecasts for one in found) == len(held)
    assert sum(one.happened * one.forecasts for one in found) == pytest.approx(sum(o))
    for one in found:
        assert one.low - 1e-12 <= one.said <= one.high + 1e-12
        assert one.low90 <= one.happened <= one.high90


def test_edges_of_bins_and_fit() -> None:
    assert bins(np.array([0.0, 0.1, 0.999, 1.0])).tolist() == [0, 1, 9, 9]
    assert calibration_bins([0.5] * 10, [0, 1] * 5)[0].fits
    assert not calibration_bins([0.95] * 30, [0, 1] * 15)[0].fits


def test_skill() -> None:
    assert skill(0.1, 0.2) == pytest.approx(0.5)
    assert skill(0.1, 0.0) is None


@pytest.mark.parametrize(
    ("chances", "outcomes", "said"),
    [
        ([], [], "one outcome a chance"),
        ([0.5], [1, 0], "one outcome a chance"),
        ([1.5], [1], "lie in"),
        ([float("nan")], [1], "lie in"),
        ([0.5], [0.5], "are 0 or 1"),
    ],
)
def test_impossible_input_is_refused(
    chances: list[float], outcomes: list[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        brier(chances, outcomes)


def test_sets_must_be_whole() -> None:
    with pytest.raises(ValueError, match="sum to one"):
        ranked_probability([0.2, 0.2], 0)
    with pytest.raises(ValueError, match="a category from 0 to 1"):
        ranked_probability([0.5, 0.5], 2)
