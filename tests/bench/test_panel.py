from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from bench.panel import Declared, Panel, Predictive, fit
from bench.panel.agreement import agree
from bench.panel.fitted import _declared, _free, _loss
from bench.panel.panel import weighted_median
from bench.panel.predictive import TAIL


def panel(value: list[float], series: list[int], source: list[int], settled: list[float]) -> Panel:
    none = np.zeros(len(value))
    return Panel(
        value=np.array(value, dtype=float), series=np.array(series, dtype=int),
        source=np.array(source, dtype=int), kind=np.zeros(len(value), dtype=int),
        below=none, above=none, age=none, settled=np.array(settled, dtype=float),
    )  # fmt: skip


def simulated(
    seed: int, races: int = 160, houses: int = 8, unsettled: int = 60
) -> tuple[Panel, np.ndarray, np.ndarray]:
    """Margins with house effects, an error that a race shares and one of each poll."""
    chance = np.random.default_rng(seed)
    truth, bias = chance.normal(0, 10, races), chance.normal(0, 2, houses)
    skill = np.where(np.arange(houses) < houses // 2, 1.5, 6.0)
    series = np.repeat(np.arange(races), 6)
    source = chance.integers(0, houses, series.size)
    spread = chance.uniform(5, 15, series.size)
    value = (
        truth[series] + 1.5 + bias[source] + chance.normal(0, 3, races)[series]
        + skill[source] * chance.standard_t(4, series.size)
    )  # fmt: skip
    settled = truth.copy()
    settled[-unsettled:] = np.nan
    kind = (np.arange(series.size) % 7 == 0).astype(int)
    return (
        Panel(
            value=value, series=series, source=source, kind=kind, below=spread, above=spread,
            age=chance.uniform(0, 21, series.size), settled=settled,
        ),
        truth, bias,
    )  # fmt: skip


@pytest.mark.parametrize(
    "declared",
    [None, Declared(bias=0.6, around_zero=True), Declared(sided=True, counts=True, freedom=1e6)],
)
def test_it_beats_the_median_and_covers(declared: Declared | None) -> None:
    data, truth, bias = simulated(3)
    fitted = fit(data, declared)
    assert fitted.learned
    assert fitted.track.supervised
    asked = np.isnan(data.settled)
    found = fitted.predict(data)
    median = weighted_median(data, data.value, np.ones_like(data.value))
    ours = np.abs(found.location - truth)[asked].mean()
    assert ours < 0.97 * np.abs(median - truth)[asked].mean()
    low, high = found.quantiles(np.array([0.05, 0.95])).T
    assert 0.8 < np.mean((truth >= low) & (truth <= high)) <= 0.99
    assert np.corrcoef(fitted.track.source, bias)[0, 1] > 0.7
    error = fitted.track.error / fitted.track.figures
    assert error[:4].mean() < error[4:].mean()


def test_the_slope_is_the_slope() -> None:
    data, _, _ = simulated(5, races=50, unsettled=10)
    from bench.panel.consensus import Consensus, consensus, learn

    said = Declared(sided=True, counts=True, around_zero=True)
    found = consensus(data, learn(data), held_out=True)
    known = ~np.isnan(data.settled)
    seen = Consensus(*(getattr(found, name)[known] for name in ("location", "scatter", "error", "below", "above")))  # fmt: skip
    at = _free(_declared(said, 3.0), said)
    value, slope = _loss(seen, data.settled[known], at, said)
    for place in range(at.size):
        step = np.zeros_like(at)
        step[place] = 1e-4
        up = _loss(seen, data.settled[known], at + step, said)[0]
        down = _loss(seen, data.settled[known], at - step, said)[0]
        assert slope[place] == pytest.approx((up - down) / 2e-4, rel=0.05, abs=1e-3)
    assert value > 0


def test_without_settled_series_the_declared_scales_stand() -> None:
    data, _, _ = simulated(4)
    fitted = fit(replace(data, settled=np.full(data.settled.size, np.nan)))
    assert not fitted.learned
    assert not fitted.track.supervised
    assert fitted.scales[0] == Declared().floor
    assert np.isfinite(fitted.predict(data).below).all()


def test_quantiles_of_a_lopsided_t() -> None:
    one = Predictive(np.array([1.0]), np.array([2.0]), np.array([3.0]))
    found = one.quantiles(np.array([0.1, 0.5, 0.9]))[0]
    t = stats.t(TAIL).ppf(0.9)
    assert found == pytest.approx([1 - 2 * t, 1, 1 + 3 * t])


def test_weighted_median_of_each_series() -> None:
    data = panel([1, 9, 2, 5, 4], [0, 0, 0, 2, 2], [0, 1, 2, 0, 1], [np.nan] * 4)
    found = weighted_median(data, data.value, np.array([1.0, 1, 1, 1, 1]))
    assert found[[0, 2]] == pytest.approx([2, 4.5])
    assert np.isnan(found[[1, 3]]).all()
    assert weighted_median(data, data.value, np.array([0.1, 9, 0.1, 1, 1]))[0] == pytest.approx(
        9, abs=0.2
    )


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"age": np.zeros(1)}, "unequal length"),
        ({"value": np.array([1.0, np.nan])}, "not finite"),
        ({"settled": np.zeros(1)}, "one entry a series"),
    ],
)
def test_bad_panels_are_refused(change: dict[str, np.ndarray], word: str) -> None:
    data = panel([1, 2], [0, 1], [0, 0], [np.nan, np.nan])
    with pytest.raises(ValueError, match=word):
        replace(data, **change)


def test_an_empty_panel() -> None:
    empty = panel([], [], [], [np.nan])
    assert (empty.sources, empty.kinds) == (0, 0)
    assert not empty.told().any()


def vandalised(seed: int) -> tuple[Panel, np.ndarray]:
    """Towns whose figure most editors give right, and vandals a wild one; editor 0 copies."""
    chance = np.random.default_rng(seed)
    truth = chance.uniform(5, 14, 200)
    value, series, source = [], [], []
    for town in range(200):
        given: list[float] = []
        for editor in chance.choice(np.arange(1, 12), 3, replace=False):
            right = chance.random() < (0.95 if editor < 8 else 0.3)
            given.append(truth[town] if right else truth[town] + chance.standard_cauchy())
            source.append(int(editor))
        given.append(given[int(chance.integers(3))])
        source.append(0)
        value += given
        series += [town] * 4
    return panel(value, series, source, [np.nan] * 201), truth


def test_the_reliable_are_found_and_so_is_the_copyist() -> None:
    data, truth = vandalised(2)
    found = agree(data, (0.7,))
    off = np.abs(found.location[:200] - truth)
    median = weighted_median(data, data.value, np.ones_like(data.value))[:200]
    assert off.mean() < 0.5 * np.abs(median - truth).mean()
    assert found.trust[1:8].min() > found.trust[8:].max()
    assert found.copies[0] > 2 * found.copies[1:8].mean()
    assert np.isnan(found.location[200])
    assert ((found.chance[:200] > 0) & (found.chance[:200] <= 1)).all()


def test_a_crowded_series_is_quick() -> None:
    chance = np.random.default_rng(1)
    value = np.r_[np.full(300, 7.0), chance.uniform(0, 20, 1500)]
    crowd = panel(list(value), [0] * 1800, list(range(1800)), [np.nan])
    assert agree(crowd, (0.5,)).location[0] == 7
