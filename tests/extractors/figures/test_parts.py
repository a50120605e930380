"""Parts and wholes, counts of nothing, and the reading over characters alone."""

import pytest

from forewarn.claims.claim import Stance
from forewarn.claims.quantity import Quantity
from forewarn.extractors.figures.bare import find_counted_figures
from forewarn.extractors.figures.counted_units import find_quantities
from forewarn.extractors.figures.figure import find_figures
from forewarn.extractors.parser import parse_texts
from tests.extractors.reading import read


def found(text: str) -> tuple[Quantity, ...]:
    return find_quantities(next(parse_texts([text])), find_figures(text))


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("It took 4,700 casualties including 600 deaths.", "600", "4,700"),
        ("It took 4,700 casualties, of whom 600 died.", "600", "4,700"),
        ("It sent 12,000 men, among them 500 officers.", "500", "12,000"),
        ("It sent 12,000 men, 3,000 of them to the front.", "3,000", "12,000"),
        ("Some 600 of the 4,700 wounded have died.", "Some 600", "4,700"),
        ("A third of the 11,000 soldiers fell ill.", "A third", "11,000"),
        ("It lost 300 tanks, 40 of which burnt.", "40", "300"),
        ("It counted 300 casualties, with 40 killed.", "40", "300"),
        ("Of some 11,000 men sent, about 4,000 fell ill.", "about 4,000", "some 11,000"),
    ],
)
def test_a_part_points_at_its_whole(text: str, part: str, whole: str) -> None:
    pointing = {q.span.of(text): q.part_of.of(text) for q in found(text) if q.part_of}
    assert pointing == {part: whole}


@pytest.mark.parametrize(
    "text",
    [
        "It sent 500 guns and 3,000 men.",
        "It took 600 prisoners, including one of 4,700 guns.",
        "It lost 300 men. Among them were 40 tanks.",
        "It left with 300 men and with 40 guns.",
        "It sent 100 men, of whom 400 were said to be ill.",
    ],
)
def test_what_is_no_part(text: str) -> None:
    assert [q.span.of(text) for q in found(text) if q.part_of] == []


def test_two_parts_of_one_whole() -> None:
    text = "It took 4,700 casualties, including 600 dead and 4,100 wounded."
    wholes = [q.part_of.of(text) if q.part_of else None for q in found(text)]
    assert wholes == [None, "4,700", "4,700"]


def test_a_bare_part_counts_what_its_whole_counts() -> None:
    part, whole = found("Of these, 600 of the 4,700 wounded have died.")
    assert (part.unit, whole.unit) == ("wounded", "wounded")


def test_parts_are_placed_in_the_report() -> None:
    text = (
        "A first paragraph.\n\nThe force took 4,700 casualties including 600 deaths, Budanov said."
    )
    parts = [c.quantity.part_of for c in read(text) if c.quantity and c.quantity.part_of]
    assert [span.of(text) for span in parts] == ["4,700"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("No North Korean soldiers were killed.", "killed"),
        ("The army reported no losses.", "loss"),
        ("There are no foreign troops in the town.", "troop"),
    ],
)
def test_none_at_all_is_a_count(text: str, unit: str) -> None:
    (nothing,) = found(text)
    assert (nothing.low, nothing.best, nothing.high, nothing.unit) == (0, 0, 0, unit)
    assert nothing.span.of(text).casefold() == "no"


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence of losses.",
        "There is no doubt about it.",
        "There was no sign of any soldiers.",
        "They no longer send soldiers.",
        "It has no soldiers' graves.",
    ],
)
def test_no_counts_nothing_else(text: str) -> None:
    assert found(text) == ()


def test_a_count_of_nothing_reaches_the_claim() -> None:
    claims = [c for c in read("Budanov said no soldiers were killed.") if c.quantity]
    assert [(c.quantity.best, c.negated) for c in claims if c.quantity] == [(0.0, True)]
    assert claims[0].stance in (Stance.ASSERTS, Stance.DENIES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm has 900 workers in two countries.", [("900", "worker"), ("two", "country")]),
        ("It ran 3,000 tests per day.", [("3,000", "test per day")]),
        ("One of the smaller rooms burnt.", [("One", "smaller room")]),
        ("It spent 30 million of its 2 billion rubles.", [
            ("30 million", "ruble"), ("2 billion", "ruble"),
        ]),
        ("It built two-, three- and nine-storey blocks.", [
            ("two", "storey"), ("three", "storey"), ("nine", "storey"),
        ]),
        ("Shares rose 3% but fell 1 later.", [("3%", "percent"), ("1", "percent")]),
        ("It sold 4m digital and printed books.", [("4m", "digital printed book")]),
        ("The score stood at 73 yesterday.", [("73", "")]),
        ("Two women and three children left.", [("Two", "woman"), ("three", "child")]),
    ],
)  # fmt: skip
def test_what_is_counted_without_a_parse(text: str, expected: list[tuple[str, str]]) -> None:
    read_off = [
        (item.figure.span.of(text), f"{item.unit} per {item.per}" if item.per else item.unit)
        for item in find_counted_figures(text)
    ]
    assert read_off == expected


@pytest.mark.parametrize(
    ("text", "counted_as", "stage"),
    [
        (
            "Some 4,000 North Korean troops had been neutralized.",
            "North Korean troops",
            "neutralize",
        ),
        ("Pyongyang sent 1,500 elite soldiers to Russia.", "elite soldiers", "send"),
        ("It buried 300 men killed in May.", "men", "kill"),
        ("There are 300 men in the town.", "men", ""),
        ("It has 300 tanks.", "tanks", ""),
        ("It lost 40 guns and 300 tanks.", "guns", "lose"),
        ("Some 2,000 men are thought to have died.", "men", "die"),
        ("It paid $2,000.", "", ""),
        ("At least 100 were wounded.", "", "wound"),
        ("Dozens of men were killed.", "men", "kill"),
        ("A brigade of soldiers was sent to Kursk.", "", "send"),
        ("It lost a battalion near the river.", "", "lose"),
        ("Some 2,000 of the 10,000 men were killed.", "men", "kill"),
        ("Nearly half of the force has been killed.", "", "kill"),
    ],
)
def test_what_is_counted_in_full_and_what_became_of_it(
    text: str, counted_as: str, stage: str
) -> None:
    first = found(text)[0]
    assert (first.counted, first.stage) == (counted_as, stage)
