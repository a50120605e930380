from datetime import date, timedelta
from typing import Any

import pytest

from forewarn.findings.address import Address
from forewarn.indicators.observation import Observation
from forewarn.record.logged_forecast import Forecast
from forewarn.record.resolution import Resolution
from forewarn.record.tally import Record, ScoreTally, score_record

MADE = date(2025, 1, 31)
DUE = date(2025, 3, 2)
LATER = date(2025, 6, 1)
WATCHES = {
    Address.parse("indicator.a"): frozenset({"a"}),
    Address.parse("indicator.b"): frozenset({"b"}),
    Address.parse("signpost.p"): frozenset({"a", "b"}),
}


def said(name: str, chance: float = 0.7, **more: Any) -> Forecast:
    return Forecast(
        **{
            "id": Address.parse(name),
            "as_of": MADE,
            "horizon": DUE,
            "probability": chance,
            "base": 0.5,
            "inputs": "h",
            **more,
        }
    )


def sighting(indicator: str, day: date, origin: str = "x") -> Observation:
    return Observation(
        indicator=indicator,
        origin=f"{origin}@{day}",
        date=day,
        claims=(f"{origin}-1", "more"),
        trust=0.8,
    )


def held(
    forecasts: list[Forecast],
    observations: tuple[Observation, ...] = (),
    resolutions: tuple[Resolution, ...] = (),
    *,
    as_of: date = LATER,
    complete_to: date = LATER,
) -> Record:
    return score_record(
        forecasts,
        resolutions,
        observations,
        as_of=as_of,
        watches=WATCHES,
        scenario_ids=("s", "t", "u"),
        complete_to=complete_to,
    )


def made(found: Record) -> ScoreTally:
    assert found.made is not None
    return found.made


def test_a_report_after_the_forecast_and_by_its_day_says_yes() -> None:
    inside = sighting("a", date(2025, 2, 14))
    found = made(held([said("indicator.a"), said("signpost.p", 0.4)], (inside,)))
    assert [(one.forecast.id, one.outcome, one.claims) for one in found.scored] == [
        ("indicator.a", True, ("x-1",)),
        ("signpost.p", True, ("x-1",)),
    ]
    assert found.overall.brier == pytest.approx((0.09 + 0.36) / 2)
    assert found.overall.base == pytest.approx(0.25)
    assert found.overall.skill == pytest.approx(1 - 0.225 / 0.25)


@pytest.mark.parametrize("day", [MADE, DUE + timedelta(days=1)])
def test_a_report_outside_the_wait_says_nothing(day: date) -> None:
    found = made(held([said("indicator.a")], (sighting("a", day),)))
    assert [one.outcome for one in found.scored] == [False]


def test_nothing_is_scored_before_its_day_even_if_known() -> None:
    """The early-resolution bias: yes comes early, no only at the end."""
    day = date(2025, 2, 20)
    early = sighting("a", date(2025, 2, 14))
    found = held([said("indicator.a"), said("indicator.b")], (early,), as_of=day, complete_to=day)
    assert (found.made, found.waiting, found.known_early) == (None, 2, 1)
    due = held([said("indicator.a"), said("indicator.b")], (early,))
    assert (made(due).overall.forecasts, due.waiting) == (2, 0)


def test_silence_counts_only_as_far_as_the_reports_reach() -> None:
    short = held([said("indicator.a")], complete_to=DUE - timedelta(days=1))
    assert (short.made, short.unresolved) == (None, 1)
    assert made(held([said("indicator.a")], complete_to=DUE)).overall.happened == 0
    assert held([said("indicator.gone")]).unresolved == 1


def test_a_resolution_is_believed() -> None:
    yes = Resolution(question=Address.parse("indicator.a"), outcome=True, when=date(2025, 2, 10))
    no = Resolution(question=Address.parse("indicator.b"), outcome=False, when=DUE)
    found = made(
        held([said("indicator.a"), said("indicator.b")], resolutions=(yes, no), complete_to=MADE)
    )
    assert [(one.outcome, one.resolution) for one in found.scored] == [
        (True, "indicator.a"),
        (False, "indicator.b"),
    ]
    soon = Resolution(
        question=Address.parse("indicator.b"), outcome=False, when=DUE - timedelta(days=1)
    )
    assert held([said("indicator.b")], resolutions=(soon,), complete_to=MADE).unresolved == 1


def test_the_last_resolution_counts_and_later_ones_are_not_known_yet() -> None:
    first = Resolution(question=Address.parse("indicator.a"), outcome=True, when=date(2025, 2, 10))
    taken_back = Resolution(question=Address.parse("indicator.a"), outcome=False, when=LATER)
    found = held([said("indicator.a")], resolutions=(first, taken_back))
    assert made(found).overall.happened == 0
    before = held(
        [said("indicator.a")], resolutions=(first, taken_back), as_of=LATER - timedelta(days=1)
    )
    assert made(before).overall.happened == 1
    assert before.resolutions == (first,)


def test_forecasts_after_the_day_are_not_there_yet() -> None:
    found = held([said("indicator.a")], as_of=MADE - timedelta(days=1))
    assert (found.made, found.waiting) == (None, 0)


def test_one_scenario_true_means_the_others_false_and_the_set_is_ranked() -> None:
    forecasts = [
        said(f"scenario.{name}", chance) for name, chance in (("s", 0.2), ("t", 0.5), ("u", 0.3))
    ]
    told = Resolution(question=Address.parse("scenario.t"), outcome=True, when=DUE)
    found = made(held(forecasts, resolutions=(told,)))
    assert [one.outcome for one in found.scored] == [False, True, False]
    assert found.ranked == pytest.approx(0.2**2 + 0.3**2)
    half = made(held(forecasts[:2], resolutions=(told,)))
    assert half.ranked is None


def test_scenarios_without_a_true_one() -> None:
    told = Resolution(question=Address.parse("scenario.s"), outcome=False, when=DUE)
    found = held([said("scenario.s"), said("scenario.t")], resolutions=(told,))
    assert (made(found).overall.forecasts, found.unresolved) == (1, 1)
    assert made(found).scored[0].when is None


def test_what_was_replayed_is_scored_apart() -> None:
    found = held([said("indicator.a"), said("indicator.a", 0.1, replayed=True)])
    assert found.replayed is not None
    assert made(found).overall.brier == pytest.approx(0.49)
    assert found.replayed.overall.brier == pytest.approx(0.01)


def test_groups_by_kind_by_wait_and_by_question() -> None:
    found = made(
        held([said("indicator.a"), said("signpost.p"), said("indicator.a", horizon=LATER)])
    )
    assert [group.name for group in found.groups] == [
        "ahead:  30 days",
        "ahead: 121 days",
        "indicator.a",
        "kind: indicator",
        "kind: signpost",
        "signpost.p",
    ]


def test_sources_are_held_to_what_was_resolved() -> None:
    told = Resolution(question=Address.parse("indicator.a"), outcome=True, when=DUE)
    found = held([], (sighting("a", MADE, "kyiv"), sighting("b", MADE, "kyiv")), (told,))
    (group,) = found.sources
    assert (group.name, group.forecasts, group.happened) == ("kyiv", 1, 1)
    assert group.brier == pytest.approx(0.04)
    assert (group.base, group.skill) == (None, None)
