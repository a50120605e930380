"""Singulars of counted nouns, by rule and by the table of forms that no rule gives."""

import pytest

from forewarn.extractors.figures.counted_units import find_quantities
from forewarn.extractors.figures.figure import find_figures
from forewarn.extractors.nounwords import is_plural, singular_noun
from forewarn.extractors.parser import parse_texts


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("doses", "dose"), ("houses", "house"), ("nurses", "nurse"), ("spouses", "spouse"),
        ("campuses", "campus"), ("bonuses", "bonus"), ("viruses", "virus"), ("abuses", "abuse"),
        ("potatoes", "potato"), ("shoes", "shoe"), ("wolves", "wolf"), ("valves", "valve"),
        ("midwives", "midwife"), ("detectives", "detective"), ("lorries", "lorry"),
        ("sorties", "sortie"), ("movies", "movie"), ("boxes", "box"), ("prizes", "prize"),
        ("quizzes", "quiz"), ("churches", "church"), ("avalanches", "avalanche"), ("oxen", "ox"),
        ("hypotheses", "hypothesis"), ("databases", "database"), ("species", "species"),
        ("firemen", "fireman"), ("specimen", "specimen"), ("passers-by", "passer-by"),
    ],
)  # fmt: skip
def test_a_singular_is_a_word_that_exists(plural: str, singular: str) -> None:
    assert singular_noun(plural) == singular


def test_irregular_plurals_are_plurals() -> None:
    assert all(map(is_plural, ("oxen", "criteria", "wolves", "people")))
    assert not any(map(is_plural, ("ox", "bus", "glass", "crisis")))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The nurse had 12 doses left.", ["dose"]),
        ("Some 14 passers-by were hurt.", ["passer-by"]),
        ("The zoo lost 7 wolves and 2 oxen.", ["wolf", "ox"]),
        ("Some 30,000 head of cattle died.", ["head of cattle"]),
        ("Benefit claims rose by 12,000.", ["claim"]),
        ("There were 100 deaths and the injured are approaching 1,000.", ["death", "injured"]),
        ("There are 3 million more voters.", ["voter"]),
        ("A fleet of 12 ships left port.", ["ship"]),
    ],
)
def test_the_unit_is_the_head_of_what_is_counted(text: str, units: list[str]) -> None:
    quantities = find_quantities(next(parse_texts([text])), find_figures(text))
    assert [quantity.unit for quantity in quantities] == units
