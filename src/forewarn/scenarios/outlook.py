"""The result of the forecast: chances now and at the horizon, and their path."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.scenarios.reliance import Reliance

Band = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Published chances that do not sum to one, beside their repairs."""

    published: Mapping[str, float]
    """Best guesses as declared, scenario by scenario."""
    total: float
    projected: Mapping[str, float]
    """Nearest point of the simplex inside the elicited intervals where one exists."""
    proportional: Mapping[str, float]
    """Each divided by the total, for comparison."""
    distance: float
    """Euclidean distance from published to projected."""
    within: bool
    """True when the projection stays inside every elicited interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """One event, seen or missed, and its shift of the chances at the horizon."""

    indicator: str
    seen: bool
    date: date
    """Day of the first sighting, or the last day watched without one."""
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    shift: Mapping[str, float]
    """Chance at the horizon with it minus without it, per scenario, in [-1, 1]."""
    ratio: Mapping[str, float]
    """Likelihood ratio for the scenario against its rivals taken together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Chances over one step of the cadence."""

    date: date
    """Last day of the step."""
    chance: Mapping[str, float]
    band90: Band
    band50: Band
    forecast: bool
    """True past the as-of date."""
    smoothed: Mapping[str, float] = field(default_factory=dict)
    """Chances with hindsight: from all evidence up to the as-of date, not only up to the step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedSighting:
    """How likely an indicator is to come about between the as-of date and a later one."""

    indicator: str
    by: tuple[tuple[date, float], ...]
    """Last day of each step ahead, and the chance that it has come about by then."""
    low: float
    """5% quantile of the chance at the horizon, from sampling the elicited numbers."""
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Probabilities of the scenarios."""

    as_of: date
    opened: date
    """Day on which the chain starts: the baseline, or the case's start when looking back
    before it."""
    repair: Repair
    prior: Mapping[str, float]
    """Chances with which the chain opened."""
    now: Mapping[str, float]
    """Chance that each scenario holds at ``as_of``."""
    horizon: Mapping[str, float]
    """Chance that each scenario holds at the horizon: the forecast."""
    band90: Band
    """Of ``horizon``, from sampling the elicited numbers."""
    band50: Band
    movers: tuple[Mover, ...]
    """Largest absolute shift first."""
    path: tuple[Step, ...]
    expected: tuple[ExpectedSighting, ...] = ()
    """Indicators with odds, in the order of the case."""
    reliances: tuple[Reliance, ...] = ()
    """Sources with a sighting, and what their reports made of their grades."""
