"""What sources' reports make of their grades, what is sampled, what is to come."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from forewarn.dates import Cadence
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import declared_odds
from forewarn.probability import ICD203
from forewarn.scenarios.reliance import Reliance, apply_reliances, learn_reliances
from forewarn.scenarios.sampling import draw_persistence, draw_powers, draw_trust, draw_watching
from tests.scenarios.test_forecast import BASE, HORIZON, IDS, START, indicator, run, sighting

RARE = indicator("i0", {"stay": 0.1, "grow": 0.2, "other": 0.1})


def heard(source: str, day: date, name: str = "i0") -> Observation:
    return replace(sighting(name, day, origin=f"{source}@{day}"), source=source, reliability=0.7)


def of(observations: list[Observation]) -> dict[str, Reliance]:
    found = learn_reliances(
        [RARE, indicator("mute", {})],
        observations,
        odds={"i0": declared_odds(RARE.scenarios, IDS, ICD203), "mute": ()},
        scenarios=3,
        persistence=0.9,
        cadence=Cadence.MONTH,
        start=START,
        as_of=START + timedelta(days=200),
    )
    return {one.source: one for one in found}


def test_a_source_borne_out_by_others_gains_and_a_lonely_one_stays() -> None:
    days = [START + timedelta(days=30 * month + 3) for month in range(4)]
    told = [heard(name, day) for name in ("a", "b", "c") for day in days]
    told.append(heard("lonely", START + timedelta(days=190)))
    found = of(told)
    assert found["a"].posterior > found["a"].prior == 0.7
    assert found["lonely"].posterior == pytest.approx(0.7, abs=0.02)
    assert found["a"].sightings == 4
    assert len(found["a"].claims) == 4
    assert all(one.low < one.posterior < one.high for one in found.values())


def test_what_has_no_source_or_no_odds_teaches_nothing() -> None:
    day = START + timedelta(days=3)
    assert (
        of([sighting("i0", day), heard("a", day, "mute"), heard("a", START - timedelta(2))]) == {}
    )


def test_trust_follows_what_was_learned_within_bounds() -> None:
    known = Reliance(
        source="a", prior=0.5, posterior=0.9, low=0.7, high=1.0, sightings=1, claims=()
    )
    day = date(2026, 1, 1)
    mine, other = heard("a", day), heard("b", day)
    [raised, kept] = apply_reliances([mine, other], [known])
    assert raised.trust == 0.98
    assert kept == other


def test_a_forecast_tells_its_reliances_and_uses_them() -> None:
    strong = indicator("i0", {"stay": 0.1, "grow": 0.8, "other": 0.1})
    day = BASE + timedelta(days=20)
    one = run([strong], [heard("a", day)])
    many = run([strong], [heard("a", day), heard("b", day), heard("c", day)])
    assert [held.source for held in many.reliances] == ["a", "b", "c"]
    assert many.reliances[0].posterior > one.reliances[0].posterior


def test_draws_lie_about_what_is_declared() -> None:
    stay = draw_persistence(0.97, draws=4000, seed=1)
    assert np.median(stay) == pytest.approx(0.97, abs=0.002)
    assert ((stay >= 0) & (stay < 1)).all()
    assert (draw_persistence(0.0, draws=50, seed=1) < 1).all()
    assert np.median(draw_powers("t", draws=4000, seed=1)) == pytest.approx(1, abs=0.05)
    seen = heard("a", BASE)
    again = replace(seen, trust=0.5)
    drawn = draw_trust(seen, draws=4000, seed=1)
    assert np.median(drawn) == pytest.approx(seen.trust, abs=0.02)
    # One source is one source: its reports rise and fall together.
    assert np.corrcoef(drawn, draw_trust(again, draws=4000, seed=1))[0, 1] > 0.95
    coverage, noise = draw_watching(RARE, draws=4000, seed=1)
    assert coverage.mean() == pytest.approx(RARE.coverage, abs=0.01)
    assert noise.mean() == pytest.approx(RARE.noise, abs=0.01)


def test_bands_know_that_persistence_and_trust_are_guesses() -> None:
    strong = indicator("i0", {"stay": 0.0001, "grow": 0.9999, "other": 0.0001})
    outlook = run([strong], [sighting("i0", BASE + timedelta(days=20), trust=0.7)])
    low, high = outlook.band90["grow"]
    assert high - low > 0.05


def test_chance_by_a_date_rises_and_meets_the_sum_over_paths() -> None:
    outlook = run([RARE], as_of=BASE, persistence=0.9)
    [ahead] = outlook.expected
    chances = [chance for _, chance in ahead.by]
    assert all(one <= other for one, other in pairwise(chances))
    assert ahead.by[-1][0] == HORIZON
    assert ahead.low <= chances[-1] <= ahead.high
    prior = np.array([outlook.prior[name] for name in IDS])
    moves = 0.9 * np.eye(3) + 0.1 * prior
    left = prior
    for _ in range(6):
        left = (left @ moves) * (1 - np.array([0.1, 0.2, 0.1]))
    assert chances[-1] == pytest.approx(1 - left.sum(), abs=1e-9)


def test_nothing_is_to_come_on_the_last_day() -> None:
    assert run([RARE], as_of=HORIZON).expected == ()


def test_hindsight_meets_the_filter_at_the_as_of_date() -> None:
    strong = indicator("i0", {"stay": 0.1, "grow": 0.8, "other": 0.1})
    outlook = run([strong], [sighting("i0", BASE + timedelta(days=60))])
    past = [step for step in outlook.path if not step.forecast]
    for name in IDS:
        assert past[-1].smoothed[name] == pytest.approx(past[-1].chance[name], abs=1e-9)
    assert past[0].smoothed["grow"] > past[0].chance["grow"]
