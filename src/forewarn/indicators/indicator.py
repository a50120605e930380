"""An indicator: an observable event with declared odds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.findings.finding import Declared
from forewarn.probability import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An observable event, how it would be seen, and how likely it is under each rival.

    A claim observes it when an event that it tells fits the slots ``who``, ``does``, ``to`` and
    ``where``, or, where phrases are declared, when every group in ``requires`` has one in the
    sentence and nothing in ``excludes`` is there.  The stance must be one of ``stances`` and, if
    ``claimants`` is given, the claimant (or whom it speaks for) one of them.
    """

    id: str
    label: str
    definition: str = ""
    who: tuple[str, ...] = ()
    """Who does it: ids of actors or sources, kinds of actors, or things; none for anyone."""
    does: tuple[str, ...] = ()
    """What happens, as verbs: "withdraws", "is sent to", "refuses to sign"."""
    to: tuple[str, ...] = ()
    """To whom or what, in the same way as ``who``."""
    where: tuple[str, ...] = ()
    """Ids of places; what happens within one of them happens there."""
    is_not: str = ""
    """What is easily taken for it, in words for people."""
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
