"""How did each future get here?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages import chart_coordinates as readings
from forewarn.pages import charts
from forewarn.pages import icons as signs
from forewarn.pages.addresses import encoded
from forewarn.pages.judgements import Judged, judged
from forewarn.pages.page_data import Dossier
from forewarn.scenarios.analogue import Analogue
from forewarn.scenarios.outlook import Outlook
from forewarn.scenarios.scenario import Scenario, Trigger
from forewarn.translations import _
from forewarn.wording.numbers import (
    dated,
    day,
    declared,
    likelihood,
    odds,
    percent,
    percent_range,
    points,
    word_range,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An indicator under one scenario."""

    indicator: str
    label: str
    said: str
    """Chance within its period, as declared."""
    seen: str
    ahead: str
    """Chance to come about by the horizon."""
    finding: str
    """Which says so; empty where none does."""
    toggles: tuple[tuple[str, str], ...]
    """Queries that see it or unsee it, with their words."""
    odds: Judged | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
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
    signs: tuple[Sign, ...]
    """Its key indicators."""
    others: tuple[Sign, ...]
    """The remaining indicators that have odds under it."""
    movers: tuple[tuple[str, str, str, str], ...]
    """Finding, words, shift of this scenario in points, odds."""
    prose: tuple[str, ...]
    own: Judged | None = None
    """Its declared opening chance."""
    triggers: tuple[tuple[Trigger, Judged | None], ...] = ()


def context(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``scenarios.html``."""
    outlook = dossier.assessment.outlook
    settable = {one.address: one for one in judged(dossier, ("scenario", "indicator"))}
    return {
        "outlook": outlook,
        "sections": []
        if outlook is None
        else [
            _section(dossier, outlook, scenario, settable)
            for scenario in dossier.scenarios
            if scenario.id in outlook.horizon
        ],
        "analysts": _analysts(dossier),
        "pool": dossier.assessment.pool,
        "analogues": _precedents(dossier),
        "ladder": _ladder(dossier),
        "stages": _stages(dossier),
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


def _precedents(dossier: Dossier) -> list[tuple[str, list[Precedent]]]:
    """Reference classes by the question that they answer; each without one stands alone."""
    found: dict[str, list[Precedent]] = {}
    for analogue in dossier.case.analogues:
        key = analogue.question or f" {analogue.id}"
        found.setdefault(key, []).append(_precedent(dossier, analogue))
    return [
        (question if question[0] != " " else "", members) for question, members in found.items()
    ]


Analyst = tuple[str, list[tuple[str, str]], tuple[str, str]]
"""Name, chance of each scenario and distance mended, each with its finding."""


def _analysts(dossier: Dossier) -> list[Analyst]:
    """The analysts, then the pools."""
    index, pool = dossier.assessment.index, dossier.assessment.pool
    if pool is None:
        return []

    def cell(finding: str) -> tuple[str, str]:
        value = index[finding].value
        return finding, percent(value) if isinstance(value, float) else ""

    names = {one.id: one.name for one in dossier.case.elicitations}
    rows: list[Analyst] = [
        (
            names[voice.elicitation],
            [cell(Address.elicitation(voice.elicitation, one.id)) for one in dossier.scenarios],
            (Address.elicitation_distance(voice.elicitation), f"{voice.repair.distance:.2f}"),
        )
        for voice in pool.voices
    ]
    for kind, words in (("linear", _("Linear pool")), ("log", _("Logarithmic pool"))):
        used = _(", with which the case opens") if pool.used == kind else _(", for comparison")
        cells = [cell(Address.pool(kind, one.id)) for one in dossier.scenarios]
        rows.append((words + used, cells, ("", "")))
    return rows


def _precedent(dossier: Dossier, analogue: Analogue) -> Precedent:
    finding = Address.analogue(analogue.id)
    held = dossier.assessment.index[finding]
    hypotheses = {one.id: one.short or one.title for one in dossier.case.hypotheses}
    return Precedent(
        analogue=analogue,
        finding=finding,
        rate=percent(held.value) if isinstance(held.value, float) else "",
        band=percent_range(held.interval) if held.interval else "",
        informs=dossier.titles.get(analogue.informs) or hypotheses.get(analogue.informs, ""),
        sets=()
        if dossier.assessment.pool
        else tuple(
            dossier.titles[one.id]
            for one in dossier.scenarios
            if one.prior_from == analogue.id and one.id in dossier.titles
        ),
    )


def _ladder(dossier: Dossier) -> list[tuple[str, int]]:
    """Each rung, lowest first, with the number of origins that report it reached."""
    seen = dossier.assessment.observations
    return [
        (rung.label, len({one.origin for one in seen if one.indicator in rung.indicators}))
        for rung in dossier.case.ladder
    ]


def _stages(dossier: Dossier) -> list[tuple[str, list[tuple[str, str]]]]:
    """End of each month and the chance that each rung had been reached, with its finding."""
    ladder = dossier.assessment.ladder
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
                for number, rung in enumerate(dossier.case.ladder, 1)
            ],
        )
        for month in reversed(ladder.months)
    ]


def opening(scenario: str, settable: Mapping[Address, Judged]) -> Judged | None:
    """What a scenario was declared to open with: its prior, else the word as published."""
    return settable.get(Address.scenario(scenario, Aspect.PRIOR)) or settable.get(
        Address.field(Subject.SCENARIO, scenario, "published")
    )


def _section(
    dossier: Dossier, outlook: Outlook, scenario: Scenario, settable: Mapping[Address, Judged]
) -> Section:
    one = scenario.id
    chance = outlook.horizon[one]
    word = likelihood(dossier.case.scale, chance)
    steps = [step for step in outlook.path if one in step.chance]
    drawn, placed = _chart(dossier, outlook, one)
    return Section(
        scenario=scenario,
        published=scenario.published if dossier.published else "",
        title=dossier.titles[one],
        key=signs.key(dossier.shapes[one]),
        chance=percent(chance),
        band=percent_range(outlook.band90.get(one, (chance, chance))),
        word=word,
        means=word_range(dossier.case.scale, word),
        prior=percent(outlook.prior[one]),
        today=percent(outlook.now[one]),
        shift=points((chance - outlook.prior[one]) * 100),
        proportional=(
            percent(outlook.repair.proportional[one])
            if dossier.published and one in outlook.repair.proportional
            else ""
        ),
        chart=drawn,
        rows=tuple(
            (
                day(step.date) + (_(" (forecast)") if step.forecast else ""),
                percent(step.chance[one]),
                percent_range(step.band50.get(one, (step.chance[one],) * 2)),
                percent_range(step.band90.get(one, (step.chance[one],) * 2)),
                percent(step.smoothed.get(one, step.chance[one])),
                placed.at(step.date, step.chance[one]) if placed else Markup(),
            )
            for step in steps
        ),
        own=opening(one, settable),
        triggers=tuple(
            (
                trigger,
                settable.get(Address.field(Subject.SCENARIO, one, f"triggers.{number}.hazard")),
            )
            for number, trigger in enumerate(scenario.triggers)
        ),
        signs=_signs(dossier, scenario, settable, own=True),
        others=_signs(dossier, scenario, settable, own=False),
        movers=tuple(
            (
                Address.mover(mover.indicator, seen=mover.seen),
                dossier.indicator_labels.get(mover.indicator, mover.indicator)
                + ("" if mover.seen else _(": not seen, though watched for")),
                points(mover.shift.get(one, 0.0) * 100),
                odds(mover.ratio.get(one, 1.0)),
            )
            for mover in sorted(outlook.movers, key=lambda held: -abs(held.shift.get(one, 0.0)))[:6]
        ),
        prose=tuple(part for part in scenario.prose.split("\n\n") if part.strip()),
    )


def _chart(dossier: Dossier, outlook: Outlook, one: str) -> tuple[str, readings.Frame | None]:
    rows = [
        {
            "date": step.date.isoformat(),
            "mid": round(step.chance[one], 4),
            "low90": round(step.band90[one][0], 4),
            "high90": round(step.band90[one][1], 4),
            "low50": round(step.band50[one][0], 4),
            "high50": round(step.band50[one][1], 4),
        }
        for step in outlook.path
        if one in step.chance and one in step.band90
    ]
    if len(rows) < 2:
        return "", None
    spec = charts.bands(
        rows,
        colour=f"s{dossier.shapes[one]}",
        domain=(0.0, 1.0),
        percent=True,
        rules=[{"date": outlook.as_of.isoformat(), "text": _("as of")}],
    )
    label = _(
        "%(title)s: chance step by step from %(first)s to %(last)s, %(now)s now and %(horizon)s at the horizon",
        title=dossier.titles[one],
        first=dated(str(rows[0]["date"])),
        last=dated(str(rows[-1]["date"])),
        now=percent(outlook.now[one]),
        horizon=percent(outlook.horizon[one]),
    )
    return charts.panel(spec, label, height=120, draw=dossier.draw), readings.frame(spec)


def _signs(
    dossier: Dossier, scenario: Scenario, settable: Mapping[Address, Judged], *, own: bool
) -> tuple[Sign, ...]:
    one = scenario.id
    as_of = dossier.assessment.as_of
    seen: dict[str, int] = {}
    for observation in dossier.assessment.observations:
        seen[observation.indicator] = seen.get(observation.indicator, 0) + 1
    found = []
    for indicator in dossier.case.indicators:
        if one not in indicator.scenarios or (indicator.id in scenario.indicators) != own:
            continue
        number = seen.get(indicator.id, 0)
        ahead = dossier.assessment.index.get(Address.indicator(indicator.id, Aspect.AHEAD))
        address = encoded(Address.question(Subject.INDICATOR, indicator.id))
        found.append(
            Sign(
                indicator=indicator.id,
                label=indicator.label,
                said=_(
                    "%(chance)s in %(days)s days",
                    chance=declared(indicator.scenarios[one]),
                    days=indicator.per_days,
                ),
                seen=_("seen by %(origins)s", origins=number) if number else _("not seen"),
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
                    Address.field(Subject.INDICATOR, indicator.id, f"scenarios.{one}")
                ),
            )
        )
    return tuple(found)
