"""What is matched beforehand is what a build would find, and a changed claim is matched anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from forewarn.assessment.claim_matching import match_claims
from forewarn.assessment.memory import Transient
from forewarn.assessment.pipeline import Stages
from forewarn.case.model import Actor, Case, Question
from forewarn.claims.claim import Claim
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Quantity
from forewarn.estimates import assignment
from forewarn.estimates.measurand import Measurand
from forewarn.indicators import bearing
from forewarn.indicators.indicator import Indicator
from forewarn.language.english import ENGLISH
from forewarn.recent import Recent
from forewarn.reports.report import Report
from forewarn.sources.source import Source, SourceClass
from forewarn.text import Span

TEXT = "Seoul said 500 soldiers were sent."
REPORTS = tuple(
    Report(id=name, title="T", publisher="AFP", date=date(2025, 1, day), text=TEXT)
    for name, day in (("early", 5), ("late", 9))
)
CASE = Case(
    question=Question(title="T"),
    sources=(Source(id="rok", name="Seoul", kind=SourceClass.ALLIED),),
    actors=(Actor(id="north-korea", name="North Korea"),),
    measurands=(Measurand(id="sent", label="sent", unit="soldiers", counts=("soldier",)),),
    indicators=(Indicator(id="sending", label="Soldiers sent", requires=(("sent",),)),),
    reports=REPORTS,
    languages={"en": ENGLISH},
)
DAY = date(2025, 1, 6)


def claim(report: str, number: float) -> Claim:
    return Claim(
        id=f"{report}:1", report=report, date=DAY, span=Span(0, len(TEXT)), quote=TEXT,
        claimant="Seoul", claimant_id="rok", source=Mention(text="Seoul", span=Span(0, 5)),
        quantity=Quantity(
            low=number, best=number, high=number, unit="soldier", counted="soldiers",
            span=Span(11, 14),
        ),
    )  # fmt: skip


def found(drafts: Mapping[str, tuple[Claim, ...]], recent: Recent) -> tuple[object, object]:
    stages = Stages(case=CASE, drafts=drafts, as_of=DAY, memo=Transient(recent))
    return stages.assignments, stages.bearing


def refuse(*_: object) -> None:
    raise AssertionError("worked out again")


def test_a_build_finds_what_was_matched(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = {"early": (claim("early", 500),)}
    fresh = found(drafts, Recent())
    recent = Recent()
    match_claims(CASE, drafts, as_of=DAY, recent=recent)
    monkeypatch.setattr(assignment, "_assign", refuse)
    monkeypatch.setattr(bearing, "_says", refuse)
    assert found(drafts, recent) == fresh
    assert fresh[1] == {"early:1": (("sending", True),)}


def test_a_claim_that_changed_is_matched_anew() -> None:
    recent = Recent()
    match_claims(CASE, {"early": (claim("early", 500),)}, as_of=DAY, recent=recent)
    denied = {"early": (replace(claim("early", 600), negated=True),)}
    assert found(denied, recent) == found(denied, Recent())
    assert found(denied, recent)[1] == {"early:1": (("sending", False),)}


def test_reports_of_later_days_are_left_alone() -> None:
    late = {"late": (claim("late", 700),)}
    recent = Recent()
    match_claims(CASE, late, as_of=DAY, recent=recent)
    assert found(late, recent) == found({}, Recent())
