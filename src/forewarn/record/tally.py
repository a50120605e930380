"""Forecasts that are due, scored against their outcomes, question by question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.indicators.observation import Observation
from forewarn.probability import rounded
from forewarn.record.logged_forecast import Forecast, latest_forecasts
from forewarn.record.resolution import Resolution, latest_resolutions
from forewarn.record.score import (
    Bin,
    Murphy,
    brier,
    calibration_bins,
    log_score,
    murphy_parts,
    ranked_probability,
    skill,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A forecast that is due, with its outcome."""

    forecast: Forecast
    outcome: bool
    claims: tuple[str, ...] = ()
    """Claims that show the outcome; empty where nothing was reported or a line says it."""
    resolution: Address | None = None
    """Question of the resolution that shows it; None where claims, or their absence, do."""
    when: date | None = None
    """Day on which it came about; None where it did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Scores of the forecasts of one kind, question, horizon or source."""

    name: str
    forecasts: int
    happened: int
    brier: float
    base: float | None
    """Brier score of the base-rate forecasts of the same questions; None for a source."""
    log: float
    """Mean log score; infinite where something ruled out came about."""

    @property
    def skill(self) -> float | None:
        """Against the base rate."""
        return None if self.base is None else skill(self.brier, self.base)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTally:
    """How well a set of forecasts did."""

    as_of: date
    overall: Group
    parts: Murphy
    bins: tuple[Bin, ...]
    groups: tuple[Group, ...]
    """By kind, by days ahead, then by question, sorted by name."""
    ranked: float | None
    """Mean ranked probability score of whole sets of scenarios; None where none is due."""
    scored: tuple[Scored, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The track record as of a day: forecasts made at the time, and those replayed since."""

    made: ScoreTally | None
    replayed: ScoreTally | None
    sources: tuple[Group, ...]
    """Whom resolutions bore out, trust against outcome."""
    waiting: int
    """Forecasts not yet due."""
    known_early: int
    """Of those, such whose thing has already come about; scored with the others when due."""
    unresolved: int
    """Forecasts that are due and that nothing resolves."""
    resolutions: tuple[Resolution, ...] = field(default=())
    """Those known on the day, by question."""


def score_record(
    forecasts: Iterable[Forecast],
    resolutions: Iterable[Resolution],
    observations: Sequence[Observation],
    *,
    as_of: date,
    watches: Mapping[Address, frozenset[str]],
    scenario_ids: Sequence[str],
    complete_to: date,
) -> Record:
    """The track record on ``as_of``.

    A forecast is scored on its horizon and not before, whatever is known earlier: those that come
    true early would otherwise be scored first, and make a cautious forecaster look too cautious
    (the early-resolution bias).  ``watches`` gives the indicators behind each indicator and
    signpost question; such a question came about when one of them is first reported after the
    forecast and by its horizon, or a resolution says that it did.  ``complete_to`` is the day to
    which the reports reach; silence up to it means no.
    """
    by_question = latest_resolutions(
        tuple(resolution for resolution in resolutions if resolution.when <= as_of)
    )
    latest = [forecast for forecast in latest_forecasts(forecasts) if forecast.as_of <= as_of]
    sightings: dict[str, list[Observation]] = defaultdict(list)
    for sighting in observations:
        sightings[sighting.indicator].append(sighting)
    scored: list[Scored] = []
    waiting = early = unresolved = 0
    for forecast in latest:
        outcome = _outcome(forecast, by_question, sightings, watches, complete_to=complete_to)
        if forecast.horizon > as_of:
            waiting += 1
            early += outcome is not None and outcome.when is not None and outcome.when <= as_of
        elif outcome is None:
            unresolved += 1
        else:
            scored.append(outcome)
    return Record(
        made=_tally([item for item in scored if not item.forecast.replayed], scenario_ids, as_of),
        replayed=_tally([item for item in scored if item.forecast.replayed], scenario_ids, as_of),
        sources=_sources(by_question, observations),
        waiting=waiting,
        known_early=early,
        unresolved=unresolved,
        resolutions=tuple(by_question[question] for question in sorted(by_question)),
    )


def _outcome(
    forecast: Forecast,
    by_question: Mapping[Address, Resolution],
    sightings: Mapping[str, Sequence[Observation]],
    watches: Mapping[Address, frozenset[str]],
    *,
    complete_to: date,
) -> Scored | None:
    """What became of it; None where that cannot be told."""
    resolution = by_question.get(forecast.id)
    if forecast.kind is Subject.SCENARIO:
        return _scenario(forecast, resolution, by_question)
    if (
        resolution is not None
        and resolution.outcome
        and forecast.as_of < resolution.when <= forecast.horizon
    ):
        return Scored(
            forecast=forecast, outcome=True, resolution=resolution.question, when=resolution.when
        )
    in_time = sorted(
        (
            sighting
            for name in watches.get(forecast.id, ())
            for sighting in sightings.get(name, ())
            if forecast.as_of < sighting.date <= forecast.horizon
        ),
        key=lambda sighting: (sighting.date, sighting.indicator, sighting.origin),
    )
    if in_time:
        first = in_time[0]
        return Scored(forecast=forecast, outcome=True, claims=first.claims[:1], when=first.date)
    if resolution is not None and not resolution.outcome and resolution.when >= forecast.horizon:
        return Scored(forecast=forecast, outcome=False, resolution=resolution.question)
    if forecast.id in watches and complete_to >= forecast.horizon:
        return Scored(forecast=forecast, outcome=False)
    return None


def _scenario(
    forecast: Forecast, resolution: Resolution | None, by_question: Mapping[Address, Resolution]
) -> Scored | None:
    """Exactly one scenario holds: that one came about says that the others did not."""
    if resolution is None:
        resolution = next(
            (
                other_resolution
                for question, other_resolution in by_question.items()
                if question.subject is Subject.SCENARIO and other_resolution.outcome
            ),
            None,
        )
        if resolution is None:
            return None
        return Scored(forecast=forecast, outcome=False, resolution=resolution.question)
    return Scored(
        forecast=forecast,
        outcome=resolution.outcome,
        resolution=resolution.question,
        when=resolution.when if resolution.outcome else None,
    )


def _tally(scored: Sequence[Scored], scenario_ids: Sequence[str], as_of: date) -> ScoreTally | None:
    if not scored:
        return None
    by_group: dict[str, list[Scored]] = defaultdict(list)
    for item in scored:
        by_group[f"kind: {item.forecast.kind}"].append(item)
        if item.forecast.kind is not Subject.SCENARIO:
            by_group[f"ahead: {item.forecast.days:>3} days"].append(item)
        by_group[item.forecast.id].append(item)
    chances = np.array([item.forecast.probability for item in scored])
    outcomes = np.array([float(item.outcome) for item in scored])
    return ScoreTally(
        as_of=as_of,
        overall=_group("all", scored),
        parts=murphy_parts(chances, outcomes),
        bins=calibration_bins(chances, outcomes),
        groups=tuple(_group(name, by_group[name]) for name in sorted(by_group)),
        ranked=_ranked(scored, scenario_ids),
        scored=tuple(scored),
    )


def _group(name: str, scored: Sequence[Scored]) -> Group:
    outcomes = [float(item.outcome) for item in scored]
    chances = [item.forecast.probability for item in scored]
    return Group(
        name=name,
        forecasts=len(scored),
        happened=int(sum(outcomes)),
        brier=rounded(float(brier(chances, outcomes).mean())),
        base=rounded(float(brier([item.forecast.base for item in scored], outcomes).mean())),
        log=rounded(float(log_score(chances, outcomes).mean())),
    )


def _ranked(scored: Sequence[Scored], scenario_ids: Sequence[str]) -> float | None:
    """Mean over sets that give every scenario a chance and of which one came about.

    The scenarios are ranked in their declared order.
    """
    sets: dict[tuple[date, date, str], dict[str, Scored]] = defaultdict(dict)
    for item in scored:
        if item.forecast.kind is Subject.SCENARIO:
            key = (item.forecast.as_of, item.forecast.horizon, item.forecast.inputs)
            sets[key][item.forecast.id.rest] = item
    scores: list[float] = []
    for scored_set in sets.values():
        happened = [place for place, name in enumerate(scenario_ids) if name in scored_set]
        true = [place for place in happened if scored_set[scenario_ids[place]].outcome]
        if len(happened) == len(scenario_ids) and len(true) == 1:
            chances = np.array([scored_set[name].forecast.probability for name in scenario_ids])
            scores.append(ranked_probability(chances / chances.sum(), true[0]))
    return rounded(float(np.mean(scores))) if scores else None


def _sources(
    by_question: Mapping[Address, Resolution], observations: Iterable[Observation]
) -> tuple[Group, ...]:
    """Each speaker's reports of resolved indicators: its trust against what was resolved."""
    by_speaker: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for observation in observations:
        resolution = by_question.get(Address.question(Subject.INDICATOR, observation.indicator))
        if resolution is not None:
            speaker = observation.origin.rpartition("@")[0]
            by_speaker[speaker].append((observation.trust, float(resolution.outcome)))
    groups: list[Group] = []
    for speaker in sorted(by_speaker):
        trusts, outcomes = zip(*by_speaker[speaker], strict=True)
        groups.append(
            Group(
                name=speaker,
                forecasts=len(trusts),
                happened=int(sum(outcomes)),
                brier=rounded(float(brier(trusts, outcomes).mean())),
                base=None,
                log=rounded(float(log_score(trusts, outcomes).mean())),
            )
        )
    return tuple(groups)
