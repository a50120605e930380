import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.probability.elicited import Elicited, from_pairs


@given(st.floats(0.01, 0.99), st.sampled_from(["low", "moderate", "high"]))
def test_less_confidence_means_a_wider_range(best: float, confidence: str) -> None:
    one = Elicited.around(best, confidence=confidence)
    sure = Elicited.around(best, confidence="high")
    assert one.low <= sure.low <= best <= sure.high <= one.high


def test_a_best_guess_needs_a_chance_and_a_known_confidence() -> None:
    with pytest.raises(ValueError, match=r"between 0 and 1, got 1\.5"):
        Elicited.around(1.5)
    with pytest.raises(ValueError, match="one of high, moderate, low; got 'total'"):
        Elicited.around(0.5, confidence="total")
    assert Elicited.around(1.0) == Elicited(1.0, 1.0, 1.0)


def test_a_range_is_stretched_to_what_would_hold_nine_times_in_ten() -> None:
    assert Elicited.within(0.2, 0.4) == Elicited(0.2, 0.30000000000000004, 0.4)
    wide = Elicited.within(0.2, 0.4, best=0.25, sure=0.5)
    assert wide.low < 0.2
    assert wide.best == 0.25
    assert wide.high == pytest.approx(0.25 + 0.15 * 1.6448536 / 0.6744898)
    assert Elicited.within(0.0, 1.0, sure=0.3) == Elicited(0.0, 0.5, 1.0)
    with pytest.raises(ValueError, match="sure lies between 0 and 1"):
        Elicited.within(0.2, 0.4, sure=1.0)


def test_pairwise_odds_without_contradiction_are_met() -> None:
    chances = from_pairs(("a", "b", "c"), {("a", "b"): 3.0, ("b", "c"): 2.0})
    assert chances["a"] / chances["b"] == pytest.approx(3)
    assert sum(chances.values()) == pytest.approx(1)


def test_pairwise_odds_that_contradict_are_met_half_way() -> None:
    chances = from_pairs(("a", "b"), {("a", "b"): 4.0, ("b", "a"): 1.0})
    assert chances["a"] / chances["b"] == pytest.approx(2)


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        ({("a", "z"): 2.0}, "two of a, b, c; got a against z"),
        ({("a", "a"): 2.0}, "got a against a"),
        ({("a", "b"): 0.0}, "odds are positive and finite, got 0"),
        ({("a", "b"): 2.0}, "do not connect all"),
    ],
)
def test_pairs_that_make_no_sense_are_said(odds: dict[tuple[str, str], float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        from_pairs(("a", "b", "c"), odds)
