"""An indicator: an observable event with declared odds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.findings.finding import Declared
from forewarn.probability import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An observable event, how it would be seen, and how likely it is under each rival.

    A claim observes it when every group in ``requires`` has a phrase in the sentence, nothing in
    ``excludes`` is there, the stance is one of ``stances`` and, if ``claimants`` is given, the
    claimant (or whom it speaks for) is one of them.
    """

    id: str
    label: str
    definition: str = ""
    phrases: tuple[str, ...] = ()
    """Example phrases, for people; matching uses ``requires``."""
    requires: tuple[tuple[str, ...], ...] = ()
    excludes: tuple[str, ...] = ()
    stances: tuple[str, ...] = ("asserts", "confirms")
    claimants: tuple[str, ...] = ()
    coverage: float = 0.5
    """Chance that it would be reported, had it happened in one period of ``per_days``."""
    noise: float = 0.05
    """Chance of such a report although it did not happen."""
    per_days: int = 30
    """Period to which ``scenarios`` odds and ``coverage`` refer."""
    watched_from: date | None = None
    """Absence counts from this day on; None: absence never counts."""
    scenarios: Mapping[str, Given] = field(default_factory=dict)
    """Chance of happening within ``per_days`` under each scenario: a number, a word of the scale,
    or a range."""
    hypotheses: Mapping[str, Given] = field(default_factory=dict)
    """Chance of happening at all under each hypothesis: likewise, or a mark from CC to II."""
    contradicts: tuple[str, ...] = ()
    """Indicators that cannot hold beside it: what a speaker who says this rules out."""
    cost: str = ""
    """What it costs to watch: low, medium, high."""
    declared: Mapping[str, Declared] = field(default_factory=dict)
