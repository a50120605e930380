"""What plain sentences say happened, to whom, and what more the grammar gives."""

from datetime import date

import pytest

from bench.kinds import half_of
from bench.told_events import LOOKED_AT, SET_ASIDE, Sentence, load, main, read_events
from forewarn.case.model import Actor, Place
from forewarn.claims.event import EventRole, Person, Realis, ReportedEvent, Told
from forewarn.extractors.english_plugin import EnglishPlugin
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.language.event_words import EventWords
from forewarn.language.words import Words
from forewarn.reports.report import Report
from forewarn.sources.source import Source

CASE = Gazetteer(
    sources=(Source(id="un", name="United Nations", aliases=("UN",)),),
    actors=(
        Actor(id="norland", name="Norland"),
        Actor(id="army", name="Norland army", aliases=("Norland soldiers",)),
        Actor(id="front", name="Valley Front"),
    ),
    places=(
        Place(id="valley", name="Red Valley", within="norland-place"),
        Place(id="norland-place", name="Norland"),
    ),
)


PARAMETERS = [
    pytest.param(
        each,
        id=each.text,
        marks=[pytest.mark.xfail(strict=True, reason=each.fails)] if each.fails else [],
    )
    for each in load(LOOKED_AT)
]


def told(text: str, event_class: str) -> ReportedEvent:
    """The first event of a class in a text, read with the names of the case."""
    report = Report(id="r", title="", publisher="Wire", date=date(2026, 6, 1), text=text)
    events = [event for claim in EnglishPlugin().read(report, CASE) for event in claim.events]
    return next(event for event in events if event_class in event.classes)


def words(event: ReportedEvent, role: EventRole) -> list[str]:
    return [each.mention.text for each in event.of(role)]


@pytest.mark.parametrize("sentence", PARAMETERS)
def test_a_plain_sentence_is_read_rightly(sentence: Sentence) -> None:
    assert sentence.faults() == []


@pytest.mark.parametrize("half", [LOOKED_AT, SET_ASIDE])
def test_sentences_stand_in_the_half_that_their_hash_names(half: str) -> None:
    assert [each.text for each in load(half) if half_of(each.text) != half] == []


def test_the_bench_prints_both_halves(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["told_events", "--faults"])
    assert main() == 0
    assert f"| {SET_ASIDE} |" in capsys.readouterr().out
    wrong = Sentence(text="Rain fell.", event_class="kill", says="happened", roles={})
    assert wrong.faults() == ["no kill"]
    other = Sentence(
        text="Two men died.", event_class="kill", says="denied", roles={"agent": "Rain"}
    )
    assert other.faults() == ["says happened", "agent []"]


def test_names_of_the_case_are_found_in_the_phrases() -> None:
    event = told("Norland soldiers attacked the Valley Front in Red Valley.", "attack")
    (agent,), (patient,), (place,) = (
        event.of(role) for role in (EventRole.AGENT, EventRole.PATIENT, EventRole.PLACE)
    )
    assert agent.actors[0] == "army"
    assert patient.actors == ("front",)
    assert (place.places, place.within) == (("valley",), ("norland-place",))


def test_a_name_that_backs_another_is_not_whose_they_are() -> None:
    event = told("Norland-backed rebels attacked the port.", "attack")
    assert event.of(EventRole.AGENT)[0].actors == ()


def test_where_they_are_is_not_whose_they_are() -> None:
    event = told("The Valley Front has 300 fighters in Norland.", "be_present")
    (patient,) = event.of(EventRole.PATIENT)
    assert patient.actors == ()
    assert event.of(EventRole.PLACE)[0].places == ("norland-place",)


def test_presence_is_told_in_several_ways() -> None:
    assert words(told("There are soldiers in Red Valley.", "be_present"), EventRole.PATIENT)
    event = told("The UN confirmed soldiers in Red Valley.", "be_present")
    assert words(event, EventRole.PATIENT) == ["soldiers"]
    assert told("The UN said that the crew was on site.", "be_present").befalls
    text = "The UN confirmed soldiers in Red Valley."
    assert not [event for event in read_events(text) if "lose_money" in event.classes]


@pytest.mark.parametrize(
    ("text", "event_class", "says", "realis"),
    [
        ("The army began to withdraw.", "withdraw", Told.HAPPENED, Realis.HAPPENED),
        ("The army is believed to have withdrawn.", "withdraw", Told.HAPPENED, Realis.HAPPENED),
        ("The army refused to withdraw.", "withdraw", Told.DID_NOT, Realis.DID_NOT),
        ("The army is to withdraw in May.", "withdraw", Told.WILL, Realis.WILL),
        ("The army is ready to withdraw.", "withdraw", Told.MAY, Realis.MAY),
        ("The army was sent to help seize the port.", "seize_place", Told.MAY, Realis.MAY),
        ("The army did not withdraw.", "withdraw", Told.DID_NOT, Realis.DID_NOT),
        ("The army denied that it had withdrawn.", "withdraw", Told.DENIED, Realis.DID_NOT),
        (
            "The army denied that it had not withdrawn.",
            "withdraw",
            Told.HAPPENED,
            Realis.HAPPENED,
        ),
        ("The UN cannot confirm that they withdrew.", "withdraw", Told.DOUBTED, Realis.MAY),
        ("The UN demanded that they withdraw.", "withdraw", Told.ASKED, Realis.ASKED),
        ("If they withdraw, talks follow.", "withdraw", Told.MAY, Realis.HYPOTHETICAL),
        ("The UN will bury the two victims.", "kill", Told.HAPPENED, Realis.HAPPENED),
    ],
)
def test_whether_it_took_place(text: str, event_class: str, says: Told, realis: Realis) -> None:
    event = told(text, event_class)
    assert (event.says, event.realis) == (says, realis)


def test_who_does_what_an_infinitive_says() -> None:
    asked = told("The UN called on Norland to withdraw its soldiers.", "withdraw")
    assert words(asked, EventRole.AGENT) == ["Norland"]
    accused = told("The UN accused Norland of arming the Valley Front.", "supply")
    assert words(accused, EventRole.AGENT) == ["Norland"]
    planned = told("Norland announced its plan to withdraw soldiers.", "withdraw")
    assert words(planned, EventRole.AGENT) == ["its"]
    beside = told("Soldiers are in Norland supporting the Valley Front.", "support")
    assert words(beside, EventRole.AGENT) == ["Soldiers"]
    before = told("Soldiers left after killing two men.", "kill")
    assert words(before, EventRole.AGENT) == ["Soldiers"]


def test_who_stands_in_a_relative_clause() -> None:
    event = told("The soldiers whom Norland sent were tired.", "send")
    assert words(event, EventRole.AGENT) == ["Norland"]
    event = told("The soldiers who left were tired.", "depart")
    assert words(event, EventRole.PATIENT) == ["The soldiers"]
    event = told("Soldiers killed in May were buried.", "kill")
    assert words(event, EventRole.PATIENT) == ["Soldiers"]


def test_nouns_of_events_have_their_sides() -> None:
    attack = told("The Valley Front launched an attack on Red Valley.", "attack")
    assert words(attack, EventRole.AGENT) == ["The Valley Front"]
    assert "Red Valley" in words(attack, EventRole.PATIENT)
    losses = told("Norland's losses were heavy, the UN said.", "kill")
    assert words(losses, EventRole.PATIENT)
    support = told("Support from Norland for the rebels grew, the UN said.", "support")
    assert "Norland" in words(support, EventRole.AGENT)
    talks = told("Talks between Norland and the Valley Front began.", "negotiate")
    assert words(talks, EventRole.AGENT) == ["Norland", "the Valley Front"]
    offensive = told("The UN condemned a lightning offensive by the Valley Front.", "attack")
    assert "the Valley Front" in words(offensive, EventRole.AGENT)


def test_the_state_of_a_place_has_an_owner() -> None:
    event = told("Red Valley is under the control of the Valley Front.", "hold_place")
    assert "the Valley Front" in words(event, EventRole.AGENT)


def test_days_take_no_part() -> None:
    event = told("Norland attacked the port on Monday.", "attack")
    assert "Monday" not in [each.mention.text for each in event.arguments]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("We attacked the port, the Valley Front said.", Person.FIRST),
        ("They attacked the port, the Valley Front said.", Person.THIRD),
        ("Norland attacked the port.", Person.NAMED),
    ],
)
def test_pronouns_are_told(text: str, person: Person) -> None:
    assert told(text, "attack").of(EventRole.AGENT)[0].person is person


@pytest.mark.parametrize(
    ("text", "event_class", "role"),
    [
        ("Norland sent 300 soldiers.", "send", EventRole.PATIENT),
        ("300 soldiers died.", "kill", EventRole.PATIENT),
        ("The UN counted 40 deaths.", "kill", EventRole.PATIENT),
        ("The blast left 14 dead.", "kill", EventRole.PATIENT),
        ("Norland sent soldiers 40 times.", "send", None),
    ],
)
def test_a_figure_counts_a_role(text: str, event_class: str, role: EventRole | None) -> None:
    assert told(text, event_class).figure is role


def test_a_denial_of_what_was_told_before_speaks_of_the_same_events() -> None:
    text = "The UN accused Norland of attacking Red Valley. Norland rejected the allegation."
    report = Report(id="r", title="", publisher="Wire", date=date(2026, 6, 1), text=text)
    claims = EnglishPlugin().read(report, CASE)
    says = {
        event.says
        for claim in claims
        for event in claim.events
        if claim.claimant == "Norland" and "attack" in event.classes
    }
    assert says == {Told.DENIED}


def test_a_case_adds_classes_of_its_own() -> None:
    own = Words(about="", events={"glimmer": EventWords(acts=("glimmer",))})
    report = Report(
        id="r", title="", publisher="Wire", date=date(2026, 6, 1), text="The tower glimmered."
    )
    (claim, *_) = EnglishPlugin(words=own).read(report, CASE)
    assert claim.events[0].classes == ("glimmer",)


def test_a_text_without_words_for_events_has_none() -> None:
    assert read_events("Blue and green.") == []


def test_places_lie_in_others_declared_or_shipped() -> None:
    gazetteer = Gazetteer(
        places=(
            Place(id="russia", name="Russia"),
            Place(id="front", name="The front", within="kursk"),
            Place(id="ring", name="Ring", within="ring"),
        )
    )
    assert "russia" in gazetteer.containing("kursk")
    assert gazetteer.containing("front")[0] == "kursk"
    assert gazetteer.containing("ring") == ()
    assert gazetteer.containing("nowhere") == ()
