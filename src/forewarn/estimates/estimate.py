"""What an estimate says: value, interval, and what each origin did to it."""

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
    """Claim in which it was first said."""
    origin: str
    source: str
    """Id of whoever said it, spokesmen resolved; revisions by the same source supersede."""
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
    """What became of a figure."""

    USED = "used"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateTerm:
    """A figure, what became of it, and what leaving it in did."""

    datum: Datum
    usage: Usage
    reason: Reason
    shift: float | None
    """Median with it minus median without it, in the measurand's unit; None unless used or when
    it is the only one."""
    mean_shift: float | None = None
    """The same for the mean."""
    low_shift: float | None = None
    """The same for the lower end of the 90% interval."""
    high_shift: float | None = None
    """The same for the upper end."""


ID_PLUS = " + "
ID_MINUS = " - "
"""Between the ids of measurands that are added up or taken off; no id has a blank in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedBound:
    """What a related measurand says: a floor under a whole, a cap on a part, or a sum."""

    part: str
    """Id of the related measurand; for a sum several, joined by ``TOGETHER`` and ``LESS``."""
    floor: float
    """Its median, times the periods that a rate held."""
    shift: float
    """Median with it minus median without it."""
    relation: Relation = Relation.PART_OF
    ceiling: bool = False
    """True where it bounds from above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredFigure:
    """What a new origin would have to say to move the median by so much."""

    change: float
    """Change wanted, as a share of the median."""
    figure: float | None
    """The figure nearest to the median that does it; None when no single figure could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBias:
    """The bias that a source was taken to have here."""

    source: str
    bias: float
    """In natural logs; a figure is divided by its exponential."""
    sd: float
    elsewhere: int
    """Figures for other measurands that taught it; none means that it is the declared prior."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPoint:
    """The estimate as it stood on a day, from what was published by then."""

    date: date
    median: float
    low90: float
    high90: float
    low50: float
    high50: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShare:
    """A measurand as a share of one that it is part of, from their joint draws."""

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
    """None when no independent origin gave a usable figure."""
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
    """What wholes say of this one, which is their part."""
    path: tuple[PathPoint, ...] = ()
    smoothed: tuple[PathPoint, ...] = ()
    """The count on each of those days as it is seen now, from everything published since too."""
    origins: int = 0
    """Independent origins among the terms in use."""
    required_figures: tuple[RequiredFigure, ...] = ()
    source_biases: tuple[SourceBias, ...] = ()
    """Biases of the sources in use, the learned ones first."""
    spread: float = 1.0
    """Error spreads in use as a multiple of the declared ones."""
    spread_freedom: int = 0
    """Figures beyond one a measurand that taught the multiple; none means that it is declared."""
    grade_chances: tuple[tuple[Reliability, float], ...] = ()
    """Chances that the grades in use were taken to stand for; empty where they are as declared."""
    monthly: float | None = None
    """Growth of a cumulative total between its figures, a month, as a share of it, learned from
    them; None where there are no two."""
    shares: tuple[PartShare, ...] = ()
    """What share it is of each whole, which the two intervals by themselves do not tell."""
