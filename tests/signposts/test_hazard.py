from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.sighting import chance_of_reports
from forewarn.probability import ICD203
from forewarn.signposts.hazard import Hazard, filter_chances, first_day, hazard, odds_factors

DAY = date(2025, 6, 17)
IDS = ("s1", "s2")
RARE = Indicator(id="a", label="", coverage=0.75, noise=0.03, scenarios={"s1": 0.35, "s2": 0.06})
SILENT = Indicator(id="b", label="", coverage=0.5)


def sighting(days: int, origin: str = "x", trust: float = 0.7, indicator: str = "a") -> Observation:
    return Observation(
        indicator=indicator,
        origin=origin,
        date=DAY + timedelta(days=days),
        claims=(f"{origin}{days}",),
        trust=trust,
    )


def chain(*own: Indicator, towards: str = "s1") -> Hazard:
    return hazard(own, towards=towards, scenario_ids=IDS, window_days=60, scale=ICD203)


def moved(*found: Observation, own: tuple[Indicator, ...] = (RARE, SILENT)) -> dict[date, float]:
    return odds_factors(own, found, towards="s1", scenario_ids=IDS, scale=ICD203)


def test_rates_follow_the_declared_odds() -> None:
    found = chain(RARE, SILENT)
    assert found.onset == pytest.approx((1 - 0.65 ** (1 / 30) + 1 - 0.94 ** (1 / 30)) / 2)
    assert found.silent == pytest.approx((1 - 0.35 * 0.75) ** (1 / 30))
    assert found.ending == pytest.approx(1 / 60)
    assert chain(SILENT) == Hazard(onset=0.0, ending=1 / 60, silent=1.0)


def test_one_sighting_weighs_what_the_formula_says() -> None:
    against = (1 - 0.7) * 0.03
    assert moved(sighting(0))[DAY] == pytest.approx(
        chance_of_reports(0.35, [0.7], noise=0.03) / against
    )


def test_further_origins_of_one_event_add_what_makes_it_surer() -> None:
    found = moved(sighting(0), sighting(5, "y", 0.6), sighting(60, "z", 0.5))
    together = found[DAY] * found[DAY + timedelta(days=5)]
    noise = 0.3 * 0.03 * 0.4 * 0.03
    assert together == pytest.approx(chance_of_reports(0.35, [0.7, 0.6], noise=0.03) / noise)
    assert len(found) == 3


def test_two_on_a_day_multiply_and_noiseless_stays_finite() -> None:
    other = Indicator(id="c", label="", noise=0.0, scenarios={"s1": 0.5})
    own = (RARE, other)
    both = moved(sighting(0), sighting(0, indicator="c"), own=own)[DAY]
    alone = moved(sighting(0), own=own)[DAY] * moved(sighting(0, indicator="c"), own=own)[DAY]
    assert both == pytest.approx(alone)
    assert np.isfinite(both)


def test_the_chain_equals_a_filter_written_with_matrices() -> None:
    chain_ = chain(RARE)
    factor = {DAY: 20.0, DAY + timedelta(days=9): 3.0}
    found = filter_chances(
        chain_, factor, first=DAY - timedelta(days=5), last=DAY + timedelta(days=20)
    )
    step = np.array([[1 - chain_.onset, chain_.onset], [chain_.ending, 1 - chain_.ending]])
    belief = np.array([1 - chain_.settled, chain_.settled])
    for day, chance in found.items():
        belief = belief @ step * np.array([1.0, factor.get(day, chain_.silent)])
        belief /= belief.sum()
        assert chance == pytest.approx(belief[1], rel=1e-9)


def test_settled_is_where_silence_leads() -> None:
    chain_ = chain(RARE)
    far = filter_chances(chain_, {DAY: 50.0}, first=DAY, last=DAY + timedelta(days=900))
    assert far[DAY] > 0.85
    assert far[DAY + timedelta(days=900)] == pytest.approx(chain_.settled, abs=1e-9)


@given(st.integers(-100, 0), st.integers(1, 100))
def test_it_starts_three_windows_before_anything(days: int, window: int) -> None:
    found = first_day([sighting(days)], window_days=window, as_of=DAY)
    assert found == DAY + timedelta(days=days) - timedelta(days=3 * window)
    assert first_day([], window_days=window, as_of=DAY) == DAY - timedelta(days=3 * window)


def test_no_scenario_no_onset() -> None:
    assert hazard((), towards="", scenario_ids=(), window_days=0, scale=ICD203).onset == 0.0
