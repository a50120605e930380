from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.findings.reason import Reason, Word
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.sighting import chance_of_reports
from forewarn.probability import ICD203
from forewarn.signposts.gauge import count_level
from forewarn.signposts.level import status
from forewarn.signposts.signpost import Signpost
from forewarn.signposts.status import Level, Status

DAY = date(2026, 6, 1)
IDS = ("s1", "s2", "s3")
NOW = {"s1": 0.5, "s2": 0.3, "s3": 0.2}
INDICATORS = (
    Indicator(id="a", label="", coverage=0.5, scenarios={"s1": 0.8, "s2": 0.2, "s3": 0.1}),
    Indicator(id="b", label="", coverage=0.2),
    Indicator(id="elsewhere", label="", coverage=0.9, scenarios={"s2": 0.9}),
)


def post(**more: Any) -> Signpost:
    return Signpost(
        id="p", label="", **{"indicators": ("a", "b"), "threshold": 3, "window_days": 60, **more}
    )


def sighting(
    days_ago: int, origin: str, *, indicator: str = "a", trust: float = 0.8
) -> Observation:
    return Observation(
        indicator=indicator,
        origin=origin,
        date=DAY - timedelta(days=days_ago),
        claims=(f"{origin}{days_ago}",),
        trust=trust,
    )


def stand(signpost: Signpost, observations: Any, *, as_of: date = DAY) -> Status:
    return status(
        signpost,
        INDICATORS,
        observations,
        scale=ICD203,
        scenario_ids=IDS,
        now=NOW,
        as_of=as_of,
    )


@pytest.mark.parametrize(
    ("count", "threshold", "level"),
    [
        (0, 3, "quiet"),
        (1, 3, "watch"),
        (2, 3, "watch"),
        (3, 3, "warning"),
        (5, 3, "warning"),
        (6, 3, "critical"),
        (1, 1, "warning"),
        (2, 1, "critical"),
        (0, 0, "quiet"),
        (2, 2.5, "watch"),
    ],
)
def test_levels_by_count(count: int, threshold: float, level: str) -> None:
    assert count_level(count, threshold).word == level


def test_a_quiet_signpost() -> None:
    found = stand(post(expiry=DAY), [sighting(1, "x", indicator="elsewhere")])
    assert (found.level, found.count, found.last_seen) == (Level.QUIET, 0, None)
    assert (found.origins, found.claims, found.trend) == ((), (), "silent")
    assert not found.expired
    assert found.coverage == pytest.approx(1 - 0.5 * 0.8)
    assert found.odds == dict.fromkeys(IDS, 1.0)
    assert found.undone_by == Reason.of("signpost.no_sighting")


def test_origins_count_once_and_newest_first() -> None:
    found = stand(
        post(),
        [
            sighting(50, "old"),
            sighting(9, "new"),
            sighting(20, "new", indicator="b"),
            sighting(95, "out"),
            sighting(-1, "later"),
        ],
    )
    assert found.origins == ("new", "old")
    assert found.claims == ("new9", "new20", "old50")
    assert (found.level, found.count, found.last_seen) == (
        Level.WATCH,
        2,
        DAY - timedelta(days=9),
    )


def test_default_threshold_and_expiry() -> None:
    found = stand(
        post(threshold=None, expiry=DAY - timedelta(days=1)), [sighting(1, "x"), sighting(2, "y")]
    )
    assert (found.threshold, found.level, found.expired) == (2.0, Level.WARNING, True)


def test_stepping_down_takes_half_a_window_of_quiet() -> None:
    """Three origins on one day leave the window after 60 days; 30 more days hold the level."""
    trio = [sighting(0, name) for name in "xyz"]
    levels = {
        days: stand(post(), trio, as_of=DAY + timedelta(days=days)).level
        for days in (-1, 0, 59, 60, 88, 89, 200)
    }
    assert levels == {
        -1: Level.QUIET,
        0: Level.WARNING,
        59: Level.WARNING,
        60: Level.WARNING,
        88: Level.WARNING,
        89: Level.QUIET,
        200: Level.QUIET,
    }


def test_undone_by_names_the_bar_and_the_day() -> None:
    found = stand(post(), [sighting(0, "x"), sighting(10, "y"), sighting(20, "z")])
    assert found.undone_by == Reason.of(
        "signpost.steps_down",
        what=Reason.of("signpost.fewer_origins", least=3, days=60),
        days=30,
        level=Word("watch"),
        when=date(2026, 8, 9),
    )
    single = stand(post(), [sighting(0, "x")])
    assert single.undone_by.get("what") == Reason.of("signpost.no_origin", days=60)
    assert single.undone_by.get("level") == Word("quiet")
    assert single.undone_by.get("when") == date(2026, 8, 29)


sightings = st.lists(
    st.builds(
        sighting,
        st.integers(0, 200),
        st.sampled_from("uvwxyz"),
        indicator=st.sampled_from(["a", "b"]),
    ),
    max_size=10,
)


def day_by_day(signpost: Signpost, observations: list[Observation], as_of: date) -> Level:
    """The rule as a walk with state: up at once, down after half a window below."""
    level, below = Level.QUIET, [Level.QUIET] * (signpost.window_days // 2)
    for ahead in range(300):
        day = DAY - timedelta(days=250 - ahead)
        if day > as_of:
            break
        inside = {
            one.origin
            for one in observations
            if day - timedelta(days=signpost.window_days) < one.date <= day
        }
        raw = count_level(len(inside), 3)
        below = [*below[1:], raw]
        level = max(level, raw) if raw >= level else max(below)
    return level


@settings(max_examples=60, deadline=None)
@given(sightings, st.integers(0, 99))
def test_level_equals_the_walk_through_the_days(observations: list[Observation], seed: int) -> None:
    found = stand(post(), observations)
    assert found.level == day_by_day(post(), observations, DAY)
    assert found.level >= count_level(found.count, 3)
    shuffled = [*observations, *observations]
    Random(seed).shuffle(shuffled)
    assert stand(post(), shuffled) == found


@settings(max_examples=60, deadline=None)
@given(sightings)
def test_it_steps_down_on_the_day_it_says(observations: list[Observation]) -> None:
    found = stand(post(), observations)
    if found.level is Level.QUIET:
        return
    day = found.undone_by.get("when")
    assert isinstance(day, date)
    assert day > DAY
    assert stand(post(), observations, as_of=day - timedelta(days=1)).level == found.level
    lower = stand(post(), observations, as_of=day).level
    assert lower < found.level
    assert found.undone_by.get("level") == Word(lower.word)


def test_a_window_of_one_day_has_no_patience() -> None:
    assert stand(post(window_days=1), [sighting(0, "x")]).level is Level.WATCH
    assert stand(post(window_days=1), [sighting(1, "x")]).level is Level.QUIET


def test_odds_weigh_the_sightings_against_the_rivals() -> None:
    found = stand(post(), [sighting(5, "x", trust=0.7), sighting(9, "y", trust=0.6)])
    likelihood = {
        name: chance_of_reports(float(chance), [0.7, 0.6], noise=0.05)
        for name, chance in INDICATORS[0].scenarios.items()
    }
    rivals = (0.3 * likelihood["s2"] + 0.2 * likelihood["s3"]) / 0.5
    assert found.odds["s1"] == pytest.approx(likelihood["s1"] / rivals)
    assert found.odds["s3"] < 1


def test_tempo_counts_origins_in_thirty_days() -> None:
    found = stand(
        post(), [sighting(0, "x"), sighting(29, "x"), sighting(30, "x"), sighting(359, "y")]
    )
    assert len(found.tempo) == 12
    assert found.tempo[-1] == (DAY, 1)
    assert found.tempo[-2] == (DAY - timedelta(days=30), 1)
    assert found.tempo[0] == (DAY - timedelta(days=330), 1)
    assert sum(count for _, count in found.tempo) == 3


@pytest.mark.parametrize(
    ("recent", "before", "expected"),
    [
        (0, 0, "silent"),
        (1, 0, "rising"),
        (0, 1, "falling"),
        (2, 1, "steady"),
        (3, 1, "rising"),
        (1, 4, "falling"),
        (2, 2, "steady"),
    ],
)
def test_trend_needs_more_than_chance(recent: int, before: int, expected: str) -> None:
    seen_ = [sighting(n, f"r{n}") for n in range(recent)]
    seen_ += [sighting(60 + n, f"b{n}") for n in range(before)]
    assert stand(post(), seen_).trend == expected
