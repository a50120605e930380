from datetime import date, timedelta

import pytest

from forewarn.findings.reason import Reason
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import ICD203
from forewarn.signposts.level import status
from forewarn.signposts.signpost import Signpost, Tempo
from forewarn.signposts.status import Level, Status

DAY = date(2025, 6, 17)
START = date(2022, 1, 1)
RARE = Indicator(id="a", label="", coverage=0.75, noise=0.03, scenarios={"s1": 0.35, "s2": 0.06})
EVEN = Indicator(id="a", label="", coverage=0.5, noise=0.5, scenarios={"s1": 0.9, "s2": 0.9})


def stand(signpost: Signpost, found: list[Observation], day: date = DAY, **more: object) -> Status:
    given = {"indicators": (RARE,), "since": START, **more}
    return status(
        signpost,
        observations=found,
        scale=ICD203,
        scenario_ids=("s1", "s2"),
        now={"s1": 0.5, "s2": 0.5},
        as_of=day,
        **given,  # type: ignore[arg-type]
    )


def sighting(day: date, origin: str = "x", trust: float = 0.7) -> Observation:
    return Observation(
        indicator="a", origin=origin, date=day, claims=(f"{origin}{day}",), trust=trust
    )


SPARSE = Signpost(id="p", label="", indicators=("a",), tempo=Tempo.SPARSE, direction=("s1",))


def test_a_rare_thing_trips_on_its_first_trustworthy_sighting() -> None:
    found = stand(SPARSE, [sighting(DAY)])
    assert (found.level, found.threshold) == (Level.WARNING, 0.8)
    assert found.reading is not None
    assert found.reading > 0.8
    assert stand(SPARSE, [sighting(DAY)], DAY - timedelta(days=1)).level is Level.QUIET


def test_a_doubtful_one_is_a_watch_and_a_second_origin_makes_it_critical() -> None:
    assert stand(SPARSE, [sighting(DAY, trust=0.3)]).level is Level.WATCH
    twice = [sighting(DAY - timedelta(days=9)), sighting(DAY, "y", 0.8)]
    assert stand(SPARSE, twice).level is Level.CRITICAL


def test_silence_undoes_it_on_the_day_it_says() -> None:
    found = stand(SPARSE, [sighting(DAY)])
    assert found.undone_by.get("what") == Reason.of("signpost.lower_chance", bar=0.8)
    assert found.undone_by.get("days") == 30
    day = found.undone_by.get("when")
    assert isinstance(day, date)
    assert stand(SPARSE, [sighting(DAY)], day - timedelta(days=1)).level is Level.WARNING
    assert stand(SPARSE, [sighting(DAY)], day).level < Level.WARNING


def test_what_is_always_likely_never_steps_down() -> None:
    found = stand(
        Signpost(
            id="p",
            label="",
            indicators=("a",),
            tempo=Tempo.SPARSE,
            direction=("s1",),
            threshold=0.3,
        ),
        [],
        indicators=(EVEN,),
    )
    assert found.level >= Level.WARNING
    assert found.undone_by.code == "signpost.never"
    assert found.undone_by.get("ahead") == 1200


def test_without_a_direction_it_counts() -> None:
    nowhere = Signpost(id="p", label="", indicators=("a",), tempo=Tempo.SPARSE, threshold=1)
    found = stand(nowhere, [sighting(DAY)])
    assert (found.level, found.reading) == (Level.WARNING, None)


DENSE = Signpost(
    id="p", label="", indicators=("a",), tempo=Tempo.DENSE, direction=("s1",), window_days=14
)


def weekly(counts: list[int], last: date = DAY) -> list[Observation]:
    found = []
    for back, count in enumerate(reversed(counts)):
        day = last - timedelta(days=7 * back)
        found += [sighting(day, f"o{number}-{back}") for number in range(count)]
    return found


USUAL = [3, 4, 2, 5, 3, 3, 4, 1] * 15


@pytest.mark.parametrize(
    ("newest", "level"),
    [
        ([3, 3], Level.QUIET),
        ([4, 8], Level.WATCH),
        ([7, 8], Level.WARNING),
        ([12, 15], Level.CRITICAL),
    ],
)
def test_a_series_that_never_rests_trips_on_a_surge(newest: list[int], level: Level) -> None:
    found = stand(DENSE, weekly([*USUAL, *newest]), since=DAY - timedelta(days=7 * 122))
    assert found.level is level
    assert found.reading is not None
    assert (found.reading < 0.01) == (level >= Level.WARNING)


def test_a_surge_is_undone_by_ordinary_counts() -> None:
    found = stand(DENSE, weekly([*USUAL, 12, 15]), since=DAY - timedelta(days=7 * 122))
    assert found.undone_by.get("what") == Reason.of("signpost.ordinary_counts", days=7)
    quiet = stand(DENSE, weekly([*USUAL, 3, 3]), since=DAY - timedelta(days=7 * 122))
    assert quiet.undone_by == Reason.of("signpost.no_surge")


def test_too_short_a_series_has_no_reading() -> None:
    found = stand(DENSE, weekly([3] * 40), since=None)
    assert (found.level, found.reading) == (Level.QUIET, None)


def test_high_the_week_before_is_no_surge_now() -> None:
    before = sighting(DAY - timedelta(days=2000))  # earlier than the series counts from
    found = stand(DENSE, [before, *weekly([*USUAL, 15, 0])], since=DAY - timedelta(days=7 * 122))
    assert found.level is Level.QUIET


def test_the_share_counts_reports_that_carry_it() -> None:
    found = stand(
        SPARSE,
        [sighting(DAY)],
        published={"r1": DAY, "r2": DAY, "r3": DAY - timedelta(days=70)},
        report_of={f"x{DAY}": "r1"},
    )
    assert found.share is not None
    assert (found.share.carrying, found.share.items, found.share.before_items) == (1, 2, 1)
    assert stand(SPARSE, []).share is None
