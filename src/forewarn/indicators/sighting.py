"""The event layer: how reports, or their absence, bear on whether an indicator came about.

An event ``E`` lies between the rivals and the reports.  Through origin ``o`` with trust ``r_o``,
a report is made for certain when the origin reflects what happened and it did, and by noise when
the origin does not reflect it.  Summing ``E`` out gives a closed form (Pearl, Probabilistic
Reasoning in Intelligent Systems, 1988, section 4.2, with the event as a hidden cause)::

    lam_E    = prod_o (r_o + (1 - r_o) noise)
    lam_notE = prod_o (1 - r_o) noise
    P(reports | H) = p_H lam_E + (1 - p_H) lam_notE

which for one origin is ``r p_H + (1 - r) noise``.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from forewarn.indicators.odds import FloatArray


def chance_over(chance: float, *, per_days: int, days: float) -> float:
    """A chance per ``per_days`` as a chance within ``days``, at a constant hazard.

    ``1 - (1 - p) ** (days / per_days)``

    >>> round(chance_over(0.75, per_days=30, days=15), 3)
    0.5
    """
    return float(1 - (1 - chance) ** (days / per_days))


def report_likelihoods(trusts: Sequence[float], *, noise: float) -> tuple[float, float]:
    """``(lam_E, lam_notE)``: chance of all the reports if it happened, and if it did not."""
    if_so, if_not = 1.0, 1.0
    for trust in trusts:
        if_so *= trust + (1 - trust) * noise
        if_not *= (1 - trust) * noise
    return if_so, if_not


def discount(trusts: Iterable[float], *, noise: float) -> float:
    """``lam_notE / lam_E`` without underflow of either: 1 with no report, near 0 once sure."""
    return float(discounts(trusts, noise=noise)[0])


def discounts(trusts: Iterable[FloatArray | float], *, noise: FloatArray | float) -> FloatArray:
    """The same for trusts and noise with one element a draw; of one element where they are
    numbers."""
    ratio = np.ones(1)
    for trust in trusts:
        ratio = ratio * ((1 - trust) * noise / (trust + (1 - trust) * noise))
    return ratio


def chance_of_reports(chance: float, trusts: Sequence[float], *, noise: float) -> float:
    """Chance of the reports under a rival that gives the event ``chance``.

    >>> round(chance_of_reports(0.6, [0.9], noise=0.05), 3)  # 0.9 * 0.6 + 0.1 * 0.05
    0.545
    """
    if_so, if_not = report_likelihoods(trusts, noise=noise)
    return chance * if_so + (1 - chance) * if_not


def chance_of_silence(chance: float, *, coverage: float, periods: float = 1.0) -> float:
    """Chance of no report in so many watched periods: ``(1 - p_H coverage) ** periods``.

    ``p_H coverage`` is the chance of a reported event in one period, converted to the time
    watched as in :func:`chance_over`, so that the weight of silence does not depend on the steps
    it is counted in.  The factor for no noise report is common to all rivals and left out.
    """
    return float((1 - chance * coverage) ** periods)


def log_reports(chances: FloatArray, ratio: float | FloatArray) -> FloatArray:
    """``log P(reports | H) - log lam_E`` with ``ratio`` from :func:`discount`."""
    logs: FloatArray = np.log(chances + (1 - chances) * ratio)
    return logs


def log_silence(chances: FloatArray, *, coverage: FloatArray | float) -> FloatArray:
    """``log P(no report | H)`` over one watched period; coverage a number, or one a draw."""
    logs: FloatArray = np.log1p(-chances * np.asarray(coverage)[..., None])
    return logs
