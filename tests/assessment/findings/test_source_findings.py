"""What a source has proved worth, beside its declared grade."""

from dataclasses import replace

import pytest

from forewarn.assessment.findings.grounding import Grounding
from forewarn.assessment.findings.source_findings import source_findings
from forewarn.findings.finding import ClaimGround
from forewarn.findings.kind import Kind
from forewarn.sources.source_record import SourceRecord
from forewarn.sources.track_record import TrackRecord
from forewarn.wording.reasons import english
from tests.pages.small import small


def test_the_score_of_what_a_source_said_before_it_was_resolved() -> None:
    case, assessment = small()
    claims = tuple(item.claim.id for item in assessment.claims[:2])
    track = TrackRecord(claims=claims, right=1, brier=0.17, lead_days=12.0)
    known = replace(assessment, records={"seoul": SourceRecord(track=track)})
    grounding = Grounding(claims={item.claim.id: item.claim for item in assessment.claims})
    [finding] = source_findings(case, known, grounding)
    assert finding.id == "source.seoul.track"
    assert finding.value == pytest.approx(0.17)
    assert finding.kind is Kind.SCORE
    assert "Seoul" in english(finding.label)
    assert "1 of 2 right" in english(finding.label)
    assert [one.claim for one in finding.grounds if isinstance(one, ClaimGround)] == [*claims]
