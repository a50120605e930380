"""Figures and words."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.findings.address import Address
from forewarn.findings.finding import Effect, Finding
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.probability import ICD203, WordScale
from forewarn.probability.elicited import Elicited
from forewarn.wording import numbers as wording
from forewarn.wording.units import unit_of
from tests.reasons import in_words


def test_the_examples_hold() -> None:
    assert doctest.testmod(wording).failed == 0


@given(st.floats(0, 1))
def test_a_chance_is_never_zero_or_one_hundred(chance: float) -> None:
    assert wording.percent(chance) not in {"0%", "100%"}


def test_likelihood_and_confidence_may_not_share_a_sentence() -> None:
    fine = "It is likely. Confidence: low."
    assert wording.keep_apart(fine, ICD203) == fine
    with pytest.raises(ValueError, match="ICD 203"):
        wording.keep_apart("We have high confidence that it is unlikely.", ICD203)


def test_what_the_case_calls_things_is_not_our_own_word() -> None:
    told = "A vote of no confidence, soon: likely on 1 May 2026."
    with pytest.raises(ValueError, match="likelihood \\(likely\\) and confidence"):
        wording.keep_apart(told, ICD203)
    names = {"A vote of no confidence", "A vote of no confidence, soon", "A"}
    assert wording.keep_apart(told, ICD203, names=names) == told
    with pytest.raises(ValueError, match="ICD 203"):
        wording.keep_apart("A: likely, with low confidence.", ICD203, names=names)


def test_a_scale_that_holds_no_base_speaks_for_itself() -> None:
    own = WordScale(name="case", source="", words={"Low": (0.0, 0.5), "High": (0.5, 1.0)})
    assert wording.likelihood(own, 0.7) == "High"
    assert wording.word_range(own, "high") == "50–>99%"
    assert wording.word_range(own, "likely") == ""


def test_loose_words_of_a_case_never_name_our_numbers() -> None:
    mixed = WordScale(name="case", source="", words={**ICD203.words, "Medium": (0.3, 0.6)})
    assert wording.likelihood(mixed, 0.4) == "unlikely"


def test_the_bottom_line_puts_the_likeliest_first_and_the_like_together() -> None:
    line = wording.bottom_line(
        {"a": 0.1, "b": 0.7, "c": 0.12}, {"a": "A", "b": "B", "c": "C."}, ICD203, date(2026, 6, 30)
    )
    assert wording.plain(line) == "Likely by 30 Jun 2026: B. Very unlikely: C; A."


def test_the_bottom_line_needs_no_day() -> None:
    assert wording.plain(wording.bottom_line({"a": 0.5}, {}, ICD203, None)) == (
        "Roughly even chance: a."
    )


@pytest.mark.parametrize(
    ("band", "words"),
    [
        ((0.44, 0.7), "44–70%"),
        ((0.301, 0.302), "30%"),
        ((0.001, 0.05), "<1–5%"),
        ((0.9, 1.0), "90–>99%"),
    ],
)
def test_a_band_has_one_sign(band: tuple[float, float], words: str) -> None:
    assert wording.percent_range(band) == words
    assert wording.percent_range(band, sign=False) == words.rstrip("%")


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0"), (12.4, "+12"), (-1234.0, "−1,200"), (9.5, "+9.5"), (-0.061, "−0.061")],
)
def test_a_change_has_its_sign(value: float, words: str) -> None:
    assert wording.with_sign(value) == words


@pytest.mark.parametrize(
    ("ratio", "words"),
    [(0.0, "÷∞"), (1.0, "×1.0"), (0.0001, "÷>1,000"), (1200.0, "×>1,000"), (9.96, "×10")],
)
def test_odds_are_multiples(ratio: float, words: str) -> None:
    assert wording.odds(ratio) == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), ("abc", "a, b and c")]
)
def test_a_list_is_said(items: list[str], words: str) -> None:
    assert wording.join_list(items) == words


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "outlet", "no outlets"),
        (1, "reply", "1 reply"),
        (3, "reply", "3 replies"),
        (4, "hypothesis", "4 hypotheses"),
        (2, "day", "2 days"),
    ],
)
def test_a_count_has_its_noun(number: int, noun: str, words: str) -> None:
    assert wording.count(number, noun) == words


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_a_rough_figure_keeps_two_figures(value: float) -> None:
    said = float(wording.about(value).replace(",", "").replace(wording.MINUS, "-"))
    assert abs(said - value) <= (0.5 if 1 <= abs(value) < 10 else 0.0501 * abs(value))


@pytest.mark.parametrize(
    ("value", "words"), [(-12345.0, "−12,000"), (-3.0, "−3"), (-0.25, "−0.25"), (99.6, "100")]
)
def test_a_rough_figure_below_nothing_has_a_minus(value: float, words: str) -> None:
    assert wording.about(value) == words


def test_a_reported_figure_is_not_rounded_and_a_day_may_lack_its_year() -> None:
    assert [wording.figure_as_said(value) for value in (1500.0, 2.5)] == ["1,500", "2.5"]
    assert wording.day(date(2025, 12, 6), year=False) == "6 Dec"


@pytest.mark.parametrize(
    ("kind", "value", "interval", "words"),
    [
        (Kind.CHANCE, 0.57, (0.44, 0.7), ("57%", "44–70%")),
        (Kind.CHANCE, 1.98, None, ("198%", "")),
        (Kind.POINTS, -8.2, None, ("−8", "")),
        (Kind.ODDS, 0.5, None, ("÷2.0", "")),
        (Kind.LOG_ODDS, -0.6931, None, ("÷2.0", "")),
        (Kind.LOG_ODDS, 900.0, None, ("×>1,000", "")),
        (Kind.QUANTITY, 5674.0, (3725.0, 9882.0), ("5,700", "3,700–9,900")),
        (Kind.QUANTITY, None, None, ("no estimate", "")),
        (Kind.QUANTITY, "a", None, ("a", "")),
        (Kind.CHANGE, 12.0, None, ("+12", "")),
        (Kind.DISTANCE, 0.31, None, ("0.31", "")),
        (Kind.COUNT, 238.0, None, ("238", "")),
        (Kind.WORTH, 53.9, (40.2, 64.1), ("54", "40–64")),
    ],
)
@pytest.mark.parametrize("unit", ["operations", "points out of 100", "odds", "probability"])
def test_a_finding_is_shown_by_its_kind_whatever_its_unit(
    kind: Kind,
    value: float | str | None,
    interval: tuple[float, float] | None,
    words: tuple[str, str],
    unit: str,
) -> None:
    finding = Finding(
        address=Address.estimate("a"),
        label=in_words(""),
        value=value,
        kind=kind,
        interval=interval,
        level=IntervalLevel.NINETY if interval else IntervalLevel.NONE,
        unit=unit,
        grounds=(),
    )
    assert (wording.value_of(finding), wording.interval_of(finding)) == words
    assert unit_of(finding) == ("" if kind in (Kind.CHANCE, Kind.DISTANCE) else unit)


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (IntervalLevel.NINETY, "90%"),
        (IntervalLevel.RANGE, "range"),
        (IntervalLevel.ENDS, "range"),
        (IntervalLevel.NONE, ""),
    ],
)
def test_an_interval_is_told_by_its_level_whatever_the_label(
    level: IntervalLevel, words: str
) -> None:
    finding = Finding(
        address=Address.estimate("a"),
        label=in_words("Long-range ban"),
        value=1.0,
        kind=Kind.QUANTITY,
        interval=None if level is IntervalLevel.NONE else (0.5, 2.0),
        level=level,
        unit="",
        grounds=(),
    )
    assert wording.level_of(finding) == words


@pytest.mark.parametrize(
    ("measure", "size", "words"),
    [
        (Measure.LOG_RATIO, 0.6931, "×2.0"),
        (Measure.POINTS, 3.0, "+3"),
        (Measure.SHIFT, -120.0, "−120"),
        (Measure.CLIMB, 0.25, "25%"),
        (Measure.RUNG, 3.0, "3"),
        (Measure.WORTH, 57.4, "57"),
        (Measure.OUTCOME, None, ""),
    ],
)
def test_an_effect_is_told_by_the_kind_of_its_measure(
    measure: Measure, size: float | None, words: str
) -> None:
    assert wording.effect_of(Effect(size=size, measure=measure)) == words


def test_only_the_web_becomes_a_link() -> None:
    assert wording.web_address("https://example.org") == "https://example.org"
    assert wording.web_address("javascript:alert(1)") == ""


def test_a_declared_chance_is_told_as_it_was_given() -> None:
    assert wording.declared_chance("likely") == "likely"
    assert wording.declared_chance(0.25) == "25%"
    assert wording.declared_chance(Elicited(low=0.2, high=0.4, best=0.3)) == "30% (20–40%)"
