import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.case.model import Actor, Place
from forewarn.extractors.places.atlas import PLACE_KINDS, world
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.sources.source import Source

CASE = Gazetteer(
    sources=(
        Source(id="nis", name="National Intelligence Service", aliases=("NIS",)),
        Source(id="hur", name="HUR", aliases=("Ukraine's military intelligence",)),
        Source(id="ukraine", name="Ukraine"),
    ),
    actors=(Actor(id="dprk", name="North Korea", aliases=("North Korean", "DPRK")),),
    places=(Place(id="kursk", name="Kursk", aliases=("Kursk region",)),),
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("the NIS says", ["nis"]),
        ("nis is a word", []),
        ("DENIS", []),
        ("NIS's count, NIS’ view", ["nis", "nis"]),
        ("Ukraine’s military intelligence and Ukraine", ["hur", "ukraine"]),
        ("NATIONAL INTELLIGENCE SERVICE", ["nis"]),
        ("National  Intelligence\nService", ["nis"]),
        ("Ukraine's Military Intelligence Counts 300 Dead", ["hur"]),
        ("", []),
    ],
)
def test_sources_are_found_by_their_longest_name(text: str, ids: list[str]) -> None:
    assert [match.id for match in CASE.find_sources(text)] == ids


def test_spans_are_those_of_the_text() -> None:
    text = "In Kursk region, North Korean men"
    (place,) = CASE.find_places(text)
    (actor,) = CASE.find_actors(text)
    assert (place.id, place.span.of(text)) == ("kursk", "Kursk region")
    assert (actor.id, actor.span.of(text)) == ("dprk", "North Korean")


def test_without_a_case_countries_and_cities_are_known() -> None:
    found = Gazetteer().find_places("From North Korea to Kursk and to Oz")
    assert [match.id for match in found] == ["north-korea", "kursk"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("near the village of Makhnovka in Kursk region", ["kursk-oblast"]),
        ("a house at 12 Khreshchatyk Street in Kyiv", ["kyiv"]),
        ("on Moscow Street and on London Bridge", []),
        ("in the Solomianskyi district of Kyiv", ["kyiv"]),
        ("at 51.5074° N, 0.1278° W", []),
        ("at 50.4501, 30.5234 near Kyiv", ["kyiv"]),
        ("at grid 37U DB 12345 and at height 207.4", []),
        ("in Manhattan and in Brooklyn", []),
        ("a depot in Taepyong village, South Pyongan", ["south-pyongan-province"]),
    ],
)
def test_nothing_finer_than_a_city_comes_out(text: str, ids: list[str]) -> None:
    assert [match.id for match in Gazetteer().find_places(text)] == ids


def test_what_ships_is_countries_regions_and_cities() -> None:
    places = world().places
    assert {place.kind for place in places.values()} == set(PLACE_KINDS)
    assert all(not place.parent or place.parent in places for place in places.values())
    assert all(place.parent for place in places.values() if place.kind == "city")
    words = {word for place in places.values() for word in place.name.casefold().split()}
    assert not words & {"street", "avenue", "village", "square", "airfield", "barracks"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Jordan Smith left Jordan for Chad.", ["jordan", "chad"]),
        ("The Moscow Times and the Kyiv Independent wrote.", []),
        ("A Bank of England note", []),
        ("From Atlanta, Georgia, to Armenia", ["atlanta", "georgia-united-states", "armenia"]),
        ("From Georgia to Armenia", ["georgia", "armenia"]),
        ("German soil, Chinese-made drones", ["germany"]),
        ("the South Korean capital", ["seoul"]),
        ("in the US and for us", ["united-states"]),
        ("Donetsk Oblast and the Donetsk region", ["donetsk-oblast", "donetsk-oblast"]),
    ],
)
def test_which_names_are_places(text: str, ids: list[str]) -> None:
    assert [match.id for match in Gazetteer().find_places(text)] == ids


def test_a_shipped_place_takes_the_id_of_the_case() -> None:
    case = Gazetteer(
        places=(Place(id="home", name="Ukraine"), Place(id="vlad", name="Vladivostok"))
    )
    assert [match.id for match in case.find_places("from Ukraine to Vladivostok to Kyiv")] == [
        "home",
        "vlad",
        "kyiv",
    ]


@given(st.text(max_size=80))
def test_every_place_is_where_it_was_found(text: str) -> None:
    known = world().places
    for match in Gazetteer().find_places(text):
        assert match.id in known
        assert match.span.of(text).strip()


def test_the_digest_follows_the_content() -> None:
    same = Gazetteer(sources=CASE.sources, actors=CASE.actors, places=CASE.places)
    assert same.digest == CASE.digest
    assert Gazetteer(sources=CASE.sources).digest != CASE.digest
