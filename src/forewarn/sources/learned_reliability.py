"""Posterior of a source's reliability and bias from its record, beside its declared grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

from forewarn.findings.reason import Reason
from forewarn.probability.intervals import Z90, beta_interval
from forewarn.sources.source import Reliability

PRIOR_CASES = 4.0
"""Weight of a declared grade in claims: ten verdicts outweigh it."""
BIAS_SD = 0.35
"""Prior sd of a source's bias in natural logs: a third too many or too few."""
FIGURE_SD = 0.4
"""Sd of one log ratio to the later figure, which is not exact itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceVerdict:
    """The comparison of one claim of a source with later evidence."""

    claim: str
    hit: bool
    reason: Reason
    log_ratio: float | None = None
    """Natural log of its figure over the later one; None where no figure was compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePosterior:
    """Posterior of a source: the chance that its claims are borne out, and the factor of its bias."""

    hits: int
    misses: int
    reliability: float
    reliability90: tuple[float, float]
    bias: float
    """Factor: 1.2 means a fifth too many."""
    bias90: tuple[float, float]
    figures: int
    """Number of claims whose figures were compared."""


def learn_reliability(grade: Reliability, verdicts: Sequence[SourceVerdict]) -> SourcePosterior:
    """Posterior of reliability and bias given the verdicts, one for each origin of the source.

    Reliability is Beta: the declared grade weighs :data:`PRIOR_CASES` claims at its chance; grade F
    is the uniform Beta(1, 1), because it states nothing.  The log of the bias is normal with prior
    mean 0; both intervals are 90%.
    """
    hits = sum(verdict.hit for verdict in verdicts)
    misses = len(verdicts) - hits
    yes, no = prior(grade)
    yes, no = yes + hits, no + misses
    ratios = [verdict.log_ratio for verdict in verdicts if verdict.log_ratio is not None]
    weight = len(ratios) / FIGURE_SD**2
    mean = sum(ratios) / FIGURE_SD**2 / (weight + 1 / BIAS_SD**2)
    sd = 1 / sqrt(weight + 1 / BIAS_SD**2)
    return SourcePosterior(
        hits=hits,
        misses=misses,
        reliability=yes / (yes + no),
        reliability90=beta_interval(yes, no),
        bias=exp(mean),
        bias90=(exp(mean - Z90 * sd), exp(mean + Z90 * sd)),
        figures=len(ratios),
    )


def prior(grade: Reliability) -> tuple[float, float]:
    """Beta parameters of a declared grade before any verdict."""
    if grade is Reliability.F:
        return 1.0, 1.0
    return PRIOR_CASES * grade.chance, PRIOR_CASES * (1 - grade.chance)
