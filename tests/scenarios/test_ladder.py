from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betaln

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.scenarios.ladder import SKIP, Ladder, estimate_ladder
from forewarn.scenarios.rung import Rung

START = date(2025, 1, 1)
SURE = 1e7
"""A weight at which the Beta is a point."""


def indicator(name: str, *, watched: date | None = None) -> Indicator:
    return Indicator(id=name, label="", coverage=0.8, noise=0.1, watched_from=watched)


def seen(name: str, day: int, *, origin: str = "o", trust: float = 0.7) -> Observation:
    return Observation(
        indicator=name,
        origin=origin,
        date=START + timedelta(days=day),
        claims=(f"{origin}-{name}",),
        trust=trust,
    )


def ladder(
    observations: Sequence[Observation] = (),
    *,
    rungs: int = 3,
    months: int = 6,
    watched: date | None = None,
    weight: float = 10.0,
    climb: float = 0.1,
) -> Ladder:
    return estimate_ladder(
        [
            Rung(id=f"r{n}", label="", indicators=(f"i{n}", "gone"), climb=climb, weight=weight)
            for n in range(1, rungs + 1)
        ],
        [indicator(f"i{n}", watched=watched) for n in range(1, rungs + 1)],
        observations,
        start=START,
        as_of=START + timedelta(days=30 * months - 1),
        seed=1,
    )


sightings = st.lists(
    st.builds(
        seen,
        st.sampled_from(["i1", "i2", "i3", "elsewhere", "gone"]),
        st.integers(-20, 175),
        origin=st.sampled_from(["a", "b", "c"]),
        trust=st.sampled_from([0.0, 0.3, 0.9, 1.0]),
    ),
    max_size=5,
)


@settings(max_examples=25, deadline=None)
@given(sightings, st.booleans())
def test_stages_sum_to_one_and_higher_rungs_are_less_likely(
    observations: list[Observation], watched: bool
) -> None:
    held = ladder(observations, watched=START if watched else None)
    for month in held.months:
        assert sum(month.stage) == pytest.approx(1)
        reached = [month.reached(number) for number in range(4)]
        assert reached == sorted(reached, reverse=True)
        assert reached[0] == pytest.approx(1)
    assert all(0 <= one.low <= one.mean <= one.high <= 1 for one in held.climbs)


@settings(max_examples=25, deadline=None)
@given(sightings, st.integers(1, 3), st.integers(0, 175))
def test_one_more_origin_on_a_rung_never_makes_it_less_likely(
    observations: list[Observation], rung: int, day: int
) -> None:
    before = ladder(observations)
    after = ladder([*observations, seen(f"i{rung}", day, origin="new")])
    for earlier, later in zip(before.months, after.months, strict=True):
        assert later.reached(rung) >= earlier.reached(rung) - 1e-9


def test_without_evidence_it_is_the_prior() -> None:
    """One rung: the chance not to have climbed is that of no climb so far, over the Beta."""
    held = ladder(rungs=1, months=12)
    for number, month in enumerate(held.months, 1):
        never = np.exp(betaln(1, 9 + number) - betaln(1, 9)) * 2 / 3
        assert month.stage[0] == pytest.approx(never, abs=2e-3)
    [climb] = held.climbs
    assert climb.mean == pytest.approx(0.1, abs=1e-3)


def by_every_path(logs: np.ndarray, climb: float, opening: Sequence[float]) -> np.ndarray:
    """Chances of the stages at the end, by adding up all paths."""
    months, stages = logs.shape
    total = np.zeros(stages)
    for path in product(range(stages), repeat=months + 1):
        chance = opening[path[0]]
        for month, (now, after) in enumerate(pairwise(path)):
            steps, top = after - now, stages - 1 - now
            if steps < 0:
                move = 0.0
            elif top == 0:
                move = 1.0
            elif steps == 0:
                move = 1 - climb
            else:
                move = climb * SKIP ** (steps - 1) * (1 if steps == top else 1 - SKIP)
            chance *= move * np.exp(logs[month, after])
        total[path[-1]] += chance
    return total / total.sum()


def test_equal_to_the_sum_over_all_paths() -> None:
    observations = [seen("i2", 40), seen("i2", 45, origin="p", trust=0.5), seen("i3", 100)]
    held = ladder(observations, months=4, watched=START, weight=SURE, climb=0.2)
    sure = 0.3 * 0.1 / (0.7 + 0.3 * 0.1)
    half = 0.5 * 0.1 / (0.5 + 0.5 * 0.1)
    silent = 1 - 0.5 * 0.8
    logs = np.zeros((4, 4))
    logs[:, 1:] += np.log(silent)  # the first rung is never seen
    logs[0, 2:] += np.log(silent)
    logs[:3, 3:] += np.log(silent)
    logs[1, :2] += np.log(sure) + np.log(half)
    logs[3, :3] += np.log(sure)
    expected = by_every_path(logs, 0.2, np.array([8, 4, 2, 1]) / 15)
    assert held.months[-1].stage == pytest.approx(tuple(expected), abs=1e-3)


def test_what_is_seen_and_what_is_not_moves_the_chance_to_climb() -> None:
    plain, quick, slow = (
        ladder(months=10),
        ladder([seen("i1", 2), seen("i2", 35), seen("i3", 65)], months=10),
        ladder(months=10, watched=START),
    )
    for rung in range(3):
        assert quick.climbs[rung].mean > plain.climbs[rung].mean
    assert slow.climbs[0].mean < plain.climbs[0].mean
    assert slow.months[-1].reached(1) < plain.months[-1].reached(1)


def test_a_rung_may_be_skipped() -> None:
    held = ladder([seen("i3", 3, origin=f"o{number}", trust=0.95) for number in range(4)])
    assert held.months[-1].reached(3) > 0.99
    assert held.voices[0] == held.voices[1] == ()


def test_an_origin_is_one_voice_for_a_rung() -> None:
    once, again = seen("i1", 3), seen("i1", 60)
    assert ladder([once, again]) == ladder([once])
    assert ladder([again, once]) == ladder([once])


def test_watching_from_halfway_a_month_counts_for_its_part() -> None:
    late = ladder(months=1, watched=START + timedelta(days=20))
    never = ladder(months=1, watched=START + timedelta(days=400))
    whole = ladder(months=1, watched=START)
    assert whole.months[0].reached(1) < late.months[0].reached(1) < never.months[0].reached(1)
    assert never == ladder(months=1)


def test_neither_rungs_nor_time() -> None:
    for rungs, as_of in (([], START), ([Rung(id="r", label="")], START - timedelta(days=1))):
        with pytest.raises(ValueError, match="a ladder needs"):
            estimate_ladder(rungs, [], [], start=START, as_of=as_of, seed=1)
