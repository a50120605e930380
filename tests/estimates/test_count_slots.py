"""Figures held against the slots of measurands."""

from dataclasses import replace
from datetime import date

import pytest

from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.claims.event import EventRole, ReportedEvent
from forewarn.claims.quantity import Movement, Quantity
from forewarn.dates import Period
from forewarn.estimates.count_odds import COUNT_WEIGHTS, count_features, count_probabilities
from forewarn.estimates.count_slots import CountFit, StageFit, ThingFit
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.estimates.slot_placing import SlotMeasurands, SlotPlacement, gives_figure
from forewarn.events.event_pattern import SlotFit
from forewarn.language.english import ENGLISH
from forewarn.text import Span
from tests.events.told import AGENT, PATIENT, PLACE, WORLD, claim, part, told

SOLDIERS = Measurand(
    id="sent",
    label="Norland soldiers sent into the Valley",
    unit="soldiers",
    actor="north-army",
    place="valley",
    stage="sent",
    scope="all",
    nature=Nature.CUMULATIVE,
    period=(date(2026, 1, 1), date(2026, 6, 30)),
    counts=("soldiers", "troops"),
)
DEAD = Measurand(
    id="killed",
    label="People killed in the Valley",
    unit="people",
    place="valley",
    stage="killed",
    scope="all sides",
    nature=Nature.CUMULATIVE,
    counts=("people", "deaths"),
)
PRICE = Measurand(
    id="bid",
    label="Price that Hollow Steel offers for a share",
    unit="pence",
    actor="firm",
    counts=("pence", "offer"),
)
RATE = Measurand(id="daily", label="Deaths a day", unit="people", nature=Nature.RATE, per="day")
FLOW = replace(DEAD, id="incident", label="People killed in one raid", nature=Nature.FLOW)
ALL = (SOLDIERS, DEAD, PRICE, RATE, FLOW)


def figure(
    text: str,
    number: str,
    unit: str,
    *events: ReportedEvent,
    change: Movement = Movement.NONE,
    per: str = "",
    stage: str = "",
    actors: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    when: Period | None = None,
) -> tuple[Claim, str]:
    start = text.index(number)
    quantity = Quantity(
        low=9,
        best=10,
        high=11,
        unit=unit,
        per=per,
        stage=stage,
        change=change,
        span=Span(start, start + len(number)),
    )
    said = claim(*events, quote=text, actors=actors, places=places)
    return replace(said, quantity=quantity, event_time=when), text


def fits(said: tuple[Claim, str], *measurands: Measurand) -> dict[str, CountFit]:
    placed = SlotMeasurands.of(measurands or ALL, WORLD, ENGLISH).find(*said)
    return {each.measurand: each.fit for each in placed}


def test_soldiers_who_were_sent_are_no_dead() -> None:
    sent = told(
        "send",
        part(AGENT, "Norland", "north"),
        part(PATIENT, "10 soldiers", head="soldier"),
        part(PLACE, "the Valley", places=("valley",)),
        figure=EventRole.PATIENT,
    )
    said = figure("Norland sent 10 soldiers to the Valley.", "10", "soldiers", sent)
    fit = fits(said)["sent"]
    assert (fit.thing, fit.stage, fit.place) == (ThingFit.UNIT, StageFit.YES, SlotFit.YES)
    assert (fit.actor, fit.beside, fit.per) == (SlotFit.PART, "own", True)
    assert "killed" not in fits(said) or fits(said)["killed"].thing is not ThingFit.UNIT
    best = SlotMeasurands.of(ALL, WORLD, ENGLISH).find(*said)[0]
    assert (best.measurand, best.probability > 0.5) == ("sent", True)


@pytest.mark.parametrize(
    ("unit", "thing"),
    [
        ("people", ThingFit.UNIT),
        ("", ThingFit.NONE),
        ("killing", ThingFit.EVENT),
        ("South African", ThingFit.KIND),
        ("nurse", ThingFit.KIND),
        ("spoon", None),
    ],
)
def test_what_is_counted(unit: str, thing: ThingFit | None) -> None:
    found = fits(figure("There were 10 of them.", "10", unit), DEAD)
    assert (found["killed"].thing if found else None) is thing


def test_a_wider_word_may_mean_them() -> None:
    found = fits(figure("There were 10 personnel there.", "10", "personnel"), SOLDIERS)
    assert found["sent"].thing is ThingFit.WIDER


def test_many_things_are_counted_in_pence() -> None:
    offer = figure("Hollow Steel's offer of 10 pence, not a dividend of 40", "10", "pence")
    fit = fits(offer)["bid"]
    assert (fit.thing, fit.named, fit.beside) == (ThingFit.MEASURE, True, "own")
    other = fits(figure("Its dividend was 10p.", "10", "pence"))["bid"]
    assert (other.named, other.beside) == (False, "none")


def test_a_name_before_the_next_figure_is_not_of_this_one() -> None:
    text = "Norland held 10 percent, Hollow Steel 20 percent of it."
    measured = replace(PRICE, unit="percent", counts=("percent", "stake"))
    assert fits(figure(text, "10", "percent"), measured)["bid"].beside == "other"
    assert fits(figure(text, "20", "percent"), measured)["bid"].beside == "own"


def test_stages_of_others_tell_against_one() -> None:
    killed = told(
        "kill",
        part(PATIENT, "10 Norland soldiers", "north-army", head="soldier"),
        figure=EventRole.PATIENT,
    )
    fit = fits(figure("10 Norland soldiers were killed.", "10", "soldiers", killed))["sent"]
    assert (fit.stage, fit.actor) == (StageFit.OTHER, SlotFit.YES)
    nothing = fits(figure("10 soldiers were praised.", "10", "soldiers"))["sent"]
    assert nothing.stage is StageFit.OPEN
    nearby = told("send", part(PATIENT, "them"))
    near = fits(figure("10 soldiers were praised.", "10", "soldiers", nearby))["sent"]
    assert near.stage is StageFit.NEAR
    by_verb = fits(figure("10 soldiers", "10", "soldiers", stage="dispatch"))["sent"]
    assert by_verb.stage is StageFit.YES
    assert fits(figure("10 pence", "10", "pence"))["bid"].stage is StageFit.FREE


def test_who_fights_is_there() -> None:
    present = replace(SOLDIERS, stage="present")
    fighting = told("fight", part(AGENT, "10 soldiers", head="soldier"), figure=AGENT)
    fit = fits(figure("10 soldiers fought.", "10", "soldiers", fighting), present, DEAD)["sent"]
    assert fit.stage is StageFit.YES
    guarding = told("command", part(AGENT, "10 soldiers", head="soldier"), figure=AGENT)
    fit = fits(figure("10 soldiers led.", "10", "soldiers", guarding), present, DEAD)["sent"]
    assert fit.stage is StageFit.NEAR


@pytest.mark.parametrize(
    ("actors", "fit"),
    [(("north",), SlotFit.ECHO), (("rebels",), SlotFit.GENERAL), ((), SlotFit.OPEN)],
)
def test_whose_they_are_may_stand_elsewhere(actors: tuple[str, ...], fit: SlotFit) -> None:
    said = figure("10 soldiers arrived.", "10", "soldiers", actors=actors)
    assert fits(said)["sent"].actor is fit


def test_a_total_over_all_is_seldom_told_with_a_name() -> None:
    killed = told("kill", part(PATIENT, "10 people", "coast"), figure=PATIENT)
    fit = fits(figure("10 people were killed.", "10", "people", killed))["killed"]
    assert fit.actor is SlotFit.WIDER
    assert fits(figure("10 people died.", "10", "people"))["killed"].actor is SlotFit.FREE


@pytest.mark.parametrize(
    ("places", "fit"), [(("ford",), SlotFit.CLAIM), (("elsewhere",), SlotFit.OPEN)]
)
def test_places_without_an_event_are_those_of_the_claim(
    places: tuple[str, ...], fit: SlotFit
) -> None:
    assert fits(figure("10 people died.", "10", "people", places=places))["killed"].place is fit


def test_places_of_other_events_serve() -> None:
    event = told("meet", part(PLACE, "Ford", places=("ford",), within=("valley",)))
    assert fits(figure("10 people", "10", "people", event))["killed"].place is SlotFit.YES
    assert fits(figure("10 pence", "10", "pence", event))["bid"].place is SlotFit.FREE


@pytest.mark.parametrize(
    ("change", "cumulative", "flow"),
    [
        (Movement.NONE, "level", "level"),
        (Movement.INCREMENT, "other", "suits"),
        (Movement.TOTAL, "suits", "other"),
        (Movement.FROM, "former", "former"),
    ],
)
def test_what_came_on_top_is_no_total(change: Movement, cumulative: str, flow: str) -> None:
    found = fits(figure("10 people died.", "10", "people", change=change))
    assert (found["killed"].change, found["incident"].change) == (cumulative, flow)


@pytest.mark.parametrize(
    ("when", "period", "span"),
    [
        (None, "open", "open"),
        (Period(date(2026, 2, 1), date(2026, 2, 1)), "inside", "cumulative short"),
        (Period(date(2026, 1, 1), date(2026, 3, 1)), "inside", "cumulative long"),
        (Period(date(2025, 1, 1), date(2025, 3, 1)), "outside", "cumulative long"),
    ],
)
def test_times_lie_within_the_period_or_not(when: Period | None, period: str, span: str) -> None:
    fit = fits(figure("10 soldiers arrived.", "10", "soldiers", when=when))["sent"]
    assert (fit.period, fit.span) == (period, span)
    assert fits(figure("10 people died.", "10", "people", when=when))["killed"].period == "free"


def test_a_rate_counts_a_rate() -> None:
    daily = fits(figure("10 people a day died.", "10", "people", per="day"))
    assert daily["daily"].per
    assert not daily["killed"].per
    assert count_features(daily["killed"])["rate"] == 1


def test_chances_share_what_none_leaves() -> None:
    found = list(fits(figure("10 people were killed in the Valley.", "10", "people")).values())
    chances = count_probabilities(found)
    assert len(chances) == len(found) > 1
    assert 0 < sum(chances) < 1
    assert count_probabilities([]) == ()
    assert {name for each in found for name in count_features(each)} & set(COUNT_WEIGHTS)


@pytest.mark.parametrize(
    "changed",
    [
        {"negated": True},
        {"stance": Stance.DENIES},
        {"kind": ClaimKind.QUESTION},
        {"quantity": None},
    ],
)
def test_who_gives_no_figure_places_none(changed: dict[str, object]) -> None:
    said, text = figure("10 people died.", "10", "people")
    other = replace(said, **changed)  # type: ignore[arg-type]
    assert SlotMeasurands.of(ALL, WORLD, ENGLISH).find(other, text) == ()
    assert gives_figure(said)


def test_measurands_with_phrases_are_left_to_them() -> None:
    phrased = replace(DEAD, requires=(("killed",),))
    assert SlotMeasurands.of((phrased,), WORLD, ENGLISH).patterns == ()


def test_placements_come_the_likeliest_first() -> None:
    said = figure("10 people were killed in the Valley.", "10", "people")
    placed: tuple[SlotPlacement, ...] = SlotMeasurands.of(ALL, WORLD, ENGLISH).find(*said)
    chances = [each.probability for each in placed]
    assert chances == sorted(chances, reverse=True)
