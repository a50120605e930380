from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.probability import (
    ICD203,
    PHIA,
    SCALES,
    Elicited,
    WordScale,
    from_logit,
    logit,
    normalise,
    rounded,
)
from tests.strategies import chances, weights


@pytest.mark.parametrize("bad", [(0.5, 0.4, 0.6), (0.1, 0.4, 0.3), (-0.1, 0, 0), (0, 0.5, 1.1)])
def test_elicited_ranges_are_ordered(bad: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="low <= best <= high"):
        Elicited(*bad)


@given(st.floats(0, 1))
def test_a_number_carries_a_range_that_narrows_to_certainty(chance: float) -> None:
    given_ = ICD203.elicited(chance)
    assert given_.low <= given_.best == chance <= given_.high
    assert isclose(given_.high - given_.low, 0.5 * chance * (1 - chance), abs_tol=1e-12)


def test_a_word_carries_its_band() -> None:
    assert ICD203.elicited("Likely") == Elicited(0.55, (0.55 + 0.80) / 2, 0.80)
    assert ICD203.band(" ALMOST certain ") == (0.95, 0.99)
    assert ICD203.has("unlikely ")
    assert not ICD203.has("perhaps")
    with pytest.raises(KeyError, match="perhaps"):
        ICD203.band("perhaps")


def test_declared_words_are_understood_but_never_said() -> None:
    scale = WordScale(
        name="case",
        source="here",
        words={"low": (0.0, 0.5), "high": (0.5, 1.0)},
        declared={"Possible": (0.3, 0.6)},
    )
    assert scale.has("possible")
    assert scale.band("POSSIBLE") == (0.3, 0.6)
    assert scale.word(0.45) == "low"


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.6, "likely"),
        (0.55, "roughly even chance"),
        (0.999, "almost certain"),
        (0, "almost no chance"),
    ],
)
def test_words_for_chances(chance: float, word: str) -> None:
    assert ICD203.word(chance) == word


def test_gaps_take_the_nearest_word() -> None:
    assert PHIA.word(0.22) == "highly unlikely"
    assert PHIA.word(0.24) == "unlikely"


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.name)
def test_scales_run_upwards_and_say_what_they_hold(scale: WordScale) -> None:
    bands = list(scale.words.values())
    assert bands == sorted(bands)
    for word in scale.words:
        assert scale.word(scale.best(word)) == word


@given(weights)
def test_normalised_weights_sum_to_one(given_: list[float]) -> None:
    shares = normalise(given_)
    assert isclose(sum(shares), 1)
    assert all(isclose(share * sum(given_), one) for share, one in zip(shares, given_, strict=True))


@pytest.mark.parametrize("bad", [[], [0.0, 0.0], [float("nan")]])
def test_weights_need_a_positive_sum(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="positive sum"):
        normalise(bad)


@given(chances)
def test_log_odds_and_back(chance: float) -> None:
    assert isclose(from_logit(logit(chance)), chance)


@given(st.floats(-1e4, 1e4))
def test_log_odds_of_any_size_are_chances(log_odds: float) -> None:
    assert 0 <= from_logit(log_odds) <= 1


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_rounding_keeps_twelve_digits_and_stays(value: float) -> None:
    once = rounded(value)
    assert rounded(once) == once
    assert isclose(once, value, rel_tol=1e-11, abs_tol=1e-300)


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.05, "almost no chance"),
        (0.20, "very unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
    ],
)
def test_a_shared_endpoint_goes_to_the_narrower_band(chance: float, word: str) -> None:
    assert ICD203.word(chance) == word


def test_the_second_row_of_words_is_understood_and_never_said() -> None:
    assert ICD203.band("highly probable") == ICD203.band("very likely")
    assert all(ICD203.word(number / 100) in ICD203.words for number in range(101))


def test_a_range_is_taken_as_it_is() -> None:
    assert ICD203.elicited(Elicited(0.1, 0.2, 0.4)) == Elicited(0.1, 0.2, 0.4)


def test_each_scale_says_what_could_not_be_checked() -> None:
    assert all(scale.unverified for scale in SCALES.values())
