"""Findings about hypotheses and scenarios."""

from collections.abc import Iterator, Mapping
from math import log

from forewarn.assessment.findings.grounding import Grounding
from forewarn.assessment.findings.pool_findings import pool_grounds
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Pointer, Reason, Word, verbatim
from forewarn.findings.subject import Aspect, Subject
from forewarn.hypotheses.weighing import EvidenceItem, Weighing
from forewarn.indicators.indicator import Indicator
from forewarn.probability import logit
from forewarn.scenarios.outlook import Mover, Outlook
from forewarn.scenarios.pooling import PooledChances
from forewarn.scenarios.scenario import Scenario


def hypothesis_findings(
    case: Case, weighing: Weighing, first: Mapping[str, str], grounding: Grounding
) -> Iterator[Finding]:
    """Posterior and prior of each hypothesis, ratio and diagnosticity of each item.

    ``first`` maps an origin to the claim that stands for it.
    """
    indicators = {indicator.id: indicator for indicator in case.indicators}

    def item_grounds(item: EvidenceItem, hypothesis: str) -> Iterator[Ground]:
        indicator = indicators[item.indicator]
        ratio = item.ratios[hypothesis]
        return grounding.event(
            indicator,
            item.claims,
            odds="hypotheses",
            rival=hypothesis,
            size=log(ratio) if ratio > 0 else None,
            measure=Measure.LOG_RATIO,
            repeat=Reason.of("finding.same_report"),
            note=verbatim(indicator.label)
            if item.seen
            else Reason.of("evidence.not_seen", label=indicator.label),
        )

    for hypothesis in case.hypotheses:
        prior = grounding.judgement(
            hypothesis,
            "prior",
            name=Address.judgement(Subject.PRIOR, hypothesis.id),
            size=logit(weighing.prior[hypothesis.id])
            if 0 < weighing.prior[hypothesis.id] < 1
            else None,
            measure=Measure.PRIOR,
        )
        yield Finding(
            address=Address.hypothesis(hypothesis.id, Aspect.POSTERIOR),
            label=Reason.of("hypothesis.posterior", title=hypothesis.title),
            value=weighing.posterior[hypothesis.id],
            interval=weighing.band[hypothesis.id],
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=(
                *prior,
                *(
                    ground
                    for item in weighing.items
                    for ground in item_grounds(item, hypothesis.id)
                ),
            ),
        )
        yield Finding(
            address=Address.hypothesis(hypothesis.id, Aspect.PRIOR),
            label=Reason.of("hypothesis.prior", title=hypothesis.title),
            value=weighing.prior[hypothesis.id],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=prior,
        )
        yield Finding(
            address=Address.hypothesis(hypothesis.id, Aspect.INCONSISTENCY),
            label=Reason.of("hypothesis.inconsistency", title=hypothesis.title),
            value=weighing.inconsistency.get(hypothesis.id, 0.0),
            kind=Kind.SCORE,
            unit="marks",
            grounds=(
                *prior,
                *(
                    ground
                    for item in weighing.items
                    if item.seen
                    for ground in grounding.judgement(
                        indicators[item.indicator],
                        f"hypotheses.{hypothesis.id}",
                        "hypotheses",
                        name=Address.judgement(Subject.ODDS, item.indicator, hypothesis.id),
                        size=None,
                        measure=Measure.MARKS,
                    )
                ),
            ),
            note=Reason.of("hypothesis.inconsistency_note"),
        )
    for swing in weighing.tornado:
        of = next(rival for rival in case.hypotheses if rival.id == swing.hypothesis)
        leading = max(weighing.posterior, key=lambda key: (weighing.posterior[key], key))
        address = Address.swing(swing.hypothesis, swing.indicator)
        judged_item = indicators[swing.indicator] if swing.indicator else of
        yield Finding(
            address=address,
            label=Reason.of("swing.odds", label=judged_item.label, title=of.title)
            if isinstance(judged_item, Indicator)
            else Reason.of("swing.prior", title=of.title),
            value=weighing.posterior[leading],
            interval=(min(swing.low, swing.high), max(swing.low, swing.high)),
            level=IntervalLevel.ENDS,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounding.judgement(
                judged_item,
                f"hypotheses.{swing.hypothesis}" if swing.indicator else "prior",
                "hypotheses",
                name=address,
                size=100 * (swing.high - swing.low),
                measure=Measure.POINTS,
            ),
            rests_on=(Address.hypothesis(leading, Aspect.POSTERIOR),),
            note=Reason.of("swing.note"),
        )
    for item in weighing.items:
        indicator = indicators[item.indicator]
        for hypothesis in case.hypotheses:
            yield Finding(
                address=Address.ratio(item.indicator, hypothesis.id),
                label=Reason.of("evidence.odds", label=indicator.label, title=hypothesis.title)
                if item.seen
                else Reason.of(
                    "evidence.odds_not_seen", label=indicator.label, title=hypothesis.title
                ),
                value=item.ratios[hypothesis.id],
                kind=Kind.ODDS,
                unit="likelihood ratio",
                grounds=tuple(item_grounds(item, hypothesis.id)),
            )
        yield Finding(
            address=Address.diagnosticity(item.indicator),
            label=Reason.of("evidence.diagnosticity", label=indicator.label),
            value=item.diagnosticity,
            kind=Kind.BITS,
            unit="bits",
            grounds=grounding.judgement(
                indicator,
                "hypotheses",
                name=Address.judgement(Subject.ODDS, indicator.id),
                size=None,
                measure=Measure.BITS,
            ),
        )
    leader = max(weighing.posterior, key=lambda key: (weighing.posterior[key], key))
    yield Finding(
        address=Address.flip(),
        label=Reason.of("hypothesis.flip") if weighing.flip else Reason.of("hypothesis.no_flip"),
        value=float(len(weighing.flip)),
        kind=Kind.COUNT,
        unit="origins",
        grounds=(
            *(
                grounding.claim(
                    first[origin],
                    size=1.0,
                    measure=Measure.ORIGINS,
                    note=Reason.of("finding.origin", origin=Pointer("origin", origin)),
                )
                for origin in weighing.flip
            ),
            *(
                ground
                for hypothesis in case.hypotheses
                for ground in grounding.judgement(
                    hypothesis,
                    "prior",
                    name=Address.judgement(Subject.PRIOR, hypothesis.id),
                    size=None,
                    measure=Measure.PRIOR,
                )
            ),
        ),
        rests_on=(Address.hypothesis(leader, Aspect.POSTERIOR),),
        note=None if weighing.flip_exact else Reason.of("hypothesis.flip_greedy"),
    )


def scenario_findings(
    case: Case, outlook: Outlook, pool: PooledChances | None, grounding: Grounding
) -> Iterator[Finding]:
    """Chance of each scenario at the horizon, now and at the start; repair; what moved it."""
    indicators = {indicator.id: indicator for indicator in case.indicators}
    published = outlook.opened == case.question.baseline
    openings = {
        scenario.id: tuple(
            _opening(case, scenario, grounding)
            if pool is None
            else pool_grounds(case, scenario.id, grounding)
        )
        if published
        else grounding.judgement(
            case.question,
            "start",
            name=Address.chain(Aspect.START),
            size=None,
            measure=Measure.OPENING,
            note=Reason.of("scenario.equal"),
        )
        for scenario in case.scenarios
    }
    staying = grounding.judgement(
        case.chain,
        "persistence",
        name=Address.chain(Aspect.PERSISTENCE),
        size=None,
        measure=Measure.STAYING,
    )
    for scenario in case.scenarios:
        key = scenario.id
        mover_grounds = tuple(
            ground
            for mover in outlook.movers
            for ground in _mover(mover, key, indicators[mover.indicator], grounding)
        )
        grounds: tuple[Ground, ...] = (*openings[key], *mover_grounds, *staying)
        yield Finding(
            address=Address.scenario(key, Aspect.PROBABILITY),
            label=Reason.of("scenario.probability", title=scenario.title),
            value=outlook.horizon[key],
            interval=outlook.band90[key],
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounds,
        )
        yield Finding(
            address=Address.scenario(key, Aspect.NOW),
            label=Reason.of("scenario.now", title=scenario.title),
            value=outlook.now[key],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounds,
        )
        yield Finding(
            address=Address.scenario(key, Aspect.PRIOR),
            label=Reason.of("scenario.prior", opened=outlook.opened, title=scenario.title),
            value=outlook.prior[key],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=openings[key],
        )
        yield Finding(
            address=Address.scenario(key, Aspect.SHIFT),
            label=Reason.of("scenario.shift", opened=outlook.opened, title=scenario.title),
            value=100 * (outlook.horizon[key] - outlook.prior[key]),
            kind=Kind.POINTS,
            unit="points",
            grounds=(*mover_grounds, *staying),
            rests_on=(
                Address.scenario(key, Aspect.PROBABILITY),
                Address.scenario(key, Aspect.PRIOR),
            ),
        )
    if published:
        yield from _repair_findings(
            case,
            outlook,
            openings,
            source_of_chances=Word("as published") if pool is None else Word("of the pool"),
        )
    leader = max(outlook.horizon, key=lambda key: (outlook.horizon[key], key))
    for mover in outlook.movers:
        indicator = indicators[mover.indicator]
        yield Finding(
            address=Address.mover(mover.indicator, seen=mover.seen),
            label=Reason.of("mover.seen", indicator=indicator.label)
            if mover.seen
            else Reason.of("mover.missed", indicator=indicator.label),
            value=100 * mover.shift[leader],
            kind=Kind.POINTS,
            unit="points",
            grounds=tuple(_mover(mover, leader, indicator, grounding)),
        )


def _repair_findings(
    case: Case,
    outlook: Outlook,
    openings: Mapping[str, tuple[Ground, ...]],
    *,
    source_of_chances: Word,
) -> Iterator[Finding]:
    """What the chances given summed to, and what was made of them."""
    everyone = tuple(ground for grounds in openings.values() for ground in grounds)
    for scenario in case.scenarios:
        yield Finding(
            address=Address.scenario(scenario.id, Aspect.PROPORTIONAL),
            label=Reason.of("scenario.proportional", title=scenario.title),
            value=outlook.repair.proportional[scenario.id],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=openings[scenario.id],
        )
    yield Finding(
        address=Address.repair(Aspect.TOTAL),
        label=Reason.of("repair.total", given=source_of_chances),
        value=outlook.repair.total,
        kind=Kind.CHANCE,
        unit="probability",
        grounds=everyone,
    )
    yield Finding(
        address=Address.repair(Aspect.DISTANCE),
        label=Reason.of("repair.distance", given=source_of_chances),
        value=outlook.repair.distance,
        kind=Kind.DISTANCE,
        unit="probability",
        grounds=everyone,
        note=None if outlook.repair.within else Reason.of("repair.beyond"),
    )


def _opening(case: Case, scenario: Scenario, grounding: Grounding) -> Iterator[Ground]:
    if scenario.prior_from:
        analogue = next(
            reference for reference in case.analogues if reference.id == scenario.prior_from
        )
        yield from grounding.judgement(
            scenario,
            "prior_from",
            name=Address.judgement(Subject.PRIOR, scenario.id),
            size=None,
            measure=Measure.OPENING,
            note=Reason.of("scenario.analogue", label=analogue.label),
        )
        yield from grounding.judgement(
            analogue,
            "happened",
            name=Address.judgement(Subject.ANALOGUE, analogue.id),
            size=None,
            measure=Measure.CASES,
            note=verbatim(analogue.definition),
        )
        return
    yield from grounding.judgement(
        scenario,
        "prior" if scenario.prior != "" else "published",
        "published",
        name=Address.judgement(Subject.PRIOR, scenario.id),
        size=None,
        measure=Measure.OPENING,
    )
    if scenario.published and "scale" in case.question.declared:
        yield from grounding.judgement(
            case.question,
            f"scale.words.{scenario.published}",
            "scale",
            name=Address.judgement(Subject.SCALE, scenario.published),
            size=None,
            measure=Measure.BAND,
        )


def _mover(
    mover: Mover, scenario: str, indicator: Indicator, grounding: Grounding
) -> Iterator[Ground]:
    return grounding.event(
        indicator,
        mover.claims,
        odds="scenarios",
        rival=scenario,
        size=100 * mover.shift[scenario],
        measure=Measure.POINTS,
        repeat=Reason.of("finding.same_event"),
        note=verbatim(indicator.label)
        if mover.seen
        else Reason.of("mover.not_seen", label=indicator.label),
    )
