"""``python -m bench.fit_certainty --data DIR``: fit the weights of ``extractors/certainty/factuality.py``.

The value of a predicate is ``3 tanh(c + sum of weights)`` over the signs it bears.  The weights
minimise a Huber loss, quadratic up to 1, with a ridge penalty; signs on fewer than eight
predicates are left out, then all but those 2,500 that move most in all (weight times the root of
the count), and the rest is fitted again.

Penalty, cut and loss were chosen on every fifth sentence of the train split, with the rest of it
for fitting; what ships is fitted on the whole of it.  The dev split is not read here.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

from bench import uds_ih2
from forewarn.extractors.certainty.factuality import CEILING
from forewarn.extractors.certainty.veridicality import signs

FEWEST = 8
KEPT = 2500
PENALTY = 100.0
BEND = 1.0
"""Error up to which the loss is quadratic."""
FOLD = 5
"""Every fifth sentence of train is held out for the choice."""

Rows = Sequence[frozenset[str]]


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.fit_certainty", description=__doc__)
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    options.add_argument("--out", type=Path, help="write the table of weights there")
    chosen = options.parse_args()
    if not uds_ih2.path(chosen.data, "train").exists():
        print(f"SKIPPED: no {uds_ih2.path(chosen.data, 'train')}", file=sys.stderr)
        return 1
    judged = list(uds_ih2.load(chosen.data, "train"))
    rows = [frozenset(sign.name for sign in signs(one.predicate)) for one in judged]
    labels = np.array([one.label for one in judged])
    held = np.array([one.sentence % FOLD == 0 for one in judged])
    table = fit([row for row, out in zip(rows, held, strict=True) if not out], labels[~held])
    guessed = predict(table, [row for row, out in zip(rows, held, strict=True) if out])
    r, mae = scores(guessed, labels[held])
    print(f"held-out fifth of train: r {r:.3f}, MAE {mae:.3f}, {len(table['weights'])} weights")
    if chosen.out is not None:
        text = json.dumps(fit(rows, labels), ensure_ascii=False, indent=0, sort_keys=True)
        chosen.out.write_text(text + "\n", encoding="utf-8")
    return 0


def fit(rows: Rows, labels: np.ndarray) -> dict[str, Any]:
    """The table of weights for these predicates, to three decimals."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    found = _minimised(_matrix(rows, names), labels)
    moved = np.abs(found[1:]) * np.sqrt([counts[name] for name in names])
    # Ties in favour of the name that comes first, so that two runs keep the same signs.
    kept = sorted(names[at] for at in np.argsort(-moved, kind="stable")[:KEPT])
    found = _minimised(_matrix(rows, kept), labels)
    rounded = {name: round(float(w), 3) for name, w in zip(kept, found[1:], strict=True)}
    return {
        "constant": round(float(found[0]), 3),
        "weights": {name: weight for name, weight in rounded.items() if weight},
    }


def predict(table: dict[str, Any], rows: Rows) -> np.ndarray:
    """Values of predicates by a table."""
    of = table["weights"]
    sums = np.array([table["constant"] + sum(of.get(name, 0.0) for name in row) for row in rows])
    return CEILING * np.tanh(sums)


def scores(guessed: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """Pearson's r, 0 for a constant guess, and the mean absolute error."""
    r = float(np.corrcoef(guessed, labels)[0, 1]) if np.ptp(guessed) > 0 else 0.0
    return r, float(np.abs(guessed - labels).mean())


def _matrix(rows: Rows, names: Sequence[str]) -> sparse.csr_matrix:
    place = {name: at for at, name in enumerate(names)}
    at = [(row, place[name]) for row, borne in enumerate(rows) for name in borne if name in place]
    down, across = zip(*at, strict=True)
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
    return optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x


if __name__ == "__main__":
    sys.exit(main())
