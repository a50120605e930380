"""Are we any good?"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from markupsafe import Markup

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages import chart_coordinates, charts
from forewarn.pages.page_data import PageData
from forewarn.record.score import Bin
from forewarn.record.tally import Group, ScoreTally
from forewarn.wording.numbers import count, day, percent, percent_range
from forewarn.wording.translations import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """Scores of one question, kind, horizon or source."""

    finding: str
    label: str
    forecasts: int
    happened: int
    brier: str
    base: str
    skill: str
    log: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySection:
    """One tally at length."""

    key: str
    title: str
    note: str
    verdict: str
    parts: tuple[tuple[str, str, str, str], ...]
    """Finding, name, value, what it means."""
    chart: str
    bins: tuple[tuple[str, int, str, str, Markup, Markup], ...]
    """Bin, forecasts, said, happened, interval, place in the drawing: the table behind the
    chart."""
    overall: tuple[ScoreRow, ...]
    """All of one kind, or of one distance."""
    lines: tuple[ScoreRow, ...]
    """One question each."""


def record_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``record.html``."""
    record = page_data.assessment.record
    if record is None:
        return {"sections": [], "resolved": [], "sources": [], "waiting": ""}
    sections = [
        _section(page_data, key, title, note, tally)
        for key, title, note, tally in (
            ("made", _("As said at the time"), "", record.made),
            (
                "replayed",
                _("Replayed"),
                _(
                    "what the program, as it is now, would have said from the reports of the time; the odds were written later, by people who knew more"
                ),
                record.replayed,
            ),
        )
        if tally is not None
    ]
    labels = _labels(page_data)
    reports = page_data.evidence.reports
    return {
        "sections": sections,
        "resolved": [
            {
                "label": labels.get(resolution.question, resolution.question),
                "outcome": _("came about") if resolution.outcome else _("did not come about"),
                "when": day(resolution.when),
                "why": resolution.why,
                "source": reports[resolution.source].title
                if resolution.source in reports
                else resolution.source,
                "path": resolution.source
                if resolution.source in page_data.evidence.reports
                else "",
                "line": resolution.declared.get(""),
            }
            for resolution in sorted(
                record.resolutions, key=lambda resolution: resolution.when, reverse=True
            )
        ],
        "sources": [
            _line(
                page_data,
                Address.record("source", group.name),
                page_data.evidence.sources.name(group.name),
                group,
            )
            for group in record.sources
        ],
        "waiting": (
            _(
                "%(waiting)s not due yet. %(early)s of them came about already and count on their day like the others: to score what comes true early first would make a cautious forecaster look too cautious.",
                waiting=count(record.waiting, "forecast"),
                early=record.known_early,
            )
            if record.waiting
            else ""
        ),
    }


def _section(
    page_data: PageData, key: str, title: str, note: str, tally: ScoreTally
) -> TallySection:
    labels = _labels(page_data)
    chart, placed = _chart(page_data, tally.bins)
    lines = [
        (
            group.name.startswith(("kind: ", "ahead: ")),
            _line(page_data, Address.record(key, group.name), _label(labels, group.name), group),
        )
        for group in tally.groups
    ]
    parts = tally.parts
    values = (
        (
            Aspect.BRIER,
            _("Brier score"),
            tally.overall.brier,
            _("0 is perfect, 0.25 what even odds get"),
        ),
        (
            Aspect.BASE,
            _("of the base rate"),
            tally.overall.base,
            _("how often it had happened before"),
        ),
        (
            Aspect.SKILL,
            _("skill"),
            tally.overall.skill,
            _("1 is perfect, 0 no better than the base rate"),
        ),
        (
            Aspect.RELIABILITY,
            _("reliability"),
            parts.reliability,
            _("how far chances are off; less is better"),
        ),
        (
            Aspect.RESOLUTION,
            _("resolution"),
            parts.resolution,
            _("how well they tell apart; more is better"),
        ),
        (Aspect.UNCERTAINTY, _("uncertainty"), parts.uncertainty, _("how hard the questions were")),
        (Aspect.WITHIN, _("within bins"), parts.within, _("the remainder")),
        (Aspect.LOG, _("log score"), tally.overall.log, _("less is better")),
        (
            Aspect.RANKED,
            _("ranked probability score"),
            tally.ranked,
            _("of the scenarios together"),
        ),
    )
    return TallySection(
        key=key,
        title=title,
        note=note,
        verdict=_verdict(tally),
        parts=tuple(
            (
                Address.score(key, name),
                label,
                f"{value:.3f}".replace("-0.000", "0.000").replace("-", "−"),
                meaning,
            )
            for name, label, value, meaning in values
            if value is not None and isfinite(value)
        ),
        chart=chart,
        bins=tuple(
            (
                f"{round(group.low * 100)}–{round(group.high * 100)}%",
                group.forecasts,
                percent(group.said),
                percent(group.happened),
                Markup('<span class="iv">{}</span>').format(
                    percent_range((group.low90, group.high90))
                ),
                placed.at(group.said, group.happened),
            )
            for group in tally.bins
        ),
        overall=tuple(line for is_whole, line in lines if is_whole),
        lines=tuple(line for is_whole, line in lines if not is_whole),
    )


def _verdict(tally: ScoreTally) -> str:
    overall = tally.overall
    gained = overall.skill
    against = (
        _("nothing to compare with")
        if gained is None
        else _("better than the base rate by %(gained)s of its score", gained=f"{gained:.0%}")
        if gained > 0.02
        else _("worse than the base rate by %(gained)s of its score", gained=f"{-gained:.0%}")
        if gained < -0.02
        else _("no better than the base rate")
    )
    high = sum(group.forecasts for group in tally.bins if group.said > group.high90)
    low = sum(group.forecasts for group in tally.bins if group.said < group.low90)
    lean = (
        _("Chances were too high: things came about less often than said.")
        if high > max(low, overall.forecasts / 4)
        else _("Chances were too low: things came about more often than said.")
        if low > max(high, overall.forecasts / 4)
        else _("On the whole things came about as often as said.")
    )
    return _(
        "Of %(forecasts)s due, %(happened)s came about. The chances given were %(verdict)s. %(lean)s",
        forecasts=count(overall.forecasts, "forecast"),
        happened=overall.happened,
        verdict=against,
        lean=lean,
    )


def _line(page_data: PageData, finding: str, label: str, group: Group) -> ScoreRow:
    gained = group.skill
    return ScoreRow(
        finding=finding,
        label=label,
        forecasts=group.forecasts,
        happened=group.happened,
        brier=f"{group.brier:.3f}",
        base="" if group.base is None else f"{group.base:.3f}",
        skill="" if gained is None else f"{gained:+.2f}".replace("-", "−"),
        log=f"{group.log:.2f}" if isfinite(group.log) else "∞",
    )


def _label(labels: Mapping[str, str], name: str) -> str:
    """A group by its label; one of a distance by its days."""
    _before, ahead, days = name.partition("ahead: ")
    return (
        _("%(days)s days ahead", days=days.strip().removesuffix(" days"))
        if ahead
        else labels.get(name, name)
    )


def _labels(page_data: PageData) -> dict[str, str]:
    case = page_data.case
    return {
        **{
            Address.question(Subject.SCENARIO, item.id): item.short or item.title
            for item in case.scenarios
        },
        **{Address.question(Subject.INDICATOR, item.id): item.label for item in case.indicators},
        **{
            Address.question(Subject.SIGNPOST, item.id): _("Signpost: %(label)s", label=item.label)
            for item in case.signposts
        },
        "kind: scenario": _("All scenarios"),
        "kind: indicator": _("All indicators"),
        "kind: signpost": _("All signposts"),
    }


def _chart(page_data: PageData, bins: tuple[Bin, ...]) -> tuple[str, chart_coordinates.Frame]:
    rows = charts.calibration_rows(bins)
    label = _("Calibration: ") + ", ".join(
        _(
            "%(said)s said, %(happened)s came about of %(forecasts)s",
            said=percent(group.said),
            happened=percent(group.happened),
            forecasts=group.forecasts,
        )
        for group in bins
    )
    spec = charts.calibration(rows)
    chart = charts.chart_panel(spec, label, height=240, draw=page_data.draw, wide=420)
    return chart, chart_coordinates.frame(spec)
