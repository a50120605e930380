"""Declared odds of an indicator as numbers: best guesses, and draws from what was meant."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from forewarn.probability import Elicited, Given, WordScale

FloatArray = NDArray[np.float64]

SHORT_OF_CERTAIN = 1e-6
"""Cromwell's rule: no declared chance lies nearer to 0 or 1, so evidence can always move it."""


def declared_odds(
    odds: Mapping[str, Given], rivals: Sequence[str], scale: WordScale
) -> tuple[Elicited, ...]:
    """What was declared for each of ``rivals``, in their order; empty when for none of them.

    A rival that the declaration leaves out takes the mean of the others, so that the indicator
    says nothing for or against it beyond its bearing on the rest.
    """
    by_rival = {rival: scale.elicited(odds[rival]) for rival in rivals if rival in odds}
    if not by_rival:
        return ()
    elicited = tuple(by_rival.values())
    mean = Elicited(
        sum(chance.low for chance in elicited) / len(elicited),
        sum(chance.best for chance in elicited) / len(elicited),
        sum(chance.high for chance in elicited) / len(elicited),
    )
    return tuple(by_rival.get(rival, mean) for rival in rivals)


def best_guesses(elicited: Sequence[Elicited]) -> FloatArray:
    """The best guesses, held just short of certainty."""
    return _clip(np.array([chance.best for chance in elicited], dtype=np.float64))


def draw_chances(elicited: Sequence[Elicited], *, draws: int, seed: int, label: str) -> FloatArray:
    """Draws from elicited chances, shape ``(draws, len(given))``.

    Each is a Beta with the best guess as mean and the range as its 90% interval by the normal
    rule, ``sd = (high - low) / 3.29``.  Rivals that were given the very same word or number share
    one draw: whatever the word means, it means the same for both.  ``label`` names the stream, so
    that draws for one indicator do not depend on which others the case declares.
    """
    rng = np.random.default_rng([seed, crc32(label.encode())])
    draws_of: dict[Elicited, FloatArray] = {}
    for chance in elicited:
        if chance not in draws_of:
            draws_of[chance] = _beta(chance, rng, draws)
    return _clip(np.stack([draws_of[chance] for chance in elicited], axis=1))


def against_rivals(log_likelihood: FloatArray, weights: FloatArray) -> FloatArray:
    """Likelihood of each over the weighted mean likelihood of its rivals.

    ``ratio[h] = L[h] / (sum_j w[j] L[j] / sum_j w[j])`` over ``j != h``; equal weights where the
    rivals weigh nothing, and 1 where there is no rival.  With ``w`` the chances before the
    evidence, ``ratio[h]`` is exactly the factor on the odds of ``h``.
    """
    size = len(log_likelihood)
    ratios = np.ones(size)
    for own in range(size):
        rivals = np.arange(size) != own
        if rivals.any():
            weight = weights[rivals] if weights[rivals].sum() > 0 else np.ones(size - 1)
            gap = np.clip(log_likelihood[rivals] - log_likelihood[own], -690.0, 690.0)
            ratios[own] = weight.sum() / float(weight @ np.exp(gap))
    return ratios


def _beta(elicited: Elicited, rng: np.random.Generator, draws: int) -> FloatArray:
    mean = float(_clip(np.array(elicited.best)))
    ceiling = mean * (1 - mean)
    variance = min(((elicited.high - elicited.low) / 3.29) ** 2, 0.9 * ceiling)
    if variance <= 0:
        return np.full(draws, mean)
    size = ceiling / variance - 1
    return rng.beta(mean * size, (1 - mean) * size, draws)


def _clip(chances: FloatArray) -> FloatArray:
    return np.clip(chances, SHORT_OF_CERTAIN, 1 - SHORT_OF_CERTAIN)
