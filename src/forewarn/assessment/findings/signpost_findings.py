"""Findings about signposts, the ladder and the policies."""

from collections.abc import Iterator, Mapping, Sequence

from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.findings.finding import Finding, Ground
from forewarn.indicators.contradiction import Contradiction, Why
from forewarn.indicators.observation import Observation
from forewarn.policies.appraisal import Advice
from forewarn.policies.policy import Policy
from forewarn.probability import rounded
from forewarn.signposts.signpost import Signpost, Tempo
from forewarn.signposts.status import Status
from forewarn.signposts.validator import Validated
from forewarn.translations import N_, _
from forewarn.wording.reasons import say

SIGHTINGS = "sightings in the window"
MEASURES = {
    Tempo.COUNT: N_("origins"),
    Tempo.SPARSE: N_("chance that it is under way"),
    Tempo.DENSE: N_("chance of so high a count"),
}
"""What a threshold is held against, by tempo."""


def signpost_findings(
    case: Case, statuses: Sequence[Status], grounding: Grounding
) -> Iterator[Finding]:
    """Level of each signpost, and the odds that its sightings carry."""
    signposts = {signpost.id: signpost for signpost in case.signposts}
    indicators = {indicator.id: indicator for indicator in case.indicators}
    for status in statuses:
        signpost = signposts[status.signpost]
        seen: tuple[Ground, ...] = tuple(
            grounding.claim(claim, size=None, measure=SIGHTINGS) for claim in status.claims
        )
        threshold = grounding.judgement(
            signpost,
            "threshold",
            name=f"threshold.{signpost.id}",
            size=status.threshold,
            measure=MEASURES[signpost.tempo],
        )
        yield Finding(
            id=f"signpost.{signpost.id}.level",
            label=f"{signpost.label}: {_(status.level.word)}",
            value=float(status.count),
            unit="origins",
            grounds=(*seen, *threshold),
            note=say(status.undone_by),
        )
        yield from _reading(signpost, status, seen, threshold)
        yield from _share(signpost, status, threshold, seen)
        towards = signpost.direction[0]
        odds: tuple[Ground, ...] = tuple(
            ground
            for name in signpost.indicators
            for ground in grounding.judgement(
                indicators[name],
                f"scenarios.{towards}",
                "scenarios",
                name=f"odds.{name}.{towards}",
                size=None,
                measure="likelihood ratio",
            )
        )
        yield Finding(
            id=f"signpost.{signpost.id}.odds",
            label=_("%(label)s: shift of the odds towards its scenario", label=signpost.label),
            value=status.odds[towards],
            unit="likelihood ratio",
            grounds=(*seen, *odds),
        )


def _reading(
    signpost: Signpost,
    status: Status,
    seen: tuple[Ground, ...],
    threshold: tuple[Ground, ...],
) -> Iterator[Finding]:
    if status.reading is not None:
        yield Finding(
            id=f"signpost.{signpost.id}.reading",
            label=f"{signpost.label}: {_(MEASURES[signpost.tempo])}",
            value=status.reading,
            unit="probability",
            grounds=(*seen, *threshold),
            note=_("warns from %(threshold)s", threshold=f"{status.threshold:g}")
            if signpost.tempo is Tempo.SPARSE
            else _("warns below %(threshold)s", threshold=f"{status.threshold:g}"),
        )


def _share(
    signpost: Signpost,
    status: Status,
    threshold: tuple[Ground, ...],
    seen: tuple[Ground, ...],
) -> Iterator[Finding]:
    share = status.share
    if share is not None:
        yield Finding(
            id=f"signpost.{signpost.id}.share",
            label=_(
                "%(label)s: share of what was published in %(window_days)s days",
                label=signpost.label,
                window_days=signpost.window_days,
            ),
            value=rounded(share.value),
            interval=(min(share.low, share.value), max(share.high, share.value)),
            unit="share",
            grounds=(*seen, *threshold),
            note=_(
                "%(carrying)s of %(items)s reports; in the window before, %(before_carrying)s of %(before_items)s",
                carrying=share.carrying,
                items=share.items,
                before_carrying=share.before_carrying,
                before_items=share.before_items,
            ),
        )


def contradiction_findings(
    case: Case,
    found: Sequence[Contradiction],
    names: Mapping[str, str],
    grounding: Grounding,
) -> Iterator[Finding]:
    """Each pair of statements that cannot both hold, with both sentences."""
    indicators = {one.id: one for one in case.indicators}
    measurands = {one.id: one for one in case.measurands}
    for one in found:
        item = indicators.get(one.about) or measurands[one.about]
        speaker = names.get(one.speaker, one.speaker)
        other = names.get(one.other, one.other)
        how = {
            Why.TURN: _("says the one and then the other"),
            Why.FIGURES: _("gives two figures that cannot both hold"),
            Why.EVENT: _("is contradicted by %(other)s", other=other),
        }[one.why]
        yield Finding(
            id=f"contradiction.{one.id}",
            label=f"{speaker} {how}: {item.label}",
            value=float(one.days),
            unit="days from the one to the other",
            grounds=(
                grounding.claim(one.said, size=None, measure="contradiction", note=_("said")),
                grounding.claim(
                    one.against, size=None, measure="contradiction", note=_("against it")
                ),
                *grounding.judgement(
                    item,
                    "contradicts",
                    name=f"contradicts.{one.about}",
                    size=None,
                    measure="contradiction",
                ),
            ),
        )


def instrument_findings(
    case: Case, found: Sequence[Validated], grounding: Grounding
) -> Iterator[Finding]:
    """What watching each indicator can tell, in bits, and its worth net of cost."""
    indicators = {one.id: one for one in case.indicators}
    for one in found:
        item = indicators[one.indicator]
        grounds = (
            *grounding.judgement(
                item, "scenarios", name=f"odds.{item.id}", size=None, measure="bits"
            ),
            *(
                grounding.judgement(
                    item, "cost", name=f"cost.{item.id}", size=one.cost, measure="declared worth"
                )
                if one.cost is not None
                else ()
            ),
        )
        yield Finding(
            id=f"instrument.{item.id}.bits",
            label=_(
                "%(label)s: what one period of watching tells about the scenarios", label=item.label
            ),
            value=one.bits,
            unit="bits",
            grounds=grounds,
        )
        if one.net is not None:
            yield Finding(
                id=f"instrument.{item.id}.net",
                label=_(
                    "%(label)s: worth of watching it one period, net of cost", label=item.label
                ),
                value=rounded(one.net),
                unit=case.question.worth or "declared worth",
                grounds=grounds,
            )


def ladder_findings(
    case: Case, observations: Sequence[Observation], grounding: Grounding
) -> Iterator[Finding]:
    """The highest rung of the ladder of involvement that independent origins report."""
    if not case.ladder:
        return
    reached: list[tuple[int, Ground]] = []
    for number, rung in enumerate(case.ladder, 1):
        for observation in observations:
            if observation.indicator in rung.indicators:
                reached.append(
                    (
                        number,
                        grounding.claim(
                            observation.claims[0],
                            size=float(number),
                            measure="rung",
                            note=rung.label,
                        ),
                    )
                )
                break
    top = max((number for number, _ground in reached), default=0)
    yield Finding(
        id="ladder.rung",
        label=_("Ladder of involvement: %(label)s", label=case.ladder[top - 1].label)
        if top
        else _("Ladder of involvement: no rung reported"),
        value=float(top),
        unit=_("of %(ladder)s rungs", ladder=len(case.ladder)),
        grounds=(
            *(ground for _number, ground in reached),
            *(
                ground
                for rung in case.ladder
                for ground in grounding.judgement(
                    rung, name=f"ladder.{rung.id}", size=None, measure="rung", note=rung.label
                )
            ),
        ),
    )


def policy_findings(case: Case, advice: Advice, grounding: Grounding) -> Iterator[Finding]:
    """Expected worth and worst regret of each policy, and where the advice flips."""
    policies = {policy.id: policy for policy in case.policies}
    futures = {one.id: one.short or one.title or one.id for one in case.scenarios}
    tested = [s.id for s in case.scenarios if s.id not in advice.untested]
    chances = tuple(f"scenario.{key}.probability" for key in tested)
    unit = case.question.worth or "declared worth"

    def outcomes(policy: Policy) -> tuple[Ground, ...]:
        return tuple(
            ground
            for key in tested
            for ground in grounding.judgement(
                policy,
                f"outcomes.{key}.likely",
                f"outcomes.{key}",
                name=f"outcome.{policy.id}.{key}",
                size=policy.outcomes[key].likely,
                measure="declared worth",
                note=policy.outcomes[key].why,
            )
        )

    for appraisal in advice.appraisals:
        policy = policies[appraisal.policy]
        yield Finding(
            id=f"policy.{policy.id}.value",
            label=_(
                "Expected worth of: %(title)s (range: every outcome low, every one high)",
                title=policy.title,
            ),
            value=appraisal.value,
            interval=(appraisal.low, appraisal.high),
            unit=unit,
            grounds=outcomes(policy),
            rests_on=chances,
        )
        yield Finding(
            id=f"policy.{policy.id}.regret",
            label=_("Worst regret of: %(title)s", title=policy.title),
            value=appraisal.worst_regret,
            unit=unit,
            grounds=outcomes(policy),
            rests_on=tuple(f"policy.{other.policy}.value" for other in advice.appraisals[:1]),
        )
    for flip in advice.flips:
        yield Finding(
            id=f"policy.flip.{flip.scenario}",
            label=_(
                "Chance of %(futures)s at which %(title)s becomes best",
                futures=futures[flip.scenario],
                title=policies[flip.to].title,
            ),
            value=flip.at,
            unit="probability",
            grounds=(*outcomes(policies[flip.to]), *outcomes(policies[advice.best])),
            rests_on=chances,
        )
