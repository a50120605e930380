"""The vocabularies that a case names, and the words that it adds."""

from pathlib import Path

import pytest

from forewarn.case.load import load
from forewarn.language.event_words import EventFrame
from forewarn.readers import text_of
from tests.case.conftest import Change, faults_of

OWN = 'people = ["stevedore"]\n\n[stage_verbs]\nmoored = ["moor"]\n'


def test_a_case_has_the_words_of_its_subjects_and_its_own(folder: Path) -> None:
    (folder / "vocabulary.toml").write_text(OWN)
    language = load(folder, text_of=text_of).case.language
    assert language.unit_class("12 stevedores") == "person"
    assert language.stage_of_verb("moor") == "moored"
    assert language.stage_of_verb("divert") == "diverted"
    assert language.stage_of_verb("vaccinate") == ""
    assert faults_of(folder) == []


def test_a_case_adds_a_class_of_events_and_a_kind(folder: Path) -> None:
    (folder / "vocabulary.toml").write_text(
        '[events.moor]\nacts = ["tie fast"]\nundergoes = ["moor"]\nimplies = ["be_present"]\n\n'
        '[events.kill]\nacts = ["dispatch"]\n\n[kinds]\nship = ["lugger"]\n'
    )
    lexicon = load(folder, text_of=text_of).case.language.lexicon
    assert faults_of(folder) == []
    assert lexicon.classes_of("tie fast", EventFrame.ACTS) == {"moor"}
    assert lexicon.implied("moor") == {"moor", "be_present"}
    assert lexicon.classes_of("dispatch", EventFrame.ACTS) >= {"kill", "send"}
    assert "kill" in lexicon.classes_of("die", EventFrame.UNDERGOES)
    assert lexicon.kinds("lugger") >= {"ship", "vessel", "vehicle"}


def test_a_vocabulary_that_nobody_wrote_is_named_with_those_there_are(after: Change) -> None:
    (fault,) = after("case.toml", '"transport", "politics"', '"transport", "sport"')
    assert (fault.file, fault.line, fault.rule) == ("case.toml", 8, "vocabulary")
    assert "'sport'" in fault.message
    assert "health" in fault.message


def test_a_language_that_is_not_installed_is_the_one_fault(after: Change) -> None:
    (fault,) = after("case.toml", "vocabularies", 'language = "qq"\nvocabularies')
    assert fault.rule == "language"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('people = "stevedore"', 1, "needs a list, got 'stevedore'"),
        ('peple = ["stevedore"]', 1, "unknown key peple"),
        ("\npeople = [5]", 2, "needs str, got 5"),
        ("[stage_verbs\n", 1, "not valid TOML"),
        ('[stage_verbs]\nwounded = ["kill"]', 2, "'kill' stands under killed and under wounded"),
        ('[events.moor]\nimplies = ["berth"]', 2, "no class is called 'berth'; define it under"),
        (
            '[kinds]\nlighter = ["boat"]\nboat = ["lighter"]',
            2,
            "kinds: boat > lighter > boat is a circle",
        ),
        ('[kinds]\nman = ["person"]', 2, "is a circle; take one of them out"),
        ('[events.kill]\nverbs = ["slay"]', 2, "unknown key"),
    ],
)
def test_a_fault_in_the_words_is_told_and_the_rest_is_read(
    folder: Path, text: str, line: int, message: str
) -> None:
    (folder / "vocabulary.toml").write_text(text)
    faults = faults_of(folder)
    assert [(fault.file, fault.line) for fault in faults] == [("vocabulary.toml", line)]
    assert message in faults[0].message
    assert load(folder, text_of=text_of).case.language.stage_of_verb("divert") == "diverted"
