"""Every figure of an assessment as a finding with its grounds."""

from forewarn.assessment.findings.all_findings import findings

__all__ = ["findings"]
