"""Declared odds of an indicator as numbers: best guesses, and draws from what was meant."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from forewarn.probability import Elicited, Given, WordScale

Array = NDArray[np.float64]

SHORT_OF_CERTAIN = 1e-6
"""Cromwell's rule: no declared chance lies nearer to 0 or 1, so evidence can always move it."""


def declared_odds(
    odds: Mapping[str, Given], rivals: Sequence[str], scale: WordScale
) -> tuple[Elicited, ...]:
    """What was declared for each of ``rivals``, in their order; empty when for none of them.

    A rival that the declaration leaves out takes the mean of the others, so that the indicator
    says nothing for or against it beyond its bearing on the rest.
    """
    given = {rival: scale.elicited(odds[rival]) for rival in rivals if rival in odds}
    if not given:
        return ()
    known = tuple(given.values())
    mean = Elicited(
        sum(one.low for one in known) / len(known),
        sum(one.best for one in known) / len(known),
        sum(one.high for one in known) / len(known),
    )
    return tuple(given.get(rival, mean) for rival in rivals)


def best_guesses(given: Sequence[Elicited]) -> Array:
    """The best guesses, held just short of certainty."""
    return _held(np.array([one.best for one in given], dtype=np.float64))


def sampled(given: Sequence[Elicited], *, draws: int, seed: int, label: str) -> Array:
    """Draws from elicited chances, shape ``(draws, len(given))``.

    Each is a Beta with the best guess as mean and the range as its 90% interval by the normal
    rule, ``sd = (high - low) / 3.29``.  Rivals that were given the very same word or number share
    one draw: whatever the word means, it means the same for both.  ``label`` names the stream, so
    that draws for one indicator do not depend on which others the case declares.
    """
    rng = np.random.default_rng([seed, crc32(label.encode())])
    drawn: dict[Elicited, Array] = {}
    for one in given:
        if one not in drawn:
            drawn[one] = _beta(one, rng, draws)
    return _held(np.stack([drawn[one] for one in given], axis=1))


def against_rivals(log_likelihood: Array, weights: Array) -> Array:
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


def _beta(given: Elicited, rng: np.random.Generator, draws: int) -> Array:
    mean = float(_held(np.array(given.best)))
    ceiling = mean * (1 - mean)
    variance = min(((given.high - given.low) / 3.29) ** 2, 0.9 * ceiling)
    if variance <= 0:
        return np.full(draws, mean)
    size = ceiling / variance - 1
    return rng.beta(mean * size, (1 - mean) * size, draws)


def _held(chances: Array) -> Array:
    return np.clip(chances, SHORT_OF_CERTAIN, 1 - SHORT_OF_CERTAIN)
