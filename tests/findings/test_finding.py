from dataclasses import replace

import pytest

from forewarn.errors import GroundError
from forewarn.findings.address import Address
from forewarn.findings.finding import (
    ClaimGround,
    Declared,
    Effect,
    Finding,
    JudgementGround,
    check_grounds,
)
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason
from forewarn.findings.subject import Subject
from forewarn.text import Span

TEXT = "Seoul said that 1,500 left."
SPAN = Span(16, 26)
EFFECT = Effect(size=0.5, measure=Measure.POINTS)
CLAIM = ClaimGround(claim="r:16-26", report="r", span=SPAN, quote=SPAN.of(TEXT), effect=EFFECT)
JUDGEMENT = JudgementGround(
    judgement=Address.judgement(Subject.PRIOR, "a"),
    declared=Declared(file="case.toml", line=2, text="prior = 0.5"),
    effect=EFFECT,
)
FINDING = Finding(
    address=Address.parse("estimate.a"),
    label=Reason.of("verbatim", words="A"),
    value=0.5,
    kind=Kind.CHANCE,
    unit="probability",
    grounds=(CLAIM, JUDGEMENT),
)


def checked(*findings: Finding) -> None:
    check_grounds(
        findings,
        texts={"r": TEXT},
        claims={"r:16-26": ("r", SPAN)},
        lines={"case.toml": ("title = 1", "  prior = 0.5")},
    )


def test_sound_grounds_pass() -> None:
    checked(
        FINDING,
        replace(
            FINDING,
            address=Address.parse("estimate.c"),
            grounds=(),
            rests_on=(Address.parse("estimate.a"),),
        ),
    )


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (replace(FINDING, grounds=()), "rests on nothing"),
        (
            replace(FINDING, rests_on=(Address.parse("estimate.none"),)),
            "rests on the unknown finding estimate.none",
        ),
        (replace(FINDING, grounds=(), rests_on=(Address.parse("estimate.a"),)), "rests on nothing"),
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
    with pytest.raises(GroundError, match="estimate.a: ") as caught:
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
        checked(FINDING, FINDING, replace(FINDING, address=Address.estimate("z"), grounds=()))
    assert "estimate.a: two findings share this id" in str(caught.value)
    assert "estimate.z: rests on nothing" in str(caught.value)


def test_a_circle_of_findings_rests_on_nothing() -> None:
    here, there = Address.estimate("one"), Address.estimate("two")
    one = replace(FINDING, address=here, grounds=(), rests_on=(there,))
    two = replace(FINDING, address=there, grounds=(), rests_on=(here,))
    with pytest.raises(GroundError, match="estimate.one: rests on nothing"):
        checked(one, two)


@pytest.mark.parametrize(
    ("interval", "level"), [((0.1, 0.9), IntervalLevel.NONE), (None, IntervalLevel.RANGE)]
)
def test_an_interval_and_its_level_come_together(
    interval: tuple[float, float] | None, level: IntervalLevel
) -> None:
    with pytest.raises(ValueError, match="an interval needs a level"):
        replace(FINDING, interval=interval, level=level)
