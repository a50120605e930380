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
from forewarn.estimates.grid import FloatArray, Grid
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
"""Figures times refilterings that are spent on leaving origins out, and on the path: beyond it the
latest are done and the rest is not."""

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
    its figures intervals.  One term per origin; a revision supersedes.  ``biases`` are what other
    measurands taught of the sources; without them the declared prior stands.  The total of a
    ``CUMULATIVE`` measurand never shrinks, and how fast it grew is learned.  Without ``detail`` neither what each origin did nor
    what would move the estimate is worked out, and the path only if it is asked for.
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
    whole = reading.belief
    low90, low50, median, high50, high90, *twenty = grid.quantiles(
        whole, (*MAIN_CHANCES, *_TWENTY_CHANCES)
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
        mean=grid.mean(whole),
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
    everything = (0.0, float("inf"))
    statuses = [
        FigureStatus(one.datum, Usage.SET_ASIDE, fault_of(one.datum, everything) or reason)
        for one in classify_figures(data, plausible=everything, as_of=as_of)
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
    """Median, mean and ends of the interval, less those without the origin; what it had superseded
    then counts again."""
    now = filter_.summary(reading.belief)
    used = [at for at, one in enumerate(statuses) if one.usage is Usage.USED]
    found: dict[int, _Shift] = {}
    for at in used[-max(1, _WORK_LIMIT // (4 * len(data))) :]:
        others = filter_.classify(data, as_of, without=statuses[at].datum.origin)
        left = [one.datum for one in others if one.usage is Usage.USED]
        without = filter_.read(left, as_of, filter_.pace(others))
        if without is not None:
            then = filter_.summary(without.belief)
            found[at] = (
                rounded(now[0] - then[0]), rounded(now[1] - then[1]),
                rounded(now[2] - then[2]), rounded(now[3] - then[3]),
            )  # fmt: skip
    return found


def _path(
    filter_: Filter, data: Sequence[Datum], statuses: Sequence[FigureStatus]
) -> tuple[PathPoint, ...]:
    days = sorted({one.datum.date for one in statuses if one.usage is not Usage.SET_ASIDE})
    found: list[PathPoint] = []
    for day in days[-max(1, _WORK_LIMIT // len(data)) :]:
        then = filter_.classify(data, day)
        known = [one.datum for one in then if one.usage is Usage.USED]
        reading = filter_.read(known, day, filter_.pace(then))
        assert reading is not None  # the day's own figure is usable
        found.append(_point(filter_.grid, reading.belief, day))
    return tuple(found)


def _smoothed(filter_: Filter, used: Sequence[Datum], pace: Pace) -> tuple[PathPoint, ...]:
    return tuple(_point(filter_.grid, belief, day) for day, belief in filter_.smooth(used, pace))


def _point(grid: Grid, belief: FloatArray, day: date) -> PathPoint:
    low90, low50, median, high50, high90 = grid.quantiles(belief, MAIN_CHANCES)
    return PathPoint(
        date=day, median=median, low90=low90, high90=high90, low50=low50, high50=high50
    )


def _terms(
    statuses: Sequence[FigureStatus], shifts: Mapping[int, _Shift]
) -> tuple[EstimateTerm, ...]:
    found = []
    for at, one in enumerate(statuses):
        shift, mean, low, high = shifts.get(at, (None, None, None, None))
        found.append(
            EstimateTerm(
                datum=one.datum, usage=one.usage, reason=one.reason, shift=shift,
                mean_shift=mean, low_shift=low, high_shift=high,
            )
        )  # fmt: skip
    return tuple(found)


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
    found: list[RelatedBound] = []
    for one in neighbours:
        if one.log_quantiles(as_of) is not None:
            without = filter_.constrain(reading.bare, as_of, omit=one)
            found.append(_bound(one, rounded(median - filter_.median(without)), ceiling=ceiling))
    return tuple(found)


def _bound(one: Neighbour, shift: float, *, ceiling: bool) -> RelatedBound:
    assert one.estimate.median is not None
    return RelatedBound(
        part=one.name, floor=one.level(), shift=shift, relation=one.relation, ceiling=ceiling
    )


def _grade_chances(biases: Biases, used: Sequence[Datum]) -> tuple[tuple[Reliability, float], ...]:
    if not biases.freedom:
        return ()
    grades = sorted({datum.reliability for datum in used})
    return tuple((grade, biases.dispersion.trust(grade)) for grade in grades)


def _source_biases(biases: Biases) -> tuple[SourceBias, ...]:
    sds: dict[int, float] = {}  # by identity: sources that are alike share one bias
    lessons = []
    for who, one in biases.of.items():
        if id(one) not in sds:
            sds[id(one)] = rounded(sqrt(biases.variance(who)))
        lessons.append(
            SourceBias(source=who, bias=one.mean, sd=sds[id(one)], elsewhere=one.elsewhere)
        )
    return tuple(sorted(lessons, key=lambda one: (-one.elsewhere, one.source)))
