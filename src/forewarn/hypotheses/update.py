"""Weighing the hypotheses: competing explanations compared by likelihood ratios."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np

from forewarn.hypotheses.flip import smallest_flip
from forewarn.hypotheses.heuer import add_marks, inconsistency
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.hypotheses.item_evidence import IndicatorEvidence, diagnosticity, gather
from forewarn.hypotheses.tornado import tornado
from forewarn.hypotheses.weighing import EvidenceItem, Weighing
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import (
    FloatArray,
    against_rivals,
    best_guesses,
    declared_odds,
    draw_chances,
)
from forewarn.probability import WordScale, rounded


def weigh(
    hypotheses: Sequence[Hypothesis],
    indicators: Sequence[Indicator],
    observations: Iterable[Observation],
    *,
    scale: WordScale,
    as_of: date,
    seed: int = 0,
    draws: int = 400,
) -> Weighing:
    """Posterior of the hypotheses at ``as_of``, with its evidence and its sensitivity.

    Analysis of competing hypotheses (Heuer 1999, chapter 8) with likelihoods for its marks:
    ``P(H | all) ~ P(H) prod_i P(reports on i | H)``, one latent event per indicator that declares
    odds for the hypotheses, one witness per origin (see :mod:`forewarn.indicators.sighting`),
    and absence where somebody watched, growing to full weight over the first ``per_days``.
    Indicators are independent given the hypothesis.  A hypothesis that an indicator's odds leave
    out takes the mean of the others there.  Priors are normalised.

    The band is the 5% to 95% range over ``draws`` from the elicited priors and likelihoods,
    widened where needed to hold the posterior itself.
    """
    ids = tuple(hypothesis.id for hypothesis in hypotheses)
    if not ids:
        return _empty_weighing(as_of)
    elicited = tuple(scale.elicited(hypothesis.prior) for hypothesis in hypotheses)
    prior = _shares(np.log(best_guesses(elicited)))
    scale_with_marks = add_marks(scale)
    odds = {
        indicator.id: declared_odds(indicator.hypotheses, ids, scale_with_marks)
        for indicator in indicators
    }
    past = [observation for observation in observations if observation.date <= as_of]
    evidence = gather(indicators, past, odds=odds, as_of=as_of)
    posterior = _posterior(evidence, prior)
    log_draws = np.log(draw_chances(elicited, draws=draws, seed=seed, label="prior"))
    for item in evidence:
        log_draws += item.log_likelihood(
            draw_chances(item.odds, draws=draws, seed=seed, label=item.indicator.id)
        )
    flip, exact = smallest_flip(evidence, np.log(prior))
    days = _days(indicators, past, odds=frozenset(key for key in odds if odds[key]), as_of=as_of)
    return Weighing(
        as_of=as_of,
        prior=_by_id(ids, prior),
        posterior=_by_id(ids, posterior),
        band=_band(ids, _shares(log_draws), posterior),
        items=_items(evidence, ids, prior),
        flip=flip,
        flip_exact=exact,
        path=tuple(
            (day, _by_id(ids, _posterior(gather(indicators, past, odds=odds, as_of=day), prior)))
            for day in days
        ),
        inconsistency=inconsistency(
            evidence, {indicator.id: indicator.hypotheses for indicator in indicators}, ids
        ),
        tornado=tornado(evidence, elicited, ids, ids[int(np.argmax(posterior))]),
    )


def _empty_weighing(as_of: date) -> Weighing:
    return Weighing(
        as_of=as_of, prior={}, posterior={}, band={}, items=(), flip=(), flip_exact=True, path=()
    )


def _shares(logs: FloatArray) -> FloatArray:
    shares = np.exp(logs - logs.max(axis=-1, keepdims=True))
    normal: FloatArray = shares / shares.sum(axis=-1, keepdims=True)
    return normal


def _posterior(evidence: Iterable[IndicatorEvidence], prior: FloatArray) -> FloatArray:
    logs = np.log(prior)
    for item in evidence:
        logs = logs + item.log_likelihood(best_guesses(item.odds))
    return _shares(logs)


def _items(
    evidence: Sequence[IndicatorEvidence], ids: Sequence[str], prior: FloatArray
) -> tuple[EvidenceItem, ...]:
    logs = {item.indicator.id: item.log_likelihood(best_guesses(item.odds)) for item in evidence}
    total = np.log(prior) + sum(logs.values(), start=np.zeros(len(ids)))
    spread = {name: rounded(float(np.ptp(log))) for name, log in logs.items()}
    strongest = sorted(evidence, key=lambda item: (-spread[item.indicator.id], item.indicator.id))
    return tuple(
        _item(item, ids, prior, without=_shares(total - logs[item.indicator.id]))
        for item in strongest
    )


def _item(
    item: IndicatorEvidence, ids: Sequence[str], prior: FloatArray, *, without: FloatArray
) -> EvidenceItem:
    """``without`` is the posterior from all the rest, so the ratio is the factor on the odds."""
    chances = best_guesses(item.odds)
    return EvidenceItem(
        indicator=item.indicator.id,
        seen=bool(item.sightings),
        origins=tuple(sighting.origin for sighting in item.sightings),
        claims=tuple(
            dict.fromkeys(claim for sighting in item.sightings for claim in sighting.claims)
        ),
        date=item.sightings[0].date if item.sightings else None,
        likelihood=_by_id(ids, item.likelihood()),
        ratios=_by_id(ids, against_rivals(item.log_likelihood(chances), without)),
        diagnosticity=rounded(diagnosticity(item.indicator, list(chances), list(prior))),
    )


def _days(
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    *,
    odds: frozenset[str],
    as_of: date,
) -> tuple[date, ...]:
    """Days on which the posterior may turn: a sighting, or a first full period of silence."""
    days = {observation.date for observation in observations if observation.indicator in odds}
    for indicator in indicators:
        if indicator.id in odds and indicator.watched_from is not None:
            days.add(indicator.watched_from + timedelta(days=max(indicator.per_days, 1) - 1))
    return tuple(sorted(day for day in days | {as_of} if day <= as_of))


def _band(
    ids: Sequence[str], shares: FloatArray, posterior: FloatArray
) -> dict[str, tuple[float, float]]:
    low, high = np.quantile(shares, [0.05, 0.95], axis=0)
    return {
        name: (rounded(min(low[i], posterior[i])), rounded(max(high[i], posterior[i])))
        for i, name in enumerate(ids)
    }


def _by_id(ids: Sequence[str], values: Iterable[float]) -> dict[str, float]:
    return {name: rounded(value) for name, value in zip(ids, values, strict=True)}
