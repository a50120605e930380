"""Findings about hypotheses and scenarios."""

from collections.abc import Iterator, Mapping
from math import log

from forewarn.assessment.findings.grounding import Grounding
from forewarn.assessment.findings.pool_findings import pool_grounds
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.subject import Aspect, Subject
from forewarn.hypotheses.weighing import Item, Weighing
from forewarn.indicators.indicator import Indicator
from forewarn.probability import logit
from forewarn.scenarios.outlook import Mover, Outlook
from forewarn.scenarios.pooling import Pooled
from forewarn.scenarios.scenario import Scenario
from forewarn.translations import _


def hypothesis_findings(
    case: Case, weighing: Weighing, first: Mapping[str, str], grounding: Grounding
) -> Iterator[Finding]:
    """Posterior and prior of each hypothesis, ratio and diagnosticity of each item.

    ``first`` maps an origin to the claim that stands for it.
    """
    indicators = {indicator.id: indicator for indicator in case.indicators}

    def item_grounds(item: Item, hypothesis: str) -> Iterator[Ground]:
        indicator = indicators[item.indicator]
        ratio = item.ratios[hypothesis]
        return grounding.event(
            indicator,
            item.claims,
            odds="hypotheses",
            rival=hypothesis,
            size=log(ratio) if ratio > 0 else None,
            measure=Measure.LOG_RATIO,
            again=_("reports the same, counted by origin"),
            note=indicator.label if item.seen else _("not seen: %(label)s", label=indicator.label),
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
            label=_("Chance of the hypothesis: %(title)s", title=hypothesis.title),
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
            label=_("Chance before the evidence: %(title)s", title=hypothesis.title),
            value=weighing.prior[hypothesis.id],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=prior,
        )
        yield Finding(
            address=Address.hypothesis(hypothesis.id, Aspect.INCONSISTENCY),
            label=_(
                "Heuer's inconsistency score, the less the better: %(title)s",
                title=hypothesis.title,
            ),
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
            note=_("a count of seen evidence by marks, beside the chance and not part of it"),
        )
    for swing in weighing.tornado:
        of = next(one for one in case.hypotheses if one.id == swing.hypothesis)
        leading = max(weighing.posterior, key=lambda key: (weighing.posterior[key], key))
        address = Address.swing(swing.hypothesis, swing.indicator)
        held = indicators[swing.indicator] if swing.indicator else of
        yield Finding(
            address=address,
            label=_("Chance of the leading hypothesis with this judgement at its ends: ")
            + (
                _("%(label)s if %(title)s", label=held.label, title=of.title)
                if isinstance(held, Indicator)
                else _("prior of %(title)s", title=of.title)
            ),
            value=weighing.posterior[leading],
            interval=(min(swing.low, swing.high), max(swing.low, swing.high)),
            level=IntervalLevel.ENDS,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounding.judgement(
                held,
                f"hypotheses.{swing.hypothesis}" if swing.indicator else "prior",
                "hypotheses",
                name=address,
                size=100 * (swing.high - swing.low),
                measure=Measure.POINTS,
            ),
            rests_on=(Address.hypothesis(leading, Aspect.POSTERIOR),),
            note=_(
                "the interval is no 90%% one: its ends are the chances with the judgement at the low and the high end of its range, all others at their best guesses"
            ),
        )
    for item in weighing.items:
        indicator = indicators[item.indicator]
        for hypothesis in case.hypotheses:
            yield Finding(
                address=Address.ratio(item.indicator, hypothesis.id),
                label=_(
                    "%(label)s: odds of %(title)s against its rivals"
                    if item.seen
                    else "%(label)s (not seen): odds of %(title)s against its rivals",
                    label=indicator.label,
                    title=hypothesis.title,
                ),
                value=item.ratios[hypothesis.id],
                kind=Kind.ODDS,
                unit="likelihood ratio",
                grounds=tuple(item_grounds(item, hypothesis.id)),
            )
        yield Finding(
            address=Address.diagnosticity(item.indicator),
            label=_("Expected information of: %(label)s", label=indicator.label),
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
    if weighing.posterior:
        leader = max(weighing.posterior, key=lambda key: (weighing.posterior[key], key))
        yield Finding(
            address=Address.flip(),
            label=_("Origins whose removal would change the leading hypothesis")
            if weighing.flip
            else _("No set of origins, taken away, changes the leading hypothesis"),
            value=float(len(weighing.flip)),
            kind=Kind.COUNT,
            unit="origins",
            grounds=(
                *(
                    grounding.claim(first[origin], size=1.0, measure=Measure.ORIGINS, note=origin)
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
            note="" if weighing.flip_exact else _("found by leaving out the strongest in turn"),
        )


def scenario_findings(
    case: Case, outlook: Outlook, pool: Pooled | None, grounding: Grounding
) -> Iterator[Finding]:
    """Chance of each scenario at the horizon, now and at the start; repair; what moved it."""
    indicators = {indicator.id: indicator for indicator in case.indicators}
    published = outlook.opened == case.question.baseline
    opened = {
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
            note=_("equal chances: the published words did not exist yet"),
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
        moved = tuple(
            ground
            for mover in outlook.movers
            for ground in _mover(mover, key, indicators[mover.indicator], grounding)
        )
        grounds: tuple[Ground, ...] = (*opened[key], *moved, *staying)
        yield Finding(
            address=Address.scenario(key, Aspect.PROBABILITY),
            label=_("Chance that by the horizon: %(title)s", title=scenario.title),
            value=outlook.horizon[key],
            interval=outlook.band90[key],
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounds,
        )
        yield Finding(
            address=Address.scenario(key, Aspect.NOW),
            label=_("Chance that this is where things stand: %(title)s", title=scenario.title),
            value=outlook.now[key],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=grounds,
        )
        yield Finding(
            address=Address.scenario(key, Aspect.PRIOR),
            label=_(
                "Chance with which it opened on %(opened)s: %(title)s",
                opened=outlook.opened,
                title=scenario.title,
            ),
            value=outlook.prior[key],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=opened[key],
        )
        yield Finding(
            address=Address.scenario(key, Aspect.SHIFT),
            label=_(
                "Change since %(opened)s: %(title)s", opened=outlook.opened, title=scenario.title
            ),
            value=100 * (outlook.horizon[key] - outlook.prior[key]),
            kind=Kind.POINTS,
            unit="points",
            grounds=(*moved, *staying),
            rests_on=(
                Address.scenario(key, Aspect.PROBABILITY),
                Address.scenario(key, Aspect.PRIOR),
            ),
        )
    if published:
        yield from _repair_findings(
            case, outlook, opened, given=_("as published") if pool is None else _("of the pool")
        )
    leader = max(outlook.horizon, key=lambda key: (outlook.horizon[key], key))
    for mover in outlook.movers:
        indicator = indicators[mover.indicator]
        yield Finding(
            address=Address.mover(mover.indicator, seen=mover.seen),
            label=_(
                "%(indicator)s (seen): change of the leading scenario", indicator=indicator.label
            )
            if mover.seen
            else _(
                "%(indicator)s (watched for, not seen): change of the leading scenario",
                indicator=indicator.label,
            ),
            value=100 * mover.shift[leader],
            kind=Kind.POINTS,
            unit="points",
            grounds=tuple(_mover(mover, leader, indicator, grounding)),
        )


def _repair_findings(
    case: Case, outlook: Outlook, opened: Mapping[str, tuple[Ground, ...]], *, given: str
) -> Iterator[Finding]:
    """What the chances given summed to, and what was made of them."""
    everyone = tuple(ground for grounds in opened.values() for ground in grounds)
    for scenario in case.scenarios:
        yield Finding(
            address=Address.scenario(scenario.id, Aspect.PROPORTIONAL),
            label=_(
                "Chance by proportional repair, for comparison: %(title)s", title=scenario.title
            ),
            value=outlook.repair.proportional[scenario.id],
            kind=Kind.CHANCE,
            unit="probability",
            grounds=opened[scenario.id],
        )
    yield Finding(
        address=Address.repair(Aspect.TOTAL),
        label=_("Sum of the chances %(given)s", given=given),
        value=outlook.repair.total,
        kind=Kind.CHANCE,
        unit="probability",
        grounds=everyone,
    )
    yield Finding(
        address=Address.repair(Aspect.DISTANCE),
        label=_("Distance from the chances %(given)s to the nearest that sum to one", given=given),
        value=outlook.repair.distance,
        kind=Kind.DISTANCE,
        unit="probability",
        grounds=everyone,
        note=""
        if outlook.repair.within
        else _("no set within the declared bands sums to one; the nearest beyond them was taken"),
    )


def _opening(case: Case, scenario: Scenario, grounding: Grounding) -> Iterator[Ground]:
    if scenario.prior_from:
        analogue = next(one for one in case.analogues if one.id == scenario.prior_from)
        yield from grounding.judgement(
            scenario,
            "prior_from",
            name=Address.judgement(Subject.PRIOR, scenario.id),
            size=None,
            measure=Measure.OPENING,
            note=_("the judgement that this class speaks for it: %(label)s", label=analogue.label),
        )
        yield from grounding.judgement(
            analogue,
            "happened",
            name=Address.judgement(Subject.ANALOGUE, analogue.id),
            size=None,
            measure=Measure.CASES,
            note=analogue.definition,
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
        again=_("reports the same event"),
        note=indicator.label
        if mover.seen
        else _("watched for and not seen: %(label)s", label=indicator.label),
    )
