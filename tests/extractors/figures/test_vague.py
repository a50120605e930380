"""How wide vague words are, against the published regression and the laws it must keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.figures import vague
from forewarn.extractors.figures.figure import find_figures

counts = st.integers(1, 10**9).map(float)


def test_the_width_is_the_published_regression() -> None:
    # log10 w = -0.2085 + 0.4285 * 3 + 0.2807 * 3 + 0.0147 * 9 for "about 1,000", and then the
    # reader whom three in four do not exceed: 0.6745 standard deviations of 0.5837.
    log = -0.2085 + 0.4285 * 3 + 0.2807 * 3 + 0.0147 * 9 + 0.6745 * 0.5837
    assert vague.HEDGE_WIDTHS["about"].width(1000.0) == pytest.approx(10**log)
    assert vague.around(1000.0) == pytest.approx((1000 - 10**log / 2, 1000 + 10**log / 2))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(12000.0, (3, False)), (2.5, (-1, True)), (1500.0, (2, True)), (7.0, (0, False))],
)
def test_roundness(value: float, expected: tuple[int, bool]) -> None:
    assert vague.roundness(value) == expected


@given(counts)
def test_each_family_lies_on_its_side_of_the_figure(value: float) -> None:
    low, high = vague.around(value)
    assert low < value < high
    for family in (vague.above, vague.at_least):
        assert family(value)[0] == value < family(value)[1]
    for family in (vague.at_most, vague.beneath, vague.short_of, vague.up_to):
        assert 0 <= family(value)[0] < family(value)[1] == value


@given(st.sampled_from((100.0, 2_000.0, 30_000.0)))
def test_a_rounder_figure_is_vaguer(value: float) -> None:
    assert vague.HEDGE_WIDTHS["about"].width(value) > vague.HEDGE_WIDTHS["about"].width(value + 1)


def test_several_is_a_little_more_than_a_few() -> None:
    few, several = vague.SMALL_NUMBERS["a few"], vague.SMALL_NUMBERS["several"]
    assert few[1] < several[1]
    assert few[2] < several[2]


@pytest.mark.parametrize("table", [vague.PLURAL_RANGES, vague.FORMATIONS])
def test_bounds_are_in_order(table: dict[str, tuple[float, float]]) -> None:
    for low, high in table.values():
        assert 0 < low < high


def test_formations_grow_with_their_rank() -> None:
    middles = [low * high for low, high in vague.FORMATIONS.values()]
    assert middles == sorted(middles)


def test_levels_of_a_plural_follow_one_another() -> None:
    low, mid, high = (
        find_figures(f"{level} tens of thousands of men")[0] for level in ("low", "mid", "high")
    )
    assert low.best < mid.best < high.best
    assert low.low >= 2e4
    assert high.high <= 9.9e4


def test_a_conversion_is_as_vague_as_what_it_converts() -> None:
    miles, kilometres = find_figures("about 5 miles (8 km) of trench")
    assert miles.approximator == kilometres.approximator == "about"
    assert kilometres.low / kilometres.best == pytest.approx(miles.low / miles.best, rel=0.01)


def test_shares_stay_between_nothing_and_all() -> None:
    for text in ("at least 95 percent of it", "more than nine in ten men", "over half of them"):
        for figure in find_figures(text):
            assert figure.high <= (100 if figure.unit == "percent" else 1 if figure.unit else 99)
