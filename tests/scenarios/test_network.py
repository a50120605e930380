"""The net against enumeration and pyAgrum."""

import subprocess
import sys
from itertools import product

import numpy as np
import pytest

from forewarn.scenarios.network import Layout, Network, Reports
from forewarn.scenarios.shared_reliability import (
    beta_weights,
    learn_together,
    propagate_messages,
    quantiles,
    reliability_grid,
)
from tools.repository import ROOT


def net(rng: np.random.Generator, *, futures: int, steps: int, indicators: int) -> Network:
    moves = rng.dirichlet(np.ones(futures), (steps - 1, futures))
    return Network(
        initial=rng.dirichlet(np.ones(futures)),
        transitions=moves,
        odds=rng.uniform(0.05, 0.95, (indicators, futures)),
    )


def heard(rng: np.random.Generator, network: Network, count: int) -> Reports:
    return Reports(
        indicator=rng.integers(len(network.odds), size=count),
        step=rng.integers(network.steps, size=count),
        says=rng.random(count) < 0.5,
        noise=rng.uniform(0.05, 0.5, count),
    )


def enumerated(network: Network, reports: Reports, reflects: np.ndarray) -> dict[str, np.ndarray]:
    """Every marginal by summing over all that may be so."""
    steps, futures, indicators = network.steps, len(network.initial), len(network.odds)
    states = np.zeros((steps, futures))
    events = np.zeros((indicators, steps))
    worth = np.zeros(len(reflects))
    total = 0.0
    for path in product(range(futures), repeat=steps):
        chance = network.initial[path[0]]
        for step in range(1, steps):
            chance *= network.transitions[step - 1][path[step - 1], path[step]]
        for happened in product((0, 1), repeat=indicators * steps):
            table = np.array(happened).reshape(indicators, steps)
            odds = network.odds[:, list(path)]
            weight = chance * np.where(table == 1, odds, 1 - odds).prod()
            true = np.where(reports.says, table[reports.indicator, reports.step] == 1, False)
            true |= ~reports.says & (table[reports.indicator, reports.step] == 0)
            by_chance = np.where(reports.says, reports.noise, 1 - reports.noise)
            each = reflects * true + (1 - reflects) * by_chance
            both = weight * each.prod()
            total += both
            for step in range(steps):
                states[step, path[step]] += both
            events += both * table
            worth += both * reflects * true / each
    return {"states": states / total, "events": events / total, "reflects": worth / total,
            "evidence": np.log(total)}  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_marginals_equal_enumeration(seed: int) -> None:
    rng = np.random.default_rng(seed)
    network = net(rng, futures=3, steps=3, indicators=2)
    reports = heard(rng, network, 7)
    reflects = rng.uniform(0.1, 0.9, 7)
    found = network.marginals(reports, reflects)
    truth = enumerated(network, reports, reflects)
    np.testing.assert_allclose(found.states, truth["states"], atol=1e-12)
    np.testing.assert_allclose(found.events, truth["events"], atol=1e-12)
    np.testing.assert_allclose(found.reflects, truth["reflects"], atol=1e-12)
    assert found.log_evidence == pytest.approx(float(truth["evidence"]))
    np.testing.assert_allclose(found.filtered[-1], found.states[-1], atol=1e-12)


def test_marginals_equal_pyagrum() -> None:
    """In a process of its own: pyAgrum's warnings as errors bring Python down."""
    code = (
        "import numpy as np\n"
        "from bench.nets import agrum_marginals, invented\n"
        "s = invented(seed=1, futures=4, steps=8, indicators=6, reports=40, sources=5)\n"
        "a, b = agrum_marginals(s), s.network.marginals(s.reports, s.reflects)\n"
        "at = ~np.isnan(a.events)\n"
        "off = [abs(a.states - b.states), abs(a.events - b.events)[at], abs(a.reflects - b.reflects)]\n"
        "assert at.sum() > 20\n"
        "print(max(x.max() for x in off))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert float(told.stdout) < 1e-9


def test_a_report_that_changes_its_words_keeps_the_layout() -> None:
    rng = np.random.default_rng(5)
    network = net(rng, futures=3, steps=4, indicators=3)
    reports = heard(rng, network, 9)
    layout = Layout.of(reports, indicators=3)
    reflects = np.full(9, 0.7)
    turned = Reports(
        indicator=reports.indicator, step=reports.step, says=~reports.says, noise=reports.noise
    )
    np.testing.assert_array_equal(
        network.marginals(turned, reflects, layout=layout).states,
        network.marginals(turned, reflects).states,
    )


def test_no_report_leaves_the_chain_and_the_odds() -> None:
    network = net(np.random.default_rng(6), futures=2, steps=3, indicators=2)
    none = heard(np.random.default_rng(0), network, 0)
    found = network.marginals(none, np.zeros(0))
    np.testing.assert_allclose(found.states[1], network.initial @ network.transitions[0])
    np.testing.assert_allclose(found.events, network.odds @ found.states.T)
    assert found.reflects.shape == (0,)
    prior = beta_weights(np.array([0.5]), 4.0, points=reliability_grid())
    result = learn_together(
        network, none, np.zeros(0, dtype=int), prior, points=reliability_grid(), seed=1, draws=8
    )
    assert result.converged
    np.testing.assert_allclose(result.states, found.states)


def certain(says: list[bool], odds: float = 0.5) -> tuple[Network, Reports]:
    network = Network(
        initial=np.array([0.5, 0.5]), transitions=np.zeros((0, 2, 2)), odds=np.full((1, 2), odds)
    )
    count = len(says)
    return network, Reports(
        indicator=np.zeros(count, dtype=int),
        step=np.zeros(count, dtype=int),
        says=np.array(says),
        noise=np.full(count, 0.2),
    )


def test_certain_reports_that_contradict_one_another_are_refused_in_words() -> None:
    network, reports = certain([True, False])
    with pytest.raises(ValueError, match="contradict one another with certainty"):
        network.marginals(reports, np.ones(2))


def test_a_certain_report_of_what_no_future_allows_is_refused_in_words() -> None:
    network, reports = certain([True], odds=0.0)
    with pytest.raises(ValueError, match="no future allows them all"):
        network.marginals(reports, np.ones(1))


def test_futures_that_rule_each_other_out_are_refused_in_words() -> None:
    network = Network(
        initial=np.array([1.0, 0.0]),
        transitions=np.eye(2)[None],
        odds=np.array([[1.0, 0.0]]),
    )
    reports = Reports(
        indicator=np.zeros(2, dtype=int),
        step=np.array([0, 1]),
        says=np.array([True, False]),
        noise=np.full(2, 0.2),
    )
    with pytest.raises(ValueError, match="contradict one another"):
        network.marginals(reports, np.ones(2))


def test_certainty_without_contradiction_is_no_fault() -> None:
    network, reports = certain([True, True])
    found = network.marginals(reports, np.ones(2))
    assert found.events[0, 0] == 1
    np.testing.assert_allclose(found.reflects, 1)


def test_a_thousand_months_and_fifty_futures_stay_finite() -> None:
    rng = np.random.default_rng(7)
    network = net(rng, futures=50, steps=1000, indicators=5)
    found = network.marginals(heard(rng, network, 400), np.full(400, 0.8))
    assert np.isfinite(found.states).all()
    np.testing.assert_allclose(found.states.sum(axis=1), 1)


def test_a_source_that_others_bear_out_is_relied_on_more() -> None:
    network = Network(
        initial=np.array([1.0]), transitions=np.ones((5, 1, 1)), odds=np.array([[0.5]])
    )
    # Sources 0 to 2 say the same each month, source 3 the opposite.
    reports = Reports(
        indicator=np.zeros(24, dtype=int),
        step=np.repeat(np.arange(6), 4),
        says=np.tile([True, True, True, False], 6) ^ (np.repeat(np.arange(6), 4) % 2 == 1),
        noise=np.full(24, 0.5),
    )
    source = np.tile(np.arange(4), 6)
    points = reliability_grid()
    prior = beta_weights(np.full(4, 0.6), 5.0, points=points)
    found = learn_together(network, reports, source, prior, points=points, seed=3)
    assert (found.reliability[:3] > 0.7).all()
    assert found.reliability[3] < 0.4
    assert (found.low <= found.reliability).all()
    assert (found.reliability <= found.high).all()
    assert 1 <= found.effective <= 512


def test_learning_equals_summing_over_all_reliabilities() -> None:
    """Two sources, three possible reliabilities: the weighted draws meet the exact sum."""
    rng = np.random.default_rng(8)
    network = net(rng, futures=3, steps=3, indicators=2)
    reports = heard(rng, network, 10)
    source = np.arange(10) % 2
    points = np.array([0.2, 0.5, 0.9])
    prior = np.array([[0.3, 0.3, 0.4], [0.5, 0.25, 0.25]])
    states, total = np.zeros((3, 3)), 0.0
    for one, other in product(range(3), repeat=2):
        given = network.marginals(reports, points[np.array([one, other])][source])
        weight = prior[0, one] * prior[1, other] * np.exp(given.log_evidence)
        states += weight * given.states
        total += weight
    found = learn_together(network, reports, source, prior, points=points, seed=1, draws=4000)
    np.testing.assert_allclose(found.states, states / total, atol=2e-3)


def test_messages_that_do_not_settle_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forewarn.scenarios.shared_reliability.MAX_ROUNDS", 1)
    rng = np.random.default_rng(9)
    network = net(rng, futures=2, steps=2, indicators=2)
    reports = heard(rng, network, 6)
    prior = beta_weights(np.array([0.5, 0.9]), 4.0, points=reliability_grid())
    _, settled = propagate_messages(
        network,
        reports,
        np.arange(6) % 2,
        prior,
        points=reliability_grid(),
        layout=Layout.of(reports, indicators=2),
    )
    assert not settled


def test_quantiles_of_an_even_posterior() -> None:
    low, high = quantiles(np.full((1, 41), 1 / 41), reliability_grid())
    assert low[0] == pytest.approx(0.05, abs=0.01)
    assert high[0] == pytest.approx(0.95, abs=0.01)


def test_smoothing_the_log_likelihoods_gives_the_marginals() -> None:
    network = Network(
        initial=np.array([0.6, 0.4]),
        transitions=np.array([[[0.9, 0.1], [0.2, 0.8]]] * 2),
        odds=np.array([[0.7, 0.2], [0.3, 0.6]]),
    )
    reports = Reports(
        indicator=np.array([0, 1, 0]),
        step=np.array([0, 1, 1]),
        says=np.array([True, False, True]),
        noise=np.full(3, 0.3),
    )
    trust = np.array([0.8, 0.5, 0.6])
    logs = network.log_likelihood(reports, trust[None], Layout.of(reports, indicators=2))
    assert logs.shape == (3, 1, 2)
    assert not logs[2].any()
    expected = network.marginals(reports, trust).states
    np.testing.assert_allclose(network.smooth(logs)[:, 0], expected, atol=1e-12)
