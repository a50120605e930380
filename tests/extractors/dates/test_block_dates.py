"""Old and new levels have dates of their own."""

from datetime import date

import pytest

from forewarn.dates import Period
from tests.extractors.reading import read

APRIL = Period(date(2024, 4, 1), date(2024, 4, 30))
MAY = Period(date(2024, 5, 1), date(2024, 5, 31))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Sales rose to 300 in May from 250 in April, the firm said.", {300: MAY, 250: APRIL}),
        ("In May sales rose to 300 from 250 in April, the firm said.", {300: MAY, 250: APRIL}),
        ("In May sales rose to 300 from 250, the firm said.", {300: MAY, 250: None}),
        ("Sales fell from 300 in April to 250 in May, the firm said.", {300: APRIL, 250: MAY}),
        ("Sales were 300 in May, the firm said.", {300: MAY}),
    ],
)
def test_an_old_level_has_its_own_date_or_none(
    text: str, times: dict[float, Period | None]
) -> None:
    claims = [claim for claim in read(text) if claim.quantity]
    assert {c.quantity.best: c.event_time for c in claims if c.quantity} == times
