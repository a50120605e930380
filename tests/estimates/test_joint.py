from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forewarn.estimates.bias import learn_biases
from forewarn.estimates.estimate import Estimate, Relation
from forewarn.estimates.joint import (
    Joint,
    families,
    relation_edges,
    sort_parts_first,
    usable_figures,
)
from forewarn.estimates.measurand import Measurand, Nature
from tests.estimates.figures import figure

AS_OF = date(2025, 7, 1)
DAY = "2025-06-01"


def stock(name: str, **rest: object) -> Measurand:
    bare = Measurand(id=name, label=name, nature=Nature.STOCK, plausible=(1.0, 1e6))
    return replace(bare, **rest)  # type: ignore[arg-type]


def held(measurands: list[Measurand], figures: dict[str, float]) -> dict[str, Estimate]:
    data = {name: [figure(f"s-{name}", DAY, best)] for name, best in figures.items()}
    return {one.measurand: one for one in Joint(measurands, data, as_of=AS_OF).estimates()}


def test_nine_in_one_regiment_bounds_the_total_and_nothing_more() -> None:
    both = [stock("whole"), stock("regiment", part_of=("whole",))]
    alone = held(both[:1], {"whole": 2000})["whole"]
    found = held(both, {"whole": 2000, "regiment": 9})["whole"]
    assert found.median == pytest.approx(alone.median, rel=1e-3)
    assert [bound.part for bound in found.bounds] == ["regiment"]


def test_a_part_as_large_as_its_whole_moves_both() -> None:
    both = [stock("whole"), stock("part", part_of=("whole",))]
    found = held(both, {"whole": 1000, "part": 1500})
    whole, part = found["whole"], found["part"]
    assert whole.median is not None
    assert part.median is not None
    assert whole.median > 1000
    assert part.median < 1500
    assert part.ceilings[0].ceiling
    assert part.ceilings[0].shift < 0 < whole.bounds[0].shift


def test_one_source_of_both_keeps_them_apart() -> None:
    both = [stock("whole"), stock("part", part_of=("whole",))]
    same = Joint(
        both, {"whole": [figure("a", DAY, 1000)], "part": [figure("a", DAY, 950)]}, as_of=AS_OF
    )
    other = Joint(
        both, {"whole": [figure("a", DAY, 1000)], "part": [figure("b", DAY, 950)]}, as_of=AS_OF
    )
    assert same.correlation("whole", "part") > other.correlation("whole", "part") > 0


def test_a_sum_is_told_by_its_parts_and_tells_them() -> None:
    three = [stock("sum", sum_of=("a", "b")), stock("a"), stock("b")]
    found = held(three, {"sum": 3000, "a": 500, "b": 500})
    alone = held([stock("sum")], {"sum": 3000})["sum"]
    assert found["sum"].median < alone.median  # type: ignore[operator]
    assert found["a"].median > held([stock("a")], {"a": 500})["a"].median  # type: ignore[operator]
    assert found["sum"].bounds[0].relation is Relation.SUM_OF
    # Without a figure for one part the sum stays unknown, and nothing is said.
    assert held(three, {"sum": 3000, "a": 500})["sum"].median == pytest.approx(alone.median)
    # Parts that leave nothing of a whole say nothing to one another.
    assert np.isfinite(held(three, {"sum": 10, "a": 50_000, "b": 50_000})["a"].quantiles).all()


def test_a_rate_is_a_floor_for_as_long_as_it_held() -> None:
    total = stock("total", nature=Nature.CUMULATIVE)
    rate = stock("rate", nature=Nature.RATE, per="month", rate_of="total")
    data = {
        "total": [figure("a", DAY, 1000)],
        "rate": [figure("b", "2025-01-01", 500), figure("c", "2025-06-20", 500)],
    }
    found = {one.measurand: one for one in Joint([total, rate], data, as_of=AS_OF).estimates()}
    bound = found["total"].bounds[0]
    assert bound.relation is Relation.RATE_OF
    assert bound.floor == pytest.approx(500 * 170 / 30.44, rel=0.1)
    assert bound.shift > 100
    assert found["rate"].ceilings[0].shift < 0
    nothing = Joint([total, rate], {"total": data["total"]}, as_of=AS_OF).estimates()
    assert nothing[0].bounds == ()


def test_at_least_is_an_order_without_a_part() -> None:
    one, other = stock("present"), stock("killed")
    assert (
        relation_edges([replace(one, at_least=("killed", "unknown")), other])[0].relation
        is Relation.AT_LEAST
    )
    found = held([replace(one, at_least=("killed",)), other], {"present": 800, "killed": 1200})
    assert found["present"].bounds[0].shift > 0


def test_order_and_circles() -> None:
    chain = [stock("a"), stock("b", part_of=("a",)), stock("c", part_of=("b",))]
    assert [one.id for one in sort_parts_first(chain)] == ["c", "b", "a"]
    with pytest.raises(ValueError, match="forewarn check"):
        sort_parts_first([stock("a", part_of=("b",)), stock("b", part_of=("a",))])


def test_the_same_case_twice_is_the_same() -> None:
    three = [stock("sum", sum_of=("a", "b")), stock("a"), stock("b")]
    figures = {"sum": 3000.0, "a": 500.0, "b": 900.0}
    assert held(three, figures) == held(three, figures)


def test_a_range_without_room_is_no_trouble() -> None:
    hollow = stock("hollow", plausible=(9.0, 3.0), part_of=("whole",))
    found = held([stock("whole"), hollow], {"whole": 100, "hollow": 5})
    assert found["hollow"].median is None
    assert found["whole"].median is not None


def test_a_family_by_itself_is_what_it_is_among_all() -> None:
    every = [
        stock("whole"),
        stock("lone"),
        stock("part", part_of=("whole",)),
        stock("sum", sum_of=("a", "b")),
        stock("a"),
        stock("b"),
    ]
    data = {
        one.id: [figure("x", DAY, 100.0 * at), figure("y", "2025-06-11", 130.0 * at)]
        for at, one in enumerate(every, 1)
    }
    together = {one.measurand: one for one in Joint(every, data, as_of=AS_OF).estimates()}
    biases = learn_biases(usable_figures(every, data, AS_OF))
    groups = families(every)
    assert [[one.id for one in group] for group in groups] == [
        ["whole", "part"],
        ["lone"],
        ["sum", "a", "b"],
    ]
    for group in groups:
        for one in Joint(group, data, as_of=AS_OF, biases=biases).estimates():
            assert one == together[one.measurand]
