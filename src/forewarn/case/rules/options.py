"""Rules about policies and signposts."""

from collections.abc import Iterator

from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.signposts.signpost import Signpost, Tempo


def untested_scenario(case: Case) -> Iterator[Breach]:
    """A scenario that no policy is tested against leaves advice blind in that future.

    Give each policy an `[outcomes.SCENARIO]` with low, likely and high.
    """
    for scenario in case.scenarios:
        missing = [policy for policy in case.policies if scenario.id not in policy.outcomes]
        if not case.policies or len(missing) == len(case.policies):
            yield Breach(
                location=at(scenario),
                message=f"no policy is tested against {scenario.id}; add [outcomes.{scenario.id}] "
                "to at least one file in policies/",
            )


def partial_policy(case: Case) -> Iterator[Breach]:
    """A policy without an outcome for some scenario cannot be compared with the others there."""
    for policy in case.policies:
        for scenario in case.scenarios:
            if scenario.id not in policy.outcomes:
                yield Breach(
                    location=at(policy, "outcomes"),
                    message=f"{policy.id} has no outcome for {scenario.id}; that scenario is left "
                    "out of the comparison of policies",
                )


def _threshold(signpost: Signpost) -> Iterator[Breach]:
    threshold = signpost.threshold
    if threshold is None:
        return
    if signpost.tempo is Tempo.COUNT and threshold <= 0:
        yield Breach(
            location=at(signpost, "threshold"),
            message=f"{signpost.id}: the threshold counts origins and must be positive, "
            f"got {threshold:g}",
        )
    if signpost.tempo is not Tempo.COUNT and not 0 < threshold < 1:
        yield Breach(
            location=at(signpost, "threshold"),
            message=f"{signpost.id}: with a {signpost.tempo} tempo the threshold is a chance "
            f"between 0 and 1, got {threshold:g}",
        )


def vague_signpost(case: Case) -> Iterator[Breach]:
    """A signpost needs an owner, a threshold, an expiry and exactly one direction.

    Without an owner nobody acts, without a threshold it cannot trip, without an expiry it is
    never declared anew, and one that points both ways says nothing: split it in two.
    """
    for signpost in case.signposts:
        for key in ("owner", "decision"):
            if not getattr(signpost, key):
                yield Breach(
                    location=at(signpost), message=f"{signpost.id} has no {key}; add {key} = ..."
                )
        for key in ("threshold", "expiry"):
            if getattr(signpost, key) is None:
                yield Breach(
                    location=at(signpost), message=f"{signpost.id} has no {key}; add {key} = ..."
                )
        yield from _threshold(signpost)
        if signpost.period_days < 1:
            yield Breach(
                location=at(signpost, "period_days"),
                message=f"{signpost.id}: period_days must be at least 1, got {signpost.period_days}",
            )
        if signpost.window_days < 1:
            yield Breach(
                location=at(signpost, "window_days"),
                message=f"{signpost.id}: window_days must be at least 1, got {signpost.window_days}",
            )
        if not signpost.direction:
            yield Breach(
                location=at(signpost),
                message=f"{signpost.id} has no direction; name the one scenario it points to",
            )
        if len(signpost.direction) > 1:
            yield Breach(
                location=at(signpost, "direction"),
                message=f"{signpost.id} points {len(signpost.direction)} ways "
                f"({', '.join(signpost.direction)}); split it, one direction each",
            )
        if not signpost.indicators:
            yield Breach(
                location=at(signpost),
                message=f"{signpost.id} watches no indicator; add indicators = [...]",
            )
