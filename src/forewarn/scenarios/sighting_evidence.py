"""What each indicator says about the scenarios, stretch by stretch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from forewarn.indicators.event_sightings import Event, events
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.indicators.odds import Array
from forewarn.indicators.sighting import discounts, log_seen, log_unseen
from forewarn.probability import Elicited
from forewarn.scenarios.scenario import Scenario
from forewarn.scenarios.timeline import Stretch

Push = Callable[[str], Array]
"""Powers to which the hazard of a trigger is raised, one a draw."""
Trust = Callable[[Observation], Array]
"""Trust in a sighting, one a draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """How much surer an event became in one stretch."""

    stretch: int
    before: Array
    """``lam_notE / lam_E`` of the reports up to the stretch; 1 where there were none.  One
    element, or one a draw."""
    after: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One indicator over the life of the chain."""

    indicator: Indicator
    odds: tuple[Elicited, ...]
    """Declared for each scenario, in their order; empty for one that is a trigger only."""
    events: tuple[Event, ...]
    turns: tuple[Turn, ...]
    exposed: Array
    """Periods of ``per_days`` watched in vain, per stretch."""
    last_missed: date | None
    """Last day watched in vain."""

    def add_seen(self, logs: Array, chances: Array, turns: Sequence[Turn] | None = None) -> None:
        """Add the log likelihoods of the sightings to ``logs``, ``(stretches, ..., scenarios)``.

        An event counts when it is first seen and grows surer when another origin reports it:
        the increments add up to the log likelihood of all its reports together.  ``turns`` stand
        in for those at the declared trust.
        """
        for turn in self.turns if turns is None else turns:
            before, after = turn.before, turn.after
            if chances.ndim > 1:
                before, after = before[:, None], after[:, None]
            logs[turn.stretch] += log_seen(chances, after) - log_seen(chances, before)

    def add_missed(
        self, logs: Array, chances: Array, coverage: Array | float | None = None
    ) -> None:
        """Add the log likelihoods of the silence, at the declared coverage or at ``coverage``."""
        seen = self.indicator.coverage if coverage is None else coverage
        lost = log_unseen(chances, coverage=seen)
        for stretch in np.flatnonzero(self.exposed):
            logs[stretch] += self.exposed[stretch] * lost


def watch(
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    *,
    odds: Mapping[str, tuple[Elicited, ...]],
    triggers: frozenset[str],
    stretches: Sequence[Stretch],
) -> tuple[Watch, ...]:
    """Every indicator that bears on the chain, with its evidence in the stretches not forecast."""
    past = [one for one in stretches if not one.forecast]
    by_indicator: dict[str, list[Observation]] = {}
    for seen in observations:
        if past and past[0].period.start <= seen.date <= past[-1].period.end:
            by_indicator.setdefault(seen.indicator, []).append(seen)
    found: list[Watch] = []
    for indicator in indicators:
        given = odds.get(indicator.id, ())
        if not given and indicator.id not in triggers:
            continue
        happened = events(by_indicator.get(indicator.id, ()), per_days=indicator.per_days)
        vain = _days_in_vain(indicator, happened, past) if given else [()] * len(past)
        found.append(
            Watch(
                indicator=indicator,
                odds=given,
                events=happened,
                turns=tuple(turns(happened, past, noise=indicator.noise)) if given else (),
                exposed=_periods(indicator, vain, len(stretches)),
                last_missed=max((day for days in vain for day in days), default=None),
            )
        )
    return tuple(found)


def hazards(
    scenarios: Sequence[Scenario],
    watches: Iterable[Watch],
    stretches: Sequence[Stretch],
    *,
    push: Push | None = None,
) -> Array:
    """Factor on entering each scenario per stretch, ``(stretches, 1 or draws, scenarios)``.

    A trigger trips when an event of its indicator is first seen, and works in the whole step of
    the cadence that follows; triggers multiply.  ``push`` gives the powers to which the hazard of
    a trigger, named by its scenario and indicator, is raised; as declared without.
    """
    tripped: dict[str, set[int]] = {}
    for one in watches:
        days = {event.window.start for event in one.events}
        tripped[one.indicator.id] = {
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


def turns(
    happened: Iterable[Event],
    past: Sequence[Stretch],
    *,
    noise: Array | float,
    trust: Trust | None = None,
) -> Iterable[Turn]:
    """How much surer each event became, stretch by stretch.

    At the declared trust, or at that which ``trust`` gives each sighting; ``noise`` and trust may
    hold one element a draw.
    """
    for event in happened:
        before = np.ones(1)
        for number, part in enumerate(past):
            fresh = [seen for seen in event.sightings if part.period.contains(seen.date)]
            if fresh:
                trusts = [seen.trust if trust is None else trust(seen) for seen in fresh]
                after = before * discounts(trusts, noise=noise)
                yield Turn(stretch=number, before=before, after=after)
                before = after


def _days_in_vain(
    indicator: Indicator, happened: Iterable[Event], past: Sequence[Stretch]
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
            if day >= since and not any(event.window.contains(day) for event in happened)
        )
        for part in past
    ]


def _periods(indicator: Indicator, vain: Sequence[tuple[date, ...]], size: int) -> Array:
    counts = np.zeros(size)
    counts[: len(vain)] = [len(days) for days in vain]
    periods: Array = counts / max(indicator.per_days, 1)
    return periods
