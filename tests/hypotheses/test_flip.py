from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.hypotheses.flip import smallest_flip
from forewarn.hypotheses.item_evidence import IndicatorEvidence
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import FloatArray, best_guesses
from forewarn.probability import Elicited


def evidence(
    chances: tuple[float, ...],
    origins: tuple[str, ...],
    *,
    trust: float = 0.8,
    watched: float = 0.0,
    name: str = "i",
) -> IndicatorEvidence:
    return IndicatorEvidence(
        indicator=Indicator(id=name, label="", coverage=0.9),
        odds=tuple(Elicited(one, one, one) for one in chances),
        sightings=tuple(
            Observation(
                indicator=name, origin=origin, date=date(2026, 1, 1), claims=(), trust=trust
            )
            for origin in origins
        ),
        watched=watched,
    )


EVEN = np.log([0.5, 0.5])


def test_one_origin_carries_it_all() -> None:
    items = [
        evidence((0.9, 0.1), ("a",), name="x"),
        evidence((0.9, 0.1), ("a",), name="y"),
        evidence((0.4, 0.5), ("b",), name="z"),
    ]
    assert smallest_flip(items, EVEN) == (("a",), True)


def test_a_lost_sighting_becomes_silence_where_it_was_watched() -> None:
    lean = np.log([0.55, 0.45])
    unwatched = evidence((0.6, 0.4), ("a",))
    watched = evidence((0.6, 0.4), ("a",), watched=1.0)
    assert smallest_flip([unwatched], lean) == ((), True)
    assert smallest_flip([watched], lean) == (("a",), True)


def test_silence_alone_cannot_be_removed() -> None:
    assert smallest_flip([evidence((0.9, 0.1), (), watched=1.0)], EVEN) == ((), True)
    assert smallest_flip([], EVEN) == ((), True)


def test_a_tie_is_no_flip() -> None:
    assert smallest_flip([evidence((0.9, 0.1), ("a",))], EVEN) == ((), True)


def test_every_set_tried_and_none_flips() -> None:
    """The bound takes each indicator alone, so it cannot see that they share their origins."""
    items = [
        evidence((0.5, 0.4), ("a",), name="x", watched=1.0),
        evidence((0.2, 0.3), ("a",), name="y", watched=0.0),
    ]
    prior = np.log([0.53, 0.47])
    assert smallest_flip(items, prior) == ((), True)


def drawn(
    seed: int, origins: int, *, items: int, voices: int
) -> tuple[list[IndicatorEvidence], FloatArray]:
    """Evidence on three hypotheses, up to so many of the origins speaking to each item."""
    rng = np.random.default_rng(seed)
    names = [f"o{number:02}" for number in range(origins)]
    found: list[IndicatorEvidence] = []
    for number in range(items):
        chosen = rng.choice(names, size=int(rng.integers(1, voices + 1)), replace=False)
        item = evidence(
            tuple(rng.uniform(0.05, 0.95, 3)),
            tuple(str(one) for one in chosen),
            name=f"i{number}",
            watched=float(rng.integers(0, 2)),
        )
        trusts = rng.choice([0.2, 0.5, 0.8, 0.9], size=len(item.sightings))
        sightings = (
            replace(one, trust=float(trust))
            for one, trust in zip(item.sightings, trusts, strict=True)
        )
        found.append(replace(item, sightings=tuple(sightings)))
    return found, np.log(rng.dirichlet(np.full(3, 2.0)))


def leader(
    items: Sequence[IndicatorEvidence], log_prior: FloatArray, removed: frozenset[str]
) -> FloatArray:
    """Log weights without the origins removed, by weighing anew."""
    left = (
        replace(item, sightings=tuple(s for s in item.sightings if s.origin not in removed))
        for item in items
    )
    weights: FloatArray = log_prior + sum(
        one.log_likelihood(best_guesses(one.odds)) for one in left
    )
    return weights


def by_brute_force(items: Sequence[IndicatorEvidence], log_prior: FloatArray) -> tuple[int, float]:
    """Size of the smallest flip, 0 for none, and the furthest lead at that size."""
    origins = sorted({one.origin for item in items for one in item.sightings})
    first = int(np.argmax(leader(items, log_prior, frozenset())))
    for size in range(1, len(origins) + 1):
        leads = []
        for chosen in combinations(origins, size):
            weights = leader(items, log_prior, frozenset(chosen))
            leads.append(float(np.delete(weights, first).max() - weights[first]))
        if max(leads) > 1e-9:
            return size, max(leads)
    return 0, 0.0


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    origins=st.integers(1, 8),
    items=st.integers(1, 8),
    voices=st.integers(1, 8),
)
def test_as_small_and_as_far_as_trying_every_set(
    seed: int, origins: int, items: int, voices: int
) -> None:
    case = drawn(seed, origins, items=items, voices=min(voices, origins))
    flip, exact = smallest_flip(*case)
    size, lead = by_brute_force(*case)
    assert (len(flip), exact) == (size, True)
    if flip:
        first = int(np.argmax(leader(*case, frozenset())))
        weights = leader(*case, frozenset(flip))
        assert np.delete(weights, first).max() - weights[first] == pytest.approx(lead, abs=1e-8)


def test_twelve_origins_by_brute_force() -> None:
    case = drawn(9, 12, items=6, voices=12)
    size, _ = by_brute_force(*case)
    assert (len(smallest_flip(*case)[0]), size) == (4, 4)


@pytest.mark.parametrize(("items", "voices"), [(25, 1), (12, 8), (8, 25), (20, 25)])
def test_exact_with_twenty_five_origins(items: int, voices: int) -> None:
    began = process_time()
    for seed in range(3):
        case = drawn(seed, 25, items=items, voices=voices)
        flip, exact = smallest_flip(*case)
        assert exact
        # None of its members can be spared.
        first = int(np.argmax(leader(*case, frozenset())))
        for one in flip:
            weights = leader(*case, frozenset(flip) - {one})
            assert weights[first] >= weights.max() - 1e-9
    assert process_time() - began < 20


@pytest.mark.parametrize("tries", [0, 30, 20_000])
def test_greedy_search_finds_the_pillars(tries: int) -> None:
    pillars = [evidence((0.9, 0.1), (f"p{number}",), name=f"p{number}") for number in range(3)]
    rest = [evidence((0.45, 0.55), (f"r{number}",), name=f"r{number}") for number in range(20)]
    flip, exact = smallest_flip([*pillars, *rest], EVEN, exact=0, tries=tries)
    assert exact is (tries > 0)
    assert len(flip) == 2
    assert set(flip) <= {"p0", "p1", "p2"}


def test_greedy_at_the_size_that_ran_out_is_exact() -> None:
    pillars = [evidence((0.9, 0.1), (f"p{number}",), name=f"p{number}") for number in range(3)]
    against = [evidence((0.3, 0.6), ("r",), name="r")]
    found = [smallest_flip([*pillars, *against], EVEN, exact=0, tries=tries) for tries in range(20)]
    assert {len(flip) for flip, _ in found} == {3}
    assert [exact for _, exact in found] == sorted(exact for _, exact in found)
    assert {exact for _, exact in found} == {False, True}


def test_greedy_gives_up_when_nothing_is_left() -> None:
    items = [
        evidence((0.5, 0.4), ("a",), name="x", watched=1.0),
        evidence((0.2, 0.3), ("a",), name="y", watched=0.0),
    ]
    assert smallest_flip(items, np.log([0.53, 0.47]), exact=0, tries=0) == ((), False)


@pytest.mark.parametrize("seed", range(20))
def test_greedy_stays_close_to_the_smallest(seed: int) -> None:
    case = drawn(seed, 12, items=6, voices=3)
    greedy, _ = smallest_flip(*case, exact=0, tries=0)
    best, exact = smallest_flip(*case)
    assert exact
    assert bool(greedy) <= bool(best)
    assert not greedy or len(best) <= len(greedy) <= len(best) + 2


def test_origins_alike_are_not_tried_one_by_one() -> None:
    pillars = [evidence((0.9, 0.1), (f"p{n}",), name=f"p{n}") for n in range(2)]
    against = [evidence((0.3, 0.7), ("against",), name="against")]
    idle = [evidence((0.5, 0.5), (f"idle{n}",), name=f"idle{n}") for n in range(65)]
    assert smallest_flip([*idle, *pillars, *against], EVEN) == (("p0", "p1"), True)
    choir = evidence((0.9, 0.1), tuple(f"c{n:02}" for n in range(40)))
    flip, exact = smallest_flip([choir, *against], EVEN)
    assert (len(flip), exact) == (40, True)


def test_more_sets_than_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    case = drawn(7, 12, items=6, voices=12)
    whole = smallest_flip(*case)
    monkeypatch.setattr("forewarn.hypotheses.branching._BLOCK", 1)
    assert smallest_flip(*case) == whole
