"""Reconcile the figures for one measurand into an estimate with its intervals."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from forewarn.estimates.estimate import Bound, Datum, Estimate, PathPoint, Standing, Term
from forewarn.estimates.floor import floored
from forewarn.estimates.grid import Array, Grid, normal, rounded
from forewarn.estimates.likelihood import Said, likelihood, said
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.standing import Stood, stood, unusable

SHARED_SD = 0.15
"""Error that all sources share (what nobody could see), in natural logs; it is added once at the
end because no number of sources averages it out.  A declared constant."""
MAIN = (0.05, 0.25, 0.5, 0.75, 0.95)
TWENTY = tuple((2 * at + 1) / 40 for at in range(20))

Parts = Sequence[tuple[str, Estimate]]


class _Filter:
    """A measurand's filter; likelihoods are kept because leaving one out asks for the rest again."""

    def __init__(self, measurand: Measurand, grid: Grid) -> None:
        self.measurand = measurand
        self.grid = grid
        self._kept: dict[Said, Array] = {}

    def stood(self, data: Sequence[Datum], as_of: date) -> tuple[Stood, ...]:
        return stood(data, plausible=self.measurand.plausible, as_of=as_of)

    def belief(self, standings: Sequence[Stood], as_of: date) -> Array | None:
        """Posterior of the log count on ``as_of``; None without a usable figure."""
        used = [one.datum for one in standings if one.standing is Standing.USED]
        if not used:
            return None
        fellows = Counter(datum.kind for datum in used)
        by_day: dict[date, list[Datum]] = defaultdict(list)
        for datum in used:
            by_day[datum.date].append(datum)
        belief, last = self.grid.flat(), used[0].date
        for day in sorted(by_day):
            belief = self.grid.drifted(belief, (day - last).days, self.measurand.nature)
            for datum in by_day[day]:
                belief = normal(belief * self._likelihood(said(datum, fellows=fellows[datum.kind])))
            last = day
        belief = self.grid.drifted(belief, (as_of - last).days, self.measurand.nature)
        return self.grid.blurred(belief, SHARED_SD)

    def _likelihood(self, figure: Said) -> Array:
        if figure not in self._kept:
            self._kept[figure] = likelihood(figure, self.grid.x)
        return self._kept[figure]

    def median(self, belief: Array) -> float:
        return self.grid.quantiles(belief, (0.5,))[0]


def estimate(
    measurand: Measurand,
    data: Sequence[Datum],
    *,
    as_of: date,
    parts: Parts = (),
    detail: bool = True,
) -> Estimate:
    """The count on ``as_of`` from the figures published by then.

    A local-level model on the log scale, ``y = x(t) + class bias + source bias + shared + noise``
    (Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter, 2.3), filtered
    on a grid (Kitagawa 1987, JASA 82, 1032) because its errors are Student's t in a mixture and
    its figures intervals.  One term per origin; a revision supersedes.  The total of a
    ``CUMULATIVE`` measurand never shrinks.  Each part is a floor: the posterior is multiplied by
    the chance that the part is no larger.  Without ``detail`` neither the path nor what each
    origin did is worked out.
    """
    grid = Grid.over(measurand.plausible)
    if grid is None:
        return _no_range(measurand, data, as_of)
    filter_ = _Filter(measurand, grid)
    standings = filter_.stood(data, as_of)
    belief = filter_.belief(standings, as_of)
    floors = _floors(parts, grid, as_of)
    if belief is None:
        return Estimate(
            measurand=measurand.id,
            as_of=as_of,
            median=None,
            terms=_terms(standings, {}),
            bounds=tuple(_bound(name, part, 0.0) for name, part in _known(parts)),
        )
    whole = _raised(belief, floors)
    median = filter_.median(whole)
    shifts: Mapping[int, float] = {}
    path: tuple[PathPoint, ...] = ()
    if detail:
        shifts = _shifts(filter_, data, standings, as_of, floors, median)
        path = _path(filter_, data, standings, parts)
    low90, low50, _, high50, high90 = grid.quantiles(whole, MAIN)
    return Estimate(
        measurand=measurand.id,
        as_of=as_of,
        median=median,
        low90=low90,
        low50=low50,
        high50=high50,
        high90=high90,
        quantiles=grid.quantiles(whole, TWENTY),
        terms=_terms(standings, shifts),
        bounds=_bounds(filter_, belief, floors, parts, median),
        path=path,
        origins=sum(one.standing is Standing.USED for one in standings),
    )


def _no_range(measurand: Measurand, data: Sequence[Datum], as_of: date) -> Estimate:
    low, high = measurand.plausible
    reason = f"the declared range {low:,.10g} to {high:,.10g} holds no count"
    everything = (0.0, float("inf"))
    standings = [
        Stood(one.datum, Standing.SET_ASIDE, unusable(one.datum, everything) or reason)
        for one in stood(data, plausible=everything, as_of=as_of)
    ]
    return Estimate(measurand=measurand.id, as_of=as_of, median=None, terms=_terms(standings, {}))


def _known(parts: Parts) -> list[tuple[str, Estimate]]:
    return [(name, part) for name, part in parts if part.median is not None]


def _floors(parts: Parts, grid: Grid, day: date) -> list[Array]:
    """A floor under each cell for each part, as known on ``day``."""
    return [floored(part, grid.x, day) for _, part in _known(parts)]


def _raised(belief: Array, floors: Sequence[Array]) -> Array:
    for floor in floors:
        belief = normal(belief * floor)
    return belief


def _shifts(
    filter_: _Filter,
    data: Sequence[Datum],
    standings: Sequence[Stood],
    as_of: date,
    floors: Sequence[Array],
    median: float,
) -> Mapping[int, float]:
    """Median minus the median without the origin; what it had superseded then counts again."""
    found: dict[int, float] = {}
    for at, one in enumerate(standings):
        if one.standing is not Standing.USED:
            continue
        rest = [datum for datum in data if datum.origin != one.datum.origin]
        belief = filter_.belief(filter_.stood(rest, as_of), as_of)
        if belief is not None:
            found[at] = rounded(median - filter_.median(_raised(belief, floors)))
    return found


def _path(
    filter_: _Filter, data: Sequence[Datum], standings: Sequence[Stood], parts: Parts
) -> tuple[PathPoint, ...]:
    days = sorted({one.datum.date for one in standings if one.standing is not Standing.SET_ASIDE})
    found: list[PathPoint] = []
    for day in days:
        belief = filter_.belief(filter_.stood(data, day), day)
        assert belief is not None  # the day's own figure is usable
        belief = _raised(belief, _floors(parts, filter_.grid, day))
        low90, low50, median, high50, high90 = filter_.grid.quantiles(belief, MAIN)
        found.append(
            PathPoint(
                date=day, median=median, low90=low90, high90=high90, low50=low50, high50=high50
            )
        )
    return tuple(found)


def _terms(standings: Sequence[Stood], shifts: Mapping[int, float]) -> tuple[Term, ...]:
    return tuple(
        Term(datum=one.datum, standing=one.standing, reason=one.reason, shift=shifts.get(at))
        for at, one in enumerate(standings)
    )


def _bounds(
    filter_: _Filter, belief: Array, floors: Sequence[Array], parts: Parts, median: float
) -> tuple[Bound, ...]:
    found: list[Bound] = []
    for at, (name, part) in enumerate(_known(parts)):
        without = _raised(belief, [*floors[:at], *floors[at + 1 :]])
        found.append(_bound(name, part, rounded(median - filter_.median(without))))
    return tuple(found)


def _bound(name: str, part: Estimate, shift: float) -> Bound:
    assert part.median is not None
    return Bound(part=name, floor=part.median, shift=shift)
