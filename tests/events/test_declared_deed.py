"""What a declaration says happens."""

import pytest

from forewarn.events.declared_deed import Deed, narrow_deed, read_deed
from forewarn.language.english import ENGLISH


@pytest.mark.parametrize(
    ("phrase", "classes", "of"),
    [
        ("withdraws", {"withdraw"}, set()),
        ("is present", {"be_present"}, set()),
        ("be_present", {"be_present"}, set()),
        ("was sent in", {"send"}, set()),
        ("refuses to withdraw", {"refuse"}, {"withdraw"}),
        ("raised rates", {"raise_rate"}, set()),
        ("bled to death", {"kill"}, set()),
        ("glimmers", set(), set()),
    ],
)
def test_a_phrase_names_classes(phrase: str, classes: set[str], of: set[str]) -> None:
    deed = read_deed(phrase, ENGLISH)
    assert classes <= deed.classes
    assert of <= deed.of
    assert bool(deed.classes) == bool(classes)


def test_the_class_of_that_name_is_meant() -> None:
    assert read_deed("recalls", ENGLISH).classes == {"recall"}


def test_who_does_it_and_to_whom_narrow_a_deed() -> None:
    deed = read_deed("captures", ENGLISH)
    town = narrow_deed(deed, agents=(), patients=("town",), lexicon=ENGLISH.lexicon)
    assert town.classes == {"seize_place"}
    soldier = narrow_deed(deed, agents=(), patients=("soldier",), lexicon=ENGLISH.lexicon)
    assert soldier.classes == {"capture_person"}
    nothing = Deed(phrase="glimmers", classes=frozenset())
    assert narrow_deed(nothing, agents=(), patients=(), lexicon=ENGLISH.lexicon) == nothing
