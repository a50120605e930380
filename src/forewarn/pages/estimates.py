"""How many, who says so, and when?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import expm1
from typing import Any

from markupsafe import Markup

from forewarn.assessment.plausibility_trials import Trial, trials
from forewarn.estimates.estimate import Estimate, EstimateTerm, RequiredFigure, Side, Usage
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.plausibility import RateTest
from forewarn.pages import chart_coordinates, charts, sparklines
from forewarn.pages.addresses import claim_path
from forewarn.pages.bounds import BoundRow, bound_rows
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import PageData
from forewarn.sources.source import SourceClass
from forewarn.wording import vocabulary
from forewarn.wording.numbers import (
    about,
    day,
    figure_as_said,
    list_grades,
    one_in,
    signed_percent,
    web_address,
    with_sign,
)
from forewarn.wording.reasons import say, say_or_nothing
from forewarn.wording.translations import _

_POINTS = {
    SourceClass.PARTY: "square",
    SourceClass.ALLIED: "circle",
    SourceClass.MEDIA: "diamond",
    SourceClass.SOCIAL: "triangle-up",
    SourceClass.UNKNOWN: "triangle-down",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRow:
    """A measurand in the part-of tree."""

    id: str
    label: str
    depth: int
    value: str
    interval: str
    bar: str
    unit: str
    latest: str
    has_figures: bool
    """True when its figures stand further down the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One origin's figure and what became of it."""

    when: str
    source: str
    stated: str
    grade: str
    standing: str
    reason: str
    shift: str
    interval: str
    """Shifts of the ends of the 90% interval."""
    href: str
    at: str = ""
    """Where it stands in the drawing, when it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatePanel:
    """A measurand's figures over time."""

    id: str
    label: str
    chart: str
    series: tuple[tuple[str, str, str, str, Markup], ...]
    """Day, median, 50% and 90% band, and where the row stands in the drawing."""
    summary: str
    figures: tuple[FigureRow, ...]
    bounds: tuple[BoundRow, ...]
    ranked: tuple[FigureRow, ...]
    """Figures in use, those that move the median most first."""
    levers: tuple[str, ...]
    remarks: tuple[str, ...]
    """Which spreads and biases were learned, and from how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    """A figure held against what is known of its like."""

    finding: str
    """Id of the finding with its grounds."""
    figure: str
    label: str
    """What was tested."""
    against: str
    """What it is held against, empty for coverage."""
    source: str
    url: str
    checked: str
    """What must be said of the reference's numbers, empty when they were read."""
    words: str
    """The sum."""
    chance: str
    verdict: str
    flagged: bool


def estimates_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``estimates.html``."""
    estimates = {estimate.measurand: estimate for estimate in page_data.assessment.estimates}
    domain = _domain(list(estimates.values()))
    return {
        "rows": [
            _row(estimates[measurand.id], measurand, depth, domain)
            for measurand, depth in measurand_tree(page_data.case.measurands)
            if measurand.id in estimates
        ],
        "axis": sparklines.log_axis(domain),
        "trials": page_data.once(_trial_rows),
        "is_about_war": "conflict" in page_data.case.question.vocabularies,
        "panels": [
            _panel(page_data, estimates[measurand.id], measurand)
            for measurand, _depth in measurand_tree(page_data.case.measurands)
            if measurand.id in estimates and estimates[measurand.id].terms
        ],
    }


def _trial_rows(page_data: PageData) -> list[TrialRow]:
    return [_trial_row(trial) for trial in trials(page_data.case, page_data.assessment)]


def _trial_row(trial: Trial) -> TrialRow:
    reference = trial.reference or trial.test
    assert not isinstance(reference, RateTest)
    return TrialRow(
        finding=trial.finding,
        figure=figure_as_said(trial.figure),
        label=trial.test.label,
        against=trial.reference.label if trial.reference is not None else "",
        source=reference.source,
        url=web_address(trial.reference.url) if trial.reference is not None else "",
        checked=say_or_nothing(trial.checked),
        words=say(trial.sum),
        chance=one_in(trial.chance),
        verdict=f"{vocabulary.term(trial.verdict.value)}: {vocabulary.term(trial.side.text)}"
        if trial.side is not None
        else vocabulary.term(trial.verdict.value),
        flagged=trial.side is not None,
    )


def measurand_tree(measurands: Sequence[Measurand]) -> Iterator[tuple[Measurand, int]]:
    """Wholes in declared order, each followed by its parts, one level deeper; each once."""
    ids = {measurand.id for measurand in measurands}
    visited: set[str] = set()

    def below(parent: str, depth: int) -> Iterator[tuple[Measurand, int]]:
        for measurand in measurands:
            first = next((parent_id for parent_id in measurand.part_of if parent_id in ids), "")
            if first == parent and measurand.id not in visited:
                visited.add(measurand.id)
                yield measurand, depth
                yield from below(measurand.id, depth + 1)

    yield from below("", 0)
    for measurand in measurands:  # a circle of parts, which check reports, must not hide a figure
        if measurand.id not in visited:
            yield measurand, 0


def _domain(estimates: Sequence[Estimate]) -> tuple[float, float]:
    ends = [
        end
        for estimate in estimates
        if estimate.median
        for end in (estimate.low90, estimate.high90)
    ]
    low, high = min(ends, default=10.0), max(ends, default=10_000.0)
    return max(low, 1e-3) / 1.5, max(high * 1.5, max(low, 1e-3) * 10)


def _row(
    estimate: Estimate, measurand: Measurand, depth: int, domain: tuple[float, float]
) -> EstimateRow:
    used = [term.datum.date for term in estimate.terms if term.usage is Usage.USED]
    has_median = estimate.median is not None
    interval = f"{about(estimate.low90)}–{about(estimate.high90)}" if has_median else ""
    label = (
        _(
            "%(label)s: about %(median)s, 90%% interval %(interval)s",
            label=measurand.label,
            median=about(estimate.median),
            interval=interval,
        )
        if estimate.median is not None
        else ""
    )
    return EstimateRow(
        id=measurand.id,
        label=measurand.label,
        depth=min(depth, 3),
        value=about(estimate.median) if estimate.median is not None else "",
        interval=interval,
        bar=sparklines.log_row(
            estimate.low90,
            estimate.median,
            estimate.high90,
            estimate.low50,
            estimate.high50,
            label,
            domain,
        )
        if estimate.median is not None
        else "",
        unit=measurand.unit,
        latest=day(max(used)) if used else "",
        has_figures=bool(estimate.terms),
    )


def figure_words(term: EstimateTerm) -> str:
    """The figure as it was said: a number, a range, a floor or a cap."""
    datum = term.datum
    if datum.side is Side.AT_LEAST:
        return _("at least %(best)s", best=figure_as_said(datum.best))
    if datum.side is Side.UP_TO:
        return _("up to %(best)s", best=figure_as_said(datum.best))
    if datum.low < datum.high:
        return (
            f"{figure_as_said(datum.best)} "
            f"({figure_as_said(datum.low)}–{figure_as_said(datum.high)})"
        )
    return figure_as_said(datum.best)


def _figure(
    page_data: PageData, term: EstimateTerm, placed: chart_coordinates.Frame | None = None
) -> FigureRow:
    claim = page_data.evidence.claim(term.datum.claim)
    return FigureRow(
        when=day(term.datum.date),
        source=page_data.evidence.sources.name(term.datum.source)
        or (claim.claimant if claim else ""),
        stated=figure_words(term),
        grade=term.datum.reliability.value,
        standing=vocabulary.term(term.usage.value),
        reason=in_words(page_data, term.reason),
        shift=with_sign(term.shift) if term.shift is not None else "",
        interval=f"{with_sign(term.low_shift)} / {with_sign(term.high_shift)}"
        if term.low_shift is not None and term.high_shift is not None
        else "",
        href=claim_path(claim.report, claim.id) if claim else "",
        at=placed.at(term.datum.date, term.datum.best)
        if placed and placed.up[0] <= term.datum.best <= placed.up[1]
        else Markup(),
    )


def _panel(page_data: PageData, estimate: Estimate, measurand: Measurand) -> EstimatePanel:
    by_weight = sorted(
        (term for term in estimate.terms if term.shift is not None),
        key=lambda term: (-abs(term.shift or 0.0), term.datum.claim),
    )
    chart, placed = _chart(page_data, estimate, measurand)
    claims = {claim for term in estimate.terms for claim in (term.datum.claim, *term.datum.claims)}
    return EstimatePanel(
        id=measurand.id,
        label=measurand.label,
        chart=chart,
        series=tuple(
            (
                day(point.date),
                about(point.median),
                f"{about(point.low50)}–{about(point.high50)}",
                f"{about(point.low90)}–{about(point.high90)}",
                placed.at(point.date, point.median),
            )
            for point in estimate.path
        )
        if placed
        else (),
        summary=_(
            "%(origins)s independent origins in use, from %(claims)s claims",
            origins=estimate.origins,
            claims=len(claims),
        ),
        figures=tuple(
            _figure(page_data, term, placed)
            for term in sorted(estimate.terms, key=lambda term: (term.datum.date, term.datum.claim))
        ),
        bounds=bound_rows(estimate, page_data.measurand_labels),
        ranked=tuple(_figure(page_data, term) for term in by_weight),
        levers=lever_lines(estimate),
        remarks=remarks(page_data, estimate),
    )


def lever_lines(estimate: Estimate) -> tuple[str, ...]:
    """What a new origin would have to say, for each change of the median."""
    return tuple(_lever_line(lever) for lever in estimate.required_figures)


def remarks(page_data: PageData, estimate: Estimate) -> tuple[str, ...]:
    """Shares drawn together, growth, and which spreads and biases were learned."""
    return tuple(_remark_lines(page_data, estimate))


def _lever_line(lever: RequiredFigure) -> str:
    if lever.figure is None:
        return _("%(change)s: no single figure would do", change=signed_percent(lever.change))
    return f"{signed_percent(lever.change)}: {about(lever.figure)}"


def _remark_lines(page_data: PageData, estimate: Estimate) -> Iterator[str]:
    for share in estimate.shares:
        if share.whole in page_data.measurand_labels:
            yield (
                _(
                    "%(median)s of “%(whole)s” (%(low90)s to %(high90)s), drawn together.",
                    median=f"{share.median:.2g}",
                    whole=page_data.measurand_labels[share.whole],
                    low90=f"{share.low90:.2g}",
                    high90=f"{share.high90:.2g}",
                )
            )
    if estimate.monthly is not None:
        yield (
            _(
                "Between its figures the total is taken to have grown by %(monthly)s a month, learned from them; after the last one slowly, as declared.",
                monthly=f"{estimate.monthly:.0%}",
            )
        )
    if estimate.spread_freedom:
        yield (
            _(
                "Error spreads are %(spread)s times the declared ones, learned from %(comparisons)s comparisons in this case.",
                spread=f"{estimate.spread:.2f}",
                comparisons=estimate.spread_freedom,
            )
        )
        yield _(
            "Chances that grades stand for, learned from the same: %(chances)s.",
            chances=list_grades(estimate.grade_chances),
        )
    else:
        yield _("Error spreads are the declared ones: the case compares too few figures.")
    for lesson in estimate.source_biases:
        if lesson.elsewhere:
            yield (
                _(
                    "%(source)s: bias %(bias)s (± %(sd)s), learned from %(elsewhere)s of its figures for other things.",
                    source=page_data.evidence.sources.name(lesson.source) or lesson.source,
                    bias=signed_percent(expm1(lesson.bias)),
                    sd=f"{lesson.sd:.0%}",
                    elsewhere=lesson.elsewhere,
                )
            )


def _chart(
    page_data: PageData, estimate: Estimate, measurand: Measurand
) -> tuple[str, chart_coordinates.Frame | None]:
    rows: list[dict[str, Any]] = [
        {
            "date": point.date.isoformat(),
            "mid": point.median,
            "low90": point.low90,
            "high90": point.high90,
            "low50": point.low50,
            "high50": point.high50,
        }
        for point in estimate.path
    ]
    if len(rows) < 2 or estimate.median is None:
        return "", None
    marks: list[dict[str, Any]] = [
        {
            "date": term.datum.date.isoformat(),
            "value": term.datum.best,
            "shape": "cross"
            if term.usage is Usage.SET_ASIDE
            else "triangle-right"
            if term.datum.side is not Side.POINT
            else _POINTS[term.datum.kind],
            "filled": term.usage is Usage.USED,
        }
        for term in estimate.terms
        if term.datum.best > 0
    ]
    inside = [mark["value"] for mark in marks if mark["filled"]]
    low = min([row["low90"] for row in rows] + inside) / 1.3
    high = max([row["high90"] for row in rows] + inside) * 1.3
    spec = charts.bands(
        [{**row, **{part: round(row[part], 3) for part in row if part != "date"}} for row in rows],
        colour="ink",
        domain=(max(low, 1e-6), high),
        log=True,
        marks=[mark for mark in marks if low <= mark["value"] <= high],
    )
    label = _(
        "%(label)s over time: credible band with each origin's figure, latest about %(median)s, 90%% %(low90)s to %(high90)s",
        label=measurand.label,
        median=about(estimate.median),
        low90=about(estimate.low90),
        high90=about(estimate.high90),
    )
    chart = charts.chart_panel(spec, label, height=180, draw=page_data.draw)
    return chart, chart_coordinates.frame(spec)
