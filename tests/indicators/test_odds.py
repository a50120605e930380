import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.indicators.odds import (
    SHORT_OF_CERTAIN,
    against_rivals,
    best_guesses,
    declared_odds,
    draw_chances,
)
from forewarn.probability import ICD203, Elicited


def test_a_rival_left_out_takes_the_mean_of_the_others() -> None:
    odds = declared_odds({"a": "likely", "c": 0.1}, ["a", "b", "c"], ICD203)
    likely, tenth = ICD203.elicited("likely"), ICD203.elicited(0.1)
    assert (odds[0], odds[2]) == (likely, tenth)
    assert odds[1].best == pytest.approx((likely.best + 0.1) / 2)
    assert odds[1].low == pytest.approx((likely.low + tenth.low) / 2)


def test_odds_for_nobody_here_are_none() -> None:
    assert declared_odds({"elsewhere": 0.5}, ["a"], ICD203) == ()


def test_certainty_is_held_short() -> None:
    held = best_guesses([Elicited(0, 0, 0), Elicited(1, 1, 1), Elicited(0.2, 0.3, 0.4)])
    assert held.tolist() == [SHORT_OF_CERTAIN, 1 - SHORT_OF_CERTAIN, 0.3]


def test_draws_centre_on_the_best_guess_and_fill_the_range() -> None:
    given_ = [ICD203.elicited("likely"), ICD203.elicited(0.2)]
    draws = draw_chances(given_, draws=20_000, seed=3, label="i")
    assert draws.mean(axis=0) == pytest.approx([0.675, 0.2], abs=0.003)
    inside = (draws >= [one.low for one in given_]) & (draws <= [one.high for one in given_])
    assert inside.mean(axis=0) == pytest.approx([0.9, 0.9], abs=0.01)


def test_the_same_word_means_the_same_for_every_rival() -> None:
    same, other = ICD203.elicited("likely"), ICD203.elicited("unlikely")
    draws = draw_chances([same, other, same], draws=50, seed=0, label="i")
    assert np.array_equal(draws[:, 0], draws[:, 2])
    assert not np.array_equal(draws[:, 0], draws[:, 1])


def test_draws_depend_on_seed_and_label_alone() -> None:
    odds = [Elicited(0.1, 0.3, 0.8)]
    one = draw_chances(odds, draws=5, seed=1, label="i")
    assert np.array_equal(one, draw_chances(odds, draws=5, seed=1, label="i"))
    assert not np.array_equal(one, draw_chances(odds, draws=5, seed=2, label="i"))
    assert not np.array_equal(one, draw_chances(odds, draws=5, seed=1, label="j"))


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_any_elicited_range_can_be_drawn_from(a: float, b: float, c: float) -> None:
    draws = draw_chances([Elicited(*sorted((a, b, c)))], draws=20, seed=0, label="i")
    assert ((draws > 0) & (draws < 1)).all()


@given(
    st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)), min_size=2, max_size=5),
)
def test_ratio_is_the_factor_on_the_odds(pairs: list[tuple[float, float]]) -> None:
    weights = np.array([one for one, _ in pairs]) / sum(one for one, _ in pairs)
    likelihood = np.array([one for _, one in pairs])
    after = weights * likelihood / (weights @ likelihood)
    ratios = against_rivals(np.log(likelihood), weights)
    assert ratios * weights / (1 - weights) == pytest.approx(after / (1 - after))


def test_ratio_without_rivals_or_weights() -> None:
    assert against_rivals(np.log([0.3]), np.ones(1)).tolist() == [1.0]
    even = against_rivals(np.log([0.4, 0.1, 0.3]), np.array([1.0, 0.0, 0.0]))
    assert even[0] == pytest.approx(0.4 / 0.2)
