"""A measurand: exactly what is counted, so that unlike figures never merge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from forewarn.findings.finding import Declared


class Nature(StrEnum):
    """How the count behaves in time."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    RATE = "rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurand:
    """What is counted: thing, unit, actor, place, stage, scope, nature and as-of rule.

    A claim's quantity belongs to a measurand when its unit is one of ``counts`` (or, where the
    text says no unit, one of them stands in the sentence), every group in ``requires`` has a
    phrase in the sentence, no phrase of ``excludes`` is there, and the stance and rate agree.
    """

    id: str
    label: str
    unit: str = ""
    actor: str = ""
    place: str = ""
    stage: str = ""
    """``sent``, ``planned``, ``killed``, ``present``, ...; part of what is counted."""
    scope: str = ""
    """The whole of which this is a count: one regiment, the first two deployments, all."""
    nature: Nature | None = None
    as_of: str = ""
    """How the date to which a figure refers is found: ``report date``, ``stated``, ..."""
    period: tuple[date, date] | None = None
    """First and last day of what is counted, for a count of a stated time; a figure for another
    time never matches."""
    counts: tuple[str, ...] = ()
    """Words for the counted thing (lemmas), as the quantity's unit would have them."""
    requires: tuple[tuple[str, ...], ...] = ()
    """Groups of phrases; from each group at least one must stand in the sentence."""
    excludes: tuple[str, ...] = ()
    """Phrases that forbid the match."""
    per: str = ""
    """Period of a rate; a quantity with another ``per`` never matches."""
    part_of: tuple[str, ...] = ()
    """Measurands of which this is a part: a lower bound on them, nothing more."""
    at_least: tuple[str, ...] = ()
    """Measurands that this one cannot be smaller than, although they are no part of it."""
    sum_of: tuple[str, ...] = ()
    """Measurands that make up this one, all of them and nothing twice."""
    rate_of: str = ""
    """The total that this rate adds to: it has grown by the rate for as long as that was reported,
    and for one ``per`` at least, which is a lower bound."""
    plausible: tuple[float, float] = (1.0, 1e9)
    """Figures outside are set aside with a word, never merged; also the support of the estimate."""
    declared: Mapping[str, Declared] = field(default_factory=dict)
