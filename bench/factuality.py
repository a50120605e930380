"""How far the event of a predicate is presented as having come about: a linear model of signs.

A value in [-3, 3] as in UDS-IH2: 3 it surely happened, -3 it surely did not, 0 it cannot be told.
The value is ``3 tanh(c + sum of weights)`` over the signs that the predicate bears
(:mod:`bench.signs`).  The weights minimise a Huber loss, quadratic up to 1, with a ridge penalty;
signs on fewer than eight predicates are left out, then all but those 2,500 that move most in all
(weight times the root of the count), and the rest is fitted again.

Penalty, cut and loss were chosen on every fifth sentence of the train split, with the rest of it
for fitting.  No weights are kept: the model is fitted anew in each run of ``bench.certainty``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

CEILING = 3.0
"""The end of the scale of UDS-IH2."""
FEWEST = 8
KEPT = 2500
PENALTY = 100.0
BEND = 1.0
"""Error up to which the loss is quadratic."""

Rows = Sequence[frozenset[str]]
"""The signs of each predicate."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted model."""

    constant: float
    of: dict[str, float]
    """Weight of a sign by its name."""


def fit(rows: Rows, labels: np.ndarray) -> Weights:
    """The weights for these predicates."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    found = _minimised(_matrix(rows, names), labels)
    moved = np.abs(found[1:]) * np.sqrt([counts[name] for name in names])
    # Ties in favour of the name that comes first, so that two runs keep the same signs.
    kept = sorted(names[at] for at in np.argsort(-moved, kind="stable")[:KEPT])
    found = _minimised(_matrix(rows, kept), labels)
    return Weights(float(found[0]), dict(zip(kept, map(float, found[1:]), strict=True)))


def predict(table: Weights, rows: Rows) -> np.ndarray:
    """Values of predicates by a table."""
    of = table.of
    sums = np.array([table.constant + sum(of.get(name, 0.0) for name in row) for row in rows])
    return np.asarray(CEILING * np.tanh(sums))


def _matrix(rows: Rows, names: Sequence[str]) -> sparse.csr_matrix:
    place = {name: at for at, name in enumerate(names)}
    at = [(row, place[name]) for row, borne in enumerate(rows) for name in borne if name in place]
    down, across = zip(*at, strict=True) if at else ((), ())
    return sparse.csr_matrix((np.ones(len(at)), (down, across)), shape=(len(rows), len(names)))


def _minimised(borne: sparse.csr_matrix, labels: np.ndarray) -> np.ndarray:
    """The constant and the weights of least penalised loss."""
    turned = borne.T.tocsr()

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        bent = np.tanh(borne @ at[1:] + at[0])
        error = CEILING * bent - labels
        size = np.abs(error)
        small = size <= BEND
        cost = np.where(small, error**2 / (2 * BEND), size - BEND / 2).sum()
        slope = np.where(small, error / BEND, np.sign(error)) * CEILING * (1 - bent**2)
        grown = np.concatenate([[slope.sum()], turned @ slope + PENALTY * at[1:]])
        return float(cost + PENALTY / 2 * (at[1:] @ at[1:])), grown

    start = np.zeros(borne.shape[1] + 1)
    options = {"maxiter": 200}
    return np.asarray(
        optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    )
