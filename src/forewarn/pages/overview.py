"""What should I believe, and what changed?"""

from dataclasses import dataclass
from typing import Any

from forewarn.briefs.confidence import rate_confidence
from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect
from forewarn.pages import icons, sparklines
from forewarn.pages.page_data import PageData
from forewarn.pages.signposts import SignpostRow, board
from forewarn.scenarios.outlook import Mover, Outlook
from forewarn.signposts.status import Level
from forewarn.wording.numbers import (
    bottom_line,
    day,
    likelihood,
    percent,
    percent_range,
    points,
    word_range,
)
from forewarn.wording.translations import _, ngettext

MOVERS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """A scenario in the table of futures."""

    id: str
    title: str
    key: str
    word: str
    means: str
    chance: str
    count: int
    bar: str
    band: str
    shift: str
    up: str
    today: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioChange:
    """An event and what it did to the leading scenario."""

    finding: str
    when: str
    words: str
    shift: str


def overview_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``overview.html``."""
    case, outlook = page_data.case, page_data.assessment.outlook
    rows_of_board = board(page_data)
    variables: dict[str, Any] = {
        "question": case.question.question or case.question.title,
        "horizon": case.question.horizon,
        "outlook": outlook,
        "board": rows_of_board,
        "alert": _alert(rows_of_board),
        "unplaced": _unplaced(page_data),
    }
    if outlook is None:
        return variables
    return variables | {
        "line": bottom_line(outlook.horizon, page_data.titles, case.scale, case.question.horizon),
        "basis": rate_confidence(
            page_data.evidence,
            page_data.assessment,
            Address.scenario(page_data.leading, Aspect.PROBABILITY),
        ),
        "rows": _rows(page_data, outlook),
        "futures": " · ".join(
            f"{number} {page_data.titles.get(scenario, scenario)}"
            for scenario, number in _shares(page_data, outlook).items()
        ),
        "axis": sparklines.chance_axis(_top(outlook)),
        "waffle": icons.futures_waffle(
            _shares(page_data, outlook),
            page_data.shapes,
            _(
                "One hundred futures: %(shares)s",
                shares=", ".join(
                    f"{number} {page_data.titles.get(scenario, scenario)}"
                    for scenario, number in _shares(page_data, outlook).items()
                ),
            ),
        ),
        "repair": _repair(page_data, outlook),
        "opened": outlook.opened,
        "opened_short": day(outlook.opened, year=False),
        "leading": page_data.titles.get(page_data.leading, page_data.leading),
        "leading_key": icons.scenario_icon(page_data.shapes.get(page_data.leading, 1)),
        "changes": [
            _change(page_data, mover)
            for mover in sorted(
                outlook.movers, key=lambda mover: -abs(mover.shift.get(page_data.leading, 0.0))
            )[:MOVERS]
        ],
    }


def _unplaced(page_data: PageData) -> str:
    number = len(page_data.assessment.unplaced)
    if not number:
        return ""
    return ngettext(
        "%(number)s claim found no place among what is counted and watched.",
        "%(number)s claims found no place among what is counted and watched.",
        number,
        number=f"{number:,}",
    )


def _shares(page_data: PageData, outlook: Outlook) -> dict[str, int]:
    ordered = {
        scenario.id: outlook.horizon[scenario.id]
        for scenario in page_data.scenarios
        if scenario.id in outlook.horizon
    }
    return icons.shares(ordered)


def _top(outlook: Outlook) -> float:
    most = max([high for _low, high in outlook.band90.values()] + list(outlook.prior.values()))
    return 0.8 if most <= 0.8 else 1.0


def _rows(page_data: PageData, outlook: Outlook) -> list[ScenarioRow]:
    rows, counts, top = [], _shares(page_data, outlook), _top(outlook)
    for scenario in page_data.scenarios:
        if scenario.id not in outlook.horizon:
            continue
        chance, base = outlook.horizon[scenario.id], outlook.prior[scenario.id]
        band90 = outlook.band90.get(scenario.id, (chance, chance))
        word = likelihood(page_data.case.scale, chance)
        shift = points((chance - base) * 100)
        rows.append(
            ScenarioRow(
                id=scenario.id,
                title=page_data.titles[scenario.id],
                key=icons.scenario_icon(page_data.shapes[scenario.id]),
                word=word,
                means=word_range(page_data.case.scale, word),
                chance=percent(chance),
                count=counts[scenario.id],
                bar=sparklines.chance_bar(
                    chance,
                    outlook.band50.get(scenario.id, (chance, chance)),
                    band90,
                    base,
                    page_data.shapes[scenario.id],
                    top,
                    _(
                        "%(title)s: %(chance)s, 90%% interval %(band90)s, %(base)s at the baseline",
                        title=page_data.titles[scenario.id],
                        chance=percent(chance),
                        band90=percent_range(band90),
                        base=percent(base),
                    ),
                ),
                band=percent_range(band90, sign=False),
                shift=shift.lstrip("+−"),
                up="up" if shift.startswith("+") else "down" if shift != "0" else "",
                today=percent(outlook.now[scenario.id]),
                published=scenario.published if page_data.published else "",
            )
        )
    return rows


def _repair(page_data: PageData, outlook: Outlook) -> dict[str, Any]:
    repair = outlook.repair
    order = [scenario.id for scenario in page_data.scenarios if scenario.id in repair.projected]
    return {
        "total": percent(repair.total),
        "off": page_data.published and abs(repair.total - 1) > 0.005,
        "number": len(repair.published),
        "within": repair.within,
        "projected": " / ".join(
            percent(repair.projected[scenario]).rstrip("%") for scenario in order
        ),
        "parts": [
            (scenario, percent(repair.proportional.get(scenario, 0.0)).rstrip("%"))
            for scenario in order
        ],
        "ours": [(scenario, percent(repair.projected[scenario]).rstrip("%")) for scenario in order],
    }


def _alert(rows: list[SignpostRow]) -> SignpostRow | None:
    loud = [row for row in rows if row.level >= Level.WARNING and not row.expired]
    return max(loud, key=lambda row: (row.level, abs(row.strength), row.id), default=None)


def _change(page_data: PageData, mover: Mover) -> ScenarioChange:
    label = page_data.indicator_labels.get(mover.indicator, mover.indicator).rstrip(".")
    return ScenarioChange(
        finding=Address.mover(mover.indicator, seen=mover.seen),
        when=day(mover.date, year=False),
        words=f"{label}."
        if mover.seen
        else _("Not seen, though watched for: %(label)s.", label=label[:1].lower() + label[1:]),
        shift=points(mover.shift.get(page_data.leading, 0.0) * 100),
    )
