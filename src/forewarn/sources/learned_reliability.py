"""What a source's record teaches about its reliability and its bias, beside its declared grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

from forewarn.findings.reason import Reason
from forewarn.probability.intervals import Z90, beta_interval
from forewarn.sources.source import Reliability

PRIOR_CASES = 4.0
"""Cases that a declared grade is worth: ten judged claims outweigh it."""
BIAS_SD = 0.35
"""Sd of a source's bias in natural logs before anything is known: a third too many or too few."""
FIGURE_SD = 0.4
"""Sd of one log ratio to what came later, which is itself no truth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One claim of a source held against what came later."""

    claim: str
    hit: bool
    reason: Reason
    log_ratio: float | None = None
    """Natural log of its figure over the later one; None where no figure was compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A source's record: chance of being borne out and factor by which it overstates."""

    hits: int
    misses: int
    reliability: float
    reliability90: tuple[float, float]
    bias: float
    """Factor: 1.2 says a fifth too many."""
    bias90: tuple[float, float]
    figures: int
    """Claims whose figure entered the bias."""


def learned(grade: Reliability, judged: Sequence[Judged]) -> Learned:
    """Posterior of reliability and bias given the judged claims, one for each own origin.

    Reliability is Beta: the declared grade is worth :data:`PRIOR_CASES` claims at its chance, F is
    the uniform Beta(1, 1), because it says nothing.  Bias is normal in logs about none, shrunk by
    what a single comparison is worth; both intervals are 90%.
    """
    hits = sum(each.hit for each in judged)
    misses = len(judged) - hits
    yes, no = prior(grade)
    yes, no = yes + hits, no + misses
    ratios = [each.log_ratio for each in judged if each.log_ratio is not None]
    weight = len(ratios) / FIGURE_SD**2
    mean = sum(ratios) / FIGURE_SD**2 / (weight + 1 / BIAS_SD**2)
    sd = 1 / sqrt(weight + 1 / BIAS_SD**2)
    return Learned(
        hits=hits,
        misses=misses,
        reliability=yes / (yes + no),
        reliability90=beta_interval(yes, no),
        bias=exp(mean),
        bias90=(exp(mean - Z90 * sd), exp(mean + Z90 * sd)),
        figures=len(ratios),
    )


def prior(grade: Reliability) -> tuple[float, float]:
    """Beta parameters of a declared grade before any claim was judged."""
    if grade is Reliability.F:
        return 1.0, 1.0
    return PRIOR_CASES * grade.chance, PRIOR_CASES * (1 - grade.chance)
