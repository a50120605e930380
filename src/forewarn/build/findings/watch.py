"""Findings about signposts, the ladder and the policies."""

from collections.abc import Iterator, Sequence

from forewarn.build.findings.grounding import Grounding
from forewarn.case.case import Case
from forewarn.grounds import Finding, Ground
from forewarn.indicators.observation import Observation
from forewarn.policies.appraisal import Advice
from forewarn.policies.policy import Policy
from forewarn.signposts.status import Status

SIGHTINGS = "sightings in the window"


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
            measure="origins",
        )
        yield Finding(
            id=f"signpost.{signpost.id}.level",
            label=f"{signpost.label}: {status.level.word}",
            value=float(status.count),
            unit="origins",
            grounds=(*seen, *threshold),
            note=status.undone_by,
        )
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
            label=f"{signpost.label}: shift of the odds towards its scenario",
            value=status.odds[towards],
            unit="likelihood ratio",
            grounds=(*seen, *odds),
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
    top = max((number for number, _ in reached), default=0)
    yield Finding(
        id="ladder.rung",
        label=f"Ladder of involvement: {case.ladder[top - 1].label}"
        if top
        else "Ladder of involvement: no rung reported",
        value=float(top),
        unit=f"of {len(case.ladder)} rungs",
        grounds=(
            *(ground for _, ground in reached),
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
            label=f"Expected worth of: {policy.title} (range: every outcome low, every one high)",
            value=appraisal.value,
            interval=(appraisal.low, appraisal.high),
            unit=unit,
            grounds=outcomes(policy),
            rests_on=chances,
        )
        yield Finding(
            id=f"policy.{policy.id}.regret",
            label=f"Worst regret of: {policy.title}",
            value=appraisal.worst_regret,
            unit=unit,
            grounds=outcomes(policy),
            rests_on=tuple(f"policy.{other.policy}.value" for other in advice.appraisals[:1]),
        )
    for flip in advice.flips:
        yield Finding(
            id=f"policy.flip.{flip.scenario}",
            label=f"Chance of {flip.scenario} at which {policies[flip.to].title} becomes best",
            value=flip.at,
            unit="probability",
            grounds=(*outcomes(policies[flip.to]), *outcomes(policies[advice.best])),
            rests_on=chances,
        )
