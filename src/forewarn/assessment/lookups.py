"""What stands under a finding: claims, origins, grades, looked up once."""

from collections.abc import Iterator
from itertools import groupby

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.estimate import Usage
from forewarn.findings.finding import ClaimGround, Finding
from forewarn.findings.subject import Subject
from forewarn.origins.origin import Origin

_OF_MEASURANDS = {Subject.ESTIMATE, Subject.ORIGINS}
"""Subjects of the findings that a measurand's figures stand under."""


class AssessmentIndex:
    """Read-only look-ups over one assessment of one case."""

    def __init__(self, case: Case, assessment: Assessment) -> None:
        self.reports = {report.id: report for report in case.reports}
        self.sources = case.source_index
        self.reviewed = {item.claim.id: item for item in assessment.claims}
        self.origin_of = {
            member.id: origin for origin in assessment.origins for member in origin.members
        }
        self.members = {
            member.id: member for origin in assessment.origins for member in origin.members
        }
        self.findings = dict(assessment.index) or {
            finding.id: finding for finding in assessment.findings
        }
        self._used = {
            estimate.measurand: {
                claim
                for term in estimate.terms
                if term.usage is Usage.USED
                for claim in (term.datum.claim, *term.datum.claims)
            }
            for estimate in assessment.estimates
        }
        self._claims: dict[str, tuple[str, ...]] = {}
        self._origins: dict[str, tuple[Origin, ...]] = {}

    def claim(self, claim: str) -> Claim | None:
        """The claim as it counts, None when it is not in the assessment."""
        item = self.reviewed.get(claim)
        return item.claim if item else None

    def counted(self, finding: Finding) -> tuple[ClaimGround, ...]:
        """Its claim grounds, without figures that an estimate set aside or superseded."""
        grounds = tuple(ground for ground in finding.grounds if isinstance(ground, ClaimGround))
        address = finding.address
        if address.subject not in _OF_MEASURANDS or address.item not in self._used:
            return grounds
        return tuple(ground for ground in grounds if ground.claim in self._used[address.item])

    def strongest(self, finding: str) -> list[str]:
        """Claims that count in the finding, those that moved it most first."""
        figure = self.findings.get(finding)
        size = {
            ground.claim: abs(ground.effect.size or 0.0)
            for ground in (self.counted(figure) if figure is not None else ())
        }
        return sorted(self.claims_under(finding), key=lambda claim: -size.get(claim, 0.0))

    def relay(self, claim: Claim) -> tuple[str, ...]:
        """Who said it, then everyone it passed through, the outlet last; none twice in a row."""
        chain = [
            claim.claimant,
            *(self.sources.name(passer) for passer in reversed(claim.relay)),
            self.reports[claim.report].publisher,
        ]
        return tuple(name for name, _same in groupby(chain))

    def claims_under(self, finding: str) -> tuple[str, ...]:
        """Claims that count in the finding or, where it has none of its own, those it rests on."""
        claims = self._claims.get(finding)
        if claims is None:
            # Threads share these look-ups: a result is stored only when it is whole.
            claims = self._claims[finding] = tuple(dict.fromkeys(self._walk(finding, set())))
        return claims

    def _walk(self, finding: str, visited: set[str]) -> Iterator[str]:
        """Claims under the finding, each finding entered once, so that a circle ends."""
        figure = self.findings.get(finding)
        if figure is None or finding in visited:
            return
        visited.add(finding)
        own = self.counted(figure)
        if own:
            yield from (ground.claim for ground in own)
            return
        for parent in figure.rests_on:
            yield from self._walk(parent, visited)

    def origins_under(self, finding: str) -> tuple[Origin, ...]:
        """Independent origins under the finding, in the order of its grounds."""
        origins = self._origins.get(finding)
        if origins is None:
            by_id: dict[str, Origin] = {}
            for claim in self.claims_under(finding):
                origin = self.origin_of.get(claim)
                if origin is not None and origin.independent:
                    by_id.setdefault(origin.id, origin)
            origins = self._origins[finding] = tuple(by_id.values())
        return origins
