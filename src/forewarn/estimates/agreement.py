"""Figures held against what others gave later, to learn how far their sources can be trusted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import exp, log
from statistics import median

from forewarn.estimates.estimate import Datum, Side
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.findings.reason import Pointer, Reason
from forewarn.sources.learned_reliability import SourceVerdict

FOLLOW_UP = timedelta(days=180)
"""How long after a figure another still speaks of the same thing."""
_STOCK_FOLLOW_UP = timedelta(days=30)
"""The same for a stock, which comes and goes."""
_GROWTH_FOLLOW_UP = timedelta(days=7)
"""The same for what grows: later than this a larger figure says nothing against a smaller one."""
_AGREEMENT_FACTOR = 1.5
"""Factor within which two figures agree: figures of one war that differ by less are called alike."""
_SMALLEST_FIGURE = 1.0
"""Figures below this have no ratio."""


def judge_figures(
    measurands: Sequence[Measurand], data: Mapping[str, Sequence[Datum]]
) -> Iterator[tuple[str, SourceVerdict]]:
    """Source and verdict for each figure that later ones by others, or its own, speak to.

    A figure is held against the median of the first later figure of each other source.  It is
    borne out within :data:`_AGREEMENT_FACTOR`; of what only grows a figure is also borne out by a larger
    one that came late, and a floor by anything above it.  A source that later gives less of what can only grow has missed by its own
    word.  What others repeat without being origins of their own speaks to nothing.
    """
    for measurand in measurands:
        held = sorted(data.get(measurand.id, ()), key=lambda each: (each.date, each.claim))
        for datum in held:
            verdict = _own_later_figure(datum, held, measurand) or _later_figures_of_others(
                datum, held, measurand
            )
            if verdict is not None:
                yield datum.source, verdict


def agree(one: Datum, other: Datum) -> bool:
    """True when two figures of one measurand say the same within :data:`_AGREEMENT_FACTOR`."""
    low, high = _ends(one)
    their_low, their_high = _ends(other)
    return low <= their_high * _AGREEMENT_FACTOR and their_low <= high * _AGREEMENT_FACTOR


def _ends(datum: Datum) -> tuple[float, float]:
    low = 0.0 if datum.side is Side.UP_TO else datum.low
    return low, datum.high * _AGREEMENT_FACTOR if datum.side is Side.AT_LEAST else datum.high


def _own_later_figure(
    datum: Datum, held: Sequence[Datum], measurand: Measurand
) -> SourceVerdict | None:
    if measurand.nature is not Nature.CUMULATIVE:
        return None
    for other in held:
        fell = _ends(other)[1] * _AGREEMENT_FACTOR < datum.low and other.best >= _SMALLEST_FIGURE
        if fell and other.source == datum.source and other.date > datum.date:
            return SourceVerdict(
                claim=datum.claim,
                hit=False,
                reason=Reason.of(
                    "agreement.shrank", best=datum.best, later=other.best, when=other.date
                ),
                log_ratio=log(datum.best / other.best),
            )
    return None


def _later_figures_of_others(
    datum: Datum, held: Sequence[Datum], measurand: Measurand
) -> SourceVerdict | None:
    first: dict[str, Datum] = {}
    until = datum.date + (_STOCK_FOLLOW_UP if measurand.nature is Nature.STOCK else FOLLOW_UP)
    for other in held:
        if other.source != datum.source and datum.date < other.date <= until:
            first.setdefault(other.source, other)
    if not first or datum.best < _SMALLEST_FIGURE:
        return None
    grows = measurand.nature is Nature.CUMULATIVE
    soon = [each for each in first.values() if each.date <= datum.date + _GROWTH_FOLLOW_UP]
    held_against = soon if grows and soon else list(first.values())
    later = exp(median([log(max(each.best, _SMALLEST_FIGURE)) for each in held_against]))
    alike = sum(agree(datum, each) for each in held_against) * 2 >= len(held_against)
    # What is larger later tells of growth, and what is above a floor tells nothing of it.
    allowed = datum.best < later and ((grows and not soon) or datum.side is Side.AT_LEAST)
    # Likewise what stays below a ceiling.
    allowed = allowed or (datum.side is Side.UP_TO and later < datum.best)
    return SourceVerdict(
        claim=datum.claim,
        hit=alike or allowed,
        reason=Reason.of(
            "agreement.others",
            best=datum.best,
            when=datum.date,
            later=float(f"{later:.2g}"),
            sources=tuple(
                Pointer("source", name) for name in sorted(each.source for each in held_against)
            ),
        ),
        log_ratio=None if allowed else log(datum.best) - log(later),
    )
