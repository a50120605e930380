from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import ICD203
from forewarn.record.build_forecasts import (
    HORIZONS,
    chance_reported,
    expected_chances,
    make_forecasts,
    sighting_rate,
)
from forewarn.scenarios.outlook import Outlook, Repair, Step
from forewarn.signposts.signpost import Signpost

DAY = date(2025, 6, 1)
END = date(2025, 12, 31)
A = Indicator(id="a", label="", coverage=0.5, noise=0.1, scenarios={"s": 0.8, "t": 0.2})
B = Indicator(id="b", label="", coverage=1.0, noise=0.0, per_days=60, scenarios={"s": 0.5})
MUTE = Indicator(id="mute", label="")


def outlook(*chances: tuple[date, float]) -> Outlook:
    steps = tuple(
        Step(date=day, chance={"s": chance, "t": 1 - chance}, band90={}, band50={}, forecast=True)
        for day, chance in chances
    )
    return Outlook(
        as_of=DAY,
        opened=DAY,
        repair=Repair(
            published={}, total=1, projected={}, proportional={}, distance=0, within=True
        ),
        prior={},
        now={"s": 0.5, "t": 0.5},
        horizon={"s": 0.75, "t": 0.25},
        band90={},
        band50={},
        movers=(),
        path=steps,
    )


def test_one_indicator_over_one_period() -> None:
    found = chance_reported([A], chances={"s": 0.25, "t": 0.75}, days=30, scale=ICD203)
    s, t = 0.8 * 0.5 + 0.2 * 0.1, 0.2 * 0.5 + 0.8 * 0.1
    assert found == pytest.approx(0.25 * s + 0.75 * t, abs=1e-6)


def test_two_indicators_over_another_period() -> None:
    found = chance_reported([A, B], chances={"s": 1.0, "t": 0.0}, days=90, scale=ICD203)
    assert found == pytest.approx(1 - 0.58**3 * 0.5**1.5, abs=1e-6)


@given(st.floats(0, 1), st.integers(1, 300))
def test_it_is_a_chance_and_grows_with_time(chance: float, days: int) -> None:
    weights = {"s": chance, "t": 1 - chance}
    sooner = chance_reported([A], chances=weights, days=days, scale=ICD203)
    later = chance_reported([A], chances=weights, days=days + 30, scale=ICD203)
    assert 0 <= sooner <= later <= 1


def test_the_chances_are_those_of_the_middle_of_the_wait() -> None:
    held = outlook((DAY, 0.5), (DAY + timedelta(days=20), 0.6), (END, 0.9))
    assert expected_chances(held, days=30)["s"] == 0.6
    assert expected_chances(held, days=90)["s"] == 0.9
    assert expected_chances(held, days=1000)["s"] == 0.75


@given(st.lists(st.integers(0, 400), max_size=6), st.integers(1, 90))
def test_base_rate_is_a_jeffreys_mean(back: list[int], days: int) -> None:
    since = DAY - timedelta(days=300)
    seen = [DAY - timedelta(days=each) for each in back]
    windows = 300 // days
    hits = len({each // days for each in back if each // days < windows})
    assert sighting_rate(seen, since=since, as_of=DAY, days=days) == pytest.approx(
        (hits + 0.5) / (windows + 1), abs=1e-6
    )


def test_no_past_means_even() -> None:
    assert sighting_rate([], since=DAY, as_of=DAY, days=30) == 0.5
    assert sighting_rate([], since=END, as_of=DAY, days=30) == 0.5


def test_every_question_is_asked_whatever_comes_of_it() -> None:
    signposts = (
        Signpost(id="p", label="", indicators=("a", "b", "mute")),
        Signpost(id="none", label="", indicators=("mute",)),
    )
    seen = Observation(indicator="b", origin="x", date=DAY, claims=("c",), trust=0.5)
    found = make_forecasts(
        (A, B, MUTE),
        signposts,
        (seen,),
        outlook((END, 0.9)),
        scale=ICD203,
        since=DAY - timedelta(days=60),
        horizon=END,
        inputs="h",
        replayed=True,
    )
    assert [one.id for one in found] == [
        "scenario.s",
        "scenario.t",
        *(name for name in ("indicator.a", "indicator.b", "signpost.p") for _ in HORIZONS),
    ]
    assert (found[0].horizon, found[0].probability, found[0].base) == (END, 0.75, 0.5)
    by_name = {(one.id, one.days): one for one in found}
    assert by_name["indicator.b", 30].base == pytest.approx(1.5 / 3)
    assert by_name["indicator.a", 30].base == pytest.approx(0.5 / 3, abs=1e-6)
    assert by_name["signpost.p", 30].probability > by_name["indicator.a", 30].probability
    assert all(one.replayed and one.inputs == "h" and one.as_of == DAY for one in found)
