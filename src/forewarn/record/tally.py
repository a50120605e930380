"""Forecasts that are due, held against what happened, question by question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.indicators.observation import Observation
from forewarn.probability import rounded
from forewarn.record.forecast import Forecast, last_words
from forewarn.record.resolution import Resolution, standing
from forewarn.record.score import (
    Bin,
    Murphy,
    brier,
    calibration,
    log_score,
    murphy,
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
class Tally:
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

    made: Tally | None
    replayed: Tally | None
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


def record(
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
    known = standing(tuple(one for one in resolutions if one.when <= as_of))
    mine = [one for one in last_words(forecasts) if one.as_of <= as_of]
    seen: dict[str, list[Observation]] = defaultdict(list)
    for sighting in observations:
        seen[sighting.indicator].append(sighting)
    held: list[Scored] = []
    waiting = early = unresolved = 0
    for one in mine:
        found = _outcome(one, known, seen, watches, complete_to=complete_to)
        if one.horizon > as_of:
            waiting += 1
            early += found is not None and found.when is not None and found.when <= as_of
        elif found is None:
            unresolved += 1
        else:
            held.append(found)
    return Record(
        made=_tally([one for one in held if not one.forecast.replayed], scenario_ids, as_of),
        replayed=_tally([one for one in held if one.forecast.replayed], scenario_ids, as_of),
        sources=_sources(known, observations),
        waiting=waiting,
        known_early=early,
        unresolved=unresolved,
        resolutions=tuple(known[question] for question in sorted(known)),
    )


def _outcome(
    forecast: Forecast,
    known: Mapping[Address, Resolution],
    seen: Mapping[str, Sequence[Observation]],
    watches: Mapping[Address, frozenset[str]],
    *,
    complete_to: date,
) -> Scored | None:
    """What became of it; None where that cannot be told."""
    told = known.get(forecast.id)
    if forecast.kind is Subject.SCENARIO:
        return _scenario(forecast, told, known)
    if told is not None and told.outcome and forecast.as_of < told.when <= forecast.horizon:
        return Scored(forecast=forecast, outcome=True, resolution=told.question, when=told.when)
    inside = sorted(
        (
            one
            for name in watches.get(forecast.id, ())
            for one in seen.get(name, ())
            if forecast.as_of < one.date <= forecast.horizon
        ),
        key=lambda one: (one.date, one.indicator, one.origin),
    )
    if inside:
        first = inside[0]
        return Scored(forecast=forecast, outcome=True, claims=first.claims[:1], when=first.date)
    if told is not None and not told.outcome and told.when >= forecast.horizon:
        return Scored(forecast=forecast, outcome=False, resolution=told.question)
    if forecast.id in watches and complete_to >= forecast.horizon:
        return Scored(forecast=forecast, outcome=False)
    return None


def _scenario(
    forecast: Forecast, told: Resolution | None, known: Mapping[Address, Resolution]
) -> Scored | None:
    """Exactly one scenario holds: that one came about says that the others did not."""
    if told is None:
        told = next(
            (
                one
                for question, one in known.items()
                if question.subject is Subject.SCENARIO and one.outcome
            ),
            None,
        )
        if told is None:
            return None
        return Scored(forecast=forecast, outcome=False, resolution=told.question)
    return Scored(
        forecast=forecast,
        outcome=told.outcome,
        resolution=told.question,
        when=told.when if told.outcome else None,
    )


def _tally(held: Sequence[Scored], scenario_ids: Sequence[str], as_of: date) -> Tally | None:
    if not held:
        return None
    named: dict[str, list[Scored]] = defaultdict(list)
    for one in held:
        named[f"kind: {one.forecast.kind}"].append(one)
        if one.forecast.kind is not Subject.SCENARIO:
            named[f"ahead: {one.forecast.days:>3} days"].append(one)
        named[one.forecast.id].append(one)
    chances = np.array([one.forecast.probability for one in held])
    outcomes = np.array([float(one.outcome) for one in held])
    return Tally(
        as_of=as_of,
        overall=_group("all", held),
        parts=murphy(chances, outcomes),
        bins=calibration(chances, outcomes),
        groups=tuple(_group(name, named[name]) for name in sorted(named)),
        ranked=_ranked(held, scenario_ids),
        scored=tuple(held),
    )


def _group(name: str, held: Sequence[Scored]) -> Group:
    outcomes = [float(one.outcome) for one in held]
    chances = [one.forecast.probability for one in held]
    return Group(
        name=name,
        forecasts=len(held),
        happened=int(sum(outcomes)),
        brier=rounded(float(brier(chances, outcomes).mean())),
        base=rounded(float(brier([one.forecast.base for one in held], outcomes).mean())),
        log=rounded(float(log_score(chances, outcomes).mean())),
    )


def _ranked(held: Sequence[Scored], scenario_ids: Sequence[str]) -> float | None:
    """Mean over sets that give every scenario a chance and of which one came about.

    The scenarios are ranked in their declared order.
    """
    sets: dict[tuple[date, date, str], dict[str, Scored]] = defaultdict(dict)
    for one in held:
        if one.forecast.kind is Subject.SCENARIO:
            key = (one.forecast.as_of, one.forecast.horizon, one.forecast.inputs)
            sets[key][one.forecast.id.rest] = one
    scores: list[float] = []
    for found in sets.values():
        happened = [place for place, name in enumerate(scenario_ids) if name in found]
        true = [place for place in happened if found[scenario_ids[place]].outcome]
        if len(happened) == len(scenario_ids) and len(true) == 1:
            chances = np.array([found[name].forecast.probability for name in scenario_ids])
            scores.append(ranked_probability(chances / chances.sum(), true[0]))
    return rounded(float(np.mean(scores))) if scores else None


def _sources(
    known: Mapping[Address, Resolution], observations: Iterable[Observation]
) -> tuple[Group, ...]:
    """Each speaker's reports of resolved indicators: its trust against what was resolved."""
    held: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for one in observations:
        told = known.get(Address.question(Subject.INDICATOR, one.indicator))
        if told is not None:
            speaker = one.origin.rpartition("@")[0]
            held[speaker].append((one.trust, float(told.outcome)))
    found: list[Group] = []
    for speaker in sorted(held):
        trusts, outcomes = zip(*held[speaker], strict=True)
        found.append(
            Group(
                name=speaker,
                forecasts=len(trusts),
                happened=int(sum(outcomes)),
                brier=rounded(float(brier(trusts, outcomes).mean())),
                base=None,
                log=rounded(float(log_score(trusts, outcomes).mean())),
            )
        )
    return tuple(found)
