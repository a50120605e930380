"""Several analysts' chances made coherent one by one, then pooled, with how far they disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from forewarn.indicators.odds import FloatArray
from forewarn.probability import Elicited, WordScale, rounded
from forewarn.scenarios.elicitation import Elicitation, Pool
from forewarn.scenarios.outlook import Repair
from forewarn.scenarios.repair import repair

LEAST_CHANCE = 1e-6
"""A chance below it counts as this much in the logarithmic pool, where one analyst's 0 would else
be everybody's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalystChances:
    """One analyst's chances."""

    elicitation: str
    weight: float
    """Share of all weights."""
    repair: Repair
    """What was given, and what it became to sum to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledChances:
    """What the analysts' chances come to."""

    voices: tuple[AnalystChances, ...]
    linear: Mapping[str, float]
    """Weighted mean of the coherent chances (Stone 1961)."""
    log: Mapping[str, float]
    """Weighted geometric mean, normalised (Genest and Zidek 1986, doi:10.1214/ss/1177013825)."""
    used: Pool
    """The pool with which the case opens."""
    span: Mapping[str, tuple[float, float]]
    """Least and greatest coherent chance that an analyst gives each scenario."""
    divergence: float
    """Disagreement in bits: the generalised Jensen-Shannon divergence (Lin 1991,
    doi:10.1109/18.61115), 0 when all agree, at most the entropy of the weights."""
    priors: Mapping[str, Elicited]
    """The pool used, each chance with a range from the lowest to the highest end of what any
    analyst meant."""


def pool_chances(
    elicitations: Sequence[Elicitation], ids: Sequence[str], *, scale: WordScale, used: Pool
) -> PooledChances:
    """Each analyst's chances projected onto the simplex within his ranges, then both pools.

    ValueError when there is no elicitation, a weight is not above 0, or one makes no sense.
    """
    if not elicitations or not all(elicitation.weight > 0 for elicitation in elicitations):
        raise ValueError("needs at least one elicitation, each of a weight above 0")
    elicited = [elicitation.elicit(ids, scale) for elicitation in elicitations]
    repairs = [repair(chances_given) for chances_given in elicited]
    weights = np.array([elicitation.weight for elicitation in elicitations])
    weights = weights / weights.sum()
    chances = np.array([[repaired.projected[name] for name in ids] for repaired in repairs])
    linear = weights @ chances
    geometric = np.exp(weights @ np.log(np.maximum(chances, LEAST_CHANCE)))
    pools = {Pool.LINEAR: linear, Pool.LOG: geometric / geometric.sum()}
    priors: dict[str, Elicited] = {}
    for place, name in enumerate(ids):
        best = float(pools[used][place])
        low = min(
            float(chances[:, place].min()), *(chances_given[name].low for chances_given in elicited)
        )
        high = max(
            float(chances[:, place].max()),
            *(chances_given[name].high for chances_given in elicited),
        )
        priors[name] = Elicited(min(low, best), best, max(high, best))
    return PooledChances(
        voices=tuple(
            AnalystChances(
                elicitation=elicitation.id, weight=rounded(float(weight)), repair=analyst_repair
            )
            for elicitation, weight, analyst_repair in zip(
                elicitations, weights, repairs, strict=True
            )
        ),
        linear=_by_id(ids, pools[Pool.LINEAR]),
        log=_by_id(ids, pools[Pool.LOG]),
        used=used,
        span={
            name: (rounded(float(column.min())), rounded(float(column.max())))
            for name, column in zip(ids, chances.T, strict=True)
        },
        divergence=rounded(max(0.0, float(_entropy(linear) - weights @ _entropy(chances)))),
        priors=priors,
    )


def _entropy(chances: FloatArray) -> FloatArray:
    """In bits, along the last axis."""
    parts = chances * np.log2(np.where(chances > 0, chances, 1.0))
    entropy: FloatArray = -parts.sum(axis=-1)
    return entropy


def _by_id(ids: Sequence[str], values: FloatArray) -> dict[str, float]:
    return {name: rounded(float(value)) for name, value in zip(ids, values, strict=True)}
