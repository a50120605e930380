"""Evidence of each indicator about the scenarios, by stretch of the timeline."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from forewarn.indicators.event_sightings import IndicatorEvent, group_events
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import FloatArray
from forewarn.indicators.sighting import discounts, log_reports, log_silence
from forewarn.probability import Elicited
from forewarn.scenarios.scenario import Scenario
from forewarn.scenarios.timeline import Stretch

Push = Callable[[str], FloatArray]
"""Powers to which the hazard of a trigger is raised, one a draw."""
Trust = Callable[[Observation], FloatArray]
"""Trust in a sighting, one a draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventUpdate:
    """Increase in the certainty of an event within one stretch."""

    stretch: int
    before: FloatArray
    """``lam_notE / lam_E`` of the reports up to the stretch; 1 where there were none.  One
    element, or one a draw."""
    after: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorWatch:
    """One indicator over the life of the chain."""

    indicator: Indicator
    odds: tuple[Elicited, ...]
    """Declared for each scenario, in their order; empty for one that is a trigger only."""
    events: tuple[IndicatorEvent, ...]
    updates: tuple[EventUpdate, ...]
    silent_periods: FloatArray
    """Periods of ``per_days`` watched in vain, per stretch."""
    last_silent_day: date | None
    """Last day watched in vain."""

    def add_sightings(
        self, logs: FloatArray, chances: FloatArray, updates: Sequence[EventUpdate] | None = None
    ) -> None:
        """Add the log likelihoods of the sightings to ``logs``, ``(stretches, ..., scenarios)``.

        An event counts when it is first seen and grows surer when another origin reports it:
        the increments add up to the log likelihood of all its reports together.  ``updates`` stand
        in for those at the declared trust.
        """
        for update in self.updates if updates is None else updates:
            before, after = update.before, update.after
            if chances.ndim > 1:
                before, after = before[:, None], after[:, None]
            logs[update.stretch] += log_reports(chances, after) - log_reports(chances, before)

    def add_silence(
        self, logs: FloatArray, chances: FloatArray, coverage: FloatArray | float | None = None
    ) -> None:
        """Add the log likelihoods of the silence, at the declared coverage or at ``coverage``."""
        chance_watched = self.indicator.coverage if coverage is None else coverage
        log_per_period = log_silence(chances, coverage=chance_watched)
        for stretch in np.flatnonzero(self.silent_periods):
            logs[stretch] += self.silent_periods[stretch] * log_per_period


def watch_indicators(
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    *,
    odds: Mapping[str, tuple[Elicited, ...]],
    triggers: frozenset[str],
    stretches: Sequence[Stretch],
) -> tuple[IndicatorWatch, ...]:
    """Every indicator that bears on the chain, with its evidence in the stretches not forecast."""
    past = [stretch for stretch in stretches if not stretch.forecast]
    by_indicator: dict[str, list[Observation]] = {}
    for observation in observations:
        if past and past[0].period.start <= observation.date <= past[-1].period.end:
            by_indicator.setdefault(observation.indicator, []).append(observation)
    watches: list[IndicatorWatch] = []
    for indicator in indicators:
        indicator_odds = odds.get(indicator.id, ())
        if not indicator_odds and indicator.id not in triggers:
            continue
        indicator_events = group_events(
            by_indicator.get(indicator.id, ()), per_days=indicator.per_days
        )
        silent_days = (
            _silent_days(indicator, indicator_events, past) if indicator_odds else [()] * len(past)
        )
        watches.append(
            IndicatorWatch(
                indicator=indicator,
                odds=indicator_odds,
                events=indicator_events,
                updates=tuple(update_events(indicator_events, past, noise=indicator.noise))
                if indicator_odds
                else (),
                silent_periods=_silent_periods(indicator, silent_days, len(stretches)),
                last_silent_day=max((day for days in silent_days for day in days), default=None),
            )
        )
    return tuple(watches)


def hazards(
    scenarios: Sequence[Scenario],
    watches: Iterable[IndicatorWatch],
    stretches: Sequence[Stretch],
    *,
    push: Push | None = None,
) -> FloatArray:
    """Factor on entering each scenario per stretch, ``(stretches, 1 or draws, scenarios)``.

    A trigger trips when an event of its indicator is first seen, and works in the whole step of
    the cadence that follows; triggers multiply.  ``push`` gives the powers to which the hazard of
    a trigger, named by its scenario and indicator, is raised; as declared without.
    """
    tripped: dict[str, set[int]] = {}
    for watch in watches:
        days = {event.window.start for event in watch.events}
        tripped[watch.indicator.id] = {
            part.step + 1 for part in stretches for day in days if part.period.contains(day)
        }
    draws = 1 if push is None else len(push(""))
    factors = np.ones((len(stretches), draws, len(scenarios)))
    for column, scenario in enumerate(scenarios):
        for trigger in scenario.triggers:
            steps = tripped.get(trigger.indicator, set())
            rows = [row for row, part in enumerate(stretches) if part.step in steps]
            if rows:
                power = 1.0 if push is None else push(f"{scenario.id} {trigger.indicator}")
                factors[rows, :, column] *= trigger.hazard**power
    return factors


def update_events(
    events: Iterable[IndicatorEvent],
    past: Sequence[Stretch],
    *,
    noise: FloatArray | float,
    trust: Trust | None = None,
) -> Iterable[EventUpdate]:
    """How much surer each event became, stretch by stretch.

    At the declared trust, or at that which ``trust`` gives each sighting; ``noise`` and trust may
    hold one element a draw.
    """
    for event in events:
        before = np.ones(1)
        for number, part in enumerate(past):
            new_sightings = [
                sighting for sighting in event.sightings if part.period.contains(sighting.date)
            ]
            if new_sightings:
                trusts = [
                    sighting.trust if trust is None else trust(sighting)
                    for sighting in new_sightings
                ]
                after = before * discounts(trusts, noise=noise)
                yield EventUpdate(stretch=number, before=before, after=after)
                before = after


def _silent_days(
    indicator: Indicator, events: Iterable[IndicatorEvent], past: Sequence[Stretch]
) -> list[tuple[date, ...]]:
    """Days watched in each stretch, those in the window of an event left out."""
    since = indicator.watched_from
    if since is None:
        return [()] * len(past)
    return [
        tuple(
            day
            for day in (
                part.period.start + timedelta(days=offset) for offset in range(part.period.days)
            )
            if day >= since and not any(event.window.contains(day) for event in events)
        )
        for part in past
    ]


def _silent_periods(
    indicator: Indicator, silent_days: Sequence[tuple[date, ...]], size: int
) -> FloatArray:
    counts = np.zeros(size)
    counts[: len(silent_days)] = [len(days) for days in silent_days]
    periods: FloatArray = counts / max(indicator.per_days, 1)
    return periods
