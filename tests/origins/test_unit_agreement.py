from datetime import date

import pytest

from bench.utterances import utterance
from forewarn.language.english import ENGLISH
from forewarn.origins.origin import Utterance
from forewarn.origins.unit_agreement import PERSON_FATES, are_compatible, count_alike

thing = ENGLISH.unit_class


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("", ""),
        ("North Korean soldiers", "person"),
        ("killed (officers)", "killed"),
        ("casualties", "casualty"),
        ("losses", "casualty"),
        ("killed+wounded", "casualty"),
        ("artillery shells", "shell"),
        ("bus", "bus"),
    ],
)
def test_the_thing_that_a_unit_counts(unit: str, expected: str) -> None:
    assert thing(unit) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("deaths", "killed", True),
        ("soldier", "killed", True),
        ("wounded", "troops", True),
        ("", "shell", True),
        ("killed", "wounded", False),
        ("casualty", "killed", False),
        ("soldier", "shell", False),
    ],
)
def test_compatible_is_symmetric(one: str, other: str, same: bool) -> None:
    assert are_compatible(thing(one), thing(other)) is same
    assert are_compatible(thing(other), thing(one)) is same


def test_a_fate_is_no_head_count() -> None:
    assert thing("deaths") in PERSON_FATES
    assert thing("soldiers") not in PERSON_FATES


def said(name: str, unit: str, counts: str) -> Utterance:
    return utterance(
        name, report="a", publisher="o", day=date(2025, 9, 2), speaker="nis", figure=2000,
        unit=unit, counts=counts,
    )  # fmt: skip


DEAD = said("a", "killed", "killed-total")


@pytest.mark.parametrize(
    ("counts", "unit", "loosely", "strictly"),
    [
        ("killed-total", "soldier", True, True),
        ("wounded-home", "", False, False),
        ("", "killed", True, False),
        ("", "wounded", False, False),
    ],
)
def test_what_was_matched_decides_before_the_words(
    counts: str, unit: str, loosely: bool, strictly: bool
) -> None:
    other = said("b", unit, counts)
    assert count_alike(DEAD, other) is loosely
    assert count_alike(DEAD, other, strict=True) is strictly


def test_over_a_long_time_both_must_say_what_they_count() -> None:
    bare = said("a", "soldier", "")
    assert count_alike(bare, said("b", "soldier", ""), strict=True)
    assert not count_alike(bare, said("b", "", ""), strict=True)
