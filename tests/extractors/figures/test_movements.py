"""Old levels, new levels, changes, increments and totals."""

import pytest

from forewarn.claims.quantity import Movement, Quantity
from forewarn.extractors.figures.counted_units import find_quantities
from forewarn.extractors.figures.figure import find_figures
from forewarn.extractors.parser import parse_texts

LEVEL, TOTAL, INCREMENT = Movement.NONE, Movement.TOTAL, Movement.INCREMENT
OLD, NEW, CHANGE = Movement.FROM, Movement.TO, Movement.CHANGE


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(next(parse_texts([text])), find_figures(text))


def places(text: str) -> list[tuple[float, Movement]]:
    return [(quantity.best, quantity.change) for quantity in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The yield fell to 5.10 from 6.35, dealers said.", [(5.10, NEW), (6.35, OLD)]),
        ("The bank cut its rate by 95bp to 480bp.", [(95, CHANGE), (480, NEW)]),
        ("The number of stranded hikers went from 9 to 12.", [(9, OLD), (12, NEW)]),
        ("The index was up 3 on the week to 120.", [(3, CHANGE), (120, NEW)]),
        ("The garrison grew from 300 to 900 men.", [(300, OLD), (900, NEW)]),
        ("Sales were 300 units, up from 250.", [(300, NEW), (250, OLD)]),
        ("The party won 31 seats, against 44 at the last election.", [(31, LEVEL), (44, OLD)]),
        ("Turnout edged up to 61%, the clerk said.", [(61, NEW)]),
        ("Growth quickened to 6.8% in the spring.", [(6.8, NEW)]),
        ("An increase of 300 in the number of cases was reported.", [(300, CHANGE)]),
        ("There was a 3% rise in rents, the council said.", [(3, CHANGE)]),
        ("There were 20 cases, 5 more than a week ago.", [(20, LEVEL), (5, CHANGE)]),
        ("Shares of the mine ended 4% lower on Monday.", [(4, CHANGE)]),
        ("The fund made a loss of 2% in the spring.", [(2, CHANGE)]),
        ("The bourse closed 2.1% down at noon.", [(2.1, CHANGE)]),
        ("Wheat added 4 cents to $5.40 a bushel.", [(4, CHANGE), (5.40, NEW)]),
        ("Volumes are expected to grow 6% next spring.", [(6, CHANGE)]),
        ("Only 12 of the 40 buses ran, down from 30.", [(12, NEW), (40, LEVEL), (30, OLD)]),
    ],
)
def test_a_movement_has_an_old_level_a_new_one_and_a_size(
    text: str, expected: list[tuple[float, Movement]]
) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Another 6 bodies were recovered.", [(6, INCREMENT)]),
        ("The firm will hire 300 additional fitters.", [(300, INCREMENT)]),
        ("Three new cases were found, taking the tally to 45.", [(3, INCREMENT), (45, TOTAL)]),
        (
            "After 14 new cases the ministry raised the toll to 212.",
            [(14, INCREMENT), (212, TOTAL)],
        ),
        ("Police held 30 men on Sunday and 25 more on Monday.", [(30, LEVEL), (25, INCREMENT)]),
        ("Over the past 24 hours 17 men were killed.", [(17, INCREMENT)]),
        ("In the past day 120 people tested positive.", [(120, INCREMENT)]),
        ("There are now 45 cases, including 6 new ones.", [(45, LEVEL), (6, INCREMENT)]),
        ("So far 85 houses have been searched.", [(85, TOTAL)]),
        ("A total of 85 houses were searched.", [(85, TOTAL)]),
        ("The ministry counted 1,204 cases in all.", [(1204, TOTAL)]),
        ("Some 600 posts were cut and 200 more are to go.", [(600, LEVEL), (200, INCREMENT)]),
    ],
)
def test_what_came_on_top_is_told_from_the_total(
    text: str, expected: list[tuple[float, Movement]]
) -> None:
    assert [each for each in places(text) if each[0] != 24] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The quake killed 12 people and injured 40 others.",
        "At least 8 people died and a further 30 were taken to hospital.",
        "More than 300 soldiers have arrived.",
        "The convoy brought food to 12 villages.",
        "Water was pumped from 12 wells to 40 homes.",
        "He moved to 12 different schools as a child.",
        "Deaths rose sharply and the ministry sent nurses to 12 hospitals.",
        "Net debt amounts to 6% of assets.",
        "The bill was backed by 60% of voters.",
    ],
)
def test_what_only_looks_like_a_movement_is_a_level(text: str) -> None:
    assert {change for _, change in places(text)} == {LEVEL}


def test_an_age_bound_counts_nobody() -> None:
    assert places("26 children under five have measles.") == [(26, LEVEL)]
    assert places("The firm has workers over 12 sites.") == [(12, LEVEL)]


def test_only_a_change_has_a_direction() -> None:
    change, level, former = quantities("Costs rose by 12% to 90 dollars from 80 dollars.")
    assert (change.direction, level.direction, former.direction) == ("up", "", "")
    assert [q.is_level for q in (change, level, former)] == [False, True, False]


def test_a_figure_far_into_a_sentence_is_placed_in_time_linear_in_it() -> None:
    cells = quantities("They counted " + ", ".join(f"{n} goats" for n in range(11, 900)) + ".")
    assert {quantity.change for quantity in cells} == {LEVEL}
