import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.findings.address import Address
from forewarn.record.logged_forecast import Forecast, latest_forecasts, log_line, parse_forecast
from tests.strategies import days

DAY = date(2025, 6, 1)
ONE = Forecast(
    id=Address.parse("indicator.a"),
    as_of=DAY,
    horizon=date(2025, 7, 1),
    probability=0.25,
    base=0.5,
    inputs="abc",
)

made = st.builds(
    lambda name, one, other, chance, base, replayed: Forecast(
        id=Address.parse(name),
        as_of=min(one, other),
        horizon=max(one, other),
        probability=chance,
        base=base,
        inputs="h",
        replayed=replayed,
    ),
    st.sampled_from(["scenario.a", "indicator.b"]),
    days,
    days,
    st.floats(0, 1),
    st.floats(0, 1),
    st.booleans(),
)


@given(made)
def test_a_line_is_read_back(forecast: Forecast) -> None:
    text = log_line(forecast)
    assert "\n" not in text
    assert parse_forecast(json.loads(text)) == forecast


def test_kind_and_days() -> None:
    assert (ONE.kind, ONE.days) == ("indicator", 30)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"probability": 1.5}, "a chance lies"),
        ({"base": -0.1}, "a chance lies"),
        ({"horizon": "2025-05-01"}, "due after it was made"),
        ({"horizon": "soon"}, "Invalid isoformat"),
        ({"probability": "high"}, "probability needs a number"),
        ({"probability": True}, "probability needs a number"),
        ({"id": 3}, "id needs text"),
        ({"replayed": 1}, "replayed needs true or false"),
        ({"more": 1}, "missing or unknown: more"),
    ],
)
def test_a_bad_line_says_what_is_wrong(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_forecast({**json.loads(log_line(ONE)), **change})


def test_a_line_must_be_a_whole_object() -> None:
    with pytest.raises(ValueError, match="needs an object, got list"):
        parse_forecast([])
    with pytest.raises(ValueError, match=r"missing or unknown: as_of, base"):
        parse_forecast({"id": "scenario.a"})


def test_the_last_word_of_a_day_counts_and_replays_stand_apart() -> None:
    mended = replace(ONE, probability=0.4, inputs="def")
    replayed = replace(ONE, replayed=True, probability=0.9)
    other = replace(ONE, horizon=date(2025, 8, 1))
    assert set(latest_forecasts([ONE, replayed, other, mended])) == {mended, replayed, other}
