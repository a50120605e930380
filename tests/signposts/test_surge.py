from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import minimize

from forewarn.signposts import surge
from forewarn.signposts.surge import surges


def series(weeks: int, *, seed: int, mean: float = 6.0, phi: float = 2.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    time = np.arange(weeks)
    level = mean * np.exp(0.0005 * time + 0.3 * np.cos(2 * np.pi * time / 52))
    return rng.poisson(rng.gamma(level / (phi - 1), phi - 1))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400), st.floats(0.05, 200), st.floats(1.01, 20))
def test_tail_is_the_negative_binomial_of_scipy(count: int, mean: float, phi: float) -> None:
    ours = surge._tail(np.array([float(count)]), np.array([mean]), np.array([mean * phi]))
    theirs = stats.nbinom.sf(count - 1, mean / (phi - 1), 1 / phi)
    assert ours[0] == pytest.approx(theirs, rel=1e-6, abs=1e-12)


def test_a_poisson_variance_gives_the_poisson_tail() -> None:
    ours = surge._tail(np.array([4.0]), np.array([2.0]), np.array([2.0]))
    assert ours[0] == pytest.approx(stats.poisson.sf(3, 2.0), abs=1e-6)


def test_the_baseline_is_the_maximum_of_the_likelihood() -> None:
    y = series(300, seed=4).astype(float)
    x = surge._design(300, baseline=300, season=52)
    ours = surge._fisher_scoring(x, y, np.ones(300), np.array([np.log(y.mean()), *[0.0] * 5]))
    theirs = minimize(lambda b: np.exp(x @ b).sum() - y @ (x @ b), np.zeros(6), method="BFGS").x
    assert ours == pytest.approx(theirs, abs=2e-3)


def test_one_step_a_week_follows_the_full_fit() -> None:
    y = series(400, seed=9).astype(float)
    x = surge._design(400, baseline=320, season=52)
    weights = np.ones(320)
    beta = surge._fisher_scoring(x[:320], y[:320], weights, np.zeros(6))
    _, betas = surge._update(x, y, weights, beta, baseline=320, scored=40)
    last = surge._fisher_scoring(x[:359], y[:359], np.ones(359), beta)
    assert betas[0] == pytest.approx(beta, abs=1e-4)
    assert betas[-1] == pytest.approx(last, abs=0.01)
    assert np.abs(betas[-1] - beta).max() > 0.01  # it did move


def test_false_alarms_are_as_declared_and_a_surge_is_seen() -> None:
    calls = np.concatenate(
        [surges(series(420, seed=seed), scored=49).tripped() for seed in range(60)]
    )
    assert 0.003 < calls.mean() < 0.017
    y = series(420, seed=3)
    y[-1] += 25
    assert surges(y).tripped()[0]


def test_it_falls_silent_with_the_surge() -> None:
    """High the week before and nothing this week: the sum is high, the newest is not."""
    y = np.full(300, 5)
    y[-2], y[-1] = 40, 2
    found = surges(y)
    assert found.tail[0] < 0.01
    assert found.tail_newest[0] > 0.2
    assert not found.tripped()[0]


def test_past_outbreaks_do_not_raise_the_bar() -> None:
    y = series(420, seed=5)
    spoilt = y.copy()
    spoilt[[100, 101, 200, 201, 300, 301]] += 60
    assert surges(spoilt).dispersion < 1.5 * surges(y).dispersion


@pytest.mark.parametrize(("known", "terms"), [(30, 1), (60, 2), (110, 4), (200, 6)])
def test_the_design_grows_with_the_past(known: int, terms: int) -> None:
    assert surge._design(known, baseline=known, season=52).shape == (known, terms)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=60, max_size=200))
def test_any_counts_give_chances(counts: list[int]) -> None:
    found = surges(counts, scored=3)
    for tail in (found.tail, found.tail_newest):
        assert ((tail > 0) & (tail <= 1)).all()
    assert found.dispersion >= 1


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000))
def test_more_is_never_less_surprising(seed: int) -> None:
    y = series(200, seed=seed)
    tails = []
    for extra in (0, 3, 9, 30):
        more = y.copy()
        more[-1] += extra
        tails.append(surges(more).tail[0])
    assert all(later <= earlier for earlier, later in pairwise(tails))


def test_an_empty_past_stays_finite() -> None:
    found = surges([0] * 100)
    assert found.tail.tolist() == [1.0]
    assert surges([*[0] * 99, 5]).tripped()[0]


@pytest.mark.parametrize(
    "counts", [[1, -1] * 50, [1.0, float("nan")] * 50, [1.0, float("inf")] * 50]
)
def test_impossible_counts_are_refused(counts: list[float]) -> None:
    with pytest.raises(ValueError, match="finite and not negative"):
        surges(counts)


def test_too_short_a_past_is_refused() -> None:
    with pytest.raises(ValueError, match="needs 26 periods before the last 27, got 52"):
        surges([1] * 52)
    with pytest.raises(ValueError, match="needs 26"):
        surges([1] * 99, scored=0)
