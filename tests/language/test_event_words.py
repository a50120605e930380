"""Classes of events by their words, and kinds of things."""

import pytest

from forewarn.errors import LanguageError
from forewarn.language.english import ENGLISH
from forewarn.language.event_words import EventFrame, EventLexicon, EventWords, join_events
from forewarn.language.words import Words, join_word_files, words_of

LEXICON = EventLexicon(
    {
        "withdraw": EventWords(
            acts=("withdraw", "pull out"), undergoes=("withdraw",), nouns=("withdrawal",)
        ),
        "rescue": EventWords(acts=("pull out of water",), patients=("person",)),
        "tow": EventWords(acts=("pull",), agents=("ship",), patients=("ship",)),
        "seize": EventWords(acts=("take",), implies=("hold",), patients=("place",)),
        "capture": EventWords(acts=("take",), patients=("person",), stages=("in captivity",)),
        "hold": EventWords(acts=("hold",), implies=("be_present",)),
        "be_present": EventWords(states=("in place",)),
    },
    {"person": ("soldier",), "soldier": ("sapper",), "place": ("town",), "ship": ("tug",)},
)


def test_a_word_has_the_readings_of_its_frames_the_longer_group_first() -> None:
    senses = list(LEXICON.senses("pull", EventFrame.ACTS))
    assert [(sense.event_class, sense.words) for sense in senses] == [
        ("rescue", ("pull", "out", "of", "water")),
        ("withdraw", ("pull", "out")),
        ("tow", ("pull",)),
    ]
    assert [
        sense.frame for sense in LEXICON.senses("withdraw", EventFrame.ACTS, EventFrame.UNDERGOES)
    ] == [
        EventFrame.ACTS,
        EventFrame.UNDERGOES,
    ]
    assert list(LEXICON.senses("withdrawal", EventFrame.ACTS)) == []
    assert list(LEXICON.senses("unheard", *EventFrame)) == []


def test_a_group_of_words_names_what_its_beginning_names() -> None:
    assert LEXICON.classes_of("pull out", EventFrame.ACTS) == {"withdraw", "tow"}
    assert LEXICON.classes_of("pull", EventFrame.ACTS) == {"tow"}
    assert LEXICON.classes_of("in place", EventFrame.STATE) == {"be_present"}
    assert LEXICON.classes_of("in", EventFrame.STATE) == frozenset()
    assert LEXICON.classes_of("", *EventFrame) == frozenset()


def test_a_class_is_all_that_it_implies() -> None:
    assert LEXICON.implied("seize") == {"seize", "hold", "be_present"}
    assert LEXICON.implied("be_present") == {"be_present"}
    assert LEXICON.implied("unheard") == {"unheard"}


def test_a_thing_is_of_every_kind_above_it() -> None:
    assert LEXICON.kinds("sapper") == {"sapper", "soldier", "person"}
    assert LEXICON.kinds("spoon") == {"spoon"}


def test_the_stage_of_a_measurand_names_classes() -> None:
    assert LEXICON.classes_of_stage("in captivity") == {"capture"}
    assert LEXICON.classes_of_stage("taken") == frozenset()


@pytest.mark.parametrize(
    ("patient", "class_meant"), [(["sapper"], "capture"), (["Lyman", "town"], "seize")]
)
def test_those_who_take_part_choose_among_readings(patient: list[str], class_meant: str) -> None:
    other = ({"seize", "capture"} - {class_meant}).pop()
    assert LEXICON.fit(class_meant, patient=patient) == 1
    assert LEXICON.fit(other, patient=patient) == -1


def test_who_is_not_named_decides_nothing() -> None:
    assert LEXICON.fit("seize") == 0
    assert LEXICON.fit("hold", agent=["spoon"], patient=["spoon"]) == 0
    assert LEXICON.fit("tow", agent=["tug"], patient=["tug"]) == 2
    assert LEXICON.fit("tow", agent=["tug"], patient=["spoon"]) == 1
    assert LEXICON.fit("tow", patient=["spoon"]) == 0


def test_a_class_of_several_files_has_the_words_of_each_once() -> None:
    joint = join_events(
        [
            {"kill": EventWords(about=("Death.",), acts=("kill",))},
            {"kill": EventWords(acts=("kill", "slay"), nouns=("death",)), "meet": EventWords()},
        ]
    )
    assert joint == {
        "kill": EventWords(about=("Death.",), acts=("kill", "slay"), nouns=("death",)),
        "meet": EventWords(),
    }
    words = join_word_files(
        [
            Words(about="A.", events={"kill": EventWords(acts=("kill",))}, kinds={"a": ("b",)}),
            Words(about="B.", kinds={"a": ("c", "b")}),
        ]
    )
    assert words.events == {"kill": EventWords(acts=("kill",))}
    assert words.kinds == {"a": ("b", "c")}


def test_an_implied_class_that_is_nowhere_is_named() -> None:
    with pytest.raises(
        LanguageError, match=r"events\.seize\.implies: no class is called 'hold'"
    ) as caught:
        EventLexicon({"seize": EventWords(implies=("hold",))}, {})
    assert caught.value.paths == (("events", "seize", "implies"),)


def test_classes_that_imply_one_another_are_a_circle() -> None:
    events = {"a": EventWords(implies=("b",)), "b": EventWords(implies=("a",))}
    with pytest.raises(LanguageError, match="events: a > b > a is a circle") as caught:
        EventLexicon(events, {})
    assert set(caught.value.paths) == {("events", "a", "implies"), ("events", "b", "implies")}


def test_kinds_of_one_another_are_a_circle_whoever_stands_below_it() -> None:
    kinds = {"ship": ("boat",), "boat": ("ship", "dinghy")}
    with pytest.raises(LanguageError, match=r"kinds: .*boat.* is a circle"):
        EventLexicon({}, kinds)


@pytest.mark.parametrize("subject", ["", *ENGLISH.subjects])
def test_english_stands_together_whatever_subjects_a_case_names(subject: str) -> None:
    lexicon = ENGLISH.for_subjects((subject,) if subject else ()).lexicon
    assert {"kill", "send", "agree", "rise"} <= set(lexicon.classes)


EVENTS = words_of("forewarn.language.english").events
KINDS = words_of("forewarn.language.english").kinds


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_a_class_of_english_says_what_happens_and_has_words_for_it(name: str) -> None:
    words = EVENTS[name]
    assert len(words.about) == 1
    assert words.acts or words.undergoes
    assert words.nouns or words.states
    for frame in EventFrame:
        for phrase in getattr(words, frame.value):
            assert phrase == " ".join(phrase.lower().split())
    assert set(words.agents) | set(words.patients) <= set(KINDS)


def test_english_kinds_rise_to_the_few_that_slots_ask_for() -> None:
    kinds = ENGLISH.lexicon.kinds
    assert kinds("sapper") >= {"soldier", "personnel", "person"}
    assert kinds("shell") >= {"munition"}
    assert kinds("regiment") >= {"formation"}
    assert kinds("village") >= {"settlement", "place"}
    assert kinds("nurse") >= {"health_worker", "person"}
    assert kinds("dhow") >= {"ship", "vessel", "vehicle"}
    assert kinds("ministry") >= {"institution", "government"}
    assert kinds("camp") >= {"building"}
    assert "person" not in kinds("company") | kinds("town") | kinds("tanker")
