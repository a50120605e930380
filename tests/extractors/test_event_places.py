"""Where an event took place, as against where it was told."""

import pytest

from tests.extractors.reading import read


def places_by_figure(text: str) -> dict[float, tuple[str, ...]]:
    return {claim.quantity.best: claim.places for claim in read(text) if claim.quantity is not None}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The minister told reporters in Geneva that nobody had died.", ()),
        ("In Paris, the agency said that prices had risen in Egypt.", ("egypt",)),
        ("Speaking in Berlin, the minister said the guard had left.", ()),
        ("The seats were won, the leader said in Madrid.", ()),
        ("In Egypt, officials said, the mills have closed.", ("egypt",)),
    ],
)
def test_where_it_was_said_is_not_where_it_happened(text: str, places: tuple[str, ...]) -> None:
    assert [claim.places for claim in read(text) if claim.cue is not None] == [places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Forty people died in Kenya and 12 in Uganda, the agency said.",
            {40: ("kenya",), 12: ("uganda",)},
        ),
        (
            "In Kenya 30 mills closed and in Uganda 12 mills opened, the agency said.",
            {30: ("kenya",), 12: ("uganda",)},
        ),
        # A number that is no figure keeps its place too.
        (
            "In Kenya 30 mills closed and in Uganda 12, the agency said.",
            {30: ("kenya",)},
        ),
        # Of one place the two figures share it, wherever it stands.
        (
            "Kenya sent 1,000 bakers and 5,000 millers to Uganda, the agency said.",
            {1000: ("kenya", "uganda"), 5000: ("kenya", "uganda")},
        ),
        (
            "In Egypt, 40 people fell ill in Cairo and 12 in Alexandria, the agency said.",
            {40: ("egypt", "cairo"), 12: ("egypt", "alexandria")},
        ),
        (
            "Forty people died and 12 were hurt in Kenya, the agency said.",
            {40: ("kenya",), 12: ("kenya",)},
        ),
    ],
)
def test_each_figure_has_the_place_of_its_own_clause(
    text: str, places: dict[float, tuple[str, ...]]
) -> None:
    found = places_by_figure(text)
    assert {figure: found[figure] for figure in places} == places
