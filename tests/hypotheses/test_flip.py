from datetime import date

import numpy as np
import pytest

from forewarn.hypotheses.evidence import Evidence
from forewarn.hypotheses.flip import smallest_flip
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import Elicited


def evidence(
    chances: tuple[float, ...],
    origins: tuple[str, ...],
    *,
    trust: float = 0.8,
    watched: float = 0.0,
    name: str = "i",
) -> Evidence:
    return Evidence(
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


@pytest.mark.parametrize("tries", [0, 30, 20_000])
def test_greedy_search_finds_the_pillars(tries: int) -> None:
    pillars = [evidence((0.9, 0.1), (f"p{number}",), name=f"p{number}") for number in range(3)]
    rest = [evidence((0.45, 0.55), (f"r{number}",), name=f"r{number}") for number in range(20)]
    flip, exact = smallest_flip([*pillars, *rest], EVEN, tries=tries)
    assert exact is (tries > 0)
    assert len(flip) == 2
    assert set(flip) <= {"p0", "p1", "p2"}


def test_greedy_one_step_beyond_an_exhausted_search_is_exact() -> None:
    pillars = [evidence((0.9, 0.1), (f"p{number}",), name=f"p{number}") for number in range(3)]
    against = [evidence((0.3, 0.6), ("r",), name="r")]
    flip, exact = smallest_flip([*pillars, *against], EVEN, tries=4 + 5)
    assert (len(flip), exact) == (3, False)
    flip, exact = smallest_flip([*pillars, *against], EVEN, tries=4 + 6)
    assert (len(flip), exact) == (3, True)


def test_greedy_gives_up_when_nothing_is_left() -> None:
    items = [
        evidence((0.5, 0.4), ("a",), name="x", watched=1.0),
        evidence((0.2, 0.3), ("a",), name="y", watched=0.0),
    ]
    assert smallest_flip(items, np.log([0.53, 0.47]), tries=0) == ((), False)


@pytest.mark.parametrize("seed", range(40))
def test_greedy_stays_close_to_the_smallest(seed: int) -> None:
    rng = np.random.default_rng(seed)
    origins = [f"o{number}" for number in range(12)]
    items = [
        evidence(
            tuple(rng.uniform(0.1, 0.9, 2)),
            tuple(rng.choice(origins, size=3, replace=False)),
            name=f"i{number}",
            watched=float(rng.integers(0, 2)),
        )
        for number in range(6)
    ]
    greedy, _ = smallest_flip(items, EVEN, tries=0)
    best, exact = smallest_flip(items, EVEN)
    assert exact
    assert bool(greedy) <= bool(best)
    assert not greedy or len(best) <= len(greedy) <= len(best) + 2


def test_more_sets_than_one_block() -> None:
    pillars = [evidence((0.9, 0.1), (f"p{n}",), name=f"p{n}") for n in range(2)]
    against = [evidence((0.3, 0.7), ("against",), name="against")]
    idle = [evidence((0.5, 0.5), (f"idle{n}",), name=f"idle{n}") for n in range(65)]
    assert smallest_flip([*idle, *pillars, *against], EVEN) == (("p0", "p1"), True)
