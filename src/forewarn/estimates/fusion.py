"""Reconcile the figures for one measurand into an estimate with its intervals."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import sqrt

from forewarn.estimates.bias import Biases
from forewarn.estimates.estimate import (
    Datum,
    Estimate,
    EstimateTerm,
    PathPoint,
    RelatedBound,
    SourceBias,
    Usage,
)
from forewarn.estimates.filtering import MAIN_CHANCES, Filter, Reading
from forewarn.estimates.grid import Grid, GridArray
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.pace import Pace
from forewarn.estimates.relation import Neighbour
from forewarn.estimates.required_figure import required_figures
from forewarn.estimates.usage import FigureStatus, classify_figures, fault_of
from forewarn.findings.reason import Reason
from forewarn.probability import rounded
from forewarn.sources.source import Reliability

_TWENTY_CHANCES = tuple((2 * at + 1) / 40 for at in range(20))
_WORK_LIMIT = 20_000
"""Budget of figures times filter runs for leaving origins out and for the path: beyond it only
the latest are computed."""

_Neighbours = Sequence[Neighbour]


def estimate(
    measurand: Measurand,
    data: Sequence[Datum],
    *,
    as_of: date,
    floors: _Neighbours = (),
    ceilings: _Neighbours = (),
    sums: _Neighbours = (),
    biases: Biases | None = None,
    detail: bool = True,
    path: bool = False,
) -> Estimate:
    """The count on ``as_of`` from the figures published by then.

    A local-level model on the log scale, ``y = x(t) + class bias + source bias + shared + noise``
    (Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter, 2.3), filtered
    on a grid (Kitagawa 1987, JASA 82, 1032) because its errors are Student's t in a mixture and
    its figures intervals.  One term per origin; a revision supersedes.  ``biases`` were learned
    from other measurands; without them the declared prior is used.  The total of a
    ``CUMULATIVE`` measurand never shrinks, and its pace of growth is learned.
    Without ``detail`` the effects of origins and the required figures are left out, and the path
    is computed only with ``path``.
    """
    grid = Grid.over(measurand.plausible)
    if grid is None:
        return _estimate_without_range(measurand, data, as_of)
    filter_ = Filter(measurand, grid, biases, floors=floors, ceilings=ceilings, sums=sums)
    statuses = filter_.classify(data, as_of)
    used = [one.datum for one in statuses if one.usage is Usage.USED]
    pace = filter_.pace(statuses)
    reading = filter_.read(used, as_of, pace)
    if reading is None:
        return Estimate(
            measurand=measurand.id,
            as_of=as_of,
            median=None,
            terms=_terms(statuses, {}),
            bounds=tuple(
                _bound(one, 0.0, ceiling=False)
                for one in floors
                if one.log_quantiles(as_of) is not None
            ),
        )
    belief = reading.belief
    low90, low50, median, high50, high90, *twenty = grid.quantiles(
        belief, (*MAIN_CHANCES, *_TWENTY_CHANCES)
    )
    in_use = filter_.biases_of(used)
    return Estimate(
        measurand=measurand.id,
        as_of=as_of,
        median=median,
        low90=low90,
        low50=low50,
        high50=high50,
        high90=high90,
        quantiles=tuple(twenty),
        mean=grid.mean(belief),
        terms=_terms(statuses, _shifts(filter_, data, statuses, as_of, reading) if detail else {}),
        bounds=_bounds(filter_, reading, as_of, floors, sums, median),
        ceilings=_ceilings(filter_, reading, as_of, ceilings, median),
        path=_path(filter_, data, statuses) if detail or path else (),
        smoothed=_smoothed(filter_, used, pace) if detail else (),
        origins=len(used),
        required_figures=required_figures(filter_, reading) if detail else (),
        source_biases=_source_biases(in_use),
        spread=in_use.spread,
        spread_freedom=in_use.freedom,
        grade_chances=_grade_chances(in_use, used),
        monthly=reading.monthly,
    )


def _estimate_without_range(measurand: Measurand, data: Sequence[Datum], as_of: date) -> Estimate:
    low, high = measurand.plausible
    reason = Reason.of("standing.no_range", low=low, high=high)
    unbounded = (0.0, float("inf"))
    statuses = [
        FigureStatus(status.datum, Usage.SET_ASIDE, fault_of(status.datum, unbounded) or reason)
        for status in classify_figures(data, plausible=unbounded, as_of=as_of)
    ]
    return Estimate(measurand=measurand.id, as_of=as_of, median=None, terms=_terms(statuses, {}))


_Shift = tuple[float, float, float, float]


def _shifts(
    filter_: Filter,
    data: Sequence[Datum],
    statuses: Sequence[FigureStatus],
    as_of: date,
    reading: Reading,
) -> Mapping[int, _Shift]:
    """Median, mean and ends of the interval, less those without the origin; the figures that it
    supersedes then count again."""
    now = filter_.summary(reading.belief)
    used = [at for at, status in enumerate(statuses) if status.usage is Usage.USED]
    shifts: dict[int, _Shift] = {}
    for at in used[-max(1, _WORK_LIMIT // (4 * len(data))) :]:
        statuses_without = filter_.classify(data, as_of, without=statuses[at].datum.origin)
        remaining = [status.datum for status in statuses_without if status.usage is Usage.USED]
        without = filter_.read(remaining, as_of, filter_.pace(statuses_without))
        if without is not None:
            then = filter_.summary(without.belief)
            shifts[at] = (
                rounded(now[0] - then[0]), rounded(now[1] - then[1]),
                rounded(now[2] - then[2]), rounded(now[3] - then[3]),
            )  # fmt: skip
    return shifts


def _path(
    filter_: Filter, data: Sequence[Datum], statuses: Sequence[FigureStatus]
) -> tuple[PathPoint, ...]:
    days = sorted({status.datum.date for status in statuses if status.usage is not Usage.SET_ASIDE})
    points: list[PathPoint] = []
    for day in days[-max(1, _WORK_LIMIT // len(data)) :]:
        statuses_then = filter_.classify(data, day)
        used = [status.datum for status in statuses_then if status.usage is Usage.USED]
        reading = filter_.read(used, day, filter_.pace(statuses_then))
        assert reading is not None  # the day's own figure is usable
        points.append(_point(filter_.grid, reading.belief, day))
    return tuple(points)


def _smoothed(filter_: Filter, used: Sequence[Datum], pace: Pace) -> tuple[PathPoint, ...]:
    return tuple(_point(filter_.grid, belief, day) for day, belief in filter_.smooth(used, pace))


def _point(grid: Grid, belief: GridArray, day: date) -> PathPoint:
    low90, low50, median, high50, high90 = grid.quantiles(belief, MAIN_CHANCES)
    return PathPoint(
        date=day, median=median, low90=low90, high90=high90, low50=low50, high50=high50
    )


def _terms(
    statuses: Sequence[FigureStatus], shifts: Mapping[int, _Shift]
) -> tuple[EstimateTerm, ...]:
    terms = []
    for at, status in enumerate(statuses):
        shift, mean, low, high = shifts.get(at, (None, None, None, None))
        terms.append(
            EstimateTerm(
                datum=status.datum, usage=status.usage, reason=status.reason, shift=shift,
                mean_shift=mean, low_shift=low, high_shift=high,
            )
        )  # fmt: skip
    return tuple(terms)


def _bounds(
    filter_: Filter,
    reading: Reading,
    as_of: date,
    floors: _Neighbours,
    sums: _Neighbours,
    median: float,
) -> tuple[RelatedBound, ...]:
    return _related_bounds(filter_, reading, as_of, (*floors, *sums), median, ceiling=False)


def _ceilings(
    filter_: Filter, reading: Reading, as_of: date, ceilings: _Neighbours, median: float
) -> tuple[RelatedBound, ...]:
    return _related_bounds(filter_, reading, as_of, ceilings, median, ceiling=True)


def _related_bounds(
    filter_: Filter,
    reading: Reading,
    as_of: date,
    neighbours: _Neighbours,
    median: float,
    *,
    ceiling: bool,
) -> tuple[RelatedBound, ...]:
    bounds: list[RelatedBound] = []
    for neighbour in neighbours:
        if neighbour.log_quantiles(as_of) is not None:
            without = filter_.constrain(reading.bare, as_of, omit=neighbour)
            bounds.append(
                _bound(neighbour, rounded(median - filter_.median(without)), ceiling=ceiling)
            )
    return tuple(bounds)


def _bound(neighbour: Neighbour, shift: float, *, ceiling: bool) -> RelatedBound:
    assert neighbour.estimate.median is not None
    return RelatedBound(
        part=neighbour.name,
        floor=neighbour.level(),
        shift=shift,
        relation=neighbour.relation,
        ceiling=ceiling,
    )


def _grade_chances(biases: Biases, used: Sequence[Datum]) -> tuple[tuple[Reliability, float], ...]:
    if not biases.freedom:
        return ()
    grades = sorted({datum.reliability for datum in used})
    return tuple((grade, biases.dispersion.trust(grade)) for grade in grades)


def _source_biases(biases: Biases) -> tuple[SourceBias, ...]:
    sds: dict[int, float] = {}  # by identity: equal sources share one bias
    source_biases = []
    for source, bias in biases.of.items():
        if id(bias) not in sds:
            sds[id(bias)] = rounded(sqrt(biases.variance(source)))
        source_biases.append(
            SourceBias(source=source, bias=bias.mean, sd=sds[id(bias)], elsewhere=bias.elsewhere)
        )
    return tuple(sorted(source_biases, key=lambda bias: (-bias.elsewhere, bias.source)))
