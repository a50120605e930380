"""The findings of a build as a table."""

from dataclasses import dataclass

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.exports.table import csv_bytes
from forewarn.findings.finding import Finding
from forewarn.wording.finding_json import finding_to_json

_COLUMNS = tuple("id label value low high level kind unit grounds rests_on note".split())
"""As in ``assessment.json``; ``low`` and ``high`` bound the interval, ``level`` says what it is,
``grounds`` counts the grounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsCsv:
    """A row a finding, without the sentences that it rests on."""

    suffix: str = ".csv"

    def content(self, case: Case, assessment: Assessment, *, build: str) -> bytes:
        """The table, in the order of the assessment's findings."""
        return csv_bytes(_COLUMNS, map(_row, assessment.findings))


FINDINGS_CSV = FindingsCsv()


def _row(finding: Finding) -> list[str | float | None]:
    wire = finding_to_json(finding)
    low, high = wire["interval"] or (None, None)
    bounds = {"low": low, "high": high}
    counts = {"grounds": len(wire["grounds"]), "rests_on": "; ".join(wire["rests_on"])}
    row = wire | bounds | counts
    return [row[column] for column in _COLUMNS]
