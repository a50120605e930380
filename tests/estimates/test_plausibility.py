"""How rare a figure would be, against scipy's distributions and by drawing."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

from forewarn.estimates.plausibility import (
    Plausibility,
    coverage_tail,
    judge_tail,
    rate_tail,
)
from forewarn.findings.reason import Reason
from forewarn.probability.intervals import Z90

POINT = st.floats(min_value=0.5, max_value=1e4).map(lambda value: (value, value))


@given(st.integers(0, 400), st.integers(0, 300), POINT, POINT)
def test_exposures_known_exactly_give_the_negative_binomial(
    count: int, events: int, reference: tuple[float, float], exposure: tuple[float, float]
) -> None:
    tail = rate_tail(count, events=events, reference=reference, exposure=exposure)
    known = nbinom(events + 0.5, reference[0] / (reference[0] + exposure[0]))
    assert tail.fewer == pytest.approx(known.cdf(count), rel=1e-8, abs=1e-12)
    assert tail.more == pytest.approx(known.sf(count - 1), rel=1e-8, abs=1e-12)
    assert tail.expected == pytest.approx((events + 0.5) * exposure[0] / reference[0])
    assert tail.fewer + tail.more == pytest.approx(1 + known.pmf(count))


def test_a_rate_known_well_gives_poisson() -> None:
    tail = rate_tail(9, events=10**9, reference=(1e9, 1e9), exposure=(4.5, 4.5))
    assert tail.more == pytest.approx(poisson(4.5).sf(8), rel=1e-6)
    assert tail.fewer == pytest.approx(poisson(4.5).cdf(9), rel=1e-6)


def test_ranges_and_spread_are_averaged_over() -> None:
    chance = np.random.default_rng(3)
    draws = 400_000
    reference, exposure, spread = (800.0, 1200.0), (100.0, 300.0), 3.0
    sd = [log(high / low) / (2 * Z90) for low, high in (reference, exposure)]
    ratio = np.exp(
        log(sqrt(exposure[0] * exposure[1]) / sqrt(reference[0] * reference[1]))
        + chance.normal(0, sd[0], draws) + chance.normal(0, sd[1], draws)
        + chance.normal(0, log(spread) / Z90, draws)
    )  # fmt: skip
    counts = chance.poisson(chance.gamma(20.5, 1.0, draws) * ratio)
    for count in (0, 1, 3, 9, 30):
        tail = rate_tail(
            count, events=20, reference=reference, exposure=exposure, spread=spread, unit="years"
        )
        assert tail.fewer == pytest.approx((counts <= count).mean(), abs=4e-3)
        assert tail.more == pytest.approx((counts >= count).mean(), abs=4e-3)
    assert tail.expected == pytest.approx(counts.mean(), rel=0.02)
    assert tail.arithmetic == Reason.of(
        "plausibility.rate",
        events=20,
        reference=Reason.of("range", low=reference[0], high=reference[1]),
        unit="years",
        exposure=Reason.of("range", low=exposure[0], high=exposure[1]),
        spread=spread,
        expected=tail.expected,
    )


@given(st.integers(0, 60), POINT, POINT, st.floats(min_value=1e-3, max_value=1))
def test_coverage_known_exactly_gives_poisson(
    reported: int, count: tuple[float, float], load: tuple[float, float], seen: float
) -> None:
    tail = coverage_tail(count[0], load=load, seen=(seen, seen), reported=reported)
    known = poisson(count[0] / load[0] * seen)
    assert tail.fewer == pytest.approx(known.cdf(reported), rel=1e-8, abs=1e-12)
    assert tail.more == pytest.approx(known.sf(reported - 1), rel=1e-8, abs=1e-9)


@given(st.floats(min_value=1e3, max_value=1e6), st.floats(min_value=1.01, max_value=10))
def test_the_more_were_moved_the_less_likely_nobody_saw_it(count: float, times: float) -> None:
    load, seen = (300.0, 800.0), (0.02, 0.2)
    one = coverage_tail(count, load=load, seen=seen, reported=4)
    other = coverage_tail(count * times, load=load, seen=seen, reported=4)
    assert other.fewer <= one.fewer + 1e-12
    assert other.expected == pytest.approx(one.expected * times)
    assert one.arithmetic.get("reported") == 4


def test_doubt_about_the_rate_makes_nothing_rarer() -> None:
    sharp = rate_tail(9, events=149, reference=(976, 976), exposure=(329, 329))
    blunt = rate_tail(9, events=149, reference=(976, 976), exposure=(329, 329), spread=3)
    assert sharp.fewer < blunt.fewer
    assert sharp.too_few
    assert sharp.verdict is Plausibility.IMPLAUSIBLE
    assert not rate_tail(900, events=149, reference=(976, 976), exposure=(329, 329)).too_few


def test_the_verdicts() -> None:
    assert [judge_tail(chance) for chance in (0.009, 0.049, 0.05)] == [
        Plausibility.IMPLAUSIBLE, Plausibility.STRAINED, Plausibility.CREDIBLE,
    ]  # fmt: skip


def test_half_a_death_is_between_none_and_one() -> None:
    given_ = {"events": 2, "reference": (10.0, 10.0), "exposure": (10.0, 10.0)}
    half = rate_tail(0.5, **given_)  # type: ignore[arg-type]
    assert half.fewer == rate_tail(0, **given_).fewer  # type: ignore[arg-type]
    assert half.more == rate_tail(1, **given_).more  # type: ignore[arg-type]
    assert rate_tail(0, **given_).more == 1.0  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1e30, 1e15, 0.0])
def test_absurd_figures_have_finite_answers(count: float) -> None:
    tail = rate_tail(count, events=3, reference=(10, 20), exposure=(1, 2), spread=2)
    assert 0 <= tail.fewer <= 1
    assert 0 <= tail.more <= 1
    assert exp(0) * tail.expected < float("inf")
    seen = coverage_tail(count or 1e-9, load=(1, 2), seen=(0.1, 0.2), reported=0)
    assert 0 <= seen.fewer <= 1
    assert seen.more == 1.0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"count": -1}, "at least 0"),
        ({"events": -1}, "at least 0"),
        ({"spread": 0.5}, "factor of at least 1"),
        ({"exposure": (0, 1)}, "0 < low <= high"),
        ({"reference": (2, 1)}, "0 < low <= high"),
        ({"exposure": (1, float("inf"))}, "0 < low <= high"),
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, object], words: str) -> None:
    sound = {"count": 9, "events": 3, "reference": (10, 20), "exposure": (1, 2)}
    count = (merged := {**sound, **given}).pop("count")
    with pytest.raises(ValueError, match=words):
        rate_tail(count, **merged)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given", [{"count": 0}, {"reported": -1}, {"seen": (0.1, 2)}, {"load": (0, 1)}]
)
def test_coverage_that_makes_no_sense_is_refused(given: dict[str, object]) -> None:
    sound = {"count": 9, "load": (1, 2), "seen": (0.1, 0.2), "reported": 0}
    count = (merged := {**sound, **given}).pop("count")
    with pytest.raises(ValueError, match="got"):
        coverage_tail(count, **merged)  # type: ignore[arg-type]
