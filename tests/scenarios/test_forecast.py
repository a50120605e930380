from datetime import date, timedelta
from itertools import product
from math import prod
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.dates import Cadence
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import ICD203
from forewarn.scenarios.forecast import declared_priors, forecast
from forewarn.scenarios.outlook import Outlook
from forewarn.scenarios.scenario import Scenario, Trigger

START = date(2025, 10, 1)
BASE = date(2025, 12, 16)
HORIZON = date(2026, 6, 14)
"""Six months of 30 days after the baseline."""

SCENARIOS = (
    Scenario(id="stay", title="", published="likely", prior=0.6),
    Scenario(
        id="grow",
        title="",
        published="unlikely",
        prior=0.3,
        triggers=(Trigger(label="", indicator="i0", hazard=4.0), Trigger(label="not yet")),
    ),
    Scenario(id="other", title="", other=True, prior=0.1),
)
IDS = tuple(one.id for one in SCENARIOS)


def run(
    indicators: Any = (),
    observations: Any = (),
    *,
    scenarios: tuple[Scenario, ...] = SCENARIOS,
    as_of: date = date(2026, 3, 15),
    cadence: Cadence = Cadence.MONTH,
    horizon: date = HORIZON,
    persistence: float = 0.9,
    seed: int = 0,
) -> Outlook:
    return forecast(
        scenarios,
        indicators,
        observations,
        scale=ICD203,
        start=START,
        baseline=BASE,
        horizon=horizon,
        cadence=cadence,
        persistence=persistence,
        as_of=as_of,
        seed=seed,
        draws=40,
    )


def indicator(name: str, chances: dict[str, float | str], **more: Any) -> Indicator:
    return Indicator(id=name, label="", scenarios=chances, **more)


def sighting(name: str, day: date, *, origin: str = "o", trust: float = 0.8) -> Observation:
    return Observation(
        indicator=name, origin=origin, date=day, claims=(f"{name}-{origin}-{day}",), trust=trust
    )


inner = st.floats(0.05, 0.95)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Indicator], list[Observation]]:
    """Indicators of monthly odds; sightings on the first day of a month, so windows are steps."""
    indicators = [
        indicator(
            f"i{number}",
            {name: draw(inner) for name in IDS},
            coverage=draw(inner),
            noise=draw(st.floats(0.01, 0.3)),
            watched_from=draw(st.sampled_from([None, START, date(2026, 1, 15)])),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    observations = [
        sighting(
            one.id,
            BASE + timedelta(days=1 + 30 * month),
            origin=origin,
            trust=draw(inner),
        )
        for one in indicators
        for month in range(3)
        for origin in ("o1", "o2")
        if draw(st.booleans())
    ]
    return indicators, observations


def by_enumeration(
    indicators: list[Indicator], observations: list[Observation], *, known: int = 3, steps: int = 6
) -> tuple[dict[str, float], dict[str, float]]:
    """Chances after ``known`` months and at the end, over every path, written out by hand."""
    prior = {"stay": 0.6, "grow": 0.3, "other": 0.1}
    at: list[dict[str, float]] = [dict.fromkeys(IDS, 0.0) for _ in range(2)]
    for path in product(IDS, repeat=steps + 1):
        weight = prior[path[0]]
        for step in range(steps):
            first = BASE + timedelta(days=1 + 30 * step)
            hazard = (
                4.0
                if any(
                    one.indicator == "i0" and one.date == first - timedelta(days=30)
                    for one in observations
                )
                else 1.0
            )
            row = {
                to: 0.1 * prior[to] * (hazard if to == "grow" and path[step] != to else 1)
                + 0.9 * (to == path[step])
                for to in IDS
            }
            state = path[step + 1]
            weight *= row[state] / sum(row.values())
            for one in indicators if step < known else ():
                p = float(one.scenarios[state])
                trusts = [
                    seen.trust
                    for seen in observations
                    if seen.indicator == one.id and seen.date == first
                ]
                if trusts:
                    weight *= p * prod(r + (1 - r) * one.noise for r in trusts) + (1 - p) * prod(
                        (1 - r) * one.noise for r in trusts
                    )
                elif one.watched_from is not None and one.watched_from <= first:
                    weight *= 1 - p * one.coverage
        for number, step in enumerate((known, steps)):
            at[number][path[step]] += weight
    return tuple({k: v / sum(one.values()) for k, v in one.items()} for one in at)  # type: ignore[return-value]


@settings(max_examples=25, deadline=None)
@given(worlds())
def test_chances_equal_enumeration(world: tuple[list[Indicator], list[Observation]]) -> None:
    indicators, observations = world
    # Watched from the middle of a step is tested below; here steps are watched whole or not.
    indicators = [
        one
        if one.watched_from != date(2026, 1, 15)
        else indicator(
            one.id,
            dict(one.scenarios),
            coverage=one.coverage,
            noise=one.noise,
            watched_from=date(2026, 1, 16),
        )
        for one in indicators
    ]
    outlook = run(indicators, observations, as_of=BASE + timedelta(days=90))
    now, horizon = by_enumeration(indicators, observations)
    assert outlook.prior == pytest.approx({"stay": 0.6, "grow": 0.3, "other": 0.1})
    assert outlook.now == pytest.approx(now, abs=1e-9)
    assert outlook.horizon == pytest.approx(horizon, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(worlds(), st.integers(0, 99))
def test_order_and_repetition_change_nothing(
    world: tuple[list[Indicator], list[Observation]], seed: int
) -> None:
    indicators, observations = world
    shuffled = [*observations, *observations]
    Random(seed).shuffle(shuffled)
    assert run(indicators, shuffled) == run(indicators, observations)


@settings(max_examples=25, deadline=None)
@given(worlds(), st.integers(0, 180))
def test_chances_sum_to_one_within_their_bands(
    world: tuple[list[Indicator], list[Observation]], days: int
) -> None:
    outlook = run(*world, as_of=BASE + timedelta(days=days), cadence=Cadence.WEEK)
    for step in outlook.path:
        assert sum(step.chance.values()) == pytest.approx(1)
        for name, chance in step.chance.items():
            outer, inner_ = step.band90[name], step.band50[name]
            assert 0 <= outer[0] <= inner_[0] <= chance <= inner_[1] <= outer[1] <= 1
        assert step.forecast is (step.date > outlook.as_of)
    assert outlook.path[-1].date == HORIZON
    assert [step.date for step in outlook.path if step.date == outlook.as_of]
    assert outlook.horizon == outlook.path[-1].chance
    assert outlook.band90 == outlook.path[-1].band90
    for mover in outlook.movers:
        assert sum(mover.shift.values()) == pytest.approx(0, abs=1e-9)


def test_without_evidence_the_prior_stands_whatever_the_day() -> None:
    for as_of in (BASE, date(2026, 3, 4), HORIZON):
        outlook = run(as_of=as_of)
        assert outlook.now == pytest.approx(outlook.prior)
        assert outlook.horizon == pytest.approx(outlook.prior)
        assert outlook.movers == ()
        assert outlook.opened == BASE


def test_on_the_baseline_only_the_published_judgement_speaks() -> None:
    strong = indicator("i", {"stay": 0.05, "grow": 0.9}, watched_from=START)
    seen = [sighting("i", BASE), sighting("i", START)]
    outlook = run([strong], seen, as_of=BASE)
    assert outlook.now == outlook.prior == pytest.approx({"stay": 0.6, "grow": 0.3, "other": 0.1})
    assert outlook.path[0].date == BASE
    assert not outlook.path[0].forecast
    assert all(step.forecast for step in outlook.path[1:])
    later = run([strong], [*seen, sighting("i", BASE + timedelta(days=1))], as_of=date(2026, 1, 1))
    assert later.now["grow"] > 0.3


def test_horizon_on_the_baseline_leaves_the_opening_alone() -> None:
    outlook = run(as_of=BASE, horizon=BASE)
    assert [step.date for step in outlook.path] == [BASE]
    assert outlook.horizon == outlook.prior


def test_looking_back_opens_at_the_start_with_equal_chances() -> None:
    strong = indicator("i", {"stay": 0.05, "grow": 0.9, "other": 0.3})
    before = run([strong], as_of=date(2025, 11, 1))
    assert before.opened == START
    assert before.now == pytest.approx(dict.fromkeys(IDS, 1 / 3))
    seen = run([strong], [sighting("i", START)], as_of=date(2025, 11, 1))
    assert seen.now["grow"] > 0.5
    assert seen.repair == before.repair
    assert before.path[0].band90["stay"] == pytest.approx((1 / 3, 1 / 3))


def test_what_comes_later_is_not_known_yet() -> None:
    strong = indicator("i", {"stay": 0.05, "grow": 0.9})
    late = sighting("i", date(2026, 3, 16))
    assert run([strong], [late]) == run([strong], [])


def test_another_origin_of_the_same_event_makes_it_surer_not_twice() -> None:
    strong = indicator("i", {"stay": 0.1, "grow": 0.8, "other": 0.3}, noise=0.2)
    first = sighting("i", date(2026, 1, 10), origin="a", trust=0.6)
    again = sighting("i", date(2026, 1, 25), origin="b", trust=0.6)
    fresh = sighting("i", date(2026, 2, 20), origin="b", trust=0.6)
    once = run([strong], [first], cadence=Cadence.WEEK).horizon["grow"]
    same = run([strong], [first, again], cadence=Cadence.WEEK).horizon["grow"]
    twice = run([strong], [first, fresh], cadence=Cadence.WEEK).horizon["grow"]
    assert once < same < twice
    # However many origins, one event weighs no more than if it were known for certain.
    crowd = [sighting("i", date(2026, 1, 10), origin=f"o{n}", trust=0.9) for n in range(50)]
    ratios = run([strong], crowd, cadence=Cadence.WEEK).movers[0].ratio
    assert ratios["grow"] < 0.8 / 0.1


def test_evidence_weighs_nearly_the_same_in_weeks_and_in_months() -> None:
    watched = indicator(
        "i", {"stay": 0.2, "grow": 0.8, "other": 0.3}, watched_from=BASE, coverage=0.8
    )
    day = date(2026, 2, 1)
    for seen in ([], [sighting("i", day)]):
        months = run([watched], seen, persistence=0.99)
        weeks = run([watched], seen, persistence=0.99 ** (7 / 30), cadence=Cadence.WEEK)
        assert weeks.now == pytest.approx(months.now, abs=0.01)
        assert {one.indicator: one.ratio for one in weeks.movers if one.seen} == {
            one.indicator: pytest.approx(one.ratio, rel=0.02) for one in months.movers if one.seen
        }


def test_silence_counts_from_the_day_it_is_watched_until_the_event() -> None:
    chances = {"stay": 0.2, "grow": 0.8, "other": 0.2}
    never = run([indicator("i", chances)])
    watched = run([indicator("i", chances, watched_from=START)])
    late = run([indicator("i", chances, watched_from=date(2026, 3, 1))])
    ahead = run([indicator("i", chances, watched_from=date(2026, 4, 1))])
    assert never.now == ahead.now
    assert watched.now["grow"] < late.now["grow"] < never.now["grow"]
    (mover,) = watched.movers
    assert (mover.seen, mover.date, mover.origins, mover.claims) == (
        False,
        date(2026, 3, 15),
        (),
        (),
    )
    assert mover.shift["grow"] < 0
    assert mover.ratio["grow"] < 1


def test_movers_tell_sightings_and_silence_of_one_indicator_apart() -> None:
    both = indicator("i", {"stay": 0.2, "grow": 0.8, "other": 0.2}, watched_from=BASE)
    flat = indicator("flat", dict.fromkeys(IDS, 0.4), watched_from=BASE)
    seen = [sighting("i", date(2026, 2, 1), origin=name) for name in ("b", "a")]
    outlook = run([both, flat], [*seen, sighting("flat", date(2026, 1, 2))])
    assert {(one.indicator, one.seen) for one in outlook.movers} == {
        ("i", True),
        ("i", False),
        ("flat", True),
    }
    top = outlook.movers[0]
    assert (top.indicator, top.seen, top.date) == ("i", True, date(2026, 2, 1))
    assert top.origins == ("a", "b")
    assert len(top.claims) == 2
    assert outlook.movers[-1].shift == pytest.approx(dict.fromkeys(IDS, 0.0))
    sizes = [max(map(abs, one.shift.values())) for one in outlook.movers]
    assert sizes == sorted(sizes, reverse=True)


def test_a_mover_shifts_by_what_leaving_it_out_would_do() -> None:
    first = indicator("a", {"stay": 0.1, "grow": 0.7}, watched_from=None)
    second = indicator("b", {"stay": 0.6, "grow": 0.2}, watched_from=None)
    seen = [sighting("a", date(2026, 1, 20)), sighting("b", date(2026, 2, 1))]
    outlook = run([first, second], seen)
    without = run([second], seen)
    shift = {one.indicator: one.shift for one in outlook.movers}["a"]
    for name in IDS:
        assert shift[name] == pytest.approx(outlook.horizon[name] - without.horizon[name])


def test_a_trigger_without_odds_raises_entry_in_the_step_after() -> None:
    trigger = Indicator(id="i0", label="")
    seen = [sighting("i0", date(2026, 1, 20))]
    outlook = run([trigger], seen)
    plain = run([trigger])
    months = {step.date: step.chance["grow"] for step in outlook.path}
    assert months[date(2026, 1, 15)] == pytest.approx(0.3)
    assert months[date(2026, 2, 14)] == pytest.approx(0.3)
    assert months[date(2026, 3, 15)] > 0.31
    (mover,) = outlook.movers
    assert (mover.indicator, mover.seen) == ("i0", True)
    assert mover.ratio == pytest.approx(dict.fromkeys(IDS, 1.0))
    assert mover.shift["grow"] == pytest.approx(outlook.horizon["grow"] - plain.horizon["grow"])


def test_indicators_that_bear_on_nothing_are_left_out() -> None:
    idle = Indicator(id="idle", label="", hypotheses={"h": 0.5}, watched_from=BASE)
    assert run([idle], [sighting("idle", date(2026, 1, 20))]).movers == ()


def test_one_scenario_is_certain() -> None:
    alone = (Scenario(id="only", title="", published="likely"),)
    outlook = run(
        [indicator("i", {"only": 0.4}, watched_from=BASE)],
        [sighting("i", date(2026, 1, 20))],
        scenarios=alone,
    )
    assert outlook.horizon == {"only": 1.0}
    assert not outlook.repair.within
    assert [one.ratio for one in outlook.movers] == [{"only": 1.0}]


def test_full_and_no_persistence() -> None:
    strong = indicator("i", {"stay": 0.1, "grow": 0.8, "other": 0.2})
    seen = [sighting("i", date(2026, 1, 20))]
    kept = run([strong], seen, persistence=1.0)
    assert kept.horizon == kept.now
    lost = run([strong], seen, persistence=0.0)
    assert lost.horizon == pytest.approx(lost.prior)


def test_the_seed_moves_bands_alone() -> None:
    one, other = run(seed=1), run(seed=2)
    assert one.band90 != other.band90
    assert (one.now, one.horizon) == (other.now, other.horizon)


def test_priors_come_from_words_numbers_and_what_is_left() -> None:
    published, reserve = declared_priors(
        (
            Scenario(id="word", title="", published="unlikely"),
            Scenario(id="number", title="", published="likely", prior=0.4),
            Scenario(id="rest", title="", other=True),
            Scenario(id="none", title=""),
        ),
        ICD203,
    )
    assert list(published) == ["word", "number"]
    assert published["number"].best == 0.4
    assert reserve["rest"].best == reserve["none"].best == pytest.approx((1 - 0.325 - 0.4) / 2)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"scenarios": ()}, "at least one scenario"),
        ({"horizon": date(2026, 3, 14)}, "the horizon 2026-03-14 lies before"),
        ({"as_of": date(2025, 9, 30)}, "lies before the start 2025-10-01"),
    ],
)
def test_what_cannot_be_forecast_says_why(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        run(**change)


@pytest.mark.parametrize("number", [2, 50])
def test_few_and_many_scenarios_and_a_thousand_months_give_chances(number: int) -> None:
    scenarios = tuple(
        Scenario(id=f"s{at}", title="", published="", prior=round(1 / number, 6), other=at == 0)
        for at in range(number)
    )
    odds = {one.id: (0.9 if one.id == "s0" else 0.1) for one in scenarios}
    end = BASE + timedelta(days=30_000)
    outlook = run(
        [indicator("i0", odds)],
        [sighting("i0", BASE + timedelta(days=20))],
        scenarios=scenarios,
        horizon=end,
        as_of=BASE + timedelta(days=60),
    )
    assert len(outlook.path) > 1000
    for step in outlook.path[:: len(outlook.path) - 1]:
        assert sum(step.chance.values()) == pytest.approx(1)
        assert all(0 <= chance <= 1 for chance in step.chance.values())


def test_certain_odds_that_contradict_one_another_still_give_an_answer() -> None:
    day = BASE + timedelta(days=20)
    one = indicator("i0", {"stay": 1.0, "grow": 0.0, "other": 0.0})
    other = indicator("i1", {"stay": 0.0, "grow": 1.0, "other": 0.0})
    outlook = run([one, other], [sighting("i0", day), sighting("i1", day)])
    assert sum(outlook.now.values()) == pytest.approx(1)
    assert all(chance == chance for chance in outlook.horizon.values())


def test_an_indicator_impossible_under_every_scenario_moves_nothing() -> None:
    never = indicator("i9", dict.fromkeys(IDS, 0.0))
    moved = run([never], [sighting("i9", BASE + timedelta(days=20))])
    assert moved.horizon == pytest.approx(run().horizon)
