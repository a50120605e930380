import numpy as np
import pytest

from forewarn.estimates.bias import learn_biases
from forewarn.estimates.estimate import Datum
from forewarn.sources.source import SourceClass
from tests.estimates.figures import figure, scale

DAY = "2025-06-01"


def test_alone_the_declared_prior_stands() -> None:
    data = [figure(name, DAY, 1000) for name in "abc"]
    found = learn_biases({"m": data, "empty": []})["m"]
    assert found.spread == 1
    assert found.freedom == 0
    assert all(one.mean == 0 and one.elsewhere == 0 for one in found.of.values())
    assert found.scales(["a", "b", "c"])["a"] == pytest.approx(scale(SourceClass.ALLIED, fellows=3))
    assert found.scales(["a"])["a"] == pytest.approx(scale(SourceClass.ALLIED, fellows=1))


def test_a_common_bias_does_not_average_out() -> None:
    data = [figure(f"s{n}", DAY, 1000) for n in range(1000)]
    found = learn_biases({"m": data})["m"].scales([f"s{n}" for n in range(1000)])
    assert found["s0"] ** 2 / 1000 == pytest.approx(0.2**2 / 2, rel=0.01)
    parties = [figure(f"s{n}", DAY, 1000, kind=SourceClass.PARTY) for n in range(9)]
    apart = learn_biases({"m": parties})["m"].scales([f"s{n}" for n in range(9)])
    assert apart["s0"] == pytest.approx(scale(SourceClass.PARTY, fellows=1), rel=1e-5)


def exaggerating(times: int) -> dict[str, list[Datum]]:
    return {
        f"m{n}": [
            figure("loud", DAY, 1500 * (n + 1), kind=SourceClass.PARTY),
            figure("calm", DAY, 1000 * (n + 1)),
            figure("other", DAY, 1050 * (n + 1), kind=SourceClass.MEDIA),
        ]
        for n in range(times)
    } | {"asked": [figure("loud", DAY, 3000, kind=SourceClass.PARTY)]}


def test_who_says_more_everywhere_is_known_for_it() -> None:
    found = learn_biases(exaggerating(12))
    loud = found["asked"].of["loud"]
    assert loud.elsewhere == 12
    # Half as much again than two others: two thirds of log 1.5 above the mean of the three.
    assert loud.mean == pytest.approx(2 / 3 * np.log(1.5), abs=0.08)
    assert found["asked"].variance("loud") < 0.35**2 / 2
    assert found["m0"].of["calm"].mean < 0
    assert found["m0"].of["loud"].elsewhere == 11
    assert found["asked"].freedom == 24
    assert found["asked"].spread < 1


def test_few_teach_little() -> None:
    few, many = learn_biases(exaggerating(1))["asked"], learn_biases(exaggerating(12))["asked"]
    assert 0 < few.of["loud"].mean < many.of["loud"].mean
    assert few.spread == 1


def test_more_figures_than_teach_are_finite() -> None:
    data = [figure(f"s{n}", DAY, 900 + n) for n in range(300)]
    found = learn_biases({"m": data, "n": data[:2]})["m"]
    assert np.isfinite([one.mean for one in found.of.values()]).all()


def test_nothing_gives_nothing() -> None:
    assert learn_biases({}) == {}
