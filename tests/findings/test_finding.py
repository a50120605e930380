from dataclasses import replace

import pytest

from forewarn.errors import GroundError
from forewarn.findings.finding import (
    ClaimGround,
    Declared,
    Effect,
    Finding,
    JudgementGround,
    check_grounds,
    finding_to_json,
)
from forewarn.text import Span

TEXT = "Seoul said that 1,500 left."
SPAN = Span(16, 26)
EFFECT = Effect(size=0.5, measure="points")
CLAIM = ClaimGround(claim="r:16-26", report="r", span=SPAN, quote=SPAN.of(TEXT), effect=EFFECT)
JUDGEMENT = JudgementGround(
    judgement="prior.a",
    declared=Declared(file="case.toml", line=2, text="prior = 0.5"),
    effect=EFFECT,
)
FINDING = Finding(id="a.b", label="A", value=0.5, unit="probability", grounds=(CLAIM, JUDGEMENT))


def checked(*findings: Finding) -> None:
    check_grounds(
        findings,
        texts={"r": TEXT},
        claims={"r:16-26": ("r", SPAN)},
        lines={"case.toml": ("title = 1", "  prior = 0.5")},
    )


def test_sound_grounds_pass() -> None:
    checked(FINDING, replace(FINDING, id="c", grounds=(), rests_on=("a.b",)))


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (replace(FINDING, grounds=()), "rests on nothing"),
        (replace(FINDING, rests_on=("none",)), "rests on the unknown finding none"),
        (replace(FINDING, grounds=(), rests_on=("a.b",)), "rests on nothing"),
        (
            replace(FINDING, grounds=(replace(CLAIM, claim="r:0-1"),)),
            "claim r:0-1 is not in report r",
        ),
        (
            replace(FINDING, grounds=(replace(CLAIM, report="q"),)),
            "claim r:16-26 is not in report q",
        ),
        (replace(FINDING, grounds=(replace(CLAIM, quote="1,600 left"),)), "quotation differs"),
        (
            replace(FINDING, grounds=(replace(CLAIM, span=Span(0, 5), quote="Seoul"),)),
            "quotation differs",
        ),
        (
            replace(
                FINDING,
                grounds=(
                    replace(JUDGEMENT, declared=replace(JUDGEMENT.declared, text="prior = 1")),
                ),
            ),
            "case.toml:2 reads otherwise",
        ),
        (
            replace(
                FINDING,
                grounds=(replace(JUDGEMENT, declared=replace(JUDGEMENT.declared, line=9)),),
            ),
            "no line 9 in case.toml",
        ),
    ],
)
def test_a_dangling_ground_fails_by_name(finding: Finding, words: str) -> None:
    with pytest.raises(GroundError, match="a.b: ") as caught:
        checked(finding)
    assert words in str(caught.value)


def test_a_report_that_is_gone_dangles() -> None:
    with pytest.raises(GroundError, match="report r is not in the case"):
        check_grounds(
            [replace(FINDING, grounds=(CLAIM,))],
            texts={},
            claims={"r:16-26": ("r", SPAN)},
            lines={},
        )


def test_every_fault_is_told_at_once_and_ids_are_unique() -> None:
    with pytest.raises(GroundError) as caught:
        checked(FINDING, FINDING, replace(FINDING, id="z", grounds=()))
    assert "a.b: two findings share this id" in str(caught.value)
    assert "z: rests on nothing" in str(caught.value)


def test_a_circle_of_findings_rests_on_nothing() -> None:
    one = replace(FINDING, id="one", grounds=(), rests_on=("two",))
    two = replace(FINDING, id="two", grounds=(), rests_on=("one",))
    with pytest.raises(GroundError, match="one: rests on nothing"):
        checked(one, two)


def test_the_wire_shape() -> None:
    effect = {"size": 0.5, "measure": "points", "note": ""}
    assert finding_to_json(replace(FINDING, interval=(0.1, 0.9))) == {
        "id": "a.b",
        "label": "A",
        "value": 0.5,
        "interval": [0.1, 0.9],
        "unit": "probability",
        "note": "",
        "rests_on": [],
        "grounds": [
            {
                "kind": "claim",
                "claim": "r:16-26",
                "report": "r",
                "start": 16,
                "end": 26,
                "quote": "1,500 left",
                "effect": effect,
            },
            {
                "kind": "judgement",
                "judgement": "prior.a",
                "file": "case.toml",
                "line": 2,
                "quote": "prior = 0.5",
                "effect": effect,
            },
        ],
    }
    assert finding_to_json(FINDING)["interval"] is None
