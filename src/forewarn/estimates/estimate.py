"""What an estimate says: value, interval, and what each origin did to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.reports.source import Reliability, SourceClass


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


class Standing(StrEnum):
    """What became of a figure."""

    USED = "used"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A figure, what became of it, and what leaving it in did."""

    datum: Datum
    standing: Standing
    reason: str
    shift: float | None
    """Median with it minus median without it, in the measurand's unit; None unless used or when
    it is the only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A floor under a whole, given by one of its parts."""

    part: str
    """Measurand id of the part."""
    floor: float
    """Median of the part."""
    shift: float
    """Median of the whole with the floor minus without it."""


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
    terms: tuple[Term, ...] = ()
    bounds: tuple[Bound, ...] = ()
    path: tuple[PathPoint, ...] = ()
    origins: int = 0
    """Independent origins among the terms in use."""
