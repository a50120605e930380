"""Which explanation survives?"""

from dataclasses import dataclass
from typing import Any

from forewarn.briefing.confidence import confidence
from forewarn.briefing.wording import day, odds, percent, percent_range
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.hypotheses.weighing import Item, Swing, Weighing
from forewarn.pages import bars, charts
from forewarn.pages.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One hypothesis at the head of the matrix."""

    hypothesis: Hypothesis
    title: str
    posterior: str
    band: str
    prior: str
    marks: str
    """Heuer's inconsistency score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item of evidence."""

    indicator: str
    label: str
    about: str
    bits: str
    cells: tuple[tuple[str, str, str, bool], ...]
    """Hypothesis, odds, bar, strong."""


def context(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``hypotheses.html``."""
    weighing = dossier.assessment.weighing
    if weighing is None:
        return {"weighing": None}
    ordered = sorted(
        (held for held in dossier.hypotheses if held.id in weighing.posterior),
        key=lambda held: -weighing.posterior[held.id],
    )
    lead = ordered[0] if ordered else None
    return {
        "weighing": weighing,
        "columns": [
            Column(
                hypothesis=held,
                title=dossier.titles[held.id],
                posterior=percent(weighing.posterior[held.id]),
                band=percent_range(weighing.band[held.id]) if held.id in weighing.band else "",
                prior=percent(weighing.prior[held.id]),
                marks=f"{weighing.inconsistency.get(held.id, 0.0):g}",
            )
            for held in ordered
        ],
        "rows": [_row(dossier, item, [held.id for held in ordered]) for item in weighing.items],
        "flip": [_origin(dossier, origin) for origin in weighing.flip],
        "swings": [_swing(dossier, one) for one in weighing.tornado[:8]],
        "chart": _chart(dossier, weighing, ordered),
        "path": [
            (day(when), [percent(chances.get(held.id, 0.0)) for held in ordered])
            for when, chances in weighing.path
        ],
        "basis": confidence(dossier.evidence, dossier.assessment, f"hypothesis.{lead.id}.posterior")
        if lead
        else None,
    }


def _swing(dossier: Dossier, one: Swing) -> tuple[str, str, str]:
    """Finding, judgement, and the leader's chance at the ends of its range."""
    finding = f"swing.{one.indicator or 'prior'}.{one.hypothesis}"
    title = dossier.titles[one.hypothesis]
    what = (
        f"{dossier.indicator_labels.get(one.indicator, one.indicator)}, if {title}"
        if one.indicator
        else f"Prior of {title}"
    )
    return finding, what, f"{percent(one.low)} to {percent(one.high)}"


def _row(dossier: Dossier, item: Item, order: list[str]) -> Row:
    label = dossier.indicator_labels.get(item.indicator, item.indicator)
    outlets = {
        outlet
        for one in item.origins
        if one in dossier.origin_named
        for outlet in dossier.origin_named[one].publishers
    }
    number = len(item.origins)
    about = (
        f"{number} {'origin' if number == 1 else 'origins'} · {len(outlets)} "
        f"{'outlet' if len(outlets) == 1 else 'outlets'}"
        + (f" · first seen {day(item.date)}" if item.date else "")
        if item.seen
        else "watched for, and not seen"
    )
    return Row(
        indicator=item.indicator,
        label=label if item.seen else f"Silence: {label}",
        about=about,
        bits=f"{item.diagnosticity:.2f}",
        cells=tuple(
            (each, odds(ratio), bars.pull(ratio), not 0.5 < ratio < 2)
            for each in order
            for ratio in [item.ratios.get(each, 1.0)]
        ),
    )


def _origin(dossier: Dossier, one: str) -> tuple[str, str, int]:
    origin = dossier.origin_named.get(one)
    if origin is None:
        return one, "", 0
    speaker = dossier.evidence.name(origin.speaker) or "speaker unknown"
    return speaker, day(origin.date), len(origin.publishers)


def _chart(dossier: Dossier, weighing: Weighing, ordered: list[Hypothesis]) -> str:
    if len(ordered) < 2 or len(weighing.path) < 2:
        return ""
    first, second = ordered[0].id, ordered[1].id
    tiny = 1e-6
    rows: list[dict[str, Any]] = []
    for when, chances in weighing.path:
        ratio = max(chances.get(first, 0.0), tiny) / max(chances.get(second, 0.0), tiny)
        rows.append({"date": when.isoformat(), "mid": round(min(max(ratio, 1e-4), 1e4), 4)})
    values = [float(row["mid"]) for row in rows]
    domain = (min(0.5, *values) / 1.3, max(2.0, *values) * 1.3)
    spec = charts.odds_path(rows, domain=domain)
    return charts.panel(
        spec,
        f"Odds of {dossier.titles[first]} against {dossier.titles[second]} from "
        f"{rows[0]['date']} to {rows[-1]['date']}, ending at {odds(values[-1])}",
        height=170,
        draw=dossier.draw,
        wide=264,
    )
