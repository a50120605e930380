"""Compare figures with later ones, to learn how reliable their sources are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import exp, log
from statistics import median

from forewarn.estimates.estimate import Datum, Side
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.findings.reason import Pointer, Reason
from forewarn.sources.learned_reliability import SourceVerdict

FOLLOW_UP = timedelta(days=180)
"""How long after a figure a later one still counts the same thing."""
_STOCK_FOLLOW_UP = timedelta(days=30)
"""The same for a stock, which changes either way."""
_GROWTH_FOLLOW_UP = timedelta(days=7)
"""The same for a total that grows: after this a larger figure does not contradict a smaller."""
_AGREEMENT_FACTOR = 1.5
"""Factor within which two figures agree: reports of one war commonly differ by as much."""
_SMALLEST_FIGURE = 1.0
"""Figures below this are too small for a ratio."""


def judge_figures(
    measurands: Sequence[Measurand], data: Mapping[str, Sequence[Datum]]
) -> Iterator[tuple[str, SourceVerdict]]:
    """Judge each figure by later ones: yield its source and the verdict.

    A figure is compared with the median of the first later figure of each other source.  It is a
    hit within :data:`_AGREEMENT_FACTOR`.  For a total that only grows, a larger figure that comes
    late confirms it too; a floor is confirmed by anything above it.  A source that later gives less
    of a total that only grows contradicts itself.  Repetitions that are no origins of their own are
    no evidence.
    """
    for measurand in measurands:
        figures = sorted(data.get(measurand.id, ()), key=lambda figure: (figure.date, figure.claim))
        for datum in figures:
            verdict = _own_later_figure(datum, figures, measurand) or _later_figures_of_others(
                datum, figures, measurand
            )
            if verdict is not None:
                yield datum.source, verdict


def agree(figure: Datum, later: Datum) -> bool:
    """True when two figures of one measurand agree within :data:`_AGREEMENT_FACTOR`."""
    low, high = _ends(figure)
    their_low, their_high = _ends(later)
    return low <= their_high * _AGREEMENT_FACTOR and their_low <= high * _AGREEMENT_FACTOR


def _ends(datum: Datum) -> tuple[float, float]:
    low = 0.0 if datum.side is Side.UP_TO else datum.low
    return low, datum.high * _AGREEMENT_FACTOR if datum.side is Side.AT_LEAST else datum.high


def _own_later_figure(
    datum: Datum, figures: Sequence[Datum], measurand: Measurand
) -> SourceVerdict | None:
    if measurand.nature is not Nature.CUMULATIVE:
        return None
    for later in figures:
        fell = _ends(later)[1] * _AGREEMENT_FACTOR < datum.low and later.best >= _SMALLEST_FIGURE
        if fell and later.source == datum.source and later.date > datum.date:
            return SourceVerdict(
                claim=datum.claim,
                hit=False,
                reason=Reason.of(
                    "agreement.shrank", best=datum.best, later=later.best, when=later.date
                ),
                log_ratio=log(datum.best / later.best),
            )
    return None


def _later_figures_of_others(
    datum: Datum, figures: Sequence[Datum], measurand: Measurand
) -> SourceVerdict | None:
    first: dict[str, Datum] = {}
    until = datum.date + (_STOCK_FOLLOW_UP if measurand.nature is Nature.STOCK else FOLLOW_UP)
    for later_figure in figures:
        if later_figure.source != datum.source and datum.date < later_figure.date <= until:
            first.setdefault(later_figure.source, later_figure)
    if not first or datum.best < _SMALLEST_FIGURE:
        return None
    grows = measurand.nature is Nature.CUMULATIVE
    early = [figure for figure in first.values() if figure.date <= datum.date + _GROWTH_FOLLOW_UP]
    witnesses = early if grows and early else list(first.values())
    level = exp(median([log(max(figure.best, _SMALLEST_FIGURE)) for figure in witnesses]))
    agrees = sum(agree(datum, figure) for figure in witnesses) * 2 >= len(witnesses)
    # A larger figure later shows growth, and one above a floor does not contradict the floor.
    excused = datum.best < level and ((grows and not early) or datum.side is Side.AT_LEAST)
    # Likewise a figure below a ceiling.
    excused = excused or (datum.side is Side.UP_TO and level < datum.best)
    return SourceVerdict(
        claim=datum.claim,
        hit=agrees or excused,
        reason=Reason.of(
            "agreement.others",
            best=datum.best,
            when=datum.date,
            later=float(f"{level:.2g}"),
            sources=tuple(
                Pointer("source", name) for name in sorted(figure.source for figure in witnesses)
            ),
        ),
        log_ratio=None if excused else log(datum.best) - log(level),
    )
