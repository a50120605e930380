from datetime import date, timedelta

from forewarn.briefs.record_summary import describe_record
from forewarn.findings.address import Address
from forewarn.indicators.observation import Observation
from forewarn.record.logged_forecast import Forecast
from forewarn.record.resolution import Resolution
from forewarn.record.tally import Record, score_record

MADE, DUE, LATER = date(2025, 1, 31), date(2025, 3, 2), date(2025, 6, 1)


def forecast(name: str, chance: float, *, replayed: bool = False, base: float = 0.5) -> Forecast:
    return Forecast(
        id=Address.parse(name),
        as_of=MADE,
        horizon=DUE,
        probability=chance,
        base=base,
        inputs="h",
        replayed=replayed,
    )


def held(*forecasts: Forecast) -> Record:
    return score_record(
        forecasts,
        (
            Resolution(question=Address.parse("scenario.s"), outcome=True, when=DUE),
            Resolution(question=Address.parse("indicator.a"), outcome=True, when=DUE),
        ),
        (Observation(indicator="a", origin="kyiv@x", date=DUE, claims=("c",), trust=0.8),),
        as_of=LATER,
        watches={
            Address.parse("indicator.a"): frozenset("a"),
            Address.parse("indicator.b"): frozenset("b"),
        },
        scenario_ids=("s", "t"),
        complete_to=LATER,
    )


def told(found: Record | None) -> str:
    return "\n".join(describe_record(found, LATER))


def test_both_tallies_with_their_parts() -> None:
    text = told(
        held(
            forecast("scenario.s", 0.75),
            forecast("scenario.t", 0.25),
            forecast("indicator.a", 0.5, replayed=True),
            forecast("indicator.b", 0.95, replayed=True, base=0.0),
        )
    )
    assert "Forecasts made at the time: 2 forecasts due" in text
    assert "Ranked probability score of the scenarios 0.062" in text
    assert "Replayed from reports of the time, with today's program and odds: 2 forecasts" in text
    assert "Brier 0.062 = reliability 0.062 - resolution 0.250 + uncertainty 0.250" in text
    assert " 90%-100%      1    0.95      0.00  0.00-0.77  off" in text
    assert "kyiv                                            1     1   0.040" in text


def test_a_perfect_base_rate_leaves_no_skill_and_a_sure_error_is_infinite() -> None:
    text = told(held(forecast("indicator.b", 1.0, base=0.0)))
    row = next(line for line in text.splitlines() if line.startswith("indicator.b"))
    assert row.split() == ["indicator.b", "1", "0", "1.000", "0.000", "inf"]


def test_nothing_due_and_nothing_said() -> None:
    assert "No forecast is due yet." in told(held())
    assert told(None) == "The case has no scenarios, so no build has made a forecast."


def test_what_waits_is_counted() -> None:
    late = Forecast(
        id=Address.parse("indicator.b"),
        as_of=MADE,
        horizon=LATER + timedelta(days=1),
        probability=0.5,
        base=0.5,
        inputs="h",
    )
    assert "1 forecast not due yet, 0 of which came about already" in told(held(late))
