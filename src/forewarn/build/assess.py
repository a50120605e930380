"""The chain: claims to origins to estimates, hypotheses, scenarios, signposts and policies."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from forewarn.briefing.assessment import Assessment
from forewarn.build.crediting import credits, records
from forewarn.build.evidence import Evidence, Seen, assigned, gathered, sentences_of, supposed
from forewarn.build.findings import findings
from forewarn.build.memo import Memo
from forewarn.build.opening import futures, pool_of
from forewarn.build.reading import Tell
from forewarn.build.speaking import Speakers, grouped
from forewarn.case.case import Case
from forewarn.claims.claim import Claim
from forewarn.claims.review import ReviewError, reviewed, waiting
from forewarn.errors import CaseError, Fault
from forewarn.estimates.draws import shared
from forewarn.estimates.estimate import Datum, Estimate, Side
from forewarn.estimates.fusion import estimate
from forewarn.estimates.joint import Joint
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.grounds import check_grounds
from forewarn.hypotheses.update import weigh
from forewarn.hypotheses.weighing import Weighing
from forewarn.indicators.contradiction import Contradiction, Count, contradictions
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.policies.stress import appraise
from forewarn.record.tally import Record, record
from forewarn.reports.origin import Origin
from forewarn.scenarios.forecast import forecast
from forewarn.scenarios.ladder import climbed
from forewarn.scenarios.outlook import Outlook
from forewarn.scenarios.pooling import Pooled
from forewarn.signposts.level import status
from forewarn.signposts.status import Status
from forewarn.signposts.validator import validated

SEED = 20241018
"""Of every sampled band; part of the program, so that equal inputs give equal bytes."""


def assess(
    case: Case,
    drafts: Mapping[str, tuple[Claim, ...]],
    *,
    as_of: date,
    memo: Memo,
    tell: Tell,
    seen: Sequence[Seen] = (),
    unheard: frozenset[str] = frozenset(),
) -> Assessment:
    """What the case says as of a day; nothing published later has any part in it.

    ``seen`` are indicators said to be seen whatever the reports say, and ``unheard`` the origins
    that count as no witness: suppositions, none in a build (:mod:`forewarn.build.what_if`).

    CaseError when a review names a claim field that may not be corrected, GroundError when a
    finding rests on nothing.
    """
    reports = {report.id: report for report in case.reports if report.date <= as_of}
    published = [claim for name in sorted(reports) for claim in drafts.get(name, ())]
    published.extend(claim for claim in case.entered if claim.report in reports)
    proposed = [claim for claim in case.proposed if claim.report in reports]
    try:
        ledger = reviewed(
            published,
            case.reviews,
            {key: (held.date, held.text) for key, held in reports.items()},
            proposed=proposed,
        )
    except ReviewError as error:
        raise CaseError(
            [
                Fault(
                    file="reviews.jsonl",
                    line=_line_of(case, error.number),
                    rule="review",
                    message=f"{error}; correct the line, or take it out",
                )
            ]
        ) from None
    claims = [item.claim for item in ledger]
    speakers = Speakers.of(case)
    tell("grouping origins", 0, 1)
    sentences = sentences_of(claims, reports)
    assignments = assigned(case, claims, sentences)
    origins = _without(grouped(claims, reports, assignments, speakers), unheard)
    tell("sorting evidence", 0, 1)
    evidence = gathered(case, claims, sentences, assignments, origins, speakers)
    estimates = _estimates(case, evidence, as_of, memo, tell)
    observations = supposed(evidence.observations, seen, origins)
    weighing = _weighing(case, observations, as_of, memo, tell)
    pool = pool_of(case)
    outlook = _outlook(case, pool, observations, as_of, memo, tell)
    start = case.question.start
    ladder = (
        climbed(case.ladder, case.indicators, observations, start=start, as_of=as_of, seed=SEED)
        if case.ladder and start and start <= as_of
        else None
    )
    statuses = _statuses(case, observations, outlook, as_of, claims)
    advice = appraise(case.policies, outlook.horizon) if outlook and case.policies else None
    bare = Assessment(
        as_of=as_of,
        claims=ledger,
        origins=origins,
        assignments=assignments,
        estimates=estimates,
        observations=observations,
        weighing=weighing,
        outlook=outlook,
        pool=pool,
        ladder=ladder,
        statuses=statuses,
        advice=advice,
        instruments=validated(
            case.indicators,
            now=outlook.now,
            scale=case.scale,
            options={
                policy.id: {name: one.likely for name, one in policy.outcomes.items()}
                for policy in case.policies
            },
        )
        if outlook
        else (),
        contradictions=_contradictions(case, evidence, claims),
        credits=credits(case, claims, sentences, assignments, origins, evidence, speakers),
        records=records(case, claims, sentences, origins, evidence, speakers),
        record=track_record(case, observations, as_of) if outlook else None,
        later=sum(report.date > as_of for report in case.reports),
        waiting=len(waiting(proposed, case.reviews)),
    )
    tell("checking grounds", 0, 1)
    found = findings(case, bare, evidence, speakers)
    check_grounds(
        found,
        texts={name: report.text for name, report in reports.items()},
        claims={claim.id: (claim.report, claim.span) for claim in claims},
        lines=case.lines,
    )
    return replace(bare, findings=found, index={finding.id: finding for finding in found})


def _line_of(case: Case, number: int) -> int:
    """Line of a review in its file, where blank lines may stand between."""
    rows = [row for row, line in enumerate(case.lines["reviews.jsonl"], 1) if line.strip()]
    return rows[number]


def _without(origins: tuple[Origin, ...], unheard: frozenset[str]) -> tuple[Origin, ...]:
    """The origins, those ``unheard`` no witnesses any more."""
    strange = unheard - {origin.id for origin in origins}
    if strange:
        raise CaseError(
            [
                Fault(
                    file="what-if", line=1, rule="what-if", message=f"there is no origin {name!r}"
                )
                for name in sorted(strange)
            ]
        )
    return tuple(
        replace(origin, independent=False) if origin.id in unheard else origin for origin in origins
    )


def _estimates(
    case: Case, evidence: Evidence, as_of: date, memo: Memo, tell: Tell
) -> tuple[Estimate, ...]:
    """All measurands together: what each says of its sources and of its neighbours counts."""

    def recall(measurand: Measurand, data: Sequence[Datum], **rest: Any) -> Estimate:
        work = partial(estimate, measurand, data, **rest)
        if not rest["detail"]:
            return work()  # milliseconds, and many: not worth the keeping
        key = (replace(measurand, declared={}), data, sorted(rest.items()))
        return memo.recall("estimate", key, work, Estimate)

    joint = Joint(case.measurands, evidence.data, as_of=as_of, recall=recall)
    return shared(joint, joint.estimates(lambda at, of: tell("estimating", at, of)))


def _weighing(
    case: Case, observations: Sequence[Observation], as_of: date, memo: Memo, tell: Tell
) -> Weighing | None:
    if not case.hypotheses:
        return None
    tell("weighing hypotheses", 0, 1)
    indicators = [
        replace(item, declared={}, scenarios={}) for item in case.indicators if item.hypotheses
    ]
    rivals = [replace(item, declared={}, prose="", arguments=()) for item in case.hypotheses]
    seen = _bearing(observations, indicators)
    return memo.recall(
        "weighing",
        (rivals, indicators, seen, case.scale, as_of),
        lambda: weigh(rivals, indicators, seen, scale=case.scale, as_of=as_of, seed=SEED),
        Weighing,
    )


def _bearing(
    observations: Sequence[Observation], indicators: Sequence[Indicator]
) -> list[Observation]:
    """Sightings of these indicators: the others do not change the step's result or its key."""
    wanted = {item.id for item in indicators}
    return [item for item in observations if item.indicator in wanted]


def _outlook(
    case: Case,
    pool: Pooled | None,
    observations: Sequence[Observation],
    as_of: date,
    memo: Memo,
    tell: Tell,
) -> Outlook | None:
    question = case.question
    if not case.scenarios or not (question.start and question.baseline and question.horizon):
        return None
    start, baseline, horizon = question.start, question.baseline, question.horizon
    if not start <= as_of <= horizon:
        raise CaseError(
            [
                Fault(
                    file="case.toml",
                    line=question.declared["horizon"].line,
                    rule="as-of",
                    message=f"as of {as_of} lies outside the case, {start} to {horizon}; "
                    "choose a day within it, or move start or horizon",
                )
            ]
        )
    tell("forecasting scenarios", 0, 1)
    indicators = [
        replace(item, declared={}, hypotheses={}) for item in case.indicators if item.scenarios
    ]
    rivals = [replace(item, declared={}, prose="") for item in futures(case, pool)]
    seen = _bearing(observations, indicators)
    return memo.recall(
        "outlook",
        (rivals, indicators, seen, case.scale, replace(question, declared={}), as_of)
        + (case.chain.persistence,),
        lambda: forecast(
            rivals,
            indicators,
            seen,
            scale=case.scale,
            start=start,
            baseline=baseline,
            horizon=horizon,
            cadence=question.cadence,
            persistence=case.chain.persistence,
            as_of=as_of,
            seed=SEED,
        ),
        Outlook,
    )


def _statuses(
    case: Case,
    observations: Sequence[Observation],
    outlook: Outlook | None,
    as_of: date,
    claims: Sequence[Claim],
) -> tuple[Status, ...]:
    if outlook is None:
        return ()
    published = {report.id: report.date for report in case.reports if report.date <= as_of}
    report_of = {claim.id: claim.report for claim in claims}
    return tuple(
        status(
            signpost,
            case.indicators,
            observations,
            scale=case.scale,
            scenario_ids=tuple(outlook.now),
            now=outlook.now,
            as_of=as_of,
            since=case.question.start,
            published=published,
            report_of=report_of,
        )
        for signpost in case.signposts
    )


def _contradictions(
    case: Case, evidence: Evidence, claims: Sequence[Claim]
) -> tuple[Contradiction, ...]:
    said = {claim.id: len(claim.quote) for claim in claims}
    return contradictions(
        case.indicators,
        [
            # Of several claims of one origin the fullest is shown.
            replace(one, claims=tuple(sorted(one.claims, key=lambda name: (-said[name], name))))
            for one in evidence.observations
        ],
        [
            Count(
                claim=datum.claim,
                speaker=datum.source,
                date=datum.date,
                thing=thing,
                low=datum.low,
                high=datum.high,
            )
            for thing, data in evidence.data.items()
            for datum in data
            if datum.side is Side.POINT
        ],
        growing=frozenset(
            one.id for one in case.measurands if one.nature in (Nature.CUMULATIVE, Nature.STOCK)
        ),
    )


def track_record(case: Case, observations: Sequence[Observation], as_of: date) -> Record:
    """How the forecasts in the case's log did, by what was observed and resolved by the day."""
    watches = {f"indicator.{one.id}": frozenset({one.id}) for one in case.indicators}
    watches |= {f"signpost.{one.id}": frozenset(one.indicators) for one in case.signposts}
    return record(
        case.forecasts,
        case.resolutions,
        observations,
        as_of=as_of,
        watches=watches,
        scenario_ids=tuple(scenario.id for scenario in case.scenarios),
        complete_to=max(
            (report.date for report in case.reports if report.date <= as_of), default=as_of
        ),
    )
