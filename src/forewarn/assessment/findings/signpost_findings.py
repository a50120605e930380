"""Findings about signposts, the ladder and the policies."""

from collections.abc import Iterator, Mapping, Sequence

from forewarn.assessment.findings.grounding import Grounding
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding, Ground
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason, Word, verbatim
from forewarn.findings.subject import Aspect, Subject
from forewarn.indicators.contradiction import Contradiction, ContradictionKind
from forewarn.indicators.observation import Observation
from forewarn.policies.appraisal import Advice
from forewarn.policies.policy import Policy
from forewarn.probability import rounded
from forewarn.signposts.signpost import Signpost, Tempo
from forewarn.signposts.status import Status
from forewarn.signposts.validator import IndicatorValue

_MEASURES = {
    Tempo.COUNT: Measure.ORIGINS,
    Tempo.SPARSE: Measure.UNDER_WAY,
    Tempo.DENSE: Measure.HIGH_COUNT,
}
"""What a threshold is held against, by tempo."""


def signpost_findings(
    case: Case, statuses: Sequence[Status], grounding: Grounding
) -> Iterator[Finding]:
    """IntervalLevel of each signpost, and the odds that its sightings carry."""
    signposts = {signpost.id: signpost for signpost in case.signposts}
    indicators = {indicator.id: indicator for indicator in case.indicators}
    for status in statuses:
        signpost = signposts[status.signpost]
        sightings: tuple[Ground, ...] = tuple(
            grounding.claim(claim, size=None, measure=Measure.SIGHTINGS) for claim in status.claims
        )
        threshold = grounding.judgement(
            signpost,
            "threshold",
            name=Address.judgement(Subject.THRESHOLD, signpost.id),
            size=status.threshold,
            measure=_MEASURES[signpost.tempo],
        )
        yield Finding(
            address=Address.signpost(signpost.id, Aspect.LEVEL),
            label=Reason.of("signpost.level", label=signpost.label, level=Word(status.level.word)),
            value=float(status.count),
            kind=Kind.COUNT,
            unit="origins",
            grounds=(*sightings, *threshold),
            note=status.undone_by,
        )
        yield from _reading(signpost, status, sightings, threshold)
        yield from _share(signpost, status, threshold, sightings)
        towards = signpost.direction[0]
        odds: tuple[Ground, ...] = tuple(
            ground
            for name in signpost.indicators
            for ground in grounding.judgement(
                indicators[name],
                f"scenarios.{towards}",
                "scenarios",
                name=Address.judgement(Subject.ODDS, name, towards),
                size=None,
                measure=Measure.RATIO,
            )
        )
        yield Finding(
            address=Address.signpost(signpost.id, Aspect.ODDS),
            label=Reason.of("signpost.odds", label=signpost.label),
            value=status.odds[towards],
            kind=Kind.ODDS,
            unit="likelihood ratio",
            grounds=(*sightings, *odds),
        )


def _reading(
    signpost: Signpost,
    status: Status,
    sightings: tuple[Ground, ...],
    threshold: tuple[Ground, ...],
) -> Iterator[Finding]:
    if status.reading is not None:
        yield Finding(
            address=Address.signpost(signpost.id, Aspect.READING),
            label=Reason.of(
                "signpost.reading",
                label=signpost.label,
                measure=Word(_MEASURES[signpost.tempo].words),
            ),
            value=status.reading,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=(*sightings, *threshold),
            note=Reason.of("signpost.warns_from", threshold=status.threshold)
            if signpost.tempo is Tempo.SPARSE
            else Reason.of("signpost.warns_below", threshold=status.threshold),
        )


def _share(
    signpost: Signpost,
    status: Status,
    threshold: tuple[Ground, ...],
    sightings: tuple[Ground, ...],
) -> Iterator[Finding]:
    share = status.share
    if share is not None:
        yield Finding(
            address=Address.signpost(signpost.id, Aspect.SHARE),
            label=Reason.of(
                "signpost.share", label=signpost.label, window_days=signpost.window_days
            ),
            value=rounded(share.value),
            interval=(min(share.low, share.value), max(share.high, share.value)),
            level=IntervalLevel.NINETY,
            kind=Kind.SHARE,
            unit="share",
            grounds=(*sightings, *threshold),
            note=Reason.of(
                "signpost.share_note",
                carrying=share.carrying,
                items=share.items,
                before_carrying=share.before_carrying,
                before_items=share.before_items,
            ),
        )


def contradiction_findings(
    case: Case,
    contradictions: Sequence[Contradiction],
    names: Mapping[str, str | Word],
    grounding: Grounding,
) -> Iterator[Finding]:
    """Each pair of statements that cannot both hold, with both sentences."""
    indicators = {contradiction.id: contradiction for contradiction in case.indicators}
    measurands = {contradiction.id: contradiction for contradiction in case.measurands}
    for contradiction in contradictions:
        item = indicators.get(contradiction.about) or measurands[contradiction.about]
        speaker = names.get(contradiction.speaker, contradiction.speaker)
        other_speaker = names.get(contradiction.other_speaker, contradiction.other_speaker)
        yield Finding(
            address=Address.contradiction(contradiction.id),
            label={
                ContradictionKind.TURN: Reason.of(
                    "contradiction.turn", speaker=speaker, label=item.label
                ),
                ContradictionKind.FIGURES: Reason.of(
                    "contradiction.figures", speaker=speaker, label=item.label
                ),
                ContradictionKind.EVENT: Reason.of(
                    "contradiction.event", speaker=speaker, other=other_speaker, label=item.label
                ),
            }[contradiction.why],
            value=float(contradiction.days),
            kind=Kind.DAYS,
            unit="days from the one to the other",
            grounds=(
                grounding.claim(
                    contradiction.claim,
                    size=None,
                    measure=Measure.CONTRADICTION,
                    note=Reason.of("finding.said"),
                ),
                grounding.claim(
                    contradiction.other_claim,
                    size=None,
                    measure=Measure.CONTRADICTION,
                    note=Reason.of("finding.against"),
                ),
                *grounding.judgement(
                    item,
                    "contradicts",
                    name=Address.judgement(Subject.CONTRADICTS, contradiction.about),
                    size=None,
                    measure=Measure.CONTRADICTION,
                ),
            ),
        )


def instrument_findings(
    case: Case, values: Sequence[IndicatorValue], grounding: Grounding
) -> Iterator[Finding]:
    """What watching each indicator can tell, in bits, and its worth net of cost."""
    indicators = {instrument.id: instrument for instrument in case.indicators}
    for instrument in values:
        item = indicators[instrument.indicator]
        grounds = (
            *grounding.judgement(
                item,
                "scenarios",
                name=Address.judgement(Subject.ODDS, item.id),
                size=None,
                measure=Measure.BITS,
            ),
            *(
                grounding.judgement(
                    item,
                    "cost",
                    name=Address.judgement(Subject.COST, item.id),
                    size=instrument.cost,
                    measure=Measure.WORTH,
                )
                if instrument.cost is not None
                else ()
            ),
        )
        yield Finding(
            address=Address.instrument(item.id, Aspect.BITS),
            label=Reason.of("instrument.bits", label=item.label),
            value=instrument.bits,
            kind=Kind.BITS,
            unit="bits",
            grounds=grounds,
        )
        if instrument.net is not None:
            yield Finding(
                address=Address.instrument(item.id, Aspect.NET),
                label=Reason.of("instrument.net", label=item.label),
                value=rounded(instrument.net),
                kind=Kind.WORTH,
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
                            measure=Measure.RUNG,
                            note=verbatim(rung.label),
                        ),
                    )
                )
                break
    top = max((number for number, _ground in reached), default=0)
    yield Finding(
        address=Address.ladder(),
        label=Reason.of("ladder.rung", label=case.ladder[top - 1].label)
        if top
        else Reason.of("ladder.no_rung"),
        value=float(top),
        kind=Kind.COUNT,
        unit=Reason.of("ladder.rungs", rungs=len(case.ladder)),
        grounds=(
            *(ground for _number, ground in reached),
            *(
                ground
                for rung in case.ladder
                for ground in grounding.judgement(
                    rung,
                    name=Address.judgement(Subject.LADDER, rung.id),
                    size=None,
                    measure=Measure.RUNG,
                    note=verbatim(rung.label),
                )
            ),
        ),
    )


def policy_findings(case: Case, advice: Advice, grounding: Grounding) -> Iterator[Finding]:
    """Expected worth and worst regret of each policy, and where the advice flips."""
    policies = {policy.id: policy for policy in case.policies}
    futures = {future.id: future.short or future.title or future.id for future in case.scenarios}
    tested = [s.id for s in case.scenarios if s.id not in advice.untested]
    chances = tuple(Address.scenario(key, Aspect.PROBABILITY) for key in tested)
    unit = case.question.worth or "declared worth"

    def outcomes(policy: Policy) -> tuple[Ground, ...]:
        return tuple(
            ground
            for key in tested
            for ground in grounding.judgement(
                policy,
                f"outcomes.{key}.likely",
                f"outcomes.{key}",
                name=Address.judgement(Subject.OUTCOME, policy.id, key),
                size=policy.outcomes[key].likely,
                measure=Measure.WORTH,
                note=verbatim(policy.outcomes[key].why),
            )
        )

    for appraisal in advice.appraisals:
        policy = policies[appraisal.policy]
        yield Finding(
            address=Address.policy(policy.id, Aspect.VALUE),
            label=Reason.of("policy.value", title=policy.title),
            value=appraisal.value,
            interval=(appraisal.low, appraisal.high),
            level=IntervalLevel.RANGE,
            kind=Kind.WORTH,
            unit=unit,
            grounds=outcomes(policy),
            rests_on=chances,
        )
        yield Finding(
            address=Address.policy(policy.id, Aspect.REGRET),
            label=Reason.of("policy.regret", title=policy.title),
            value=appraisal.worst_regret,
            kind=Kind.WORTH,
            unit=unit,
            grounds=outcomes(policy),
            rests_on=tuple(
                Address.policy(appraisal_.policy, Aspect.VALUE)
                for appraisal_ in advice.appraisals[:1]
            ),
        )
    for flip in advice.flips:
        yield Finding(
            address=Address.policy_flip(flip.scenario),
            label=Reason.of(
                "policy.flip", future=futures[flip.scenario], title=policies[flip.to].title
            ),
            value=flip.at,
            kind=Kind.CHANCE,
            unit="probability",
            grounds=(*outcomes(policies[flip.to]), *outcomes(policies[advice.best])),
            rests_on=chances,
        )
