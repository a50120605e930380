from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from forewarn.estimates.draws import add_shares, components, draw
from forewarn.estimates.joint import PERIODS, Joint
from forewarn.estimates.measurand import Measurand, Nature
from tests.estimates.figures import figure
from tests.estimates.test_joint import AS_OF, DAY, stock

PAIR = [stock("whole"), stock("part", part_of=("whole",))]
SUM = [stock("sum", sum_of=("a", "b")), stock("a"), stock("b")]


def joint(measurands: list[Measurand], figures: dict[str, float]) -> Joint:
    data = {name: [figure(f"s-{name}", DAY, best)] for name, best in figures.items()}
    return Joint(measurands, data, as_of=AS_OF)


@pytest.mark.parametrize("part", [20.0, 800.0, 1500.0])
def test_the_margins_of_a_pair_are_those_of_the_grid(part: float) -> None:
    both = joint(PAIR, {"whole": 1000, "part": part})
    found = draw(both, ("part", "whole"), count=4000)
    for one in both.estimates():
        for chance, value in (
            (0.05, one.low90), (0.25, one.low50), (0.5, one.median), (0.95, one.high90)
        ):  # fmt: skip
            assert value is not None
            below = float((found.of[one.measurand] <= value).mean())
            # Five standard errors of the draws and what twenty quantiles leave out.
            assert below == pytest.approx(chance, abs=5 * np.sqrt(chance * (1 - chance) / 4000) + 0.01)  # fmt: skip


def test_a_pair_far_apart_keeps_the_correlation_of_its_errors() -> None:
    data = {"whole": [figure("a", DAY, 100_000)], "part": [figure("a", DAY, 10)]}
    both = Joint(PAIR, data, as_of=AS_OF)
    found = draw(both, ("part", "whole"), count=4000)
    rank = stats.spearmanr(found.of["part"], found.of["whole"]).statistic
    rho = min(both.correlation("whole", "part"), 0.9)
    assert rank == pytest.approx(6 / np.pi * np.arcsin(rho / 2), abs=0.05)


def test_a_sum_is_its_parts_in_every_draw() -> None:
    three = joint(SUM, {"sum": 3000, "a": 500, "b": 500})
    (names,) = components(three)
    found = draw(three, names, count=2000)
    assert (found.of["sum"] == found.of["a"] + found.of["b"]).all()
    estimates = {one.measurand: one for one in three.estimates()}
    assert np.median(found.of["sum"]) == pytest.approx(estimates["sum"].median, rel=0.15)
    # A sum that also has to be as large as something else.
    bound = [replace(SUM[0], at_least=("c",)), *SUM[1:], stock("c")]
    four = joint(bound, {"sum": 1000, "a": 500, "b": 500, "c": 1200})
    found = draw(four, components(four)[0])
    assert (found.of["sum"] >= found.of["c"]).all()


def test_a_rate_adds_up_in_every_draw() -> None:
    total = stock("total", nature=Nature.CUMULATIVE)
    rate = stock("rate", nature=Nature.RATE, per="month", rate_of="total")
    data = {
        "total": [figure("a", DAY, 1000)],
        "rate": [figure("b", "2025-01-01", 500), figure("c", "2025-06-20", 500)],
    }
    both = Joint([total, rate], data, as_of=AS_OF)
    found = draw(both, ("rate", "total"))
    periods = (date(2025, 6, 20) - date(2025, 1, 1)).days / PERIODS["month"]
    assert (found.of["total"] >= found.of["rate"] * periods * (1 - 1e-12)).all()
    assert add_shares(both, both.estimates())[1].shares == ()  # a rate is no part


counts = st.floats(2, 5e5)


@settings(deadline=None, max_examples=25)
@given(counts, counts, counts, counts, st.integers(0, 99))
def test_relations_hold_in_every_draw(
    whole: float, part: float, piece: float, other: float, seed: int
) -> None:
    four = [
        stock("whole", at_least=("other",)), stock("part", part_of=("whole",)),
        stock("piece", part_of=("part", "other")), stock("other"),
    ]  # fmt: skip
    held = joint(four, {"whole": whole, "part": part, "piece": piece, "other": other})
    (names,) = components(held)
    try:
        found = draw(held, names, count=200, seed=seed)
    except ValueError as error:
        assert "contradict" in str(error)  # noqa: PT017
        return
    for greater, smaller in (("whole", "part"), ("whole", "other"), ("part", "piece"), ("other", "piece")):  # fmt: skip
        assert (found.of[greater] >= found.of[smaller]).all()
    again = draw(held, names, count=200, seed=seed)
    assert all((again.of[name] == found.of[name]).all() for name in names)


def test_shares_are_of_worlds_and_not_of_medians() -> None:
    data = {"whole": [figure("a", DAY, 1000)], "part": [figure("a", DAY, 500)]}
    both = Joint(
        [*PAIR, stock("lone"), stock("silent", part_of=("whole",))],
        {**data, "lone": [figure("b", DAY, 5)]},
        as_of=AS_OF,
    )
    whole, part, lone, silent = add_shares(both, both.estimates())
    assert silent.shares == ()
    (share,) = part.shares
    assert (share.whole, whole.shares, lone.shares) == ("whole", (), ())
    assert 0 < share.low90 < share.median < share.high90 <= 1
    # One source that exaggerates both leaves their ratio better known than the two apart.
    apart = np.log(part.high90 / part.low90) + np.log(whole.high90 / whole.low90)
    assert np.log(share.high90 / share.low90) < 0.8 * apart
    found = draw(both, ("part", "whole"))
    assert found.exceeds("part", 0.1, "whole") > 0.9
    assert found.exceeds("part", 1.0, "whole") == 0


def test_ranges_that_exclude_each_other_are_refused_with_a_word() -> None:
    low = stock("whole", plausible=(1.0, 10.0))
    high = stock("part", part_of=("whole",), plausible=(1e5, 1e6))
    both = joint([low, high], {"whole": 5, "part": 3e5})
    with pytest.raises(ValueError, match="part, whole .* contradict"):
        draw(both, ("part", "whole"))
    assert all(one.shares == () for one in add_shares(both, both.estimates()))
    sums = [replace(low, id="sum", sum_of=("a", "b"), plausible=(1.0, 2.0)), *SUM[1:]]
    with pytest.raises(ValueError, match="contradict"):
        draw(joint(sums, {"sum": 1.5, "a": 9e5, "b": 9e5}), ("a", "b", "sum"))


def test_correlations_that_cannot_be_are_mended() -> None:
    five = [stock("whole"), *(stock(f"p{n}", part_of=("whole",)) for n in range(4))]

    class Odd(Joint):
        def correlation(self, one: str, other: str) -> float:
            return 0.9 if "whole" in (one, other) else 0.0

    data = {one.id: [figure("s", DAY, 100 + 1000 * (one.id == "whole"))] for one in five}
    held = Odd(five, data, as_of=AS_OF)
    (names,) = components(held)
    found = draw(held, names)
    assert all((found.of[name] <= found.of["whole"]).all() for name in names)
