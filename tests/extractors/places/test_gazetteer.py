import pytest

from forewarn.case.case import Actor, Place
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.reports.source import Source

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


def test_the_digest_follows_the_content() -> None:
    same = Gazetteer(sources=CASE.sources, actors=CASE.actors, places=CASE.places)
    assert same.digest == CASE.digest
    assert Gazetteer(sources=CASE.sources).digest != CASE.digest
