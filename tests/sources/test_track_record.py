"""Sources scored against what happened."""

from datetime import date, timedelta

import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from forewarn.sources.track_record import ResolvedClaim, track_records

DAY = date(2025, 4, 28)


def resolved(
    chance: float, outcome: bool, *, source: str = "nis", early: int = 10
) -> ResolvedClaim:
    return ResolvedClaim(
        source=source, claim=f"{source}{chance}{early}", said_on=DAY - timedelta(days=early),
        resolved_on=DAY, chance=chance, outcome=outcome,
    )  # fmt: skip


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=20))
def test_brier_is_scoringrules(drawn: list[tuple[float, bool]]) -> None:
    record = track_records(resolved(chance, outcome) for chance, outcome in drawn)["nis"]
    known = [scoringrules.brier_score(float(outcome), chance) for chance, outcome in drawn]
    assert record.brier == pytest.approx(sum(known) / len(known), abs=1e-12)
    assert record.right == sum(
        chance != 0.5 and (chance > 0.5) is outcome for chance, outcome in drawn
    )
    assert record.lead_days == 10


def test_each_source_has_its_own_and_hindsight_none() -> None:
    found = track_records(
        [
            resolved(0.9, True),
            resolved(0.1, True, source="kremlin", early=200),
            resolved(0.9, True, source="late", early=0),
        ]
    )
    assert list(found) == ["kremlin", "nis"]
    assert (found["nis"].right, found["kremlin"].right) == (1, 0)
    assert found["kremlin"].lead_days == 200


def test_a_chance_beyond_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[0, 1\], got 2"):
        track_records([resolved(2, True)])
