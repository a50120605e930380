"""Estimates: value, interval, and the effect of each origin."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.findings.reason import Reason
from forewarn.sources.source import Reliability, SourceClass


class Side(StrEnum):
    """How a figure bears on the count."""

    POINT = "point"
    AT_LEAST = "at least"
    UP_TO = "up to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One origin's figure for one measurand."""

    claim: str
    """Claim that first gave it."""
    origin: str
    source: str
    """Id of the source, spokesmen resolved; a revision by the same source supersedes."""
    kind: SourceClass
    reliability: Reliability
    date: date
    low: float
    best: float
    high: float
    side: Side = Side.POINT
    claims: tuple[str, ...] = ()
    """All claims of the origin that carry the figure, the first included."""


class Relation(StrEnum):
    """How one measurand bears on another."""

    PART_OF = "part of"
    AT_LEAST = "at least"
    SUM_OF = "sum of"
    RATE_OF = "rate of"


class Usage(StrEnum):
    """Whether and how a figure is used."""

    USED = "used"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateTerm:
    """A figure, its usage, and its effect on the estimate."""

    datum: Datum
    usage: Usage
    reason: Reason
    shift: float | None
    """Median with it minus median without it, in the measurand's unit; None if it is not used or
    the only one."""
    mean_shift: float | None = None
    """The same for the mean."""
    low_shift: float | None = None
    """The same for the lower end of the 90% interval."""
    high_shift: float | None = None
    """The same for the upper end."""


ID_PLUS = " + "
ID_MINUS = " - "
"""Between the ids of measurands that are added or subtracted; no id contains a blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedBound:
    """Constraint by a related measurand: a floor under a whole, a cap on a part, or a sum."""

    part: str
    """Id of the related measurand; for a sum several, joined by ``TOGETHER`` and ``LESS``."""
    floor: float
    """Its median, times the periods for which a rate held."""
    shift: float
    """Median with it minus median without it."""
    relation: Relation = Relation.PART_OF
    ceiling: bool = False
    """True where it bounds from above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredFigure:
    """The figure by a new origin that would move the median by a given share."""

    change: float
    """Change to bring about, as a share of the median."""
    figure: float | None
    """The figure nearest to the median that does so; None if no single figure can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBias:
    """Posterior bias of a source, as used in one estimate."""

    source: str
    bias: float
    """In natural logs; a figure is divided by its exponential."""
    sd: float
    elsewhere: int
    """Figures for other measurands from which it was learned; 0 means the declared prior."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPoint:
    """The estimate on a day, from the reports published by then."""

    date: date
    median: float
    low90: float
    high90: float
    low50: float
    high50: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShare:
    """A measurand as a share of a measurand that it is part of, from their joint draws."""

    whole: str
    low90: float
    median: float
    high90: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A reconciled quantity with its 50 and 90% credible intervals."""

    measurand: str
    as_of: date
    median: float | None
    """None if no independent origin gave a usable figure."""
    low90: float = 0.0
    high90: float = 0.0
    low50: float = 0.0
    high50: float = 0.0
    quantiles: tuple[float, ...] = ()
    """Twenty quantiles at 2.5%, 7.5%, ... 97.5%, for dotplots."""
    mean: float | None = None
    """Posterior mean; None without a median."""
    terms: tuple[EstimateTerm, ...] = ()
    bounds: tuple[RelatedBound, ...] = ()
    ceilings: tuple[RelatedBound, ...] = ()
    """Constraints by measurands of which this one is a part."""
    path: tuple[PathPoint, ...] = ()
    smoothed: tuple[PathPoint, ...] = ()
    """The count on each of those days from everything published up to now."""
    origins: int = 0
    """Independent origins among the terms in use."""
    required_figures: tuple[RequiredFigure, ...] = ()
    source_biases: tuple[SourceBias, ...] = ()
    """Biases of the sources in use, the learned ones first."""
    spread: float = 1.0
    """Multiple of the declared error spreads."""
    spread_freedom: int = 0
    """Degrees of freedom of that multiple; 0 means that the spreads are the declared ones."""
    grade_chances: tuple[tuple[Reliability, float], ...] = ()
    """Chance of each grade in use; empty where the declared ones are used."""
    monthly: float | None = None
    """Monthly growth of a cumulative total between its figures, as a share, learned from them; None
    with fewer than two."""
    shares: tuple[PartShare, ...] = ()
    """Its share of each whole, which the two intervals alone do not determine."""
