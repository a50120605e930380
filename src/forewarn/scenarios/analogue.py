"""Reference classes: how often similar cases came about before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forewarn.findings.finding import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Analogue:
    """A reference class: how often similar cases came about before."""

    id: str
    label: str
    definition: str = ""
    cases: int = 0
    """How many precedents the class holds."""
    happened: int = 0
    """In how many of them the thing came about; 0 <= happened <= cases."""
    informs: str = ""
    """Scenario or hypothesis id on which it bears."""
    question: str = ""
    """What it answers; classes with the same question define it differently and stand side by side, never blended."""
    source: str = ""
    declared: Mapping[str, Declared] = field(default_factory=dict)
