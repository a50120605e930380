"""How wide vague words are, against the published regression and the laws it must keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.figures import vague
from forewarn.extractors.figures.figure import find_figures
from forewarn.extractors.figures.vague import Family, FigureKind

counts = st.integers(1, 10**9).map(float)


def test_the_width_is_the_published_regression() -> None:
    # log10 w = -0.2085 + 0.4285 * 3 + 0.2807 * 3 + 0.0147 * 9 for "about 1,000", and then the
    # reader whom three in four do not exceed: 0.6745 standard deviations of 0.5837.
    log = -0.2085 + 0.4285 * 3 + 0.2807 * 3 + 0.0147 * 9 + 0.6745 * 0.5837
    assert vague.HEDGE_WIDTHS[Family.ABOUT].width(1000.0) == pytest.approx(10**log)
    about = vague.widen(Family.ABOUT, 1000.0, FigureKind.COUNT)
    assert about == pytest.approx((1000 - 10**log / 2, 1000 + 10**log / 2))


def test_a_count_of_no_size_has_no_width() -> None:
    assert vague.HEDGE_WIDTHS[Family.ABOUT].width(0.0) == 0


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("almost 10% of the staff", 9.37, 10),
        ("just under 4.2 billion people", 4.1e9, 4.2e9),
        ("just under $4.2 billion", 4.1e9, 4.2e9),
        ("roughly 80 dollars a head", 75.6, 84.4),
        ("over 65 per cent of them", 65, 70),
        ("nearly a third of them", 0.312, 0.333),
        ("more than $1,000", 1000, 1100),
    ],
)
def test_a_width_depends_on_what_is_counted(text: str, low: float, high: float) -> None:
    (figure,) = find_figures(text)
    assert (figure.low, figure.high) == pytest.approx((low, high), rel=0.005)


def test_near_blurs_a_price_and_places_a_village() -> None:
    price, villages = find_figures("near $90 a barrel, near 12 villages")
    assert price.low < 90 < price.high
    assert (villages.low, villages.high) == (12, 12)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(12000.0, (3, False)), (2.5, (-1, True)), (1500.0, (2, True)), (7.0, (0, False))],
)
def test_roundness(value: float, expected: tuple[int, bool]) -> None:
    assert vague.roundness(value) == expected


@given(counts, st.sampled_from(FigureKind))
def test_each_family_lies_on_its_side_of_the_figure(value: float, kind: FigureKind) -> None:
    low, high = vague.widen(Family.ABOUT, value, kind)
    assert low < value < high
    for family in (Family.OVER, Family.FLOOR):
        low, high = vague.widen(family, value, kind)
        assert low == value < high
    for family in (Family.CEILING, Family.UNDER, Family.NEARLY, Family.UP_TO):
        low, high = vague.widen(family, value, kind)
        assert 0 <= low < high == value


@given(st.sampled_from((100.0, 2_000.0, 30_000.0)))
def test_a_rounder_figure_is_vaguer(value: float) -> None:
    assert vague.HEDGE_WIDTHS[Family.ABOUT].width(value) > vague.HEDGE_WIDTHS[Family.ABOUT].width(
        value + 1
    )


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
