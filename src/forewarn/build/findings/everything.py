"""All findings of an assessment, in a fixed order."""

from forewarn.briefing.assessment import Assessment
from forewarn.build.evidence import Evidence
from forewarn.build.findings.credibility import plausibility_findings, source_findings
from forewarn.build.findings.grounding import Grounding
from forewarn.build.findings.learned import expected_findings, reliance_findings
from forewarn.build.findings.opinions import analogue_findings, pool_findings
from forewarn.build.findings.quantities import origin_findings, quantity_findings
from forewarn.build.findings.record import record_findings
from forewarn.build.findings.rivals import hypothesis_findings, scenario_findings
from forewarn.build.findings.stages import stage_findings
from forewarn.build.findings.watch import (
    contradiction_findings,
    instrument_findings,
    ladder_findings,
    policy_findings,
    signpost_findings,
)
from forewarn.build.speaking import Speakers
from forewarn.case.case import Case
from forewarn.grounds import Finding


def findings(
    case: Case, assessment: Assessment, evidence: Evidence, speakers: Speakers
) -> tuple[Finding, ...]:
    """Every figure that leaves the program, sorted by id."""
    grounding = Grounding(claims={item.claim.id: item.claim for item in assessment.claims})
    names = {origin.speaker: speakers.name(origin.speaker) for origin in assessment.origins}
    first = {origin.id: origin.members[0].id for origin in assessment.origins}
    found = [
        *quantity_findings(case, assessment.estimates, evidence, grounding),
        *origin_findings(assessment.origins, names, grounding),
        *plausibility_findings(case, assessment, grounding),
        *source_findings(case, assessment, grounding),
        *signpost_findings(case, assessment.statuses, grounding),
        *instrument_findings(case, assessment.instruments, grounding),
        *contradiction_findings(case, assessment.contradictions, names, grounding),
        *ladder_findings(case, assessment.observations, grounding),
        *analogue_findings(case, grounding),
    ]
    if assessment.ladder is not None:
        found.extend(stage_findings(case, assessment.ladder, grounding))
    if assessment.pool is not None:
        found.extend(pool_findings(case, assessment.pool, grounding))
    if assessment.record is not None:
        found.extend(record_findings(case, assessment.record, grounding))
    if assessment.weighing is not None:
        found.extend(hypothesis_findings(case, assessment.weighing, first, grounding))
    if assessment.outlook is not None:
        found.extend(scenario_findings(case, assessment.outlook, assessment.pool, grounding))
        found.extend(reliance_findings(case, assessment.outlook, grounding))
        found.extend(expected_findings(case, assessment.outlook, grounding))
        if assessment.advice is not None:
            found.extend(policy_findings(case, assessment.advice, grounding))
    return tuple(sorted(found, key=lambda finding: finding.id))
