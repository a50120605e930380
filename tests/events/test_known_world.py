"""Names, kinds, who speaks for whom, what lies where."""

from forewarn.events.known_world import KnownWorld
from tests.events.told import WORLD


def test_lines_and_places_are_followed_to_their_end() -> None:
    assert WORLD.line("minister") == {"minister", "north"}
    assert WORLD.line("nobody declared") == {"nobody declared"}
    assert WORLD.above["ford"] == {"ford", "valley", "norland"}
    assert WORLD.are_allied("minister", "north-army")
    assert not WORLD.are_allied("minister", "rebels")


def test_a_circle_is_followed_once() -> None:
    world = KnownWorld.of(
        actors={"a": ("A",), "b": ("B",)},
        kinds={},
        speaks_for={"a": "b", "b": "a"},
        places={},
        within={},
    )
    assert world.line("a") == {"a", "b"}


def test_an_army_has_the_land_of_whom_it_speaks_for() -> None:
    assert WORLD.lands["north-army"] == {"norland"}
    assert WORLD.lands["rebels"] == set()


def test_the_last_word_of_a_name_leads_to_its_bearers() -> None:
    assert WORLD.bearers("rebel") == {"rebels"}
    assert WORLD.bearers("front") == {"rebels"}
    assert WORLD.bearers("spoon") == set()


def test_names_are_found_in_a_text_whatever_signs_stand_in_them() -> None:
    assert WORLD.find_named("The Dockers’ Union, it said") == {"coast"}
    assert WORLD.find_named("Norlander") == set()


def test_entries_of_a_slot_have_kinds() -> None:
    assert WORLD.kinds_of(("north-army",)) == ("armed", "force")
    assert WORLD.kinds_of(("minister",)) == ("government",)
    assert WORLD.kinds_of(("ford", "schools", "doses of vaccine", "")) == (
        "place",
        "school",
        "dose",
    )
