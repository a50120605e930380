"""``assessment.json``: what a build found, each figure with its grounds."""

import json
from dataclasses import dataclass

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.wording.finding_json import finding_to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentJson:
    """The assessment with a finding a line, as every build writes it."""

    suffix: str = ".json"

    def content(self, case: Case, assessment: Assessment, *, build: str) -> bytes:
        """The bytes of ``assessment.json``."""
        question = case.question
        body = {
            "title": question.title,
            "question": question.question,
            "as_of": assessment.as_of.isoformat(),
            "baseline": question.baseline.isoformat() if question.baseline else None,
            "horizon": question.horizon.isoformat() if question.horizon else None,
            "build": build,
            "reports": sum(report.date <= assessment.as_of for report in case.reports),
            "claims": len(assessment.claims),
            "origins": sum(origin.independent for origin in assessment.origins),
        }
        # A line a finding, because only lines without an indent are written by the fast encoder.
        encode = json.JSONEncoder(ensure_ascii=False).encode
        lines = [f"{encode(key)}: {encode(value)}" for key, value in body.items()]
        findings = ",\n".join(encode(finding_to_json(finding)) for finding in assessment.findings)
        text = "{\n" + ",\n".join([*lines, f'"findings": [\n{findings}\n]']) + "\n}\n"
        return text.encode("utf-8")


ASSESSMENT_JSON = AssessmentJson()
