"""Findings about hypotheses and scenarios."""

from collections.abc import Iterator, Mapping
from math import log

from forewarn.assessment.findings.grounding import Grounding
from forewarn.assessment.findings.pool_findings import OPENING, pool_grounds
from forewarn.case.model import Case
from forewarn.findings.finding import Finding, Ground
from forewarn.hypotheses.weighing import EvidenceItem, Weighing
from forewarn.indicators.indicator import Indicator
from forewarn.probability import logit
from forewarn.scenarios.outlook import Mover, Outlook
from forewarn.scenarios.pooling import PooledChances
from forewarn.scenarios.scenario import Scenario
from forewarn.translations import _

LOG_RATIO = "log likelihood ratio"
POINTS = "points"


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
            measure=LOG_RATIO,
            again=_("reports the same, counted by origin"),
            note=indicator.label if item.seen else _("not seen: %(label)s", label=indicator.label),
        )

    for hypothesis in case.hypotheses:
        prior = grounding.judgement(
            hypothesis,
            "prior",
            name=f"prior.{hypothesis.id}",
            size=logit(weighing.prior[hypothesis.id])
            if 0 < weighing.prior[hypothesis.id] < 1
            else None,
            measure="prior log odds",
        )
        yield Finding(
            id=f"hypothesis.{hypothesis.id}.posterior",
            label=_("Chance of the hypothesis: %(title)s", title=hypothesis.title),
            value=weighing.posterior[hypothesis.id],
            interval=weighing.band[hypothesis.id],
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
            id=f"hypothesis.{hypothesis.id}.prior",
            label=_("Chance before the evidence: %(title)s", title=hypothesis.title),
            value=weighing.prior[hypothesis.id],
            unit="probability",
            grounds=prior,
        )
        yield Finding(
            id=f"hypothesis.{hypothesis.id}.inconsistency",
            label=_(
                "Heuer's inconsistency score, the less the better: %(title)s",
                title=hypothesis.title,
            ),
            value=weighing.inconsistency.get(hypothesis.id, 0.0),
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
                        name=f"odds.{item.indicator}.{hypothesis.id}",
                        size=None,
                        measure="marks",
                    )
                ),
            ),
            note=_("a count of seen evidence by marks, beside the chance and not part of it"),
        )
    for swing in weighing.tornado:
        of = next(one for one in case.hypotheses if one.id == swing.hypothesis)
        leading = max(weighing.posterior, key=lambda key: (weighing.posterior[key], key))
        held = indicators[swing.indicator] if swing.indicator else of
        yield Finding(
            id=f"swing.{swing.indicator or 'prior'}.{swing.hypothesis}",
            label=_("Chance of the leading hypothesis with this judgement at its ends: ")
            + (
                _("%(label)s if %(title)s", label=held.label, title=of.title)
                if isinstance(held, Indicator)
                else _("prior of %(title)s", title=of.title)
            ),
            value=weighing.posterior[leading],
            interval=(min(swing.low, swing.high), max(swing.low, swing.high)),
            unit="probability",
            grounds=grounding.judgement(
                held,
                f"hypotheses.{swing.hypothesis}" if swing.indicator else "prior",
                "hypotheses",
                name=f"swing.{swing.indicator or 'prior'}.{swing.hypothesis}",
                size=100 * (swing.high - swing.low),
                measure=POINTS,
            ),
            rests_on=(f"hypothesis.{leading}.posterior",),
            note=_(
                "the interval is no 90%% one: its ends are the chances with the judgement at the low and the high end of its range, all others at their best guesses"
            ),
        )
    for item in weighing.items:
        indicator = indicators[item.indicator]
        for hypothesis in case.hypotheses:
            yield Finding(
                id=f"evidence.{item.indicator}.{hypothesis.id}.ratio",
                label=_(
                    "%(label)s: odds of %(title)s against its rivals"
                    if item.seen
                    else "%(label)s (not seen): odds of %(title)s against its rivals",
                    label=indicator.label,
                    title=hypothesis.title,
                ),
                value=item.ratios[hypothesis.id],
                unit="likelihood ratio",
                grounds=tuple(item_grounds(item, hypothesis.id)),
            )
        yield Finding(
            id=f"evidence.{item.indicator}.diagnosticity",
            label=_("Expected information of: %(label)s", label=indicator.label),
            value=item.diagnosticity,
            unit="bits",
            grounds=grounding.judgement(
                indicator,
                "hypotheses",
                name=f"odds.{indicator.id}",
                size=None,
                measure="bits",
            ),
        )
    if weighing.posterior:
        leader = max(weighing.posterior, key=lambda key: (weighing.posterior[key], key))
        yield Finding(
            id="hypothesis.flip",
            label=_("Origins whose removal would change the leading hypothesis")
            if weighing.flip
            else _("No set of origins, taken away, changes the leading hypothesis"),
            value=float(len(weighing.flip)),
            unit="origins",
            grounds=(
                *(
                    grounding.claim(first[origin], size=1.0, measure="origins", note=origin)
                    for origin in weighing.flip
                ),
                *(
                    ground
                    for hypothesis in case.hypotheses
                    for ground in grounding.judgement(
                        hypothesis,
                        "prior",
                        name=f"prior.{hypothesis.id}",
                        size=None,
                        measure="prior log odds",
                    )
                ),
            ),
            rests_on=(f"hypothesis.{leader}.posterior",),
            note="" if weighing.flip_exact else _("found by leaving out the strongest in turn"),
        )


def scenario_findings(
    case: Case, outlook: Outlook, pool: PooledChances | None, grounding: Grounding
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
            name="scenarios.start",
            size=None,
            measure=OPENING,
            note=_("equal chances: the published words did not exist yet"),
        )
        for scenario in case.scenarios
    }
    staying = grounding.judgement(
        case.chain,
        "persistence",
        name="scenarios.persistence",
        size=None,
        measure="chance of staying from one step to the next",
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
            id=f"scenario.{key}.probability",
            label=_("Chance that by the horizon: %(title)s", title=scenario.title),
            value=outlook.horizon[key],
            interval=outlook.band90[key],
            unit="probability",
            grounds=grounds,
        )
        yield Finding(
            id=f"scenario.{key}.now",
            label=_("Chance that this is where things stand: %(title)s", title=scenario.title),
            value=outlook.now[key],
            unit="probability",
            grounds=grounds,
        )
        yield Finding(
            id=f"scenario.{key}.prior",
            label=_(
                "Chance with which it opened on %(opened)s: %(title)s",
                opened=outlook.opened,
                title=scenario.title,
            ),
            value=outlook.prior[key],
            unit="probability",
            grounds=opened[key],
        )
        yield Finding(
            id=f"scenario.{key}.shift",
            label=_(
                "Change since %(opened)s: %(title)s", opened=outlook.opened, title=scenario.title
            ),
            value=100 * (outlook.horizon[key] - outlook.prior[key]),
            unit=POINTS,
            grounds=(*moved, *staying),
            rests_on=(f"scenario.{key}.probability", f"scenario.{key}.prior"),
        )
    if published:
        yield from _repair_findings(
            case, outlook, opened, given=_("as published") if pool is None else _("of the pool")
        )
    leader = max(outlook.horizon, key=lambda key: (outlook.horizon[key], key))
    for mover in outlook.movers:
        indicator = indicators[mover.indicator]
        yield Finding(
            id=f"mover.{mover.indicator}.{'seen' if mover.seen else 'missed'}",
            label=_(
                "%(indicator)s (seen): change of the leading scenario", indicator=indicator.label
            )
            if mover.seen
            else _(
                "%(indicator)s (watched for, not seen): change of the leading scenario",
                indicator=indicator.label,
            ),
            value=100 * mover.shift[leader],
            unit=POINTS,
            grounds=tuple(_mover(mover, leader, indicator, grounding)),
        )


def _repair_findings(
    case: Case, outlook: Outlook, opened: Mapping[str, tuple[Ground, ...]], *, given: str
) -> Iterator[Finding]:
    """What the chances given summed to, and what was made of them."""
    everyone = tuple(ground for grounds in opened.values() for ground in grounds)
    for scenario in case.scenarios:
        yield Finding(
            id=f"scenario.{scenario.id}.proportional",
            label=_(
                "Chance by proportional repair, for comparison: %(title)s", title=scenario.title
            ),
            value=outlook.repair.proportional[scenario.id],
            unit="probability",
            grounds=opened[scenario.id],
        )
    yield Finding(
        id="scenario.repair.total",
        label=_("Sum of the chances %(given)s", given=given),
        value=outlook.repair.total,
        unit="probability",
        grounds=everyone,
    )
    yield Finding(
        id="scenario.repair.distance",
        label=_("Distance from the chances %(given)s to the nearest that sum to one", given=given),
        value=outlook.repair.distance,
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
            name=f"prior.{scenario.id}",
            size=None,
            measure=OPENING,
            note=_("the judgement that this class speaks for it: %(label)s", label=analogue.label),
        )
        yield from grounding.judgement(
            analogue,
            "happened",
            name=f"analogue.{analogue.id}",
            size=None,
            measure="cases",
            note=analogue.definition,
        )
        return
    yield from grounding.judgement(
        scenario,
        "prior" if scenario.prior != "" else "published",
        "published",
        name=f"prior.{scenario.id}",
        size=None,
        measure=OPENING,
    )
    if scenario.published and "scale" in case.question.declared:
        yield from grounding.judgement(
            case.question,
            f"scale.words.{scenario.published}",
            "scale",
            name=f"scale.{scenario.published}",
            size=None,
            measure="band of the word",
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
        measure=POINTS,
        again=_("reports the same event"),
        note=indicator.label
        if mover.seen
        else _("watched for and not seen: %(label)s", label=indicator.label),
    )
