"""Sums, log odds and rounding."""

from collections.abc import Sequence
from math import exp, log


def normalise(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights divided by their sum; ValueError when the sum is not positive."""
    total = sum(weights)
    if not total > 0:
        raise ValueError(f"weights must have a positive sum, got {total}")
    return tuple(weight / total for weight in weights)


def logit(chance: float) -> float:
    """Natural log odds of a chance strictly between 0 and 1."""
    return log(chance / (1 - chance))


def from_logit(log_odds: float) -> float:
    """Inverse of :func:`logit`, stable for large magnitudes."""
    if log_odds >= 0:
        return 1 / (1 + exp(-log_odds))
    return exp(log_odds) / (1 + exp(log_odds))


def rounded(value: float, *, digits: int = 12) -> float:
    """``value`` to so many significant digits, so that results do not hang on the machine's
    order of summation.

    >>> rounded(0.1 + 0.2)
    0.3
    """
    return float(f"{value:.{digits}g}")
