from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.claims.quantity import Movement, Quantity
from forewarn.dates import Period
from forewarn.estimates.matching import Match, Names, match
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.estimates.slots import Slot, slot_of
from forewarn.estimates.slots import stage_forbids as forbids
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language.english import ENGLISH
from forewarn.language.words import by_word
from forewarn.text import Span

SENT = Measurand(
    id="sent", label="sent", counts=("soldier", "troop"), requires=(("sent", "deployed"),),
    excludes=("planned", "worker"), plausible=(100, 100_000), actor="north-korea",
    place="russia", stage="sent", nature=Nature.CUMULATIVE,
)  # fmt: skip
AUTUMN = replace(SENT, id="autumn", period=(date(2024, 9, 1), date(2024, 12, 31)))
KURSK = Measurand(
    id="kursk", label="in Kursk", counts=("soldier", "troop"),
    requires=(("sent", "deployed"), ("Kursk",)), plausible=(100, 100_000), place="kursk",
    stage="sent",
)  # fmt: skip
REGIMENT = Measurand(
    id="regiment", label="of a regiment", counts=("soldier",), requires=(("528th", "regiment"),),
)  # fmt: skip
DAY = date(2025, 6, 1)
NEXT = Period(date(2025, 8, 1), date(2025, 8, 31))
LAST = Period(date(2025, 1, 1), date(2025, 1, 31))
PLANNED = Measurand(
    id="planned", label="planned", stage="planned", counts=("soldier",), requires=(("plan", "will"),),
)  # fmt: skip
KILLED = Measurand(id="killed", label="killed", counts=("killed", "death"))
CASUALTIES = Measurand(id="casualties", label="casualties", unit="casualty")
SHELLS = Measurand(id="shells", label="shells", counts=("shell",), per="day")
ALL = (SENT, KURSK, PLANNED, KILLED, CASUALTIES, SHELLS)


NAMES = Names(
    actors={
        "north-korea": frozenset({"north korea", "north korean"}),
        "kpa": frozenset({"korean people's army", "north korean army"}),
        "russian-army": frozenset({"russian forces", "russian"}),
    },
    places={"kursk": frozenset({"kursk"}), "russia": frozenset({"russia"})},
)


def matched(sentence: str, unit: str = "soldier", best: float = 1500, **given: Any) -> Match:
    measurands = given.pop("measurands", ALL)
    span = Span(0, len(sentence))
    said: dict[str, Any] = {
        "per": "",
        "counted": "",
        "stage": "",
        "direction": "",
        "change": Movement.NONE,
    }
    said |= {key: given.pop(key) for key in said if key in given}
    quantity = Quantity(low=best, best=best, high=best, unit=unit, span=span, **said)
    claim = Claim(
        id="c", report="r", date=given.pop("said_on", DAY), span=span, quote=sentence,
        claimant="nis", quantity=quantity, **given,
    )  # fmt: skip
    return match(claim, sentence, measurands, NAMES, report_language=ENGLISH, case_language=ENGLISH)


def stage_forbids(verb: str, stage: str) -> bool:
    return forbids(verb, stage, report_language=ENGLISH, case_language=ENGLISH)


def test_a_quantity_finds_its_measurand() -> None:
    found = matched("1,500 soldiers were sent by ship", "North Korean soldiers")
    assert found == Match(
        measurand="sent",
        reason=Reason.of("match.counts_with", thing="North Korean soldiers", phrases=("sent",)),
    )
    assert matched("4,700 casualties, 600 deaths", "deaths", 600).measurand == "killed"
    assert matched("4,700 casualties, 600 deaths", "casualty", 4700).measurand == "casualties"
    assert matched("600 killed", "killed (officers)", 600).reason == Reason.of(
        "match.counts", thing="killed (officers)"
    )


def test_the_more_specific_wins() -> None:
    assert matched("1,500 troops deployed to Kursk", "troop").measurand == "kursk"


def test_equally_specific_ones_are_refused() -> None:
    twin = Measurand(id="twin", label="twin", counts=("death",))
    found = matched("600 deaths", "death", 600, measurands=(twin, KILLED))
    assert found.measurand == ""
    assert found.slot == "ambiguous"
    assert found.reason.get("names") == (
        Pointer("measurand", "killed"),
        Pointer("measurand", "twin"),
    )


@pytest.mark.parametrize(
    ("sentence", "given", "slot", "nearest"),
    [
        ("1,500 containers were sent", {"unit": "container"}, "what", ""),
        ("1,500 furlongs were sent", {"unit": "furlong"}, "what", ""),
        ("1,500 were counted", {"unit": ""}, "unit", ""),
        ("1,500 shells were fired", {"unit": "shell"}, "kind", "shells"),
        ("1,500 soldiers were seen", {}, "stage", "kursk"),
        ("1,500 soldiers were sent", {"measurands": [KURSK]}, "place", "kursk"),
        ("1,500 soldiers trained here", {"measurands": [REGIMENT]}, "scope", "regiment"),
        ("1,500 soldiers were sent as planned by workers", {"measurands": [SENT]}, "stage", "sent"),
        ("1,500 soldiers were sent as workers", {"measurands": [SENT]}, "scope", "sent"),
        ("1,500 soldiers were sent", {"counted": "Russian soldiers", "measurands": [SENT]}, "actor", "sent"),
        ("1,500 soldiers were sent and killed", {"stage": "kill", "measurands": [SENT]}, "stage", "sent"),
        ("1,500 soldiers were sent", {"direction": "up", "measurands": [SENT]}, "kind", "sent"),
        ("1,500 soldiers were sent", {"event_time": NEXT, "measurands": [SENT]}, "as-of", "sent"),
        ("1,500 soldiers were sent", {"event_time": LAST, "measurands": [AUTUMN]}, "as-of", "autumn"),
        ("5 soldiers were sent", {"best": 5.0, "measurands": [SENT]}, "plausible", "sent"),
        ("1,500 soldiers may be sent", {"stance": Stance.PREDICTS, "measurands": [SENT]}, "stage", "sent"),
        ("1,500 soldiers were sent", {"stance": Stance.DENIES}, "stance", ""),
        ("1,500 soldiers were sent", {"stance": Stance.DOUBTS}, "stance", ""),
        ("1,500 soldiers were sent", {"negated": True}, "stance", ""),
        ("Were 1,500 soldiers sent?", {"kind": ClaimKind.QUESTION}, "stance", ""),
        ("1,500 soldiers were sent", {"measurands": []}, "what", ""),
        ("1,500", {"measurands": [Measurand(id="x", label="x")]}, "what", ""),
    ],
)  # fmt: skip
def test_a_refusal_names_its_slot(
    sentence: str, given: dict[str, Any], slot: str, nearest: str
) -> None:
    found = matched(sentence, **given)
    assert (found.measurand, found.slot, found.nearest) == ("", slot, nearest)
    assert found.reason.get("slot") in (None, Word(slot))


def test_a_rate_matches_its_own_period_only() -> None:
    assert matched("10,000 shells a day", "shell", 10_000, per="day").measurand == "shells"
    assert matched("10,000 shells a year", "shell", 10_000, per="year").measurand == ""


def test_a_prediction_counts_only_what_is_planned() -> None:
    found = matched("Pyongyang will send 1,500 soldiers", stance=Stance.PREDICTS)
    assert found.measurand == "planned"


def test_an_unsaid_unit_needs_required_phrases() -> None:
    assert matched("of the troops about 1,500 are deployed", "").measurand == "sent"
    assert matched("600 deaths and 1,500 more", "").measurand == ""


def test_what_forbids_nothing() -> None:
    same = {"measurands": [SENT]}
    for given in (
        {"counted": "North Korean soldiers"},
        {"counted": "soldiers"},
        {"counted": "soldiers of the North Korean army"},
        {"stage": "send"},
        {"stage": "lose"},
        {"event_time": LAST},
        {"event_time": NEXT, "said_on": NEXT.start},
    ):
        assert matched("1,500 soldiers were sent", **{**same, **given}).measurand == "sent"
    within = Period(date(2024, 12, 1), date(2025, 2, 1))
    found = matched("1,500 soldiers were sent", measurands=[AUTUMN], event_time=within)
    assert found.measurand == "autumn"
    flow = replace(SENT, nature=Nature.FLOW)
    assert matched("1,500 soldiers were sent", measurands=[flow], direction="up").measurand
    assert matched(
        "1,500 soldiers were sent", measurands=[flow], change=Movement.INCREMENT
    ).measurand
    plan = Measurand(id="plan", label="plan", counts=("soldier",), stage="planned")
    assert matched("1,500 soldiers", measurands=[plan], change=Movement.INCREMENT).measurand
    assert matched("1,500 soldiers", measurands=[plan], event_time=NEXT).measurand
    nobody = replace(SENT, actor="")
    assert matched(
        "1,500 soldiers were sent", measurands=[nobody], counted="Russian soldiers"
    ).measurand


@pytest.mark.parametrize("change", [Movement.NONE, Movement.TOTAL, Movement.TO])
def test_a_new_level_and_a_total_are_levels(change: Movement) -> None:
    assert matched("1,500 soldiers were sent", measurands=[SENT], change=change).measurand


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Movement.FROM, "match.former"),
        (Movement.CHANGE, "match.size"),
        (Movement.INCREMENT, "match.increment"),
    ],
)
def test_what_is_no_level_counts_for_none(change: Movement, why: str) -> None:
    result = matched("1,500 soldiers were sent", measurands=[SENT], change=change)
    assert (result.measurand, result.slot, result.near) == ("", Slot.KIND, True)
    assert result.reason.get("why") == Reason.of(why)


def test_an_old_level_is_no_flow_either() -> None:
    flow = replace(SENT, nature=Nature.FLOW)
    assert not matched("1,500 soldiers", measurands=[flow], change=Movement.FROM).measurand


def test_a_miss_by_one_slot_is_near() -> None:
    assert matched("5 soldiers were sent", best=5.0, measurands=[SENT]).near
    assert not matched("1,500 soldiers were seen", measurands=[SENT]).near
    assert not matched("1,500 shells were sent", "shell", measurands=[SENT]).near


@pytest.mark.parametrize("stage", ["killed", "wounded", "captured", "sent", "present", "planned"])
def test_every_fate_goes_with_itself_only(stage: str) -> None:
    for verb, family in by_word(ENGLISH.words.stage_verbs).items():
        own = family == stage or family == "sent"
        assert stage_forbids(verb, stage) is not own
        assert not stage_forbids(verb, "")
        assert not stage_forbids(verb, "killed or wounded")
        assert not stage_forbids(verb, "paid")
    assert not stage_forbids("say", stage)


def test_a_group_of_phrases_guards_a_slot() -> None:
    kursk = frozenset({"kursk"})
    assert slot_of(("to Kursk", "there"), kursk, "sent", ENGLISH) is Slot.PLACE
    assert slot_of(("killed", "dead"), kursk, "killed", ENGLISH) is Slot.STAGE
    assert slot_of(("clear",), kursk, "cleared", ENGLISH) is Slot.STAGE
    assert slot_of(("528th", "regiment"), kursk, "killed", ENGLISH) is Slot.SCOPE
    assert slot_of(("deploy*",), kursk, "deployment", ENGLISH) is Slot.STAGE
    # A place is named where a word begins as its name does, not where its letters happen to stand.
    iran = frozenset({"iran"})
    assert slot_of(("Iranian border",), iran, "killed", ENGLISH) is Slot.PLACE
    assert slot_of(("in Tirana",), iran, "killed", ENGLISH) is Slot.SCOPE
