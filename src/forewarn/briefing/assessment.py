"""The assessment: everything one build concluded, each figure a finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.claims.review import Reviewed
from forewarn.estimates.estimate import Estimate
from forewarn.grounds import Finding
from forewarn.hypotheses.weighing import Weighing
from forewarn.indicators.contradiction import Contradiction
from forewarn.indicators.observation import Observation
from forewarn.policies.appraisal import Advice
from forewarn.record.tally import Record
from forewarn.reports.origin import Origin
from forewarn.scenarios.outlook import Outlook
from forewarn.signposts.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Where a claim's figure went."""

    claim: str
    measurand: str
    """Empty when it belongs to none."""
    reason: str
    """Why it matched, or which slot forbade the nearest one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a build of a case says as of a day."""

    as_of: date
    claims: tuple[Reviewed, ...]
    origins: tuple[Origin, ...]
    assignments: Mapping[str, Assignment]
    estimates: tuple[Estimate, ...]
    observations: tuple[Observation, ...]
    weighing: Weighing | None
    outlook: Outlook | None
    statuses: tuple[Status, ...]
    advice: Advice | None
    contradictions: tuple[Contradiction, ...] = ()
    """Statements that cannot both hold."""
    record: Record | None = None
    """How earlier forecasts of the case did; None without scenarios."""
    findings: tuple[Finding, ...] = ()
    later: int = 0
    """Reports of the case published after ``as_of`` and left out."""
    index: Mapping[str, Finding] = field(default_factory=dict)
    """The findings by id."""
