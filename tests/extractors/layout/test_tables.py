import pytest

from forewarn.extractors.layout.block import BlockKind
from forewarn.extractors.layout.page import split_blocks
from tests.extractors.reading import read

HTML_TABLE = """The ministry published its figures.
| District | Cases | Deaths |
|---|---|---|
| Lira | 312 | 14 |
| Gulu | 7 | 350 |
It will publish more on Friday."""


@pytest.mark.parametrize(
    "text",
    [
        HTML_TABLE,
        "District\tCases\tDeaths\nLira\t312\t14\nGulu\t7\t350",
        "District  Cases  Deaths\nLira        312      14\nGulu          7     350",
        "District,Cases,Deaths\nLira,312,14\nGulu,7,350",
        "District;Cases;Deaths\nLira;312;14\nGulu;7;350",
        "+------+-----+-----+\n| Town | Cases | Deaths |\n+------+-----+-----+\n"
        "| Lira | 312 | 14 |\n| Gulu | 7 | 350 |\n+------+-----+-----+",
        "│ Town │ Cases │ Deaths │\n├──────┼───────┼────────┤\n│ Lira │ 312 │ 14 │\n│ Gulu │ 7 │ 350 │",
        "\tJinja\tGulu\nCases\t312\t7\nDeaths\t14\t350",
    ],
)
def test_a_figure_has_the_unit_of_its_column_or_row(text: str) -> None:
    figures = [
        (claim.quantity.best, claim.quantity.unit)
        for claim in read(text)
        if claim.quantity is not None
    ]
    assert sorted(figures) == [(7, "case"), (14, "death"), (312, "case"), (350, "death")]


def test_a_row_names_its_place_and_its_year() -> None:
    first, second = read("Crop losses in Uganda | 2021 | 2022\nTonnes | 40 | 55")
    assert [claim.quantity.unit for claim in (first, second) if claim.quantity] == ["tonne"] * 2
    assert [claim.event_time.start.year for claim in (first, second) if claim.event_time] == [
        2021,
        2022,
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Region;Turnout\nEast;64%\nWest;58.5%", {(64, "percent"), (58.5, "percent")}),
        ("Year | Exports, bn yuan\n2021 | 12.4\n2022 | 13", {(12.4e9, "yuan"), (13e9, "yuan")}),
        ("Item | Cost ($ m)\nRoads | 3\nPorts | 1.5", {(3e6, "dollar"), (1.5e6, "dollar")}),
        (
            "Oil, $ per barrel\n       2021   2022\nBrent    70     99",
            {(70, "dollar per barrel"), (99, "dollar per barrel")},
        ),
        ("Deaths by town\nTown | Number\nJinja | 4\nGulu | 9", {(4, "death"), (9, "death")}),
        ("Town | Voters (thousands)\nJinja | 41\nGulu | 9.5", {(41e3, "voter"), (9500, "voter")}),
        ("Displaced: ~4,500 people", {(4500, "people")}),
        ("Confirmed cases: 2\nDeaths: 1", {(2, "confirmed case"), (1, "death")}),
        ("Shares offered: 25 million. Employees: 3,150.", {(25e6, "share"), (3150, "employee")}),
    ],
)
def test_a_header_may_scale_and_a_cell_may_carry_its_unit(
    text: str, figures: set[tuple[float, str]]
) -> None:
    quantities = [claim.quantity for claim in read(text) if claim.quantity is not None]
    assert {(quantity.best, quantity.unit) for quantity in quantities} >= figures


@pytest.mark.parametrize("text", ["7\t350", "7 | 350", "| 7 | 350 |", "1\t2\t3\n4\t5\t6"])
def test_a_tab_or_border_joins_no_numbers(text: str) -> None:
    best = [claim.quantity.best for claim in read(text) if claim.quantity is not None]
    assert all(f"{number:g}" in text.replace("|", " ").split() for number in best)


def test_a_row_is_the_word_of_whoever_the_lead_in_names() -> None:
    claims = read("According to the NIS:\n\n| Town | Deaths |\n| --- | --- |\n| Lira | 4 |")
    assert [(claim.claimant_id, claim.quantity and claim.quantity.best) for claim in claims] == [
        ("nis", 4)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He came, he saw, and he left.\nShe came, she saw, and she stayed.\nThey came, they saw.",
        "The court held A | B to be equal in all cases that it has heard since the war began.",
        "Telephone: 022 791 2111\nRoom: 14",
    ],
)
def test_what_only_looks_like_a_table_has_no_figures(text: str) -> None:
    assert not [claim for claim in read(text) if claim.quantity is not None]


@pytest.mark.parametrize(
    "text", ["Zelensky: 3 brigades moved east", "White Cross: 5,000 displaced in the delta"]
)
def test_a_name_before_a_figure_speaks(text: str) -> None:
    (claim,) = read(text)
    assert claim.claimant == text.split(":")[0]


def test_a_sentence_in_a_cell_is_read_as_one() -> None:
    text = "Day | What happened\n3 October | The NIS said that 40 soldiers had left.\n4 October | Rain."
    kinds = [block.kind for block in split_blocks(text)]
    assert BlockKind.PARAGRAPH in kinds
    (claim,) = [claim for claim in read(text) if claim.claimant_id == "nis"]
    assert claim.quantity is not None
    assert claim.quantity.best == 40
