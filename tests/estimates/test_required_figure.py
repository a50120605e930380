from dataclasses import replace
from datetime import date

import pytest

from forewarn.estimates.fusion import estimate
from forewarn.estimates.measurand import Nature
from forewarn.sources.source import Reliability, SourceClass
from tests.estimates.figures import KILLED, TROOPS, figure

AS_OF = date(2025, 6, 1)


def test_a_lever_moves_the_median_by_what_it_says() -> None:
    data = [figure(name, "2025-06-01", 10_000, kind=SourceClass.MEDIA, grade="C") for name in "ab"]
    found = estimate(TROOPS, data, as_of=AS_OF)
    levers = {one.change: one.figure for one in found.required_figures}
    up = levers[0.1]
    assert up is not None
    assert found.median is not None
    assert up > 11_000
    assert levers[-0.1] is not None
    assert levers[-0.1] < 9_000
    after = estimate(
        TROOPS,
        [
            *data,
            figure("new", "2025-06-01", up, kind=SourceClass.ALLIED, grade=Reliability.B.value),
        ],
        as_of=AS_OF,
    ).median
    assert after == pytest.approx(1.1 * found.median, rel=0.04)


def test_what_many_agree_on_no_single_voice_moves() -> None:
    data = [
        figure(f"s{n}", "2025-06-01", 10_000, kind=SourceClass.PARTY, grade="A") for n in range(40)
    ]
    levers = estimate(TROOPS, data, as_of=AS_OF).required_figures
    assert all(one.figure is None for one in levers if abs(one.change) == 0.25)


def test_looking_back_sees_more_than_the_day_did() -> None:
    data = [
        figure("a", "2025-01-01", 10_000, grade="D"),
        figure("b", "2025-03-01", 14_000, grade="A"),
    ]
    found = estimate(TROOPS, data, as_of=AS_OF)
    then, now = found.path[0], found.smoothed[0]
    assert then.date == now.date
    assert now.median > then.median
    assert now.high90 / now.low90 < then.high90 / then.low90
    # On the last day both have seen everything.
    assert found.smoothed[-1].median == pytest.approx(found.path[-1].median, rel=1e-6)


def test_leaving_an_origin_out_moves_mean_and_interval_too() -> None:
    data = [figure("a", "2025-05-01", 10_000), figure("b", "2025-05-01", 20_000)]
    found = estimate(TROOPS, data, as_of=AS_OF)
    without = estimate(TROOPS, data[:1], as_of=AS_OF)
    term = found.terms[1]
    assert term.mean_shift == pytest.approx((found.mean or 0) - (without.mean or 0), rel=1e-6)
    assert term.low_shift == pytest.approx(found.low90 - without.low90, rel=1e-6)
    assert term.high_shift == pytest.approx(found.high90 - without.high90, rel=1e-6)


def test_a_total_is_smoothed_downwards_only() -> None:
    data = [figure("a", "2025-01-01", 900, grade="D"), figure("b", "2025-03-01", 500, grade="A")]
    found = estimate(KILLED, data, as_of=AS_OF)
    # What was 500 in March cannot have been 900 in January.
    assert found.smoothed[0].median < found.path[0].median
    flow = estimate(replace(KILLED, nature=Nature.FLOW), data, as_of=AS_OF)
    assert flow.smoothed[0].median == pytest.approx(flow.smoothed[1].median, rel=1e-6)
