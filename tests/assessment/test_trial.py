"""What a declaration catches, nearly catches, and what else does."""

from dataclasses import replace
from datetime import date

from forewarn.assessment.trial import try_indicator, try_measurand
from forewarn.case.model import Actor, Case, Place, Question
from forewarn.claims.claim import Claim
from forewarn.claims.event import EventRole, Told
from forewarn.claims.quantity import Quantity
from forewarn.estimates.measurand import Measurand
from forewarn.indicators.indicator import Indicator
from forewarn.language.english import ENGLISH
from forewarn.reports.report import Report
from forewarn.text import Span
from tests.events.told import AGENT, PATIENT, claim, part, told

TEXT = "The rebels attacked Norland. They killed 12 people near sirens. Nobody saw 7 people."
RAID = told("attack", part(AGENT, "the rebels", "rebels"), part(PATIENT, "Norland", "north"))
SLOTS = Indicator(
    id="raid",
    label="Raid",
    definition="A raid.",
    who=("rebels",),
    does=("attacks",),
    to=("north",),
)
OTHER = replace(SLOTS, id="war", label="War")
PHRASES = Indicator(id="siren", label="Sirens", requires=(("killed",), ("sirens",)))
LONE = Indicator(id="lone", label="Saw", requires=(("saw",),))
PEOPLE = Measurand(
    id="dead", label="People killed", unit="people", stage="killed", counts=("people",)
)
CASE = Case(
    question=Question(title="T"),
    actors=(
        Actor(id="rebels", name="Free Valley Front", aliases=("the rebels",)),
        Actor(id="north", name="Norland"),
    ),
    places=(Place(id="valley", name="Valley"),),
    measurands=(PEOPLE, replace(PEOPLE, id="seen", label="People seen", stage="present")),
    indicators=(SLOTS, OTHER, PHRASES, LONE),
    reports=(
        Report(id="r", title="T", publisher="AFP", date=date(2026, 3, 1), text=TEXT),
        Report(id="unread", title="T", publisher="AFP", date=date(2026, 3, 1), text=TEXT),
    ),
    languages={"en": ENGLISH},
)


def at(words: str, *events: object, name: str = "c") -> Claim:
    start = TEXT.index(words)
    made = claim(*events, quote=words)  # type: ignore[arg-type]
    return replace(made, id=name, span=Span(start, start + len(words)))


def counted(words: str, number: str, *events: object, name: str = "c") -> Claim:
    start = TEXT.index(number)
    quantity = Quantity(
        low=float(number),
        best=float(number),
        high=float(number),
        unit="people",
        span=Span(start, start + len(number)),
    )
    return replace(at(words, *events, name=name), quantity=quantity)


def test_an_indicator_by_slots_is_caught_missed_or_only_feared() -> None:
    seen = at("The rebels attacked Norland", RAID, name="seen")
    vague = told("attack", part(AGENT, "men"), part(PATIENT, "Norland", "north"))
    near = at("The rebels attacked Norland", vague, name="near")
    feared = at("The rebels attacked Norland", replace(RAID, says=Told.MAY), name="feared")
    other = at("Nobody saw 7 people", told("meet"), name="other")
    trial = try_indicator(CASE, SLOTS, [other, feared, near, seen])
    assert [(hit.claim.id, hit.others) for hit in trial.caught] == [("seen", ("war",))]
    assert trial.caught[0].reason.code == "trial.slots"
    assert {hit.claim.id for hit in trial.near} == {"near", "feared"}
    chances = [hit.probability for hit in trial.near]
    assert chances == sorted(chances, reverse=True)


def test_what_is_only_feared_counts_for_nothing_however_clear() -> None:
    feared = at("The rebels attacked Norland", replace(RAID, says=Told.DOUBTED), name="doubted")
    (hit,) = try_indicator(CASE, SLOTS, [feared]).near
    assert hit.reason.code == "trial.open"
    assert hit.probability >= 0.5


def test_an_indicator_by_phrases_nearly_catches_what_lacks_one_group() -> None:
    both = at("They killed 12 people near sirens", name="both")
    one = replace(at("Nobody saw 7 people", name="one"))
    trial = try_indicator(CASE, PHRASES, [both, one])
    assert [hit.claim.id for hit in trial.caught] == ["both"]
    assert trial.near == ()
    half = replace(PHRASES, requires=(("killed",), ("bells",)))
    case = replace(CASE, indicators=(half,))
    (near,) = try_indicator(case, half, [both, one]).near
    assert (near.claim.id, near.reason.code) == ("both", "match.lacks")
    assert try_indicator(CASE, LONE, [both]).near == ()


def test_a_measurand_tells_where_figures_go_instead() -> None:
    killed = told("kill", part(PATIENT, "12 people", head="people"), figure=EventRole.PATIENT)
    dead = counted("They killed 12 people near sirens", "12", killed, name="dead")
    seen = counted("Nobody saw 7 people", "7", told("praise"), name="seen")
    trial = try_measurand(CASE, "dead", [dead, seen, at("Nobody saw 7 people", name="bare")])
    assert [hit.claim.id for hit in trial.caught] == ["dead"]
    assert trial.caught[0].probability > 0.5
    other = try_measurand(CASE, "seen", [dead, seen])
    assert "dead" not in {hit.claim.id for hit in other.caught}
    assert {hit.claim.id for hit in (*trial.near, *other.near)} <= {"seen"}


def test_what_else_has_the_figure_is_told_beside_a_near_miss() -> None:
    phrased = replace(PEOPLE, id="phrased", requires=(("sirens",),), excludes=("saw",))
    near = replace(PEOPLE, id="near", requires=(("killed",),), excludes=("near",))
    case = replace(CASE, measurands=(phrased, near))
    dead = counted("They killed 12 people near sirens", "12", name="dead")
    assert [hit.claim.id for hit in try_measurand(case, "phrased", [dead]).caught] == ["dead"]
    assert try_measurand(case, "near", [dead]).caught == ()
    (hit,) = try_measurand(replace(CASE, measurands=(near,)), "near", [dead]).near
    assert (hit.claim.id, hit.others) == ("dead", ())
