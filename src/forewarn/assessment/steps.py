"""What the sorted evidence amounts to: each step by itself, remembered by what it reads."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from forewarn.assessment.evidence import SortedEvidence
from forewarn.assessment.memory import Memory
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.errors import CaseError, Fault
from forewarn.estimates.bias import Biases, learn_biases
from forewarn.estimates.draws import add_shares
from forewarn.estimates.estimate import Datum, Estimate, Side
from forewarn.estimates.fusion import estimate
from forewarn.estimates.joint import Joint, families, usable_figures
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.hypotheses.update import weigh
from forewarn.hypotheses.weighing import Weighing
from forewarn.indicators.contradiction import Contradiction, SpeakerFigure, contradictions
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.progress import Tell
from forewarn.recent import Recent
from forewarn.record.tally import Record, score_record
from forewarn.scenarios.forecast import forecast
from forewarn.scenarios.outlook import Outlook
from forewarn.scenarios.pooling import PooledChances
from forewarn.scenarios.priors import resolve_priors
from forewarn.signposts.level import status
from forewarn.signposts.status import Status

SEED = 20241018
"""Of every sampled band; part of the program, so that equal inputs give equal bytes."""


_Step = tuple[tuple[Measurand, ...], dict[str, tuple[Datum, ...]], dict[str, object], date]
"""What a family's estimates are made of: the measurands, their figures, what is known of their
sources, and the day."""


def estimate_measurands(
    case: Case, data: Mapping[str, Sequence[Datum]], as_of: date, memo: Memory, tell: Tell
) -> tuple[Estimate, ...]:
    """All measurands, in declared order.

    What each says of its sources counts in all; beyond that only those tied by relations speak to
    one another, so that each such family is remembered by its own figures and by what the rest of
    the case taught of its own sources.
    """
    recent = memo.recent
    used = usable_figures(case.measurands, data, as_of)
    biases = recent.step("biases", (used,), lambda: learn_biases(used))
    steps: dict[Hashable, _Step] = {
        tuple(item.id for item in group): (
            tuple(replace(item, declared={}) for item in group),
            {item.id: tuple(data.get(item.id, ())) for item in group},
            {item.id: _taught(biases.get(item.id)) for item in group},
            as_of,
        )
        for group in families(case.measurands)
    }
    memo.look_up("estimates", steps)
    estimates: dict[str, Estimate] = {}
    for of, step in steps.items():
        make = partial(_family, step[0], step[1], as_of, biases, recent)
        for item in memo.recall("estimates", step, make, tuple[Estimate, ...], of=of):
            estimates[item.measurand] = item
        tell("estimating", len(estimates), len(case.measurands))
    return tuple(estimates[item.id] for item in case.measurands)


def _family(
    measurands: Sequence[Measurand],
    data: Mapping[str, Sequence[Datum]],
    as_of: date,
    biases: Mapping[str, Biases],
    recent: Recent,
) -> tuple[Estimate, ...]:
    """The estimates of one family."""
    if len(measurands) == 1:
        [one] = measurands
        return (estimate(one, data[one.id], as_of=as_of, biases=biases.get(one.id)),)

    def recall(measurand: Measurand, figures: Sequence[Datum], **options: Any) -> Estimate:
        step = ("estimate", measurand.id, options["detail"])
        return recent.step(
            step, (measurand, figures, options), lambda: estimate(measurand, figures, **options)
        )

    joint = Joint(measurands, data, as_of=as_of, estimator=recall, biases=biases)
    return add_shares(joint, joint.estimates())


def _taught(biases: Biases | None) -> object:
    """What an estimate reads of the biases: the rows of its own sources, by whose they are."""
    if biases is None:
        return None
    rows = sorted({row for bias in biases.of.values() for row in bias.place})
    return (
        [
            (source, bias.mean, bias.own, bias.place[0], len(bias.place), bias.elsewhere)
            for source, bias in sorted(biases.of.items())
        ],
        [[biases.covariance[row][column] for column in rows] for row in rows],
        biases.spread,
        biases.freedom,
    )


def weigh_hypotheses(
    case: Case, observations: Sequence[Observation], as_of: date, memo: Memory, tell: Tell
) -> Weighing | None:
    """The chances of the hypotheses; None where none are declared."""
    if not case.hypotheses:
        return None
    tell("weighing hypotheses", 0, 1)
    indicators = [
        replace(item, declared={}, scenarios={}) for item in case.indicators if item.hypotheses
    ]
    rivals = [replace(item, declared={}, prose="", arguments=()) for item in case.hypotheses]
    sightings = _bearing(observations, indicators)
    return memo.recall(
        "weighing",
        (rivals, indicators, sightings, case.scale, as_of),
        lambda: weigh(rivals, indicators, sightings, scale=case.scale, as_of=as_of, seed=SEED),
        Weighing,
    )


def _bearing(
    observations: Sequence[Observation], indicators: Sequence[Indicator]
) -> list[Observation]:
    """Sightings of these indicators: the others do not change the step's result or its key."""
    ids = {item.id for item in indicators}
    return [item for item in observations if item.indicator in ids]


def forecast_scenarios(
    case: Case,
    pool: PooledChances | None,
    observations: Sequence[Observation],
    as_of: date,
    memo: Memory,
    tell: Tell,
) -> Outlook | None:
    """The chances of the scenarios; None without scenarios or a question with its days."""
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
    rivals = [
        replace(item, declared={}, prose="")
        for item in resolve_priors(case.scenarios, case.analogues, pool)
    ]
    sightings = _bearing(observations, indicators)
    return memo.recall(
        "outlook",
        (rivals, indicators, sightings, case.scale, replace(question, declared={}), as_of)
        + (case.chain.persistence,),
        lambda: forecast(
            rivals,
            indicators,
            sightings,
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


def levels(
    case: Case,
    observations: Sequence[Observation],
    outlook: Outlook | None,
    as_of: date,
    claims: Sequence[Claim],
) -> tuple[Status, ...]:
    """How high each signpost stands; none without an outlook."""
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


def contradictory(
    case: Case, evidence: SortedEvidence, claims: Sequence[Claim]
) -> tuple[Contradiction, ...]:
    """Statements, by sightings or by figures, that cannot both hold."""
    lengths = {claim.id: len(claim.quote) for claim in claims}
    return contradictions(
        case.indicators,
        [
            # Of several claims of one origin the fullest is shown.
            replace(
                item, claims=tuple(sorted(item.claims, key=lambda name: (-lengths[name], name)))
            )
            for item in evidence.observations
        ],
        [
            SpeakerFigure(
                claim=datum.claim,
                speaker=datum.source,
                date=datum.date,
                measurand=measurand,
                low=datum.low,
                high=datum.high,
            )
            for measurand, data in evidence.data.items()
            for datum in data
            if datum.side is Side.POINT
        ],
        growing=frozenset(
            item.id for item in case.measurands if item.nature in (Nature.CUMULATIVE, Nature.STOCK)
        ),
    )


def track_record(case: Case, observations: Sequence[Observation], as_of: date) -> Record:
    """How the forecasts in the case's log did, by what was observed and resolved by the day."""
    watches = {
        Address.question(Subject.INDICATOR, item.id): frozenset({item.id})
        for item in case.indicators
    }
    watches |= {
        Address.question(Subject.SIGNPOST, item.id): frozenset(item.indicators)
        for item in case.signposts
    }
    return score_record(
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
