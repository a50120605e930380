"""The assessment: everything one build concluded, each figure a finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.assessment.unplaced import UnplacedItem
from forewarn.claims.review import ReviewedClaim
from forewarn.estimates.assignment import Assignment
from forewarn.estimates.estimate import Estimate
from forewarn.findings.finding import Finding
from forewarn.hypotheses.weighing import Weighing
from forewarn.indicators.contradiction import Contradiction
from forewarn.indicators.observation import Observation
from forewarn.origins.origin import Origin
from forewarn.policies.appraisal import Advice
from forewarn.record.tally import Record
from forewarn.scenarios.ladder import Ladder
from forewarn.scenarios.outlook import Outlook
from forewarn.scenarios.pooling import PooledChances
from forewarn.signposts.status import Status
from forewarn.signposts.validator import IndicatorValue
from forewarn.sources.credibility import Credit
from forewarn.sources.source_record import SourceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a build of a case says as of a day."""

    as_of: date
    claims: tuple[ReviewedClaim, ...]
    origins: tuple[Origin, ...]
    assignments: Mapping[str, Assignment]
    estimates: tuple[Estimate, ...]
    observations: tuple[Observation, ...]
    weighing: Weighing | None
    outlook: Outlook | None
    statuses: tuple[Status, ...]
    advice: Advice | None
    pool: PooledChances | None = None
    """Several analysts' chances of the scenarios, pooled; None where nobody's are declared."""
    ladder: Ladder | None = None
    """How high the ladder of involvement has been climbed; None without rungs or a start."""
    instruments: tuple[IndicatorValue, ...] = ()
    """What each indicator can tell and whether that pays, best first."""
    contradictions: tuple[Contradiction, ...] = ()
    """Statements that cannot both hold."""
    record: Record | None = None
    """How earlier forecasts of the case did; None without scenarios."""
    findings: tuple[Finding, ...] = ()
    credits: Mapping[str, Credit] = field(default_factory=dict)
    """Credibility of each claim by its id."""
    records: Mapping[str, SourceRecord] = field(default_factory=dict)
    """What was learned of each source by its id, spokesmen counted to whom they speak for."""
    later: int = 0
    """Reports of the case published after ``as_of`` and left out."""
    waiting: int = 0
    """Language models' drafts from reports up to ``as_of`` that nobody has decided on."""
    unplaced: tuple[UnplacedItem, ...] = ()
    """Claims that found no place, those that came nearest first."""
    index: Mapping[str, Finding] = field(default_factory=dict)
    """The findings by id."""
