from datetime import date, timedelta
from itertools import product
from math import log, prod
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.hypotheses.update import weigh
from forewarn.hypotheses.weighing import Weighing
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import ICD203

DAY = date(2026, 3, 1)
IDS = ("combat", "engineers", "nothing")
HYPOTHESES = tuple(
    Hypothesis(id=name, title=name, prior=prior)
    for name, prior in zip(IDS, (0.5, 0.3, 0.4), strict=True)
)

inner = st.floats(0.05, 0.95)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[tuple[Indicator, ...], tuple[Observation, ...]]:
    indicators = tuple(
        Indicator(
            id=f"i{number}",
            label="",
            hypotheses={name: draw(inner) for name in IDS},
            coverage=draw(inner),
            noise=draw(st.floats(0.01, 0.3)),
            watched_from=draw(st.sampled_from([None, DAY - timedelta(days=90)])),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    pairs = [(one.id, origin) for one in indicators for origin in ("o1", "o2", "o3")]
    observations = tuple(
        Observation(
            indicator=indicator,
            origin=origin,
            date=DAY - timedelta(days=draw(st.integers(0, 60))),
            claims=(f"{indicator}-{origin}",),
            trust=draw(inner),
        )
        for indicator, origin in pairs
        if draw(st.booleans())
    )
    return indicators, observations


def run(
    indicators: tuple[Indicator, ...],
    observations: tuple[Observation, ...] | list[Observation],
    *,
    hypotheses: tuple[Hypothesis, ...] = HYPOTHESES,
    as_of: date = DAY,
    seed: int = 0,
) -> Weighing:
    return weigh(
        hypotheses, indicators, observations, scale=ICD203, as_of=as_of, seed=seed, draws=40
    )


def by_enumeration(
    indicators: tuple[Indicator, ...], observations: tuple[Observation, ...]
) -> dict[str, float]:
    """Sum the joint over every hypothesis, every event and every origin's reliability."""
    weights: dict[str, float] = {}
    for hypothesis in HYPOTHESES:
        total = float(hypothesis.prior)
        for indicator in indicators:
            chance = float(indicator.hypotheses[hypothesis.id])
            trusts = [one.trust for one in observations if one.indicator == indicator.id]
            if trusts:
                total *= sum(
                    (chance if event else 1 - chance)
                    * prod(
                        (r if reliable else 1 - r) * (event if reliable else indicator.noise)
                        for r, reliable in zip(trusts, flags, strict=True)
                    )
                    for event in (1, 0)
                    for flags in product((True, False), repeat=len(trusts))
                )
            elif indicator.watched_from is not None:
                total *= 1 - chance * indicator.coverage
        weights[hypothesis.id] = total
    return {name: weight / sum(weights.values()) for name, weight in weights.items()}


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_posterior_equals_direct_bayes(
    world: tuple[tuple[Indicator, ...], tuple[Observation, ...]],
) -> None:
    weighing = run(*world)
    assert weighing.posterior == pytest.approx(by_enumeration(*world), abs=1e-9)
    assert sum(weighing.posterior.values()) == pytest.approx(1)
    assert weighing.prior == pytest.approx(
        {"combat": 5 / 12, "engineers": 3 / 12, "nothing": 4 / 12}
    )
    for name, (low, high) in weighing.band.items():
        assert 0 <= low <= weighing.posterior[name] <= high <= 1
    assert weighing.path[-1] == (DAY, weighing.posterior)


@settings(max_examples=30, deadline=None)
@given(worlds(), st.integers(0, 99))
def test_order_and_repetition_change_nothing(
    world: tuple[tuple[Indicator, ...], tuple[Observation, ...]], seed: int
) -> None:
    indicators, observations = world
    shuffled = [*observations, *observations]
    Random(seed).shuffle(shuffled)
    assert run(indicators, shuffled) == run(indicators, observations)


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_the_flip_set_flips_and_nothing_smaller_does(
    world: tuple[tuple[Indicator, ...], tuple[Observation, ...]],
) -> None:
    indicators, observations = world
    weighing = run(indicators, observations)
    assert weighing.flip_exact
    leader = max(weighing.posterior.values())

    def flips(removed: tuple[str, ...]) -> bool:
        left = tuple(one for one in observations if one.origin not in removed)
        posterior = by_enumeration(indicators, left)
        top = {name for name, chance in weighing.posterior.items() if chance == leader}
        return max(posterior.values()) > max(posterior[name] for name in top) * (1 + 1e-7)

    every = [
        tuple(name for name, out in zip(("o1", "o2", "o3"), flags, strict=True) if out)
        for flags in product((True, False), repeat=3)
    ]
    sizes = [len(removed) for removed in every if flips(removed)]
    if weighing.flip:
        assert flips(weighing.flip)
        assert len(weighing.flip) == min(sizes)
    else:
        assert not sizes


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_leaving_an_item_out_changes_the_odds_by_its_ratio(
    world: tuple[tuple[Indicator, ...], tuple[Observation, ...]],
) -> None:
    indicators, observations = world
    weighing = run(indicators, observations)
    for item in weighing.items:
        rest = tuple(one for one in indicators if one.id != item.indicator)
        without = run(rest, observations).posterior
        for name, after in weighing.posterior.items():
            odds = without[name] / (1 - without[name]) * item.ratios[name]
            assert after / (1 - after) == pytest.approx(odds, rel=1e-6)
        assert 0 <= item.diagnosticity <= log(3, 2)


def test_items_stand_strongest_first_with_their_sightings() -> None:
    strong = Indicator(id="strong", label="", hypotheses={"combat": 0.95, "engineers": 0.05})
    weak = Indicator(id="weak", label="", hypotheses={"combat": 0.5, "engineers": 0.4})
    flat = Indicator(id="flat", label="", hypotheses=dict.fromkeys(IDS, 0.3))
    silent = Indicator(id="none", label="", hypotheses={"combat": 0.5}, watched_from=DAY)
    mute = Indicator(id="mute", label="", scenarios={"s": 0.4})
    observations = [
        Observation(indicator=name, origin=origin, date=DAY, claims=(f"{name}{origin}",), trust=0.8)
        for name in ("strong", "weak", "flat", "mute", "unknown")
        for origin in ("b", "a")
    ]
    items = run((weak, strong, flat, silent, mute), observations).items
    assert [item.indicator for item in items] == ["strong", "weak", "flat", "none"]
    assert items[0].origins == ("a", "b")
    assert items[0].claims == ("stronga", "strongb")
    assert (items[0].seen, items[0].date) == (True, DAY)
    assert (items[3].seen, items[3].date, items[3].origins) == (False, None, ())
    assert items[2].diagnosticity == pytest.approx(0, abs=1e-12)
    assert items[2].ratios == pytest.approx(dict.fromkeys(IDS, 1.0))
    # One origin in doubt: lam_E = .81 ** 2, lam_notE = .01 ** 2.
    assert items[0].likelihood["combat"] == pytest.approx(0.95 * 0.81**2 + 0.05 * 0.01**2)


def test_silence_grows_over_its_first_period() -> None:
    watched = Indicator(
        id="w",
        label="",
        hypotheses={"combat": 0.8, "engineers": 0.2, "nothing": 0.2},
        watched_from=DAY,
        per_days=30,
    )
    chances = [
        run((watched,), (), as_of=DAY + timedelta(days=days)).posterior["combat"]
        for days in (-1, 0, 14, 29, 200)
    ]
    assert chances[0] == pytest.approx(5 / 12)
    assert chances[0] > chances[1] > chances[2] > chances[3] == chances[4]
    path = run((watched,), (), as_of=DAY + timedelta(days=40)).path
    assert [day for day, _ in path] == [DAY + timedelta(days=29), DAY + timedelta(days=40)]


def test_what_comes_later_is_not_known_yet() -> None:
    indicator = Indicator(id="i", label="", hypotheses={"combat": 0.9, "nothing": 0.1})
    later = Observation(
        indicator="i", origin="o", date=DAY + timedelta(days=1), claims=(), trust=0.9
    )
    weighing = run((indicator,), (later,))
    assert weighing.items == ()
    assert weighing.posterior == weighing.prior


def test_a_certain_claim_cannot_refute_beyond_recall() -> None:
    indicators = (
        Indicator(id="a", label="", hypotheses={"combat": 1, "engineers": 0}, noise=0.0),
        Indicator(
            id="b",
            label="",
            hypotheses={"combat": 1, "engineers": 0},
            coverage=1.0,
            watched_from=date(2025, 1, 1),
        ),
    )
    seen = (Observation(indicator="a", origin="o", date=DAY, claims=(), trust=1.0),)
    posterior = run(indicators, seen).posterior
    assert all(0 < chance < 1 for chance in posterior.values())


def test_the_seed_moves_the_band_alone() -> None:
    indicator = Indicator(id="i", label="", hypotheses={"combat": "likely", "nothing": 0.1})
    seen = (Observation(indicator="i", origin="o", date=DAY, claims=(), trust=0.9),)
    one, other = run((indicator,), seen, seed=1), run((indicator,), seen, seed=2)
    assert one.band != other.band
    assert one.posterior == other.posterior


@pytest.mark.parametrize("count", [0, 1])
def test_without_rivals_there_is_nothing_to_weigh(count: int) -> None:
    indicator = Indicator(id="i", label="", hypotheses={"combat": 0.9})
    seen = (Observation(indicator="i", origin="o", date=DAY, claims=(), trust=0.9),)
    weighing = run((indicator,), seen, hypotheses=HYPOTHESES[:count])
    assert weighing.posterior == {one.id: 1.0 for one in HYPOTHESES[:count]}
    assert (weighing.flip, weighing.flip_exact) == ((), True)
