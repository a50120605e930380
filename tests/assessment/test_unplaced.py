"""What found no place waits, and a decision on it holds for the like."""

from dataclasses import replace
from datetime import date

import pytest

from forewarn.assessment.memory import Transient
from forewarn.assessment.pipeline import Stages
from forewarn.case.model import Actor, Case, Question
from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.claims.event import EventRole, ReportedEvent
from forewarn.claims.placing import PlacingDecision
from forewarn.claims.quantity import Quantity
from forewarn.estimates.measurand import Measurand
from forewarn.indicators.indicator import Indicator
from forewarn.language.english import ENGLISH
from forewarn.recent import Recent
from forewarn.reports.report import Report
from forewarn.sources.source import Reliability, Source
from forewarn.text import Span
from tests.events.told import AGENT, PATIENT, part, told

TEXT = "They praised 12 soldiers. It praised 30 soldiers. They met. It met them. Norland sent 40 soldiers."
DAY = date(2026, 3, 1)
CASE = Case(
    question=Question(title="T"),
    sources=(
        Source(id="wire", name="Wire", reliability=Reliability.B),
        Source(id="rumour", name="Rumour"),
    ),
    actors=(Actor(id="north", name="Norland"),),
    measurands=(
        Measurand(
            id="sent", label="Norland soldiers sent", unit="soldiers", stage="sent",
            actor="north", counts=("soldiers",),
        ),
        Measurand(id="killed", label="People killed", unit="people", stage="killed"),
    ),
    indicators=(
        Indicator(
            id="attack", label="Attack", definition="An attack.", does=("attacks",), who=("north",)
        ),
        Indicator(id="siren", label="Sirens", requires=(("sirens",),)),
    ),
    reports=(Report(id="r", title="T", publisher="Wire", date=DAY, text=TEXT),),
    languages={"en": ENGLISH},
)  # fmt: skip
PRAISE = told("praise", part(AGENT, "Norland", "north"), part(PATIENT, "soldiers"))
VAGUE = told("attack", part(AGENT, "they", "coast"), part(PATIENT, "Norland", "north"))


def at(words: str, *events: ReportedEvent, by: str = "wire", number: str = "") -> Claim:
    start = TEXT.index(words)
    figure = None
    if number:
        place = TEXT.index(number)
        figure = Quantity(
            low=float(number), best=float(number), high=float(number), unit="soldiers",
            span=Span(place, place + len(number)),
        )  # fmt: skip
    return Claim(
        id=f"r:{start}-{start + len(words)}",
        report="r",
        date=DAY,
        span=Span(start, start + len(words)),
        quote=words,
        claimant=by,
        claimant_id=by,
        quantity=figure,
        events=events,
    )


COUNT = told("praise", part(PATIENT, "soldiers"), figure=EventRole.PATIENT)
TWELVE = at("They praised 12 soldiers", COUNT, number="12")
THIRTY = at("It praised 30 soldiers", COUNT, number="30")
MEETING = at("They met", VAGUE)
LIKE = at("It met them", VAGUE)


def stages(
    *claims: Claim, decisions: tuple[PlacingDecision, ...] = (), case: Case = CASE
) -> Stages:
    return Stages(
        case=replace(case, placings=decisions),
        drafts={"r": claims},
        as_of=DAY,
        memo=Transient(Recent()),
    )


def decide(claim: Claim, to: str = "") -> PlacingDecision:
    return PlacingDecision(claim=claim.id, to=to, when=DAY)


def test_a_figure_of_a_counted_thing_waits_with_what_it_came_nearest_to() -> None:
    (item,) = stages(TWELVE).unplaced
    assert (item.claim, item.is_figure, item.nearest) == (TWELVE.id, True, "measurand.sent")
    assert 0 < item.probability < 0.5
    assert item.grade is Reliability.B


def test_what_a_graded_source_says_of_an_actor_waits() -> None:
    (item,) = stages(MEETING).unplaced
    assert (item.is_figure, item.nearest) == (False, "indicator.attack")
    (bare,) = stages(at("They met", PRAISE)).unplaced
    assert (bare.nearest, bare.probability) == ("", 0.0)


@pytest.mark.parametrize(
    "claim",
    [
        at("They met", VAGUE, by="rumour"),
        at("They met", told("praise", part(AGENT, "somebody"))),
        replace(MEETING, kind=ClaimKind.QUESTION),
        replace(TWELVE, stance=Stance.DENIES),
        replace(TWELVE, quantity=replace(TWELVE.quantity, unit="spoon")),  # type: ignore[type-var]
    ],
)
def test_what_is_of_nobody_or_of_nothing_counted_does_not_wait(claim: Claim) -> None:
    assert stages(claim).unplaced == ()


def test_the_nearest_come_first() -> None:
    found = stages(MEETING, TWELVE, at("It met them", PRAISE)).unplaced
    chances = [item.probability for item in found]
    assert chances == sorted(chances, reverse=True)


def test_a_decision_places_a_figure_and_the_like() -> None:
    decided = stages(TWELVE, THIRTY, decisions=(decide(TWELVE, "measurand.sent"),))
    for claim in (TWELVE, THIRTY):
        assignment = decided.assignments[claim.id]
        assert (assignment.measurand, assignment.reason.code) == ("sent", "match.decided")
    assert decided.unplaced == ()


def test_a_decision_for_something_else_is_no_example() -> None:
    decided = stages(TWELVE, THIRTY, decisions=(decide(TWELVE, "measurand.killed"),))
    assert decided.assignments[TWELVE.id].measurand == "killed"
    assert decided.assignments[THIRTY.id].measurand == ""


def test_a_decision_places_an_event_and_the_like() -> None:
    denied = replace(LIKE, stance=Stance.DENIES)
    decided = stages(MEETING, denied, decisions=(decide(MEETING, "indicator.attack"),))
    assert decided.bearing[MEETING.id] == (("attack", True),)
    assert decided.bearing[denied.id] == (("attack", False),)
    other = stages(MEETING, decisions=(decide(MEETING, "indicator.siren"),))
    assert other.bearing[MEETING.id] == (("siren", True),)


def test_what_is_dismissed_waits_no_more_nor_does_the_like() -> None:
    assert stages(TWELVE, THIRTY, decisions=(decide(TWELVE),)).unplaced == ()
    (item,) = stages(TWELVE, MEETING, decisions=(decide(TWELVE),)).unplaced
    assert item.claim == MEETING.id


def test_what_came_near_nothing_is_like_nothing() -> None:
    far = at("It met them", PRAISE)
    found = stages(TWELVE, far, decisions=(decide(TWELVE),)).unplaced
    assert [item.claim for item in found] == [far.id]


def test_the_last_decision_on_a_claim_counts() -> None:
    decisions = (decide(TWELVE), decide(TWELVE, "measurand.sent"))
    assert stages(TWELVE, decisions=decisions).assignments[TWELVE.id].measurand == "sent"


def test_what_found_its_place_moves_by_its_own_decision_alone() -> None:
    sent = told(
        "send",
        part(AGENT, "Norland", "north"),
        part(PATIENT, "40 Norland soldiers", "north", head="soldier"),
        figure=EventRole.PATIENT,
    )
    placed = at("Norland sent 40 soldiers", sent, number="40")
    assert stages(placed).assignments[placed.id].measurand == "sent"
    moved = stages(placed, THIRTY, decisions=(decide(placed, "measurand.killed"),))
    assert moved.assignments[placed.id].measurand == "killed"
    like = stages(placed, THIRTY, decisions=(decide(THIRTY),))
    assert like.assignments[placed.id].measurand == "sent"


def test_a_decision_on_a_claim_that_is_gone_is_no_example() -> None:
    gone = PlacingDecision(claim="r:900-901", to="measurand.sent", when=DAY)
    assert [item.claim for item in stages(TWELVE, decisions=(gone,)).unplaced] == [TWELVE.id]


def test_where_phrases_decide_the_figure_that_lacks_one_waits() -> None:
    (first, second) = CASE.measurands
    phrased = replace(first, requires=(("sent",),))
    case = replace(CASE, measurands=(phrased, replace(second, requires=(("died",),))))
    (item,) = stages(TWELVE, case=case).unplaced
    assert (item.nearest, item.probability) == ("measurand.sent", 0.0)
    none = replace(case, measurands=())
    assert [each.nearest for each in stages(TWELVE, case=none).unplaced] in ([""], [])
