"""Which explanation survives?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from forewarn.briefs.confidence import confidence
from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.hypotheses.weighing import Item, Swing, Weighing
from forewarn.pages import chart_coordinates as readings
from forewarn.pages import charts
from forewarn.pages import sparklines as bars
from forewarn.pages.addresses import encoded
from forewarn.pages.judgements import Judged, judged
from forewarn.pages.page_data import Dossier
from forewarn.translations import _, ngettext
from forewarn.wording.numbers import dated, day, odds, percent, percent_range


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
    witnesses: tuple[tuple[str, str], ...] = ()
    """Query that sets the origin aside, and who it is; for a live site only."""
    one: str = ""
    """Query under which the origins are one witness; empty where there are not several."""
    odds: tuple[Judged | None, ...] = ()
    """Its declared odds, in the order of the cells; for a live site only."""


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
    settable = {one.address: one for one in judged(dossier, ("indicator", "hypothesis"))}
    drawn, placed = _chart(dossier, weighing, ordered)
    return {
        "priors": {
            held.id: settable.get(Address.hypothesis(held.id, Aspect.PRIOR)) for held in ordered
        },
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
        "rows": [
            _row(dossier, item, [held.id for held in ordered], settable) for item in weighing.items
        ],
        "flip": [_origin(dossier, origin) for origin in weighing.flip],
        "swings": [_swing(dossier, one) for one in weighing.tornado[:8]],
        "chart": drawn,
        "path": [
            (
                day(when),
                [percent(chances.get(held.id, 0.0)) for held in ordered],
                odds(_ratio(chances, ordered)) if placed else "",
                placed.at(when, _ratio(chances, ordered)) if placed else Markup(),
            )
            for when, chances in weighing.path
        ],
        "basis": confidence(
            dossier.evidence, dossier.assessment, Address.hypothesis(lead.id, Aspect.POSTERIOR)
        )
        if lead
        else None,
    }


def _swing(dossier: Dossier, one: Swing) -> tuple[str, str, str]:
    """Finding, judgement, and the leader's chance at the ends of its range."""
    finding = Address.swing(one.hypothesis, one.indicator)
    title = dossier.titles[one.hypothesis]
    what = (
        _(
            "%(indicator)s, if %(title)s",
            indicator=dossier.indicator_labels.get(one.indicator, one.indicator),
            title=title,
        )
        if one.indicator
        else _("Prior of %(title)s", title=title)
    )
    return finding, what, _("%(low)s to %(high)s", low=percent(one.low), high=percent(one.high))


def _row(dossier: Dossier, item: Item, order: list[str], settable: Mapping[Address, Judged]) -> Row:
    label = dossier.indicator_labels.get(item.indicator, item.indicator)
    outlets = {
        outlet
        for one in item.origins
        if one in dossier.origin_named
        for outlet in dossier.origin_named[one].publishers
    }
    names = sorted(set(item.origins))
    number = len(item.origins)
    about = (
        ngettext("%(number)s origin", "%(number)s origins", number, number=number)
        + " · "
        + ngettext("%(number)s outlet", "%(number)s outlets", len(outlets), number=len(outlets))
        + (_(" · first seen %(date)s", date=day(item.date)) if item.date else "")
        if item.seen
        else _("watched for, and not seen")
    )
    return Row(
        indicator=item.indicator,
        label=label if item.seen else _("Silence: %(label)s", label=label),
        about=about,
        bits=f"{item.diagnosticity:.2f}",
        cells=tuple(
            (each, odds(ratio), bars.pull(ratio), not 0.5 < ratio < 2)
            for each in order
            for ratio in [item.ratios.get(each, 1.0)]
        ),
        witnesses=tuple(
            (f"drop={encoded(f'origin.{name}')}", ", ".join(filter(None, (who, when))))
            for name in names
            for _id, who, when, _outlets in [_origin(dossier, name)]
        ),
        one="&".join(f"set={encoded(f'origin.{name}={names[0]}')}" for name in names[1:]),
        odds=tuple(
            settable.get(Address.field(Subject.INDICATOR, item.indicator, f"hypotheses.{one}"))
            for one in order
        ),
    )


def _origin(dossier: Dossier, one: str) -> tuple[str, str, str, int]:
    """An origin's id, speaker, day and number of outlets."""
    origin = dossier.origin_named.get(one)
    if origin is None:
        return one, one, "", 0
    speaker = dossier.evidence.sources.name(origin.speaker) or _("speaker unknown")
    return one, speaker, day(origin.date), len(origin.publishers)


def _ratio(chances: Mapping[str, float], ordered: list[Hypothesis]) -> float:
    """Odds of the first against the second, kept within what a chart can show."""
    first, second = (max(chances.get(held.id, 0.0), 1e-6) for held in ordered[:2])
    return min(max(first / second, 1e-4), 1e4)


def _chart(
    dossier: Dossier, weighing: Weighing, ordered: list[Hypothesis]
) -> tuple[str, readings.Frame | None]:
    if len(ordered) < 2 or len(weighing.path) < 2:
        return "", None
    first, second = ordered[0].id, ordered[1].id
    rows: list[dict[str, Any]] = [
        {"date": when.isoformat(), "mid": round(_ratio(chances, ordered), 4)}
        for when, chances in weighing.path
    ]
    values = [float(row["mid"]) for row in rows]
    domain = (min(0.5, *values) / 1.3, max(2.0, *values) * 1.3)
    spec = charts.odds_path(rows, domain=domain)
    drawn = charts.panel(
        spec,
        _(
            "Odds of %(one)s against %(other)s from %(first)s to %(last)s, ending at %(odds)s",
            one=dossier.titles[first],
            other=dossier.titles[second],
            first=dated(rows[0]["date"]),
            last=dated(rows[-1]["date"]),
            odds=odds(values[-1]),
        ),
        height=170,
        draw=dossier.draw,
        wide=264,
    )
    return drawn, readings.frame(spec)
