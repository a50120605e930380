"""The sticky hidden Markov chain over the futures.

Time runs along the first axis and states along the last; axes between them are independent
copies of the chain (draws, left-out evidence), filtered together.
"""

import numpy as np

from forewarn.indicators.odds import FloatArray


def transition_matrix(
    prior: FloatArray, persistence: FloatArray | float, hazards: FloatArray | None = None
) -> FloatArray:
    """Chances of moving from each state (row) to each (column) within one step.

    ``A = s I + (1 - s) 1 pi^T``, which leaves ``pi`` where it is and composes:
    ``A(s) A(s') = A(s s')``, so that a part ``f`` of a step is one with persistence ``s ** f``.
    With ``hazards`` the chance of entering each state from another is multiplied by them and
    the rows are divided by their sums.

    ``prior`` and ``hazards`` are ``(..., n)``, ``persistence`` is ``(...)`` or a number.
    """
    stay = np.asarray(persistence, dtype=np.float64)[..., None, None]
    size = prior.shape[-1]
    entering = (1 - stay) * prior[..., None, :]
    own = np.eye(size)
    if hazards is None:
        return np.asarray(stay * own + entering, dtype=np.float64)
    factor = np.where(own > 0, 1.0, hazards[..., None, :])
    weighted = stay * own + entering * factor
    rows: FloatArray = weighted / weighted.sum(axis=-1, keepdims=True)
    return rows


def filter_forward(initial: FloatArray, transitions: FloatArray, logs: FloatArray) -> FloatArray:
    """``P(x_t | evidence up to t)`` for ``t = 0..T``: step, then weigh, then normalise.

    ``initial`` ``(..., n)``, ``transitions`` ``(T, ..., n, n)`` and the log likelihoods of each
    step's evidence ``logs`` ``(T, ..., n)``.  Steps with zero logs are the forecast: there the
    recursion is ``x A^k``.
    """
    weight = np.exp(logs - logs.max(axis=-1, keepdims=True))
    chances = np.empty((len(logs) + 1, *initial.shape))
    chances[0] = initial
    for step, moves in enumerate(transitions):
        ahead = np.matmul(chances[step][..., None, :], moves)[..., 0, :] * weight[step]
        chances[step + 1] = ahead / ahead.sum(axis=-1, keepdims=True)
    return chances


def forward_backward(
    initial: FloatArray, transitions: FloatArray, logs: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """``P(x_t | all evidence)`` for ``t = 0..T``, and the log probability of the evidence.

    Rabiner 1989, doi:10.1109/5.18626, scaled at every step.  Shapes as in :func:`filter_forward`; the
    log probability has the shape of ``initial`` without its last axis.
    """
    forward = filter_forward(initial, transitions, logs)
    top = logs.max(axis=-1, keepdims=True)
    weight = np.exp(logs - top)
    smoothed = forward.copy()
    backward = np.ones_like(initial)
    evidence = np.zeros(initial.shape[:-1])
    for step in range(len(transitions) - 1, -1, -1):
        moves = transitions[step]
        ahead = np.matmul(forward[step][..., None, :], moves)[..., 0, :] * weight[step]
        evidence += np.log(ahead.sum(axis=-1)) + top[step][..., 0]
        backward = np.matmul(moves, (weight[step] * backward)[..., None])[..., 0]
        backward = backward / backward.sum(axis=-1, keepdims=True)
        both = forward[step] * backward
        smoothed[step] = both / both.sum(axis=-1, keepdims=True)
    return smoothed, evidence
