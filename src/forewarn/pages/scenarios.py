"""How did each future get here?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages import chart_coordinates, charts, icons
from forewarn.pages.addresses import encoded
from forewarn.pages.judgements import SettableJudgement, settable_judgements
from forewarn.pages.page_data import PageData
from forewarn.scenarios.analogue import Analogue
from forewarn.scenarios.outlook import Outlook
from forewarn.scenarios.scenario import Scenario, Trigger
from forewarn.wording.numbers import (
    day,
    declared_chance,
    likelihood,
    odds,
    percent,
    percent_range,
    points,
    word_range,
    write_dates,
)
from forewarn.wording.translations import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioIndicator:
    """An indicator under one scenario."""

    indicator: str
    label: str
    stated: str
    """Chance within its period, as declared."""
    sighting: str
    ahead: str
    """Chance to come about by the horizon."""
    finding: str
    """Which says so; empty where none does."""
    toggles: tuple[tuple[str, str], ...]
    """Queries that see it or unsee it, with their words."""
    odds: SettableJudgement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSection:
    """One scenario at length."""

    scenario: Scenario
    published: str
    """The word as published; empty on a day when it was not yet."""
    title: str
    key: str
    chance: str
    band: str
    word: str
    means: str
    prior: str
    today: str
    shift: str
    proportional: str
    chart: str
    rows: tuple[tuple[str, str, str, str, str, Markup], ...]
    """Date, chance, 50% and 90% band, the chance with hindsight, and where the row stands in the
    drawing: the table behind the chart."""
    key_indicators: tuple[ScenarioIndicator, ...]
    """Its key indicators."""
    other_indicators: tuple[ScenarioIndicator, ...]
    """The remaining indicators that have odds under it."""
    movers: tuple[tuple[str, str, str, str], ...]
    """Finding, words, shift of this scenario in points, odds."""
    prose: tuple[str, ...]
    own: SettableJudgement | None = None
    """Its declared opening chance."""
    triggers: tuple[tuple[Trigger, SettableJudgement | None], ...] = ()


def scenarios_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``scenarios.html``."""
    outlook = page_data.assessment.outlook
    settable = {
        judgement.address: judgement
        for judgement in settable_judgements(page_data, ("scenario", "indicator"))
    }
    return {
        "outlook": outlook,
        "sections": []
        if outlook is None
        else [
            _section(page_data, outlook, scenario, settable)
            for scenario in page_data.scenarios
            if scenario.id in outlook.horizon
        ],
        "analysts": _analysts(page_data),
        "pool": page_data.assessment.pool,
        "analogues": _precedents(page_data),
        "ladder": _ladder(page_data),
        "stages": _stages(page_data),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A reference class beside the forecast it bears on."""

    analogue: Analogue
    finding: str
    rate: str
    band: str
    informs: str
    sets: tuple[str, ...]
    """Scenarios whose prior it is."""


def _precedents(page_data: PageData) -> list[tuple[str, list[Precedent]]]:
    """Reference classes by the question that they answer; each without one stands alone."""
    by_question: dict[str, list[Precedent]] = {}
    for analogue in page_data.case.analogues:
        key = analogue.question or f" {analogue.id}"
        by_question.setdefault(key, []).append(_precedent(page_data, analogue))
    return [
        (question if question[0] != " " else "", members)
        for question, members in by_question.items()
    ]


Analyst = tuple[str, list[tuple[str, str]], tuple[str, str]]
"""Name, chance of each scenario and distance mended, each with its finding."""


def _analysts(page_data: PageData) -> list[Analyst]:
    """The analysts, then the pools."""
    index, pool = page_data.assessment.index, page_data.assessment.pool
    if pool is None:
        return []

    def cell(finding: str) -> tuple[str, str]:
        value = index[finding].value
        return finding, percent(value) if isinstance(value, float) else ""

    names = {elicitation.id: elicitation.name for elicitation in page_data.case.elicitations}
    rows: list[Analyst] = [
        (
            names[voice.elicitation],
            [
                cell(Address.elicitation(voice.elicitation, scenario.id))
                for scenario in page_data.scenarios
            ],
            (Address.elicitation_distance(voice.elicitation), f"{voice.repair.distance:.2f}"),
        )
        for voice in pool.voices
    ]
    for kind, words in (("linear", _("Linear pool")), ("log", _("Logarithmic pool"))):
        used = _(", with which the case opens") if pool.used == kind else _(", for comparison")
        cells = [cell(Address.pool(kind, scenario.id)) for scenario in page_data.scenarios]
        rows.append((words + used, cells, ("", "")))
    return rows


def _precedent(page_data: PageData, analogue: Analogue) -> Precedent:
    finding = Address.analogue(analogue.id)
    finding_value = page_data.assessment.index[finding]
    hypotheses = {
        hypothesis.id: hypothesis.short or hypothesis.title
        for hypothesis in page_data.case.hypotheses
    }
    return Precedent(
        analogue=analogue,
        finding=finding,
        rate=percent(finding_value.value) if isinstance(finding_value.value, float) else "",
        band=percent_range(finding_value.interval) if finding_value.interval else "",
        informs=page_data.titles.get(analogue.informs) or hypotheses.get(analogue.informs, ""),
        sets=()
        if page_data.assessment.pool
        else tuple(
            page_data.titles[scenario.id]
            for scenario in page_data.scenarios
            if scenario.prior_from == analogue.id and scenario.id in page_data.titles
        ),
    )


def _ladder(page_data: PageData) -> list[tuple[str, int]]:
    """Each rung, lowest first, with the number of origins that report it reached."""
    observations = page_data.assessment.observations
    return [
        (
            rung.label,
            len(
                {
                    observation.origin
                    for observation in observations
                    if observation.indicator in rung.indicators
                }
            ),
        )
        for rung in page_data.case.ladder
    ]


def _stages(page_data: PageData) -> list[tuple[str, list[tuple[str, str]]]]:
    """End of each month and the chance that each rung had been reached, with its finding."""
    ladder = page_data.assessment.ladder
    if ladder is None:
        return []
    return [
        (
            day(month.end),
            [
                (
                    Address.rung(
                        rung.id,
                        Aspect.REACHED,
                        None if month is ladder.months[-1] else month.end,
                    ),
                    percent(month.reached(number)),
                )
                for number, rung in enumerate(page_data.case.ladder, 1)
            ],
        )
        for month in reversed(ladder.months)
    ]


def opening(
    scenario: str, settable: Mapping[Address, SettableJudgement]
) -> SettableJudgement | None:
    """What a scenario was declared to open with: its prior, else the word as published."""
    return settable.get(Address.scenario(scenario, Aspect.PRIOR)) or settable.get(
        Address.field(Subject.SCENARIO, scenario, "published")
    )


def _section(
    page_data: PageData,
    outlook: Outlook,
    scenario: Scenario,
    settable: Mapping[Address, SettableJudgement],
) -> ScenarioSection:
    scenario_id = scenario.id
    chance = outlook.horizon[scenario_id]
    word = likelihood(page_data.case.scale, chance)
    steps = [step for step in outlook.path if scenario_id in step.chance]
    chart, placed = _chart(page_data, outlook, scenario_id)
    return ScenarioSection(
        scenario=scenario,
        published=scenario.published if page_data.published else "",
        title=page_data.titles[scenario_id],
        key=icons.scenario_icon(page_data.shapes[scenario_id]),
        chance=percent(chance),
        band=percent_range(outlook.band90.get(scenario_id, (chance, chance))),
        word=word,
        means=word_range(page_data.case.scale, word),
        prior=percent(outlook.prior[scenario_id]),
        today=percent(outlook.now[scenario_id]),
        shift=points((chance - outlook.prior[scenario_id]) * 100),
        proportional=(
            percent(outlook.repair.proportional[scenario_id])
            if page_data.published and scenario_id in outlook.repair.proportional
            else ""
        ),
        chart=chart,
        rows=tuple(
            (
                day(step.date) + (_(" (forecast)") if step.forecast else ""),
                percent(step.chance[scenario_id]),
                percent_range(step.band50.get(scenario_id, (step.chance[scenario_id],) * 2)),
                percent_range(step.band90.get(scenario_id, (step.chance[scenario_id],) * 2)),
                percent(step.smoothed.get(scenario_id, step.chance[scenario_id])),
                placed.at(step.date, step.chance[scenario_id]) if placed else Markup(),
            )
            for step in steps
        ),
        own=opening(scenario_id, settable),
        triggers=tuple(
            (
                trigger,
                settable.get(
                    Address.field(Subject.SCENARIO, scenario_id, f"triggers.{number}.hazard")
                ),
            )
            for number, trigger in enumerate(scenario.triggers)
        ),
        key_indicators=_indicators(page_data, scenario, settable, own=True),
        other_indicators=_indicators(page_data, scenario, settable, own=False),
        movers=tuple(
            (
                Address.mover(mover.indicator, seen=mover.seen),
                page_data.indicator_labels.get(mover.indicator, mover.indicator)
                + ("" if mover.seen else _(": not seen, though watched for")),
                points(mover.shift.get(scenario_id, 0.0) * 100),
                odds(mover.ratio.get(scenario_id, 1.0)),
            )
            for mover in sorted(
                outlook.movers, key=lambda mover: -abs(mover.shift.get(scenario_id, 0.0))
            )[:6]
        ),
        prose=tuple(part for part in scenario.prose.split("\n\n") if part.strip()),
    )


def _chart(
    page_data: PageData, outlook: Outlook, scenario_id: str
) -> tuple[str, chart_coordinates.Frame | None]:
    rows = [
        {
            "date": step.date.isoformat(),
            "mid": round(step.chance[scenario_id], 4),
            "low90": round(step.band90[scenario_id][0], 4),
            "high90": round(step.band90[scenario_id][1], 4),
            "low50": round(step.band50[scenario_id][0], 4),
            "high50": round(step.band50[scenario_id][1], 4),
        }
        for step in outlook.path
        if scenario_id in step.chance and scenario_id in step.band90
    ]
    if len(rows) < 2:
        return "", None
    spec = charts.bands(
        rows,
        colour=f"s{page_data.shapes[scenario_id]}",
        domain=(0.0, 1.0),
        percent=True,
        rules=[{"date": outlook.as_of.isoformat(), "text": _("as of")}],
    )
    label = _(
        "%(title)s: chance step by step from %(first)s to %(last)s, %(now)s now and %(horizon)s at the horizon",
        title=page_data.titles[scenario_id],
        first=write_dates(str(rows[0]["date"])),
        last=write_dates(str(rows[-1]["date"])),
        now=percent(outlook.now[scenario_id]),
        horizon=percent(outlook.horizon[scenario_id]),
    )
    return charts.chart_panel(
        spec, label, height=120, draw=page_data.draw
    ), chart_coordinates.frame(spec)


def _indicators(
    page_data: PageData,
    scenario: Scenario,
    settable: Mapping[Address, SettableJudgement],
    *,
    own: bool,
) -> tuple[ScenarioIndicator, ...]:
    scenario_id = scenario.id
    as_of = page_data.assessment.as_of
    counts: dict[str, int] = {}
    for observation in page_data.assessment.observations:
        counts[observation.indicator] = counts.get(observation.indicator, 0) + 1
    rows = []
    for indicator in page_data.case.indicators:
        if scenario_id not in indicator.scenarios or (indicator.id in scenario.indicators) != own:
            continue
        number = counts.get(indicator.id, 0)
        ahead = page_data.assessment.index.get(Address.indicator(indicator.id, Aspect.AHEAD))
        address = encoded(Address.witness(Subject.INDICATOR, indicator.id))
        rows.append(
            ScenarioIndicator(
                indicator=indicator.id,
                label=indicator.label,
                stated=_(
                    "%(chance)s in %(days)s days",
                    chance=declared_chance(indicator.scenarios[scenario_id]),
                    days=indicator.per_days,
                ),
                sighting=_("seen by %(origins)s", origins=number) if number else _("not seen"),
                ahead=percent(ahead.value) if ahead and isinstance(ahead.value, float) else "",
                finding=ahead.id if ahead else "",
                toggles=(
                    (f"set={address}{encoded('=unseen')}", _("not seen"))
                    if number
                    else (
                        f"set={address}{encoded(f'=seen@{as_of}')}",
                        _("seen %(as_of)s", as_of=day(as_of)),
                    ),
                    (f"drop={address}", _("set it aside")),
                ),
                odds=settable.get(
                    Address.field(Subject.INDICATOR, indicator.id, f"scenarios.{scenario_id}")
                ),
            )
        )
    return tuple(rows)
