"""A scenario: one of the futures of which exactly one must happen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forewarn.findings.finding import Declared
from forewarn.probability import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A condition that makes entering the scenario more likely."""

    label: str
    indicator: str = ""
    """Indicator whose sighting trips it; empty for a trigger nobody can observe yet."""
    hazard: float = 2.0
    """Factor on the chance of entering the scenario in the following step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One future, with the word under which it was published and its prior at the baseline."""

    id: str
    title: str
    short: str = ""
    order: int = 0
    published: str = ""
    """The likelihood word as published; empty for a future nobody published."""
    prior: Given = ""
    """Chance at the baseline: a number, a word of the case's scale or a range; default: ``published``."""
    prior_from: str = ""
    """Id of an analogue whose rate is the prior, instead of ``prior``; a judgement, and shown as one."""
    other: bool = False
    """True for the remainder: everything that the named futures leave out."""
    effect: str = ""
    """Operational effect, in a sentence."""
    resolves: str = ""
    """How one will tell at the horizon that this one came about."""
    triggers: tuple[Trigger, ...] = ()
    indicators: tuple[str, ...] = ()
    """Ids of its key indicators."""
    prose: str = ""
    declared: Mapping[str, Declared] = field(default_factory=dict)
