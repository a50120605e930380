"""Figures against what came later."""

from datetime import date, timedelta
from math import log

import pytest

from forewarn.estimates.agreement import agree, judge_figures
from forewarn.estimates.estimate import Datum, Side
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.findings.reason import Pointer, Reason
from forewarn.sources.learned_reliability import SourceVerdict
from tests.estimates.figures import figure

DAY = date(2025, 1, 1)


def verdicts(nature: Nature, *data: Datum) -> dict[str, SourceVerdict]:
    measurand = Measurand(id="m", label="m", nature=nature)
    return {each.claim: each for _, each in judge_figures([measurand], {"m": data})}


def said(source: str, best: float, days: int = 0, side: Side = Side.POINT) -> Datum:
    day = DAY + timedelta(days=days)
    return figure(source, day.isoformat(), best, side=side, claim=f"{source}+{days}")


def test_a_flow_is_borne_out_within_the_tolerance() -> None:
    found = verdicts(Nature.FLOW, said("a", 100), said("b", 140, 10), said("c", 900, 20))
    assert found["a+0"].hit
    assert found["a+0"].log_ratio == pytest.approx(log(100) - (log(140) + log(900)) / 2)
    assert not found["b+10"].hit
    assert "c+20" not in found
    assert found["b+10"].reason == Reason.of(
        "agreement.others",
        best=140.0,
        when=date(2025, 1, 11),
        later=900.0,
        sources=(Pointer("source", "c"),),
    )


def test_half_a_year_on_nothing_is_compared() -> None:
    assert verdicts(Nature.FLOW, said("a", 100), said("b", 100, 181)) == {}
    assert verdicts(Nature.STOCK, said("a", 100), said("b", 100, 31)) == {}
    assert verdicts(Nature.STOCK, said("a", 100), said("b", 100, 30))["a+0"].hit
    assert verdicts(Nature.FLOW, said("a", 0), said("b", 100, 3)) == {}


def test_what_grows_may_be_larger_later() -> None:
    late = verdicts(Nature.CUMULATIVE, said("a", 100), said("b", 1000, 60))
    assert late["a+0"].hit
    assert late["a+0"].log_ratio is None
    soon = verdicts(Nature.CUMULATIVE, said("a", 100), said("b", 1000, 5), said("c", 90, 60))
    assert not soon["a+0"].hit
    shrunk = verdicts(Nature.CUMULATIVE, said("a", 1000), said("b", 100, 60))
    assert not shrunk["a+0"].hit


def test_who_takes_back_what_can_only_grow_has_missed() -> None:
    found = verdicts(Nature.CUMULATIVE, said("a", 1000), said("a", 300, 40), said("b", 990, 3))
    assert not found["a+0"].hit
    assert found["a+0"].reason.code == "agreement.shrank"
    assert found["a+0"].reason.get("later") == 300
    assert found["a+0"].log_ratio == pytest.approx(log(1000 / 300))
    assert verdicts(Nature.CUMULATIVE, said("a", 1000), said("a", 900, 40)) == {}
    assert verdicts(Nature.STOCK, said("a", 1000), said("a", 300, 20)) == {}


def test_a_floor_and_a_ceiling_are_borne_out_by_what_lies_beyond() -> None:
    floor = verdicts(Nature.FLOW, said("a", 100, side=Side.AT_LEAST), said("b", 1000, 3))
    assert (floor["a+0"].hit, floor["a+0"].log_ratio) == (True, None)
    ceiling = verdicts(Nature.FLOW, said("a", 1000, side=Side.UP_TO), said("b", 100, 3))
    assert (ceiling["a+0"].hit, ceiling["a+0"].log_ratio) == (True, None)
    assert not verdicts(Nature.FLOW, said("a", 1000, side=Side.AT_LEAST), said("b", 9, 3))[
        "a+0"
    ].hit


def test_agreement_is_mutual() -> None:
    sides = [Side.POINT, Side.AT_LEAST, Side.UP_TO]
    held = [said("a", best, side=side) for best in (100, 149, 400) for side in sides]
    assert all(agree(one, other) is agree(other, one) for one in held for other in held)
    assert agree(said("a", 100), said("b", 149))
    assert not agree(said("a", 100), said("b", 151))
