from datetime import date, timedelta

import pytest

from forewarn.signposts.share import narrative_share

DAY = date(2025, 6, 1)


def items(*days_ago: int) -> dict[str, date]:
    return {f"r{number}": DAY - timedelta(days=days) for number, days in enumerate(days_ago)}


def test_carriers_over_all_published_in_each_window() -> None:
    published = items(0, 3, 29, 30, 45, 59, 60)
    found = narrative_share(["r0", "r0", "r3", "r4", "gone"], published, window_days=30, as_of=DAY)
    assert found is not None
    assert (found.carrying, found.items) == (1, 3)
    assert (found.before_carrying, found.before_items) == (2, 3)
    assert found.value == pytest.approx(1 / 3)
    assert found.low < 1 / 3 < found.high


def test_nothing_published_has_no_share() -> None:
    assert narrative_share(["r0"], items(40), window_days=30, as_of=DAY) is None
