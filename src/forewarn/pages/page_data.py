"""What every page is written from: the case, its assessment, and look-ups over both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import AssessmentIndex
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.claims.review import ReviewedClaim, pending_proposals
from forewarn.errors import Fault
from forewarn.estimates.estimate import EstimateTerm
from forewarn.findings.finding import ClaimGround, Finding
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.origins.origin import Origin
from forewarn.pages.addresses import origin_anchor, origins_path
from forewarn.pages.charts import Draw, render_chart
from forewarn.policies.policy import Policy
from forewarn.reports.report import Report
from forewarn.scenarios.scenario import Scenario

Result = TypeVar("Result")
ORIGINS_PER_PAGE = 30
"""Origins a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What pages must know of the server that stands behind them."""

    token: str
    """Proves that a form was given out by this server."""
    version: int = 0
    """Grows whenever the pages are others than before."""
    trouble: str = ""
    """Why the pages are not of the files as they stand; empty when they are."""
    files: frozenset[str] = frozenset()
    """Case files whose lines can be shown."""
    views: str = ""
    """Hash of ``views.toml``, empty where there is none: a change made meanwhile is noticed."""


class PageData:
    """Read-only; one per build.  ``live`` when a server stands behind the pages."""

    def __init__(
        self,
        case: Case,
        assessment: Assessment,
        faults: Sequence[Fault],
        *,
        build_hash: str,
        builds: Sequence[date] = (),
        draw: Draw = render_chart,
        live: Live | None = None,
    ) -> None:
        self.draw = draw
        self.live = live
        self.case = case
        self.assessment = assessment
        self.faults = tuple(sorted(faults))
        self.build_hash = build_hash
        self.builds = tuple(sorted({*builds, assessment.as_of}))
        self.evidence = AssessmentIndex(case, assessment)
        self._made: dict[Callable[[PageData], Any], Any] = {}

    def once(self, make: Callable[["PageData"], Result]) -> Result:
        """What ``make`` gives for this build, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        value: Result = self._made[make]
        return value

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """In declared order, the remainder last."""
        return tuple(
            sorted(
                self.case.scenarios,
                key=lambda scenario: (scenario.other, scenario.order, scenario.id),
            )
        )

    @cached_property
    def shapes(self) -> dict[str, int]:
        """Scenario id to its hue and shape, 1 to 5; the remainder has the cross."""
        return {
            scenario.id: 5 if scenario.other else place % 5 + 1
            for place, scenario in enumerate(self.scenarios)
        }

    @cached_property
    def titles(self) -> dict[str, str]:
        """Short names of scenarios, hypotheses and policies, titles where there is none."""
        case = self.case
        items: tuple[Scenario | Hypothesis | Policy, ...] = (
            *case.scenarios,
            *case.hypotheses,
            *case.policies,
        )
        return {item.id: item.short or item.title for item in items}

    @cached_property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """In declared order."""
        return tuple(
            sorted(self.case.hypotheses, key=lambda hypothesis: (hypothesis.order, hypothesis.id))
        )

    @cached_property
    def indicator_labels(self) -> dict[str, str]:
        """Indicator id to its label."""
        return {indicator.id: indicator.label for indicator in self.case.indicators}

    @cached_property
    def measurand_labels(self) -> dict[str, str]:
        """Measurand id to its label."""
        return {measurand.id: measurand.label for measurand in self.case.measurands}

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Those published by the as-of day, newest first."""
        published = [report for report in self.case.reports if report.date <= self.assessment.as_of]
        return tuple(sorted(published, key=lambda report: (report.date, report.id), reverse=True))

    @cached_property
    def report_places(self) -> dict[str, int]:
        """Report id to its place among ``reports``."""
        return {report.id: place for place, report in enumerate(self.reports)}

    @cached_property
    def claims_of(self) -> dict[str, tuple[Claim, ...]]:
        """Report id to its claims, in the order of the text."""
        by_report: dict[str, list[Claim]] = {}
        for draft in self.assessment.claims:
            by_report.setdefault(draft.claim.report, []).append(draft.claim)
        return {
            report: tuple(sorted(claims, key=lambda claim: (claim.span, claim.id)))
            for report, claims in by_report.items()
        }

    @cached_property
    def proposals(self) -> dict[str, ReviewedClaim]:
        """What language models drafted of these reports and nobody decided on; counts in nothing."""
        ids = {report.id for report in self.reports}
        return {
            claim.id: ReviewedClaim(claim=claim, draft=claim, review=None)
            for claim in pending_proposals(self.case.proposed, self.case.reviews)
            if claim.report in ids
        }

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """The most echoed first."""
        return tuple(
            sorted(
                self.assessment.origins,
                key=lambda origin: (
                    -len(origin.publishers),
                    -len(origin.members),
                    origin.date,
                    origin.id,
                ),
            )
        )

    @cached_property
    def origin_named(self) -> dict[str, Origin]:
        """Origins by id."""
        return {origin.id: origin for origin in self.assessment.origins}

    @cached_property
    def _origin_places(self) -> dict[str, int]:
        return {origin.id: place for place, origin in enumerate(self.origins)}

    def origin_path(self, origin: str) -> str:
        """Page and fragment of an origin."""
        page = self._origin_places[origin] // ORIGINS_PER_PAGE + 1
        return f"{origins_path(page)}#{origin_anchor(origin)}"

    @cached_property
    def terms(self) -> dict[str, tuple[tuple[str, EstimateTerm], ...]]:
        """Claim id to the measurands its figure went to, with what became of it."""
        by_claim: dict[str, list[tuple[str, EstimateTerm]]] = {}
        for estimate in self.assessment.estimates:
            for term in estimate.terms:
                for claim in dict.fromkeys((term.datum.claim, *term.datum.claims)):
                    by_claim.setdefault(claim, []).append((estimate.measurand, term))
        return {claim: tuple(terms) for claim, terms in by_claim.items()}

    @cached_property
    def fed(self) -> dict[str, tuple[Finding, ...]]:
        """Claim id to the findings that cite it."""
        by_claim: dict[str, dict[str, Finding]] = {}
        for finding in self.evidence.findings.values():
            for ground in finding.grounds:
                if isinstance(ground, ClaimGround):
                    by_claim.setdefault(ground.claim, {})[finding.id] = finding
        return {claim: tuple(findings.values()) for claim, findings in by_claim.items()}

    @property
    def published(self) -> bool:
        """True when the published judgement was known on the as-of day."""
        outlook = self.assessment.outlook
        return outlook is not None and outlook.opened == self.case.question.baseline

    @cached_property
    def leading(self) -> str:
        """Id of the scenario with the highest chance at the horizon; empty without an outlook."""
        outlook = self.assessment.outlook
        if outlook is None or not outlook.horizon:
            return ""
        return min(outlook.horizon, key=lambda key: (-outlook.horizon[key], key))
