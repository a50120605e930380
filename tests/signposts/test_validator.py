import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy

from forewarn.indicators.indicator import Indicator
from forewarn.probability import ICD203
from forewarn.signposts.validator import information, information_value, validate_indicators

NOW = {"s": 0.4, "t": 0.6}
SHARP = Indicator(
    id="sharp", label="", coverage=1.0, noise=0.0, scenarios={"s": 0.9, "t": 0.1}, cost="low"
)
BLUNT = Indicator(
    id="blunt", label="", coverage=1.0, noise=0.0, scenarios={"s": 0.5, "t": 0.5}, cost="high"
)
FREE = Indicator(id="free", label="", scenarios={"s": 0.6, "t": 0.5})
MUTE = Indicator(id="mute", label="")
OPTIONS = {"act": {"s": 10.0, "t": -4.0}, "wait": {"s": 0.0, "t": 1.0}}

chances = st.lists(st.floats(0.01, 1), min_size=3, max_size=3).map(
    lambda held: np.array(held) / sum(held)
)
reports = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(np.array)


@given(chances, reports)
def test_bits_are_the_entropy_that_one_expects_to_lose(p: np.ndarray, q: np.ndarray) -> None:
    expected = entropy(p, base=2)
    for given_ in (q, 1 - q):
        mass = float(p @ given_)
        if mass > 0:
            expected -= mass * entropy(p * given_ / mass, base=2)
    assert information(p, q) == pytest.approx(expected, abs=1e-9)


@given(chances, reports)
def test_information_never_costs_and_never_beats_knowing(p: np.ndarray, q: np.ndarray) -> None:
    worths = np.array([[3.0, -1.0, 0.0], [0.0, 2.0, 1.0]])
    perfect = float(p @ worths.max(axis=0) - (worths @ p).max())
    assert -1e-9 <= information_value(p, q, worths) <= perfect + 1e-9


def test_worth_by_hand_and_order() -> None:
    found = validate_indicators([MUTE, BLUNT, FREE, SHARP], now=NOW, scale=ICD203, options=OPTIONS)
    assert [one.indicator for one in found] == ["sharp", "blunt", "free"]
    sharp, blunt, free = found
    # Now: act 1.6, wait 0.6.  Reported (.42): act 3.36; silent (.58): act -1.76, wait .54.
    assert sharp.worth == pytest.approx(3.36 + 0.54 - 1.6)
    assert sharp.cost == pytest.approx(0.01 * (1.6 - 0.6))
    assert sharp.net == pytest.approx(2.3 - 0.01)
    assert sharp.reported == pytest.approx(0.42)
    assert (blunt.worth, blunt.bits) == (0.0, 0.0)
    assert blunt.net == pytest.approx(-0.2)
    assert (free.cost, free.net) == (None, None)


@pytest.mark.parametrize(
    "options", [None, {"act": {"s": 1.0}}, {"act": {"s": 1.0}, "wait": {"t": 1.0}}]
)
def test_without_a_choice_only_the_bits_are_told(
    options: dict[str, dict[str, float]] | None,
) -> None:
    found = validate_indicators([BLUNT, SHARP], now=NOW, scale=ICD203, options=options)
    assert [one.indicator for one in found] == ["sharp", "blunt"]
    assert all(one.worth is None and one.cost is None for one in found)


def test_a_scenario_that_an_option_lacks_is_left_out() -> None:
    options = {"act": {"s": 1.0, "t": 0.0}, "wait": {"s": 0.0}}
    (found,) = validate_indicators([SHARP], now=NOW, scale=ICD203, options=options)
    assert found.worth == 0.0
