"""All findings of an assessment, in a fixed order."""

from collections.abc import Iterator, Mapping

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.evidence import SortedEvidence
from forewarn.assessment.findings.expected_findings import expected_findings, reliance_findings
from forewarn.assessment.findings.grounding import Grounding
from forewarn.assessment.findings.ladder_findings import stage_findings
from forewarn.assessment.findings.pool_findings import analogue_findings, pool_findings
from forewarn.assessment.findings.quantity_findings import origin_findings, quantity_findings
from forewarn.assessment.findings.record_findings import record_findings
from forewarn.assessment.findings.rival_findings import hypothesis_findings, scenario_findings
from forewarn.assessment.findings.signpost_findings import (
    contradiction_findings,
    instrument_findings,
    ladder_findings,
    policy_findings,
    signpost_findings,
)
from forewarn.assessment.findings.source_findings import plausibility_findings, source_findings
from forewarn.assessment.findings.thinning import thin_grounds
from forewarn.case.model import Case
from forewarn.findings.finding import Finding
from forewarn.findings.reason import Word
from forewarn.sources.source_index import SourceIndex


def findings(
    case: Case, assessment: Assessment, evidence: SortedEvidence, sources: SourceIndex
) -> tuple[Finding, ...]:
    """Every figure that leaves the program, sorted by id."""
    grounding = Grounding(claims={item.claim.id: item.claim for item in assessment.claims})
    names = {
        origin.speaker: sources.name(origin.speaker) or Word("nobody named")
        for origin in assessment.origins
    }
    origin_of = {
        member.id: origin.id if origin.independent else ""
        for origin in assessment.origins
        for member in origin.members
    }
    # One after the other, because the echoes of all at once would not be held.
    drafts = _all_findings(case, assessment, evidence, grounding, names)
    figures = [thin_grounds(finding, origin_of) for finding in drafts]
    return tuple(sorted(figures, key=lambda finding: finding.address))


def _all_findings(
    case: Case,
    assessment: Assessment,
    evidence: SortedEvidence,
    grounding: Grounding,
    names: Mapping[str, str | Word],
) -> Iterator[Finding]:
    first = {origin.id: origin.members[0].id for origin in assessment.origins}
    yield from quantity_findings(case, assessment.estimates, evidence, grounding)
    yield from origin_findings(assessment.origins, names, grounding)
    yield from plausibility_findings(case, assessment, grounding)
    yield from source_findings(case, assessment, grounding)
    yield from signpost_findings(case, assessment.statuses, grounding)
    yield from instrument_findings(case, assessment.instruments, grounding)
    yield from contradiction_findings(case, assessment.contradictions, names, grounding)
    yield from ladder_findings(case, assessment.observations, grounding)
    yield from analogue_findings(case, grounding)
    if assessment.ladder is not None:
        yield from stage_findings(case, assessment.ladder, grounding)
    if assessment.pool is not None:
        yield from pool_findings(case, assessment.pool, grounding)
    if assessment.record is not None:
        yield from record_findings(case, assessment.record, grounding)
    if assessment.weighing is not None:
        yield from hypothesis_findings(case, assessment.weighing, first, grounding)
    if assessment.outlook is not None:
        yield from scenario_findings(case, assessment.outlook, assessment.pool, grounding)
        yield from reliance_findings(case, assessment.outlook, grounding)
        yield from expected_findings(case, assessment.outlook, grounding)
        if assessment.advice is not None:
            yield from policy_findings(case, assessment.advice, grounding)
