"""What should I believe, and what changed?"""

from dataclasses import dataclass
from typing import Any

from forewarn.briefs.confidence import confidence
from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect
from forewarn.pages import icons as signs
from forewarn.pages import sparklines as bars
from forewarn.pages.page_data import Dossier
from forewarn.pages.signposts import Row as BoardRow
from forewarn.pages.signposts import board
from forewarn.scenarios.outlook import Mover, Outlook
from forewarn.signposts.status import Level
from forewarn.translations import _
from forewarn.wording.numbers import (
    bottom_line,
    day,
    likelihood,
    percent,
    percent_range,
    points,
    word_range,
)

MOVERS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
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
class Change:
    """An event and what it did to the leading scenario."""

    finding: str
    when: str
    words: str
    shift: str


def context(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``overview.html``."""
    case, outlook = dossier.case, dossier.assessment.outlook
    rows_of_board = board(dossier)
    found: dict[str, Any] = {
        "question": case.question.question or case.question.title,
        "horizon": case.question.horizon,
        "outlook": outlook,
        "board": rows_of_board,
        "alert": _alert(rows_of_board),
    }
    if outlook is None:
        return found
    return found | {
        "line": bottom_line(outlook.horizon, dossier.titles, case.scale, case.question.horizon),
        "basis": confidence(
            dossier.evidence,
            dossier.assessment,
            Address.scenario(dossier.leading, Aspect.PROBABILITY),
        ),
        "rows": _rows(dossier, outlook),
        "futures": " · ".join(
            f"{number} {dossier.titles.get(each, each)}"
            for each, number in _shares(dossier, outlook).items()
        ),
        "axis": bars.chance_axis(_top(outlook)),
        "waffle": signs.waffle(
            _shares(dossier, outlook),
            dossier.shapes,
            _(
                "One hundred futures: %(shares)s",
                shares=", ".join(
                    f"{number} {dossier.titles.get(each, each)}"
                    for each, number in _shares(dossier, outlook).items()
                ),
            ),
        ),
        "repair": _repair(dossier, outlook),
        "opened": outlook.opened,
        "opened_short": day(outlook.opened, year=False),
        "leading": dossier.titles.get(dossier.leading, dossier.leading),
        "leading_key": signs.key(dossier.shapes.get(dossier.leading, 1)),
        "changes": [
            _change(dossier, mover)
            for mover in sorted(
                outlook.movers, key=lambda held: -abs(held.shift.get(dossier.leading, 0.0))
            )[:MOVERS]
        ],
    }


def _shares(dossier: Dossier, outlook: Outlook) -> dict[str, int]:
    ordered = {
        each.id: outlook.horizon[each.id]
        for each in dossier.scenarios
        if each.id in outlook.horizon
    }
    return signs.shares(ordered)


def _top(outlook: Outlook) -> float:
    most = max([high for _low, high in outlook.band90.values()] + list(outlook.prior.values()))
    return 0.8 if most <= 0.8 else 1.0


def _rows(dossier: Dossier, outlook: Outlook) -> list[Row]:
    found, counts, top = [], _shares(dossier, outlook), _top(outlook)
    for scenario in dossier.scenarios:
        if scenario.id not in outlook.horizon:
            continue
        chance, base = outlook.horizon[scenario.id], outlook.prior[scenario.id]
        band90 = outlook.band90.get(scenario.id, (chance, chance))
        word = likelihood(dossier.case.scale, chance)
        shift = points((chance - base) * 100)
        found.append(
            Row(
                id=scenario.id,
                title=dossier.titles[scenario.id],
                key=signs.key(dossier.shapes[scenario.id]),
                word=word,
                means=word_range(dossier.case.scale, word),
                chance=percent(chance),
                count=counts[scenario.id],
                bar=bars.chance(
                    chance,
                    outlook.band50.get(scenario.id, (chance, chance)),
                    band90,
                    base,
                    dossier.shapes[scenario.id],
                    top,
                    _(
                        "%(title)s: %(chance)s, 90%% interval %(band90)s, %(base)s at the baseline",
                        title=dossier.titles[scenario.id],
                        chance=percent(chance),
                        band90=percent_range(band90),
                        base=percent(base),
                    ),
                ),
                band=percent_range(band90, sign=False),
                shift=shift.lstrip("+−"),
                up="up" if shift.startswith("+") else "down" if shift != "0" else "",
                today=percent(outlook.now[scenario.id]),
                published=scenario.published if dossier.published else "",
            )
        )
    return found


def _repair(dossier: Dossier, outlook: Outlook) -> dict[str, Any]:
    repair = outlook.repair
    order = [each.id for each in dossier.scenarios if each.id in repair.projected]
    return {
        "total": percent(repair.total),
        "off": dossier.published and abs(repair.total - 1) > 0.005,
        "number": len(repair.published),
        "within": repair.within,
        "projected": " / ".join(percent(repair.projected[each]).rstrip("%") for each in order),
        "parts": [
            (each, percent(repair.proportional.get(each, 0.0)).rstrip("%")) for each in order
        ],
        "ours": [(each, percent(repair.projected[each]).rstrip("%")) for each in order],
    }


def _alert(rows: list[BoardRow]) -> BoardRow | None:
    loud = [row for row in rows if row.level >= Level.WARNING and not row.expired]
    return max(loud, key=lambda row: (row.level, abs(row.strength), row.id), default=None)


def _change(dossier: Dossier, mover: Mover) -> Change:
    label = dossier.indicator_labels.get(mover.indicator, mover.indicator).rstrip(".")
    return Change(
        finding=Address.mover(mover.indicator, seen=mover.seen),
        when=day(mover.date, year=False),
        words=f"{label}."
        if mover.seen
        else _("Not seen, though watched for: %(label)s.", label=label[:1].lower() + label[1:]),
        shift=points(mover.shift.get(dossier.leading, 0.0) * 100),
    )
