"""The result of weighing the hypotheses: prior, posterior and the evidence between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One item of evidence: an indicator seen through some origins, or not seen at all."""

    indicator: str
    seen: bool
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    date: date | None
    """First sighting; None for absence."""
    likelihood: Mapping[str, float]
    """Chance of what was (not) reported, under each hypothesis."""
    ratios: Mapping[str, float]
    """Likelihood under the hypothesis over the posterior-weighted mean under its rivals."""
    diagnosticity: float
    """Expected information, in bits: how much the item could tell the hypotheses apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """The leading hypothesis' chance with one judgement at the ends of its range."""

    indicator: str
    """Empty: the prior."""
    hypothesis: str
    """Whose odds, or prior."""
    low: float
    """Chance of the leader with the judgement at its low end; it may exceed ``high``."""
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """Posterior over the hypotheses."""

    as_of: date
    prior: Mapping[str, float]
    posterior: Mapping[str, float]
    band: Mapping[str, tuple[float, float]]
    """90% band from sampling the elicited numbers."""
    items: tuple[EvidenceItem, ...]
    """Strongest first: by the spread of its log likelihoods."""
    flip: tuple[str, ...]
    """Smallest set of origins found whose removal changes the leading hypothesis; empty when
    none does."""
    flip_exact: bool
    """True when every smaller set was tried."""
    path: tuple[tuple[date, Mapping[str, float]], ...]
    """Posterior after each day with evidence."""
    inconsistency: Mapping[str, float] = field(default_factory=dict)
    """Heuer's score, by the marks of the matrix."""
    tornado: tuple[Swing, ...] = ()
    """Widest first."""
