"""The unit of a finding, as it stands after its value."""

from forewarn.findings.finding import Finding
from forewarn.findings.kind import Kind
from forewarn.findings.reason import Reason
from forewarn.wording.reasons import say
from forewarn.wording.vocabulary import term


def unit_of(finding: Finding) -> str:
    """What stands after a finding's value; nothing where the value says it."""
    if finding.kind in (Kind.CHANCE, Kind.DISTANCE):
        return ""
    return say(finding.unit) if isinstance(finding.unit, Reason) else term(finding.unit)
