"""Which explanation survives?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from forewarn.briefs.confidence import rate_confidence
from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.hypotheses.weighing import EvidenceItem, Swing, Weighing
from forewarn.pages import chart_coordinates, charts, sparklines
from forewarn.pages.addresses import encoded
from forewarn.pages.judgements import SettableJudgement, settable_judgements
from forewarn.pages.page_data import PageData
from forewarn.wording.numbers import day, odds, percent, percent_range, write_dates
from forewarn.wording.translations import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisColumn:
    """One hypothesis at the head of the matrix."""

    hypothesis: Hypothesis
    title: str
    posterior: str
    band: str
    prior: str
    marks: str
    """Heuer's inconsistency score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One item of evidence."""

    indicator: str
    label: str
    about: str
    bits: str
    cells: tuple[tuple[str, str, str, bool], ...]
    """Hypothesis, odds, bar, strong."""
    witnesses: tuple[tuple[str, str], ...] = ()
    """Query that sets the origin aside, and who it is; for a live site only."""
    merge_query: str = ""
    """Query under which the origins are one witness; empty where there are not several."""
    odds: tuple[SettableJudgement | None, ...] = ()
    """Its declared odds, in the order of the cells; for a live site only."""


def hypotheses_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``hypotheses.html``."""
    weighing = page_data.assessment.weighing
    if weighing is None:
        return {"weighing": None}
    ordered = sorted(
        (hypothesis for hypothesis in page_data.hypotheses if hypothesis.id in weighing.posterior),
        key=lambda hypothesis: -weighing.posterior[hypothesis.id],
    )
    leader = ordered[0] if ordered else None
    settable = {
        judgement.address: judgement
        for judgement in settable_judgements(page_data, ("indicator", "hypothesis"))
    }
    chart, placed = _chart(page_data, weighing, ordered)
    return {
        "priors": {
            hypothesis.id: settable.get(Address.hypothesis(hypothesis.id, Aspect.PRIOR))
            for hypothesis in ordered
        },
        "weighing": weighing,
        "columns": [
            HypothesisColumn(
                hypothesis=hypothesis,
                title=page_data.titles[hypothesis.id],
                posterior=percent(weighing.posterior[hypothesis.id]),
                band=percent_range(weighing.band[hypothesis.id])
                if hypothesis.id in weighing.band
                else "",
                prior=percent(weighing.prior[hypothesis.id]),
                marks=f"{weighing.inconsistency.get(hypothesis.id, 0.0):g}",
            )
            for hypothesis in ordered
        ],
        "rows": [
            _row(page_data, item, [hypothesis.id for hypothesis in ordered], settable)
            for item in weighing.items
        ],
        "flip": [_origin(page_data, origin) for origin in weighing.flip],
        "swings": [_swing(page_data, swing) for swing in weighing.tornado[:8]],
        "chart": chart,
        "path": [
            (
                day(when),
                *(percent(chances.get(hypothesis.id, 0.0)) for hypothesis in ordered),
                odds(_ratio(chances, ordered)) if placed else "",
                placed.at(when, _ratio(chances, ordered)) if placed else Markup(),
            )
            for when, chances in weighing.path
        ],
        "basis": rate_confidence(
            page_data.evidence,
            page_data.assessment,
            Address.hypothesis(leader.id, Aspect.POSTERIOR),
        )
        if leader
        else None,
    }


def _swing(page_data: PageData, swing: Swing) -> tuple[str, str, str]:
    """Finding, judgement, and the leader's chance at the ends of its range."""
    finding = Address.swing(swing.hypothesis, swing.indicator)
    title = page_data.titles[swing.hypothesis]
    judgement = (
        _(
            "%(indicator)s, if %(title)s",
            indicator=page_data.indicator_labels.get(swing.indicator, swing.indicator),
            title=title,
        )
        if swing.indicator
        else _("Prior of %(title)s", title=title)
    )
    return (
        finding,
        judgement,
        _("%(low)s to %(high)s", low=percent(swing.low), high=percent(swing.high)),
    )


def _row(
    page_data: PageData,
    item: EvidenceItem,
    order: list[str],
    settable: Mapping[Address, SettableJudgement],
) -> EvidenceRow:
    label = page_data.indicator_labels.get(item.indicator, item.indicator)
    outlets = {
        outlet
        for origin in item.origins
        if origin in page_data.origin_named
        for outlet in page_data.origin_named[origin].publishers
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
    return EvidenceRow(
        indicator=item.indicator,
        label=label if item.seen else _("Silence: %(label)s", label=label),
        about=about,
        bits=f"{item.diagnosticity:.2f}",
        cells=tuple(
            (hypothesis, odds(ratio), sparklines.ratio_bar(ratio), not 0.5 < ratio < 2)
            for hypothesis in order
            for ratio in [item.ratios.get(hypothesis, 1.0)]
        ),
        witnesses=tuple(
            (
                f"drop={encoded(Address.witness(Subject.ORIGIN, name))}",
                ", ".join(filter(None, (speaker, when))),
            )
            for name in names
            for _id, speaker, when, _outlets in [_origin(page_data, name)]
        ),
        merge_query="&".join(
            f"set={encoded(f'{Address.witness(Subject.ORIGIN, name)}={names[0]}')}"
            for name in names[1:]
        ),
        odds=tuple(
            settable.get(
                Address.field(Subject.INDICATOR, item.indicator, f"hypotheses.{hypothesis}")
            )
            for hypothesis in order
        ),
    )


def _origin(page_data: PageData, origin_id: str) -> tuple[str, str, str, int]:
    """An origin's id, speaker, day and number of outlets."""
    origin = page_data.origin_named.get(origin_id)
    if origin is None:
        return origin_id, origin_id, "", 0
    speaker = page_data.evidence.sources.name(origin.speaker) or _("speaker unknown")
    return origin_id, speaker, day(origin.date), len(origin.publishers)


def _ratio(chances: Mapping[str, float], ordered: list[Hypothesis]) -> float:
    """Odds of the first against the second, kept within what a chart can show."""
    first, second = (max(chances.get(hypothesis.id, 0.0), 1e-6) for hypothesis in ordered[:2])
    return min(max(first / second, 1e-4), 1e4)


def _chart(
    page_data: PageData, weighing: Weighing, ordered: list[Hypothesis]
) -> tuple[str, chart_coordinates.Frame | None]:
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
    chart = charts.chart_panel(
        spec,
        _(
            "Odds of %(one)s against %(other)s from %(first)s to %(last)s, ending at %(odds)s",
            one=page_data.titles[first],
            other=page_data.titles[second],
            first=write_dates(rows[0]["date"]),
            last=write_dates(rows[-1]["date"]),
            odds=odds(values[-1]),
        ),
        height=170,
        draw=page_data.draw,
        wide=264,
    )
    return chart, chart_coordinates.frame(spec)
