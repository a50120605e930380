"""Figures and words."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.briefing import wording
from forewarn.grounds import Finding
from forewarn.probability import ICD203, WordScale


def test_the_examples_hold() -> None:
    assert doctest.testmod(wording).failed == 0


@given(st.floats(0, 1))
def test_a_chance_is_never_zero_or_one_hundred(chance: float) -> None:
    assert wording.percent(chance) not in {"0%", "100%"}


def test_likelihood_and_confidence_may_not_share_a_sentence() -> None:
    fine = "It is likely. Confidence: low."
    assert wording.apart(fine, ICD203) == fine
    with pytest.raises(ValueError, match="ICD 203"):
        wording.apart("We have high confidence that it is unlikely.", ICD203)


def test_loose_words_of_a_case_never_name_our_numbers() -> None:
    mixed = WordScale(name="case", source="", words={**ICD203.words, "Medium": (0.3, 0.6)})
    assert wording.likelihood(mixed, 0.4) == "unlikely"


def test_the_bottom_line_puts_the_likeliest_first_and_the_like_together() -> None:
    line = wording.bottom_line(
        {"a": 0.1, "b": 0.7, "c": 0.12}, {"a": "A", "b": "B", "c": "C."}, ICD203, date(2026, 6, 30)
    )
    assert wording.plain(line) == "Likely by 30 Jun 2026: B. Very unlikely: C; A."


@pytest.mark.parametrize(
    ("name", "unit", "value", "interval", "words"),
    [
        ("scenario.a.probability", "probability", 0.57, (0.44, 0.7), ("57%", "44–70%")),
        ("scenario.a.shift", "points", -8.2, None, ("−8", "")),
        ("signpost.a.odds", "likelihood ratio", 0.5, None, ("÷2.0", "")),
        ("estimate.a", "soldiers", 5674.0, (3725.0, 9882.0), ("5,700", "3,700–9,900")),
        ("estimate.a", "soldiers", None, None, ("no estimate", "")),
        ("scenario.repair.distance", "probability", 0.31, None, ("0.31", "")),
        ("origins.count", "origins", 238.0, None, ("238", "")),
    ],
)
def test_a_finding_is_shown_by_its_unit(
    name: str,
    unit: str,
    value: float | None,
    interval: tuple[float, float] | None,
    words: tuple[str, str],
) -> None:
    held = Finding(id=name, label="", value=value, interval=interval, unit=unit, grounds=())
    assert (wording.value_of(held), wording.interval_of(held)) == words


def test_only_the_web_becomes_a_link() -> None:
    assert wording.web_address("https://example.org") == "https://example.org"
    assert wording.web_address("javascript:alert(1)") == ""
