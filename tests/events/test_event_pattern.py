"""Events held against slots."""

from dataclasses import replace

import pytest

from forewarn.claims.claim import Claim
from forewarn.claims.event import Participant, Person, ReportedEvent, Told
from forewarn.events.declared_deed import read_deed
from forewarn.events.event_pattern import EventPattern, PatternFit, SlotFit, fit_actors, fit_events
from forewarn.language.english import ENGLISH
from tests.events.told import (
    AGENT,
    DESTINATION,
    PATIENT,
    PLACE,
    TOPIC,
    WORLD,
    claim,
    part,
    told,
)

FIRST, THIRD = Person.FIRST, Person.THIRD


def pattern(
    does: str,
    who: tuple[str, ...] = (),
    to: tuple[str, ...] = (),
    where: tuple[str, ...] = (),
) -> EventPattern:
    return EventPattern(deeds=(read_deed(does, ENGLISH),), who=who, to=to, where=where)


def fits(
    declared: EventPattern, said: Claim, words: frozenset[str] = frozenset()
) -> list[PatternFit]:
    return list(fit_events(declared, said, words, world=WORLD, lexicon=ENGLISH.lexicon))


def only(declared: EventPattern, said: Claim) -> PatternFit:
    (fit,) = fits(declared, said)
    return fit


@pytest.mark.parametrize(
    ("entry", "participant", "by", "named", "fit"),
    [
        ("north-army", part(AGENT, "Norland soldiers", "north-army"), "", (), SlotFit.YES),
        ("north", part(AGENT, "the minister", "minister"), "", (), SlotFit.YES),
        ("north", part(AGENT, "rebels of Norland", "rebels", "north"), "", (), SlotFit.PART),
        ("north-army", part(AGENT, "Norland", "north"), "", (), SlotFit.PRINCIPAL),
        (
            "north-army",
            part(AGENT, "troops from there", places=("norland",)),
            "",
            (),
            SlotFit.NATION,
        ),
        ("north-army", part(AGENT, "Norland marines", head="marine"), "", (), SlotFit.NATION),
        ("north-army", part(AGENT, "Norland spoons", head="spoon"), "", (), SlotFit.GENERAL),
        ("north-army", part(AGENT, "we", person=FIRST), "minister", (), SlotFit.PRINCIPAL),
        ("north-army", part(AGENT, "we", person=FIRST), "", (), SlotFit.PRONOUN),
        ("rebels", part(AGENT, "we", person=FIRST), "minister", (), SlotFit.NO),
        ("north-army", part(AGENT, "its men", person=THIRD), "minister", (), SlotFit.SELF),
        ("north-army", part(AGENT, "its men", person=THIRD), "rebels", (), SlotFit.PRONOUN),
        ("rebels", part(AGENT, "the rebels", head="rebel"), "", (), SlotFit.WORD),
        ("rebels", part(AGENT, "a treaty", head="agreement"), "", (), SlotFit.NO),
        ("rebels", part(AGENT, "the men", head="man"), "", ("rebels",), SlotFit.ECHO),
        ("rebels", part(AGENT, "the men", head="man"), "", (), SlotFit.GENERAL),
        ("rebels", part(AGENT, "Ford", places=("ford",)), "", (), SlotFit.NO),
        ("ford", part(AGENT, "Ford", places=("ford",)), "", (), SlotFit.YES),
        (
            "norland",
            part(AGENT, "Ford", places=("ford",), within=("norland",)),
            "",
            (),
            SlotFit.YES,
        ),
        ("ford", part(AGENT, "Valley", places=("valley",)), "", (), SlotFit.NO),
        ("ford", part(AGENT, "the men"), "", (), SlotFit.OPEN),
        ("government", part(AGENT, "Norland", "north"), "", (), SlotFit.KIND),
        ("government", part(AGENT, "Ada Holt", "minister"), "", (), SlotFit.KIND),
        ("schools", part(AGENT, "two schools", head="school"), "", (), SlotFit.KIND),
        ("a town", part(AGENT, "Ford", places=("ford",)), "", (), SlotFit.KIND),
        ("its offer", part(AGENT, "the bid", head="bid"), "", (), SlotFit.KIND),
        ("people", part(AGENT, "7,000", head="7,000"), "", (), SlotFit.KIND),
        ("people", part(AGENT, "three victims", head="victim"), "", (), SlotFit.KIND),
        ("international organisation", part(AGENT, "Norland", "north"), "", (), SlotFit.PART),
        ("schools", part(AGENT, "they", person=THIRD), "", (), SlotFit.PRONOUN),
        ("schools", part(AGENT, "Hollow Steel", "firm"), "", (), SlotFit.NO),
        ("schools", part(AGENT, "a spoon", head="quux"), "", (), SlotFit.GENERAL),
        (" of ", part(AGENT, "a spoon", head="quux"), "", (), SlotFit.GENERAL),
        ("anyone", part(AGENT, "a spoon", head="quux"), "", (), SlotFit.FREE),
    ],
)
def test_a_participant_fits_an_entry(
    entry: str, participant: Participant, by: str, named: tuple[str, ...], fit: SlotFit
) -> None:
    said = claim(by=by, actors=named)
    assert fit_actors((entry,), [participant], said, world=WORLD, lexicon=ENGLISH.lexicon) is fit


def test_the_best_of_several_participants_counts() -> None:
    parts = [part(AGENT, "Hollow Steel", "firm"), part(AGENT, "the rebels", "rebels")]
    said = claim()
    assert fit_actors(("rebels",), parts, said, world=WORLD, lexicon=ENGLISH.lexicon) is SlotFit.YES
    assert fit_actors(("rebels",), [], said, world=WORLD, lexicon=ENGLISH.lexicon) is SlotFit.OPEN
    assert fit_actors((), parts, said, world=WORLD, lexicon=ENGLISH.lexicon) is SlotFit.FREE
    party = claim(by="minister")
    unsaid = fit_actors(("north-army",), [], party, world=WORLD, lexicon=ENGLISH.lexicon)
    assert unsaid is SlotFit.SPOKEN


def test_who_does_it_and_to_whom_stand_in_their_roles() -> None:
    event = told("attack", part(AGENT, "the rebels", "rebels"), part(PATIENT, "Norland", "north"))
    fit = only(pattern("attacks", who=("rebels",), to=("north",)), claim(event))
    assert (fit.who, fit.to, fit.event_class, fit.rank) == (
        SlotFit.YES,
        SlotFit.YES,
        "attack",
        0,
    )
    swapped = only(pattern("attacks", who=("north",), to=("rebels",)), claim(event))
    assert (swapped.who, swapped.to) == (SlotFit.NO, SlotFit.NO)


def test_what_is_shared_has_no_sides() -> None:
    event = told("sign", part(AGENT, "Norland", "north"), part(AGENT, "the rebels", "rebels"))
    fit = only(pattern("signs", who=("rebels",), to=("north",)), claim(event))
    assert (fit.who, fit.to) == (SlotFit.YES, SlotFit.YES)


def test_whom_it_befalls_does_it() -> None:
    arrival = told("arrive", part(PATIENT, "Norland soldiers", "north-army"), befalls=True)
    assert only(pattern("arrives", who=("north-army",)), claim(arrival)).who is SlotFit.YES
    fall = told(
        "seize_place",
        part(PATIENT, "Ford", places=("ford",)),
        part(DESTINATION, "the rebels", "rebels"),
        befalls=True,
    )
    fit = only(pattern("seizes", who=("rebels",), to=("town",)), claim(fall))
    assert (fit.who, fit.to) == (SlotFit.YES, SlotFit.KIND)
    sent = told("withdraw", part(PATIENT, "Norland soldiers", "north-army"))
    assert only(pattern("withdraws", who=("north-army",)), claim(sent)).who is SlotFit.YES


def test_a_state_that_has_troops_there_stands_for_its_army() -> None:
    event = told("be_present", part(AGENT, "Norland", "north"), part(PATIENT, "300 men"))
    fit = only(pattern("is present", who=("north-army",)), claim(event))
    assert fit.who is SlotFit.PRINCIPAL
    other = told("be_present", part(AGENT, "Hollow Steel", "firm"), part(PATIENT, "300 men"))
    fit = only(pattern("is present", who=("north-army",)), claim(other))
    assert fit.who is SlotFit.GENERAL


def test_a_second_reading_and_what_is_implied_are_told() -> None:
    event = told(
        "praise seize_place",
        part(AGENT, "the rebels", "rebels"),
        part(PATIENT, "Ford", places=("ford",)),
    )
    fit = only(pattern("holds", who=("rebels",)), claim(event))
    assert (fit.rank, fit.is_implied, fit.event_class) == (1, True, "seize_place")


def test_what_is_found_is_no_body_unless_it_is_one() -> None:
    declared = pattern("kills", to=("people",))
    gun = told("collect_bodies", part(PATIENT, "a gun", head="gun"))
    body = told("collect_bodies", part(PATIENT, "six bodies", head="body"))
    assert fits(declared, claim(gun)) == []
    assert only(declared, claim(body)).is_implied


def test_a_deed_of_two_things_wants_both() -> None:
    declared = pattern("refuses to withdraw", who=("rebels",))
    refusal = told("refuse", part(AGENT, "the rebels", "rebels"))
    leaving = told("withdraw", part(AGENT, "the rebels", "rebels"))
    assert only(declared, claim(refusal)).is_partial
    both = fits(declared, claim(refusal, leaving))
    assert [fit.is_partial for fit in both] == [False]


def test_who_says_that_it_will_not_leave_refuses_to() -> None:
    declared = pattern("refuses to withdraw", who=("rebels",))
    stays = told(
        "withdraw", part(AGENT, "the rebels", "rebels"), says=Told.DID_NOT, trigger="withdraw"
    )
    fit = only(declared, claim(stays))
    assert (fit.event_class, fit.event.says, fit.who) == ("refuse", Told.HAPPENED, SlotFit.YES)
    over = replace(stays, trigger=replace(stays.trigger, text="retreated"))
    assert fits(declared, claim(over)) == []
    other = told("attack", says=Told.DID_NOT, trigger="attack")
    assert fits(declared, claim(other)) == []


PLACED: list[tuple[ReportedEvent, tuple[str, ...], SlotFit]] = [
    (told("attack", part(PLACE, "Ford", places=("ford",), within=("valley",))), (), SlotFit.YES),
    (told("attack", part(PLACE, "Norland", places=("norland",))), (), SlotFit.WIDER),
    (told("attack", part(PLACE, "Elsewhere", places=("elsewhere",))), ("ford",), SlotFit.NO),
    (told("attack", part(PATIENT, "Ford", places=("ford",), within=("valley",))), (), SlotFit.YES),
    (told("attack"), ("ford",), SlotFit.CLAIM),
    (told("attack"), ("norland",), SlotFit.WIDER),
    (told("attack"), ("elsewhere",), SlotFit.OPEN),
    (told("attack"), (), SlotFit.OPEN),
]


@pytest.mark.parametrize(("event", "places", "fit"), PLACED)
def test_places_match_by_part_of(
    event: ReportedEvent, places: tuple[str, ...], fit: SlotFit
) -> None:
    declared = pattern("attacks", where=("valley",))
    assert only(declared, claim(event, places=places)).where is fit
    anywhere = pattern("attacks", where=("anywhere",))
    assert only(anywhere, claim(event, places=places)).where is SlotFit.FREE


def test_a_claim_that_names_no_place_is_of_its_report() -> None:
    declared = pattern("attacks", where=("valley",))
    there = replace(claim(told("attack")), setting=("ford", "valley"))
    assert only(declared, there).where is SlotFit.SETTING
    elsewhere = replace(there, places=("elsewhere",))
    assert only(declared, elsewhere).where is SlotFit.OPEN


def test_classes_that_the_language_lacks_fit_nothing() -> None:
    assert fits(pattern("attacks"), claim(told("glimmer"))) == []
    declared = pattern("refuses to withdraw")
    assert only(declared, claim(told("refuse"), told("glimmer"))).is_partial


def test_a_claim_with_the_words_of_a_label_is_worth_a_look() -> None:
    declared = replace(pattern("attacks"), label={"siren": 1.0, "wail": 1.0})
    event = told("meet", part(TOPIC, "the rebels", "rebels"))
    fit = next(iter(fits(declared, claim(event), frozenset({"siren"}))))
    assert (fit.event_class, fit.label) == ("", 0.5)
    assert fits(declared, claim(event), frozenset({"bell"})) == []
    assert fits(declared, claim(), frozenset({"siren"})) == []
