from typing import Any

import pytest

from forewarn.estimates.matching import Match, match
from forewarn.estimates.measurand import Measurand

SENT = Measurand(
    id="sent", label="sent", counts=("soldier", "troop"), requires=(("sent", "deployed"),),
    excludes=("planned", "worker"), plausible=(100, 100_000),
)  # fmt: skip
KURSK = Measurand(
    id="kursk", label="in Kursk", counts=("soldier", "troop"),
    requires=(("sent", "deployed"), ("Kursk",)), plausible=(100, 100_000),
)  # fmt: skip
PLANNED = Measurand(
    id="planned", label="planned", stage="planned", counts=("soldier",), requires=(("plan", "will"),),
)  # fmt: skip
KILLED = Measurand(id="killed", label="killed", counts=("killed", "death"))
CASUALTIES = Measurand(id="casualties", label="casualties", unit="casualty")
SHELLS = Measurand(id="shells", label="shells", counts=("shell",), per="day")
ALL = (SENT, KURSK, PLANNED, KILLED, CASUALTIES, SHELLS)


def matched(sentence: str, unit: str = "soldier", best: float = 1500, **given: Any) -> Match:
    slots: dict[str, Any] = {
        "measurands": ALL, "unit": unit, "per": "", "sentence": sentence, "low": best,
        "best": best, "high": best, "stance": "asserts", "negated": False,
    }  # fmt: skip
    return match(**{**slots, **given})


def test_a_quantity_finds_its_measurand() -> None:
    found = matched("1,500 soldiers were sent by ship", "North Korean soldiers")
    assert found == Match(measurand="sent", reason="counts North Korean soldiers, with sent")
    assert matched("4,700 casualties, 600 deaths", "deaths", 600).measurand == "killed"
    assert matched("4,700 casualties, 600 deaths", "casualty", 4700).measurand == "casualties"
    assert matched("600 killed", "killed (officers)", 600).reason == "counts killed (officers)"


def test_the_more_specific_wins() -> None:
    assert matched("1,500 troops deployed to Kursk", "troop").measurand == "kursk"


def test_equally_specific_ones_are_refused() -> None:
    twin = Measurand(id="twin", label="twin", counts=("death",))
    found = matched("600 deaths", "death", 600, measurands=(twin, KILLED))
    assert found.measurand == ""
    assert found.slot == "ambiguous"
    assert "killed and twin" in found.reason


@pytest.mark.parametrize(
    ("sentence", "given", "slot", "nearest"),
    [
        ("1,500 containers were sent", {"unit": "container"}, "unit", ""),
        ("1,500 were counted", {"unit": ""}, "unit", ""),
        ("1,500 shells were fired", {"unit": "shell"}, "per", "shells"),
        ("1,500 soldiers were seen", {}, "requires", "kursk"),
        ("1,500 soldiers were sent as planned by workers", {"measurands": [SENT]}, "excludes", "sent"),
        ("5 soldiers were sent", {"best": 5.0, "measurands": [SENT]}, "plausible", "sent"),
        ("1,500 soldiers were sent", {"low": 9999.0, "measurands": [SENT]}, "plausible", "sent"),
        ("1,500 soldiers may be sent", {"stance": "predicts", "measurands": [SENT]}, "stance", "sent"),
        ("1,500 soldiers were sent", {"stance": "denies"}, "stance", ""),
        ("1,500 soldiers were sent", {"stance": "doubts"}, "stance", ""),
        ("1,500 soldiers were sent", {"negated": True}, "stance", ""),
        ("1,500 soldiers were sent", {"measurands": []}, "unit", ""),
        ("1,500", {"measurands": [Measurand(id="x", label="x")]}, "unit", ""),
    ],
)  # fmt: skip
def test_a_refusal_names_its_slot(
    sentence: str, given: dict[str, Any], slot: str, nearest: str
) -> None:
    found = matched(sentence, **given)
    assert (found.measurand, found.slot, found.nearest) == ("", slot, nearest)
    assert found.reason


def test_a_rate_matches_its_own_period_only() -> None:
    assert matched("10,000 shells a day", "shell", 10_000, per="day").measurand == "shells"
    assert matched("10,000 shells a year", "shell", 10_000, per="year").measurand == ""


def test_a_prediction_counts_only_what_is_planned() -> None:
    found = matched("Pyongyang will send 1,500 soldiers", stance="predicts")
    assert found.measurand == "planned"


def test_an_unsaid_unit_needs_required_phrases() -> None:
    assert matched("of the troops about 1,500 are deployed", "").measurand == "sent"
    assert matched("600 deaths and 1,500 more", "").measurand == ""
