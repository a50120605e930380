from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from forewarn.indicators.event_sightings import group_events, once_per_origin
from forewarn.indicators.observation import Observation

DAY = date(2026, 1, 1)


def sighting(origin: str, day: int, *, trust: float = 0.5, claim: str = "c") -> Observation:
    return Observation(
        indicator="i",
        origin=origin,
        date=DAY + timedelta(days=day),
        claims=(claim,),
        trust=trust,
    )


sightings = st.lists(
    st.builds(
        sighting,
        st.sampled_from("abc"),
        st.integers(0, 120),
        trust=st.sampled_from([0.2, 0.5, 0.9]),
        claim=st.sampled_from("xyz"),
    ),
    max_size=12,
)


def test_a_witness_who_repeats_is_one_witness() -> None:
    once = once_per_origin(
        [sighting("a", 5, trust=0.9, claim="late"), sighting("a", 2, trust=0.4, claim="early")]
    )
    assert once == (
        Observation(
            indicator="i",
            origin="a",
            date=DAY + timedelta(days=2),
            claims=("early", "late"),
            trust=0.9,
        ),
    )


@given(sightings, st.integers())
def test_order_and_copies_change_nothing(given_: list[Observation], seed: int) -> None:
    shuffled = [*given_, *given_]
    Random(seed).shuffle(shuffled)
    assert once_per_origin(shuffled) == once_per_origin(given_)
    assert group_events(shuffled, per_days=30) == group_events(given_, per_days=30)


@given(sightings, st.integers(0, 40))
def test_events_part_the_sightings(given_: list[Observation], per_days: int) -> None:
    found = group_events(given_, per_days=per_days)
    assert all(event.window.days == max(per_days, 1) for event in found)
    for before, after in pairwise(found):
        assert before.window.end < after.window.start
    for event in found:
        assert event.sightings[0].date == event.window.start
        assert all(event.window.contains(one.date) for one in event.sightings)
    assert {one.origin for event in found for one in event.sightings} == {
        one.origin for one in given_
    }


def test_reports_within_the_window_tell_of_one_event() -> None:
    first, second = group_events(
        [sighting("a", 0), sighting("b", 29), sighting("c", 30)], per_days=30
    )
    assert [one.origin for one in first.sightings] == ["a", "b"]
    assert [one.origin for one in second.sightings] == ["c"]
