"""All stages together: what a build of a case says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.findings import findings
from forewarn.assessment.memory import Memory
from forewarn.assessment.pipeline import Stages
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.findings.finding import check_grounds
from forewarn.progress import Tell


def assess(
    case: Case,
    drafts: Mapping[str, tuple[Claim, ...]],
    *,
    as_of: date,
    memo: Memory,
    tell: Tell,
) -> Assessment:
    """What the case says as of a day; nothing published later has any part in it.

    CaseError when a review names a claim field that may not be corrected, GroundError when a
    finding rests on nothing.
    """
    return assemble(Stages(case=case, drafts=drafts, as_of=as_of, memo=memo, tell=tell))


def assemble(stages: Stages) -> Assessment:
    """Every stage worked out, and each figure with its grounds."""
    bare = Assessment(
        as_of=stages.as_of,
        claims=stages.ledger,
        origins=stages.origins,
        assignments=stages.assignments,
        estimates=stages.estimates,
        observations=stages.observations,
        weighing=stages.weighing,
        outlook=stages.outlook,
        pool=stages.pool,
        ladder=stages.ladder,
        statuses=stages.statuses,
        advice=stages.advice,
        instruments=stages.instruments,
        contradictions=stages.contradictions,
        credits=stages.credits,
        records=stages.records,
        record=stages.record,
        later=stages.later,
        waiting=stages.waiting,
        unplaced=stages.unplaced,
    )
    stages.tell("checking grounds", 0, 1)
    figures = findings(stages.case, bare, stages.evidence, stages.sources)
    check_grounds(
        figures,
        texts={name: report.text for name, report in stages.reports.items()},
        claims={claim.id: (claim.report, claim.span) for claim in stages.claims},
        lines=stages.case.lines,
    )
    return replace(bare, findings=figures, index={finding.id: finding for finding in figures})
