"""Credible intervals against scipy's Beta and normal distributions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from forewarn.probability.intervals import Z90, beta_interval, jeffreys


@given(st.floats(0.5, 500), st.floats(0.5, 500), st.sampled_from((0.5, 0.9, 0.95)))
def test_the_interval_leaves_equal_tails(yes: float, no: float, level: float) -> None:
    low, high = beta_interval(yes, no, level=level)
    posterior = stats.beta(yes, no)
    assert posterior.cdf(low) == pytest.approx((1 - level) / 2)
    assert posterior.sf(high) == pytest.approx((1 - level) / 2)


@given(st.integers(1, 200), st.floats(0, 1))
def test_jeffreys_is_the_beta_posterior(trials: int, fraction: float) -> None:
    successes = round(trials * fraction)
    low, high = jeffreys(successes, trials)
    posterior = stats.beta(successes + 0.5, trials - successes + 0.5)
    assert low == (0.0 if successes == 0 else pytest.approx(posterior.ppf(0.05)))
    assert high == (1.0 if successes == trials else pytest.approx(posterior.ppf(0.95)))


@pytest.mark.parametrize(("successes", "trials"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="successes <= trials"):
        jeffreys(successes, trials)


def test_ninety_per_cent_of_a_normal_lie_within() -> None:
    assert stats.norm.cdf(Z90) - stats.norm.cdf(-Z90) == pytest.approx(0.9)
