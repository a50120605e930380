from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from forewarn.signposts.share import jeffreys, share

DAY = date(2025, 6, 1)


def items(*days_ago: int) -> dict[str, date]:
    return {f"r{number}": DAY - timedelta(days=days) for number, days in enumerate(days_ago)}


def test_carriers_over_all_published_in_each_window() -> None:
    published = items(0, 3, 29, 30, 45, 59, 60)
    found = share(["r0", "r0", "r3", "r4", "gone"], published, window_days=30, as_of=DAY)
    assert found is not None
    assert (found.carrying, found.items) == (1, 3)
    assert (found.before_carrying, found.before_items) == (2, 3)
    assert found.value == pytest.approx(1 / 3)
    assert found.low < 1 / 3 < found.high


def test_nothing_published_has_no_share() -> None:
    assert share(["r0"], items(40), window_days=30, as_of=DAY) is None


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
