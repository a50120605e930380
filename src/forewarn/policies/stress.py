"""Policies tested across the futures: worth, regret, and the chance at which advice flips."""

from collections.abc import Mapping, Sequence

from forewarn.policies.appraisal import Advice, Appraisal, Flip
from forewarn.policies.policy import Policy
from forewarn.probability import normalise, rounded

_TIE = 1e-12


def appraise(policies: Sequence[Policy], chances: Mapping[str, float]) -> Advice:
    """Every policy against the present chances of the scenarios.

    Only scenarios for which every policy has an outcome are compared, their chances divided by
    their sum (equal where all are zero); the others are named in ``untested``.  Regret is
    Savage's: the best likely outcome in a scenario less this policy's (Savage 1951,
    doi:10.1080/01621459.1951.10500768).  Ties go to the lower ``order``, then the id.
    """
    tested = [name for name in chances if all(name in policy.outcomes for policy in policies)]
    untested = tuple(name for name in chances if name not in tested) if policies else ()
    if not policies or not tested:
        return Advice(appraisals=(), best="", least_regret="", flips=(), untested=untested)
    weights = _shares({name: chances[name] for name in tested})
    ranked = sorted(
        policies, key=lambda policy: (-rounded(_worth(policy, weights)), policy.order, policy.id)
    )
    top = {name: max(policy.outcomes[name].likely for policy in policies) for name in tested}
    appraisals = tuple(_appraisal(policy, weights, top) for policy in ranked)
    flips = (_flip(ranked, weights, name) for name in tested)
    return Advice(
        appraisals=appraisals,
        best=ranked[0].id,
        least_regret=min(appraisals, key=lambda appraisal: appraisal.worst_regret).policy,
        flips=tuple(flip for flip in flips if flip is not None),
        untested=untested,
    )


def _shares(chances: Mapping[str, float]) -> dict[str, float]:
    values = list(chances.values())
    shares = normalise(values if sum(values) > 0 else [1.0] * len(values))
    return dict(zip(chances, shares, strict=True))


def _worth(policy: Policy, weights: Mapping[str, float]) -> float:
    return sum(weight * policy.outcomes[name].likely for name, weight in weights.items())


def _appraisal(policy: Policy, weights: Mapping[str, float], top: Mapping[str, float]) -> Appraisal:
    outcomes = policy.outcomes
    regret = {name: rounded(best - outcomes[name].likely) for name, best in top.items()}
    return Appraisal(
        policy=policy.id,
        value=rounded(_worth(policy, weights)),
        low=rounded(sum(weight * outcomes[name].low for name, weight in weights.items())),
        high=rounded(sum(weight * outcomes[name].high for name, weight in weights.items())),
        regret=regret,
        worst_regret=max(regret.values()),
        expected_regret=rounded(sum(weights[name] * loss for name, loss in regret.items())),
    )


def _flip(ranked: Sequence[Policy], weights: Mapping[str, float], scenario: str) -> Flip | None:
    """Nearest chance of ``scenario`` at which another policy overtakes the best one.

    With chance ``q`` for the scenario and the others in proportion a policy is worth
    ``q u + (1 - q) v``, ``u`` its outcome there and ``v`` its mean elsewhere, so the best one
    meets another at ``q = dv / (dv - du)``.  At the nearest such ``q`` on either side the best
    stops being best.  Among policies that meet it there, the one that gains most beyond it.
    """
    other_weights = {name: weight for name, weight in weights.items() if name != scenario}
    if not other_weights:
        return None
    other_weights = _shares(other_weights)
    now = weights[scenario]
    best = ranked[0]
    meetings: list[tuple[float, float, int, float]] = []
    for rank, rival in enumerate(ranked[1:], start=1):
        gap_here = best.outcomes[scenario].likely - rival.outcomes[scenario].likely
        gap_elsewhere = _worth(best, other_weights) - _worth(rival, other_weights)
        slope = gap_elsewhere - gap_here
        if abs(slope) > _TIE and 0 < gap_elsewhere / slope < 1:
            at = gap_elsewhere / slope
            meetings.append((rounded(abs(at - now)), -abs(slope), rank, at))
    if not meetings:
        return None
    _, _, rank, at = min(meetings)
    return Flip(scenario=scenario, now=rounded(now), at=rounded(at), to=ranked[rank].id)
