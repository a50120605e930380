import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.dates import Cadence, Period, month_ends
from tests.strategies import days


def test_a_period_holds_both_its_ends() -> None:
    period = Period(date(2024, 10, 1), date(2024, 10, 3))
    assert period.days == 3
    assert period.contains(date(2024, 10, 1))
    assert period.contains(date(2024, 10, 3))
    assert not period.contains(date(2024, 10, 4))


def test_a_period_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="ends on or after its start"):
        Period(date(2024, 10, 2), date(2024, 10, 1))


@given(days, st.integers(0, 900), st.sampled_from(Cadence))
def test_steps_tile_the_time(start: date, length: int, cadence: Cadence) -> None:
    end = start + timedelta(days=length)
    steps = cadence.steps(start, end)
    assert steps[0].start == start
    assert steps[-1].end == end
    assert sum(step.days for step in steps) == length + 1
    for before, after in itertools.pairwise(steps):
        assert after.start == before.end + timedelta(days=1)
        assert before.days == cadence.days


def test_no_steps_before_the_start() -> None:
    assert Cadence.MONTH.steps(date(2024, 1, 2), date(2024, 1, 1)) == ()


def test_month_ends() -> None:
    assert month_ends(date(2024, 11, 3), date(2025, 1, 31)) == (
        date(2024, 11, 30),
        date(2024, 12, 31),
    )
    assert month_ends(date(2025, 1, 31), date(2025, 1, 31) - timedelta(days=1)) == ()
