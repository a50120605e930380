"""Plausibility of a figure on its own terms: against a reference rate, or against coverage.

A test flags and never deletes: it gives the probability of so extreme a figure under the declared
rate or coverage, with the arithmetic.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import exp, log, sqrt

import numpy as np

from forewarn.findings.finding import Declared
from forewarn.findings.reason import Reason
from forewarn.probability.intervals import Z90

_STRAINED_TAIL = 0.05
"""Tail below which a figure strains a reference."""
_IMPLAUSIBLE_TAIL = 0.01
"""Tail below which it contradicts the reference: one of the two is wrong, or does not apply."""
_NODES = 48
"""Nodes of the Gauss-Hermite rule that averages over uncertain rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceClass:
    """A reference class: earlier events over the exposure in which they happened."""

    id: str
    label: str
    events: int
    """How many happened: deaths, accidents."""
    exposure: tuple[float, float]
    """90% range of the exposure in which they happened, in ``unit``."""
    unit: str
    """What exposure is counted in, for instance ``sapper-years``."""
    source: str = ""
    """Where the numbers stand."""
    url: str = ""
    verified: bool = False
    """True when somebody opened the source and found the numbers there."""
    why: str = ""
    """How the exposure was reckoned, and what makes the class like or unlike."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTest:
    """A measurand's figures held against reference rates."""

    id: str
    label: str
    measurand: str
    """Id of the measurand whose figures are tested."""
    exposure: tuple[float, float]
    """90% range of the exposure in the case, in the references' unit."""
    references: tuple[str, ...]
    """Ids of the references, each a test of its own."""
    spread: float = 2.0
    """Factor by which the rate here may differ from the reference's, up or down, at 90%: no two
    places are alike.  1 says that they are."""
    why: str = ""
    """How the exposure was reckoned."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageTest:
    """A measurand's figures held against how much of it would have been seen."""

    id: str
    label: str
    measurand: str
    """Id of the measurand whose figures are tested."""
    load: tuple[float, float]
    """90% range of how many of the unit make one visible event, such as a shipload."""
    seen: tuple[float, float]
    """90% range of the chance that one such event is seen and reported in public."""
    reported: int
    """How many such events were independently reported."""
    source: str = ""
    """Where load, chance and number come from."""
    why: str = ""
    """How they were reckoned."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


class Plausibility(StrEnum):
    """Plausibility of a figure, by the size of its tail."""

    CREDIBLE = "credible"
    STRAINED = "strained"
    IMPLAUSIBLE = "implausible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Tail probabilities of a count, with the arithmetic."""

    count: float
    expected: float
    """Mean of the count under the reference."""
    fewer: float
    """Chance of so few or fewer."""
    more: float
    """Chance of so many or more."""
    arithmetic: Reason

    @property
    def least(self) -> float:
        """The smaller tail."""
        return min(self.fewer, self.more)

    @property
    def too_few(self) -> bool:
        """True when the figure is on the low side."""
        return self.fewer <= self.more

    @property
    def verdict(self) -> Plausibility:
        """Credible, strained or implausible."""
        return judge_tail(self.least)


def judge_tail(chance: float) -> Plausibility:
    """Plausibility of a figure with a tail of this size."""
    if chance < _IMPLAUSIBLE_TAIL:
        return Plausibility.IMPLAUSIBLE
    return Plausibility.STRAINED if chance < _STRAINED_TAIL else Plausibility.CREDIBLE


def rate_tail(
    count: float,
    *,
    events: int,
    reference: tuple[float, float],
    exposure: tuple[float, float],
    spread: float = 1.0,
    unit: str = "",
) -> Tail:
    """Tails of a count under a rate known only from events over an exposure.

    With Jeffreys' prior the rate is Gamma(events + 1/2) over the exposure, and the count, Poisson
    given the rate, is negative binomial (Gelman et al. 2013, Bayesian Data Analysis, 2.6).  The
    ratio of the two exposures and the ``spread`` between populations are log-normal with the given
    90% ranges; the tails are averaged over them.  The expected count is the mean of all of that.

    ValueError unless count and events are at least 0, ranges ordered and positive, spread >= 1.
    """
    from scipy.special import betainc

    if count < 0 or events < 0:
        raise ValueError(f"counts are at least 0, got {count:g} and {events} events")
    if spread < 1:
        raise ValueError(f"a spread is a factor of at least 1, got {spread:g}")
    centre = _middle(exposure) / _middle(reference)
    sd = sqrt(_sd(exposure) ** 2 + _sd(reference) ** 2 + (log(spread) / Z90) ** 2)
    shape = events + 0.5

    def at_most(ratio: float, number: float) -> float:
        # Negative binomial: P(N <= n) = I_p(shape, n + 1) with p = 1 / (1 + ratio).
        return float(betainc(shape, number + 1, 1 / (1 + ratio)))

    at_count, below = float(np.floor(count)), float(np.ceil(count)) - 1
    fewer = _average(lambda ratio: at_most(ratio, at_count), centre, sd)
    more = _average(lambda ratio: _beyond(shape, ratio, below), centre, sd)
    expected = shape * centre * exp(sd**2 / 2)
    return Tail(
        count=count,
        expected=expected,
        fewer=min(1.0, fewer),
        more=min(1.0, more),
        arithmetic=Reason.of(
            "plausibility.rate",
            events=events,
            reference=range_value(reference),
            unit=unit,
            exposure=range_value(exposure),
            spread=spread,
            expected=expected,
        ),
    )


def coverage_tail(
    count: float, *, load: tuple[float, float], seen: tuple[float, float], reported: int
) -> Tail:
    """Tails of the number of reports if the count were true.

    ``count / load`` events of which each is reported with chance ``seen`` make a Poisson number of
    reports, with load and chance log-normal over their 90% ranges.  ``fewer`` is the chance that a
    count so large stays as unseen as it did.

    ValueError unless the count is positive, ranges ordered and positive, and chances at most 1.
    """
    from scipy.special import gammaincc

    if count <= 0 or reported < 0:
        raise ValueError(
            f"needs a positive count and reports of at least 0, got {count:g}, {reported}"
        )
    if seen[1] > 1:
        raise ValueError(f"a chance is at most 1, got {seen[1]:g}")
    centre = count / _middle(load) * _middle(seen)
    sd = sqrt(_sd(load) ** 2 + _sd(seen) ** 2)
    fewer = _average(lambda mean: float(gammaincc(reported + 1, mean)), centre, sd)
    below = _average(lambda mean: float(gammaincc(reported, mean)), centre, sd) if reported else 0.0
    expected = centre * exp(sd**2 / 2)
    return Tail(
        count=float(reported),
        expected=expected,
        fewer=min(1.0, fewer),
        more=1 - below,
        arithmetic=Reason.of(
            "plausibility.coverage",
            count=count,
            load=range_value(load),
            seen=range_value(seen),
            expected=expected,
            reported=reported,
        ),
    )


def _average(of: Callable[[float], float], centre: float, sd: float) -> float:
    """Mean of a function of a log-normal quantity, by Gauss-Hermite quadrature."""
    if sd == 0:
        return of(centre)
    nodes, weights = np.polynomial.hermite_e.hermegauss(_NODES)
    values = [of(centre * exp(sd * float(node))) for node in nodes]
    return float(np.dot(weights, values) / weights.sum())


def _beyond(shape: float, ratio: float, below: float) -> float:
    """P(N > below), from the other side: no difference of two numbers near one."""
    from scipy.special import betainc

    return 1.0 if below < 0 else float(betainc(below + 1, shape, ratio / (1 + ratio)))


def _middle(span: tuple[float, float]) -> float:
    low, high = span
    if not 0 < low <= high < float("inf"):
        raise ValueError(f"a range needs 0 < low <= high, got {low:g} to {high:g}")
    return sqrt(low * high)


def _sd(span: tuple[float, float]) -> float:
    return log(span[1] / span[0]) / (2 * Z90)


def range_value(span: tuple[float, float]) -> Reason | float:
    """A range as a reason: one number where both ends are equal."""
    low, high = span
    return low if low == high else Reason.of("range", low=low, high=high)
