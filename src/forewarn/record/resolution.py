"""A resolution: what happened, as somebody wrote it down with a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.findings.address import Address
from forewarn.findings.finding import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What happened: an appended line; the last one on a question counts."""

    question: Address
    """``scenario.ID``, ``indicator.ID`` or ``signpost.ID``."""
    outcome: bool
    """True when it came about; for a scenario, when it is the one that holds at the horizon."""
    when: date
    """Day on which it came about, or up to which it had not."""
    why: str = ""
    source: str = ""
    """Id of a report of the case, or an address, that shows it."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


def latest_resolutions(resolutions: tuple[Resolution, ...]) -> dict[Address, Resolution]:
    """The last resolution of each question."""
    return {resolution.question: resolution for resolution in resolutions}
