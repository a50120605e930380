from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.scenarios.chain import filter_forward, forward_backward, transition_matrix


def random_chain(seed: int) -> tuple[Any, Any, Any]:
    rng = np.random.default_rng(seed)
    size, steps = int(rng.integers(1, 4)), int(rng.integers(1, 6))
    moves = np.stack(
        [
            transition_matrix(
                rng.dirichlet(np.ones(size)), float(rng.uniform()), rng.uniform(0.2, 5, size)
            )
            for _ in range(steps)
        ]
    )
    return rng.dirichlet(np.ones(size)), moves, rng.normal(0, 3, (steps, size))


def by_enumeration(initial: Any, moves: Any, logs: Any, upto: int | None = None) -> Any:
    """Marginals of every state, summing over every path; evidence up to step ``upto``."""
    steps, size = logs.shape
    used = steps if upto is None else upto
    marginals = np.zeros((steps + 1, size))
    for path in product(range(size), repeat=steps + 1):
        weight = initial[path[0]]
        for step in range(steps):
            weight *= moves[step][path[step], path[step + 1]]
            if step < used:
                weight *= np.exp(logs[step][path[step + 1]])
        for step, state in enumerate(path):
            marginals[step, state] += weight
    return marginals


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_filter_and_smoother_equal_enumeration(seed: int) -> None:
    initial, moves, logs = random_chain(seed)
    forward = filter_forward(initial, moves, logs)
    for step in range(len(logs) + 1):
        upto = by_enumeration(initial, moves, logs, step)[step]
        assert forward[step] == pytest.approx(upto / upto.sum(), abs=1e-12)
    smoothed, evidence = forward_backward(initial, moves, logs)
    every = by_enumeration(initial, moves, logs)
    assert smoothed == pytest.approx(every / every.sum(axis=1, keepdims=True), abs=1e-12)
    assert evidence == pytest.approx(np.log(every[0].sum()))
    assert smoothed[-1] == pytest.approx(forward[-1])


def test_copies_of_the_chain_run_side_by_side() -> None:
    chains = [random_chain(seed) for seed in range(200)]
    same = [one for one in chains if one[2].shape == chains[0][2].shape]
    initial = np.stack([one[0] for one in same])
    moves = np.stack([one[1] for one in same], axis=1)
    logs = np.stack([one[2] for one in same], axis=1)
    together, evidence = forward_backward(initial, moves, logs)
    for number, one in enumerate(same):
        alone, log = forward_backward(*one)
        assert together[:, number] == pytest.approx(alone)
        assert evidence[number] == pytest.approx(float(log))
        assert filter_forward(initial, moves, logs)[:, number] == pytest.approx(
            filter_forward(*one)
        )


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_sticky_chain_keeps_its_prior_and_composes(s: float, t: float) -> None:
    prior = np.array([0.5, 0.3, 0.2])
    assert prior @ transition_matrix(prior, s) == pytest.approx(prior)
    assert transition_matrix(prior, s) @ transition_matrix(prior, t) == pytest.approx(
        transition_matrix(prior, s * t)
    )


def test_hazards_multiply_the_chance_of_entering() -> None:
    prior = np.array([0.5, 0.3, 0.2])
    moves = transition_matrix(prior, 0.9, np.array([1.0, 3.0, 1.0]))
    assert moves.sum(axis=1) == pytest.approx(np.ones(3))
    row = np.array([0.9 + 0.1 * 0.5, 0.1 * 0.3 * 3, 0.1 * 0.2])
    assert moves[0] == pytest.approx(row / row.sum())
    assert moves[1] == pytest.approx(transition_matrix(prior, 0.9)[1])
    assert transition_matrix(prior, 0.9, np.ones(3)) == pytest.approx(transition_matrix(prior, 0.9))


def test_no_steps_leave_the_opening() -> None:
    initial = np.array([0.4, 0.6])
    smoothed, evidence = forward_backward(initial, np.empty((0, 2, 2)), np.empty((0, 2)))
    assert smoothed.tolist() == [[0.4, 0.6]]
    assert evidence == 0
