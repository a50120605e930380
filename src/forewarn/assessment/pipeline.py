"""The chain: claims to origins to estimates, hypotheses, scenarios, signposts and policies.

Each stage is worked out when it is first asked for, from the stages that it names and from nothing
else, so that a question touches only what it depends on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from forewarn.assessment.claim_credibility import credits, records
from forewarn.assessment.evidence import (
    SortedEvidence,
    SupposedSighting,
    apply_suppositions,
    gather_evidence,
    names_of,
    sentences_of,
)
from forewarn.assessment.memory import Memory
from forewarn.assessment.steps import (
    SEED,
    contradictory,
    estimate_measurands,
    forecast_scenarios,
    levels,
    track_record,
    weigh_hypotheses,
)
from forewarn.assessment.topics import address_topics
from forewarn.assessment.unplaced import (
    Placings,
    UnplacedItem,
    find_unplaced,
    place_events,
    place_figures,
)
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.claims.review import ReviewedClaim, ReviewError, apply_reviews, pending_proposals
from forewarn.errors import CaseError, Fault
from forewarn.estimates.assignment import Assignment, assign_figures
from forewarn.estimates.estimate import Estimate
from forewarn.hypotheses.weighing import Weighing
from forewarn.indicators.bearing import Says, claim_bearings, claim_topics
from forewarn.indicators.contradiction import Contradiction
from forewarn.indicators.observation import Observation
from forewarn.language import Language
from forewarn.origins.excluded_origins import exclude_origins, merge_origins
from forewarn.origins.origin import Origin
from forewarn.origins.utterances import find_excerpts, group_claims
from forewarn.policies.appraisal import Advice
from forewarn.policies.stress import appraise
from forewarn.progress import Tell, quiet
from forewarn.record.tally import Record
from forewarn.reports.report import Report
from forewarn.scenarios.ladder import Ladder, estimate_ladder
from forewarn.scenarios.outlook import Outlook
from forewarn.scenarios.pooling import PooledChances
from forewarn.scenarios.priors import pool_elicitations
from forewarn.signposts.status import Status
from forewarn.signposts.validator import IndicatorValue, validate_indicators
from forewarn.sources.credibility import Credit
from forewarn.sources.source_index import SourceIndex
from forewarn.sources.source_record import SourceRecord

STEPS = (
    "reading reports",
    "grouping origins",
    "sorting evidence",
    "estimating",
    "weighing hypotheses",
    "forecasting scenarios",
    "checking grounds",
)
"""What a build tells of, in its order; a case without rivals leaves some out."""


@dataclass(frozen=True, kw_only=True)
class Stages:
    """What a case says as of a day; nothing published later has any part in it.

    ``supposed_sightings`` are of indicators seen whatever the reports say, ``excluded_origins``
    count as no witness and ``merged_origins`` as one with another: suppositions, none in a build
    (:mod:`forewarn.what_if.assess_what_if`).
    """

    case: Case
    drafts: Mapping[str, tuple[Claim, ...]]
    as_of: date
    memo: Memory
    tell: Tell = quiet
    supposed_sightings: Sequence[SupposedSighting] = ()
    excluded_origins: frozenset[str] = frozenset()
    merged_origins: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Those published by the day, by id."""
        return {report.id: report for report in self.case.reports if report.date <= self.as_of}

    @cached_property
    def languages(self) -> dict[str, Language]:
        """The language of each report, by the report's id."""
        return {name: self.case.languages[report.language] for name, report in self.reports.items()}

    @cached_property
    def proposed(self) -> list[Claim]:
        """Language models' drafts from these reports."""
        return [claim for claim in self.case.proposed if claim.report in self.reports]

    @cached_property
    def ledger(self) -> tuple[ReviewedClaim, ...]:
        """The claims that count, each with its draft and its last review.

        CaseError when a review names a claim field that may not be corrected.
        """
        reports = self.reports
        published = [claim for name in sorted(reports) for claim in self.drafts.get(name, ())]
        published.extend(claim for claim in self.case.entered if claim.report in reports)
        texts = {key: (report.date, report.text) for key, report in reports.items()}
        try:
            return apply_reviews(published, self.case.reviews, texts, proposals=self.proposed)
        except ReviewError as error:
            raise CaseError(
                [
                    Fault(
                        file="reviews.jsonl",
                        line=_line_of(self.case, error.number),
                        rule="review",
                        message=f"{error}; correct the line, or take it out",
                    )
                ]
            ) from None

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims of the ledger, as reviewed."""
        return [item.claim for item in self.ledger]

    @cached_property
    def sources(self) -> SourceIndex:
        """The declared sources by every name they go under."""
        return self.case.source_index

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The whole sentence round each claim."""
        return sentences_of(self.claims, self.reports, self.languages)

    @cached_property
    def assignments(self) -> dict[str, Assignment]:
        """Where the figure of each claim goes."""
        assigned = assign_figures(
            self.case.measurands,
            names_of(self.case),
            self.claims,
            self.sentences,
            self.languages,
            self.memo.recent,
            case_language=self.case.language,
            slots=self.case.slot_measurands,
            texts=self.texts,
        )
        return place_figures(self.case, self.claims, assigned, self.texts, self.placings)

    @cached_property
    def bearing(self) -> dict[str, Says]:
        """Which indicators each claim sees or denies."""
        found = claim_bearings(
            self.case.indicators,
            self.claims,
            self.sentences,
            self.languages,
            self.sources,
            self.memo.recent,
            slots=self.case.slot_patterns,
        )
        return place_events(self.case, self.claims, found, self.texts, self.placings)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each report."""
        return {name: report.text for name, report in self.reports.items()}

    @cached_property
    def placings(self) -> Placings:
        """What people decided on claims that found no place by themselves."""
        return Placings.of(self.case, self.claims, self.texts)

    @cached_property
    def topics(self) -> dict[str, tuple[str, ...]]:
        """Addresses of the propositions that each claim speaks of, whatever it says of them."""
        spoken = claim_topics(
            self.case.indicators,
            self.claims,
            self.sentences,
            self.languages,
            self.sources,
            self.memo.recent,
            slots=self.case.slot_patterns,
        )
        return address_topics(self.claims, spoken, self.assignments)

    @cached_property
    def unplaced(self) -> tuple[UnplacedItem, ...]:
        """The claims that wait for a place."""
        return find_unplaced(
            self.case,
            self.claims,
            self.assignments,
            self.bearing,
            self.sources,
            self.texts,
            self.placings,
        )

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """Who said each claim first; CaseError where a supposition names one that is not there."""
        self.tell("grouping origins", 0, 1)
        recent = self.memo.recent
        groups = recent.step(
            "origins",
            (self.claims, self.reports, self.assignments, self.sources),
            lambda: group_claims(
                self.claims,
                self.reports,
                {name: assignment.measurand for name, assignment in self.assignments.items()},
                self.sources,
                self.languages,
                copies=find_excerpts(self.reports, recent),
            ),
        )
        return exclude_origins(merge_origins(groups, self.merged_origins), self.excluded_origins)

    @cached_property
    def evidence(self) -> SortedEvidence:
        """Figures by measurand and sightings by indicator, one per independent origin."""
        self.tell("sorting evidence", 0, 1)
        return gather_evidence(
            self.claims,
            self.bearing,
            self.assignments,
            self.origins,
            self.sources,
            self.languages,
        )

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The sightings, with those that are supposed."""
        return apply_suppositions(self.evidence.observations, self.supposed_sightings, self.origins)

    @cached_property
    def estimates(self) -> tuple[Estimate, ...]:
        """How many, of every measurand."""
        return estimate_measurands(self.case, self.evidence.data, self.as_of, self.memo, self.tell)

    @cached_property
    def weighing(self) -> Weighing | None:
        """The chances of the hypotheses."""
        return weigh_hypotheses(self.case, self.observations, self.as_of, self.memo, self.tell)

    @cached_property
    def pool(self) -> PooledChances | None:
        """Several analysts' chances of the scenarios, pooled."""
        return pool_elicitations(
            self.case.elicitations, self.case.scenarios, self.case.scale, used=self.case.chain.pool
        )

    @cached_property
    def outlook(self) -> Outlook | None:
        """The chances of the scenarios."""
        return forecast_scenarios(
            self.case, self.pool, self.observations, self.as_of, self.memo, self.tell
        )

    @cached_property
    def ladder(self) -> Ladder | None:
        """How high the ladder of involvement has been climbed."""
        case, start = self.case, self.case.question.start
        if not case.ladder or start is None or start > self.as_of:
            return None
        return estimate_ladder(
            case.ladder,
            case.indicators,
            self.observations,
            start=start,
            as_of=self.as_of,
            seed=SEED,
        )

    @cached_property
    def statuses(self) -> tuple[Status, ...]:
        """How high each signpost stands."""
        return levels(self.case, self.observations, self.outlook, self.as_of, self.claims)

    @cached_property
    def advice(self) -> Advice | None:
        """What each policy is worth across the scenarios."""
        if self.outlook is None or not self.case.policies:
            return None
        return appraise(self.case.policies, self.outlook.horizon)

    @cached_property
    def instruments(self) -> tuple[IndicatorValue, ...]:
        """What each indicator can tell and whether that pays."""
        if self.outlook is None:
            return ()
        return validate_indicators(
            self.case.indicators,
            now=self.outlook.now,
            scale=self.case.scale,
            options={
                policy.id: {name: outcome.likely for name, outcome in policy.outcomes.items()}
                for policy in self.case.policies
            },
        )

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Statements that cannot both hold."""
        return contradictory(self.case, self.evidence, self.claims)

    @cached_property
    def credits(self) -> dict[str, Credit]:
        """Credibility of each claim."""
        return credits(
            self.case,
            self.claims,
            self.bearing,
            self.assignments,
            self.origins,
            self.evidence,
            self.sources,
            self.languages,
        )

    @cached_property
    def records(self) -> dict[str, SourceRecord]:
        """What was learned of each source."""
        return records(
            self.case,
            self.claims,
            self.sentences,
            self.bearing,
            self.origins,
            self.evidence,
            self.sources,
            self.languages,
            self.topics,
        )

    @cached_property
    def record(self) -> Record | None:
        """How the forecasts of the case did; None without an outlook."""
        if self.outlook is None:
            return None
        return track_record(self.case, self.observations, self.as_of)

    @cached_property
    def waiting(self) -> int:
        """Drafts of language models that nobody has decided on."""
        return len(pending_proposals(self.proposed, self.case.reviews))

    @cached_property
    def later(self) -> int:
        """Reports that came after the day."""
        return sum(report.date > self.as_of for report in self.case.reports)


def _line_of(case: Case, number: int) -> int:
    """Line of a review in its file, where blank lines may stand between."""
    rows = [row for row, line in enumerate(case.lines["reviews.jsonl"], 1) if line.strip()]
    return rows[number]
