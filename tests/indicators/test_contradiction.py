from datetime import date, timedelta

import pytest

from forewarn.indicators.contradiction import ContradictionKind, SpeakerFigure, contradictions
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation

DAY = date(2024, 10, 23)
DENIES = Indicator(id="denies", label="", contradicts=("owns-up", "seen"))
INDICATORS = (DENIES, Indicator(id="owns-up", label=""), Indicator(id="seen", label=""))


def sighting(indicator: str, speaker: str, days: int, trust: float = 0.7) -> Observation:
    day = DAY + timedelta(days=days)
    return Observation(
        indicator=indicator,
        origin=f"{speaker}@{day}",
        date=day,
        claims=(f"{speaker}{days}", "relay"),
        trust=trust,
    )


def figure(speaker: str, days: int, low: float, high: float, thing: str = "dead") -> SpeakerFigure:
    return SpeakerFigure(
        claim=f"{speaker}{days}/{low:g}",
        speaker=speaker,
        date=DAY + timedelta(days=days),
        measurand=thing,
        low=low,
        high=high,
    )


def test_a_denial_and_then_an_admission() -> None:
    (found,) = contradictions(
        INDICATORS, [sighting("denies", "moscow", 0), sighting("owns-up", "moscow", 185)]
    )
    assert (found.why, found.claim, found.other_claim) == (
        ContradictionKind.TURN,
        "moscow0",
        "moscow185",
    )
    assert (found.days, found.about, found.other_speaker) == (185, "denies", "moscow")


@pytest.mark.parametrize(("trust", "clashes"), [(0.59, 0), (0.6, 1)])
def test_a_statement_against_what_a_trusted_origin_saw(trust: float, clashes: int) -> None:
    found = contradictions(
        INDICATORS, [sighting("denies", "moscow", 0), sighting("seen", "nato", -5, trust)]
    )
    assert len(found) == clashes
    assert all(
        (one.why, one.other_speaker, one.days) == (ContradictionKind.EVENT, "nato", -5)
        for one in found
    )


def test_only_what_is_declared_to_rule_out_clashes() -> None:
    both = [sighting("owns-up", "moscow", 0), sighting("seen", "moscow", 9)]
    assert contradictions(INDICATORS, both) == ()


def test_the_nearest_pair_of_a_kind_stands_for_all_in_any_order() -> None:
    held = [
        sighting("denies", "moscow", 0),
        sighting("denies", "moscow", 90),
        sighting("owns-up", "moscow", 100),
        sighting("owns-up", "moscow", 300),
    ]
    (found,) = contradictions(INDICATORS, held)
    assert (found.claim, found.other_claim) == ("moscow90", "moscow100")
    assert contradictions(INDICATORS, held[::-1]) == (found,)


@pytest.mark.parametrize(
    ("second", "growing", "clashes"),
    [
        (figure("kyiv", 1, 300, 320), False, 1),
        (figure("kyiv", 1, 300, 320), True, 0),
        (figure("kyiv", 1, 50, 60), True, 1),
        (figure("kyiv", 1, 105, 140), False, 0),
        (figure("kyiv", 4, 300, 320), False, 0),
        (figure("seoul", 1, 300, 320), False, 0),
        (figure("kyiv", 1, 300, 320, "sent"), False, 0),
    ],
)
def test_figures_of_one_thing_at_one_time(
    second: SpeakerFigure, growing: bool, clashes: int
) -> None:
    first = figure("kyiv", 0, 90, 110)
    found = contradictions((), (), [second, first], growing=frozenset({"dead"} if growing else ()))
    assert len(found) == clashes
    assert all(
        (one.why, one.claim, one.other_claim)
        == (ContradictionKind.FIGURES, first.claim, second.claim)
        for one in found
    )


def test_nobody_contradicts_nobody() -> None:
    assert contradictions((), (), [figure("", 0, 1, 2), figure("", 0, 8, 9)]) == ()
