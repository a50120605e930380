from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.indicators.sighting import (
    chance_of_reports,
    chance_of_silence,
    chance_over,
    discount,
    log_reports,
    log_silence,
    report_likelihoods,
)

inner = st.floats(0.01, 0.99)
trusts = st.lists(inner, max_size=4)


def summed_out(chance: float, trust: list[float], noise: float) -> float:
    """The same network by enumeration: the event, then whether each origin reflects it."""
    total = 0.0
    for event in (True, False):
        for reflects in product((True, False), repeat=len(trust)):
            joint = chance if event else 1 - chance
            for reliable, one in zip(reflects, trust, strict=True):
                report = float(event) if reliable else noise
                joint *= (one if reliable else 1 - one) * report
            total += joint
    return total


@given(inner, trusts, inner)
def test_seen_equals_enumeration(chance: float, trust: list[float], noise: float) -> None:
    assert chance_of_reports(chance, trust, noise=noise) == pytest.approx(
        summed_out(chance, trust, noise)
    )


@given(inner, inner, inner)
def test_one_origin_is_the_formula_of_the_design(p: float, r: float, noise: float) -> None:
    assert chance_of_reports(p, [r], noise=noise) == pytest.approx(r * p + (1 - r) * noise)


@given(inner, trusts, inner)
def test_log_form_leaves_out_only_the_shared_factor(
    chance: float, trust: list[float], noise: float
) -> None:
    if_so, if_not = report_likelihoods(trust, noise=noise)
    ratio = discount(trust, noise=noise)
    assert ratio == pytest.approx(if_not / if_so)
    logs = log_reports(np.array([chance]), ratio) + np.log(if_so)
    assert np.exp(logs[0]) == pytest.approx(chance_of_reports(chance, trust, noise=noise))


@given(inner, inner, st.integers(1, 400), st.integers(1, 400))
def test_silence_weighs_the_same_in_any_steps(
    chance: float, coverage: float, days: int, more: int
) -> None:
    whole = chance_of_silence(chance, coverage=coverage, periods=(days + more) / 30)
    parts = [chance_of_silence(chance, coverage=coverage, periods=n / 30) for n in (days, more)]
    assert whole == pytest.approx(parts[0] * parts[1])


@given(inner, inner)
def test_silence_over_one_period(chance: float, coverage: float) -> None:
    assert chance_of_silence(chance, coverage=coverage) == pytest.approx(1 - chance * coverage)
    log = log_silence(np.array([chance]), coverage=coverage)[0]
    assert np.exp(log) == pytest.approx(1 - chance * coverage)


@given(st.floats(0, 1), st.integers(1, 365), st.integers(1, 365))
def test_chance_over_days_keeps_the_hazard(chance: float, per_days: int, days: int) -> None:
    there = chance_over(chance, per_days=per_days, days=days)
    assert 0 <= there <= 1
    assert chance_over(chance, per_days=per_days, days=per_days) == pytest.approx(chance)
    assert (1 - there) ** per_days == pytest.approx((1 - chance) ** days, abs=1e-12)
