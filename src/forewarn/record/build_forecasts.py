"""Forecasts that a build logs: the chance that each thing is reported by a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import best_guesses, declared_odds
from forewarn.probability import WordScale
from forewarn.record.logged_forecast import Forecast
from forewarn.scenarios.outlook import Outlook
from forewarn.signposts.signpost import Signpost

HORIZONS = (30, 90)
"""Days ahead for which every indicator and signpost is forecast, the same at every build."""


def make_forecasts(
    indicators: Sequence[Indicator],
    signposts: Iterable[Signpost],
    observations: Sequence[Observation],
    outlook: Outlook,
    *,
    scale: WordScale,
    since: date,
    horizon: date,
    inputs: str,
    replayed: bool,
) -> tuple[Forecast, ...]:
    """Chance of each scenario at the horizon, and of each watched thing being reported in time.

    The set of questions does not hang on what will happen, so that scoring them all at their
    horizon has no bias towards those that resolve early.  ``since`` is the day from which base
    rates count.
    """
    as_of = outlook.as_of
    size = len(outlook.horizon)
    forecasts = [
        Forecast(
            id=Address.question(Subject.SCENARIO, name),
            as_of=as_of,
            horizon=horizon,
            probability=_round(chance),
            base=_round(1 / size),
            inputs=inputs,
            replayed=replayed,
        )
        for name, chance in outlook.horizon.items()
    ]
    watches = [
        (Address.question(Subject.INDICATOR, indicator.id), [indicator])
        for indicator in indicators
        if indicator.scenarios
    ]
    watches += [
        (Address.question(Subject.SIGNPOST, signpost.id), group)
        for signpost in signposts
        for group in [
            [
                indicator
                for indicator in indicators
                if indicator.id in signpost.indicators and indicator.scenarios
            ]
        ]
        if group
    ]
    for name, group in watches:
        ids = {indicator.id for indicator in group}
        days_seen = [
            observation.date for observation in observations if observation.indicator in ids
        ]
        for days in HORIZONS:
            forecasts.append(
                Forecast(
                    id=name,
                    as_of=as_of,
                    horizon=as_of + timedelta(days=days),
                    probability=chance_reported(
                        group, chances=expected_chances(outlook, days=days), days=days, scale=scale
                    ),
                    base=sighting_rate(days_seen, since=since, as_of=as_of, days=days),
                    inputs=inputs,
                    replayed=replayed,
                )
            )
    return tuple(forecasts)


def expected_chances(outlook: Outlook, *, days: int) -> Mapping[str, float]:
    """Chances of the scenarios in the middle of the next ``days``, from the path of the chain."""
    middle = outlook.as_of + timedelta(days=days / 2)
    later = [step for step in outlook.path if step.date >= middle]
    return later[0].chance if later else outlook.horizon


def chance_reported(
    indicators: Sequence[Indicator], *, chances: Mapping[str, float], days: int, scale: WordScale
) -> float:
    """Chance that at least one of ``indicators`` is reported within ``days``.

    ``sum_s P(s) (1 - prod_i (1 - p_is c_i - (1 - p_is) n_i) ** (days / per_i))``: under scenario s
    it comes about and is reported, or does not and is reported by noise; indicators independent
    given the scenario.
    """
    rivals = tuple(chances)
    silent = dict.fromkeys(rivals, 1.0)
    for indicator in indicators:
        guesses = best_guesses(declared_odds(indicator.scenarios, rivals, scale))
        for name, chance in zip(rivals, guesses, strict=True):
            chance_of_report = chance * indicator.coverage + (1 - chance) * indicator.noise
            silent[name] *= (1 - chance_of_report) ** (days / max(indicator.per_days, 1))
    return _round(float(sum(chances[name] * (1 - silent[name]) for name in rivals)))


def sighting_rate(sightings: Iterable[date], *, since: date, as_of: date, days: int) -> float:
    """How often a window of so many days held a sighting before, by Jeffreys' prior.

    ``(k + 1/2) / (n + 1)`` over the whole windows that end at ``as_of``; one half where not even
    one has passed.
    """
    sighting_days = list(sightings)
    windows = max((as_of - since).days // days, 0)
    hits = sum(
        any(
            as_of - timedelta(days=days * (back + 1)) < day <= as_of - timedelta(days=days * back)
            for day in sighting_days
        )
        for back in range(windows)
    )
    return _round((hits + 0.5) / (windows + 1))


def _round(chance: float) -> float:
    """Six decimals: more than anyone means, and the same on every machine."""
    return round(chance, 6)
