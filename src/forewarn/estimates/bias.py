"""Bias of each source, learned where it reports beside others, and declared elsewhere."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from forewarn.estimates.copying import copy_density, interval_widths
from forewarn.estimates.dispersion import (
    DECLARED_DISPERSION,
    SOURCE_CLASSES,
    Comparison,
    Dispersion,
    learn_dispersion,
)
from forewarn.estimates.estimate import Datum
from forewarn.estimates.grid import GridArray
from forewarn.estimates.likelihood import (
    CLASS_SD,
    COMMON,
    COMMON_ELSE,
    COPY_CHANCE,
    FREEDOM,
    NOISE_SD,
    SOURCE_SD,
    log_ends,
)
from forewarn.probability import rounded
from forewarn.sources.source import SourceClass

MINIMUM_COMPARISONS = 20
"""Figures, less measurands, from which spreads and grades are learned at all."""
_REWEIGHTINGS = 6
DAILY_SD = 0.04
"""Sd, per square root of a day, by which two figures may differ for the days between them: twice
the drift of a stock, because totals that grow make the earlier speaker look shy."""
_BIAS_FIGURES = 50
"""Figures of one measurand, the latest, from which biases are learned."""
_SPREAD_FIGURES = 25
"""The same for spreads and grades: fewer, because each is evaluated at 24 grid points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bias:
    """Posterior of a source's bias, in natural logs, from measurands other than the one in which
    it is used."""

    mean: float
    own: float
    """Variance of the part that it shares with no other source."""
    place: tuple[int, ...]
    """Rows of ``Biases.covariance`` whose sum it is, besides its own part."""
    elsewhere: int
    """Figures of the source from which it was learned; 0 means the declared prior."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Biases:
    """Biases of the sources of one measurand."""

    of: Mapping[str, Bias]
    covariance: tuple[tuple[float, ...], ...]
    """Between the parts that sources have in common: a class, a source that reports elsewhere."""
    spread: float
    """Multiple of the declared spreads."""
    freedom: int
    """Degrees of freedom of the multiple and the grades: figures less measurands."""
    dispersion: Dispersion = DECLARED_DISPERSION

    def holds(self, datum: Datum) -> bool:
        """Whether the source is here, in the class that the figure gives it."""
        bias = self.of.get(datum.source)
        return bias is not None and bias.place[0] == SOURCE_CLASSES.index(datum.kind)

    def variance(self, source: str) -> float:
        """Variance of the bias."""
        bias = self.of[source]
        return bias.own + sum(
            self.covariance[row][column] for row in bias.place for column in bias.place
        )

    def scales(self, sources: Sequence[str]) -> dict[str, float]:
        """Scale of one figure of each source when these are in use together.

        The row sum of their covariance: the mean of equal sources keeps exactly the variance that
        they share, and a single source keeps its own.
        """
        # By identity, because sources of a class that report nothing else share one bias.
        keys = [id(self.of[source]) for source in sources]
        source_of = dict(zip(keys, sources, strict=True))
        used = np.zeros(len(self.covariance))
        for key, number in Counter(keys).items():
            used[list(self.of[source_of[key]].place)] += number
        rows = np.array(self.covariance).reshape(len(used), len(used)) @ used
        noise = (NOISE_SD**2 + SOURCE_SD**2) * self.spread**2
        scale = {}
        for key, source in source_of.items():
            bias = self.of[source]
            together = float(rows[list(bias.place)].sum()) + bias.own
            scale[key] = sqrt(max(together, self.variance(source)) + noise)
        return {source: scale[key] for key, source in zip(keys, sources, strict=True)}


@dataclass(frozen=True, slots=True)
class _Figures:
    """Rows of the regression: the figures of one measurand."""

    design: GridArray
    middle: GridArray
    noise: GridArray
    own: GridArray
    """Prior variance of the bias of a source that reports this measurand only."""


def learn_biases(used: Mapping[str, Sequence[Datum]]) -> dict[str, Biases]:
    """Learn the biases for each measurand from the figures in use in all other measurands.

    ``log y = x + c_class + b_source + e`` with ``x`` flat for each measurand, so that only the
    differences between its sources inform; Gaussian but for the weights of Student's t
    (Lange, Little and Taylor 1989, JASA 84, 881).  All spreads are multiplied, and all
    grades shifted, by the results of :func:`learn_dispersion`, once the case makes
    :data:`MINIMUM_COMPARISONS` comparisons.
    """
    measurands = {name: data for name, data in sorted(used.items()) if data}
    measurands_of = Counter(
        source for data in measurands.values() for source in {datum.source for datum in data}
    )
    recurrent = sorted(source for source, number in measurands_of.items() if number > 1)
    prior = _prior(recurrent, measurands)
    figures = {name: _figures(data, recurrent) for name, data in measurands.items()}
    freedom = sum(min(rows.noise.size, _SPREAD_FIGURES) - 1 for rows in figures.values())
    comparisons = (
        [_comparison(data) for data in measurands.values()]
        if freedom >= MINIMUM_COMPARISONS
        else []
    )
    case_dispersion = learn_dispersion(comparisons) if comparisons else DECLARED_DISPERSION
    factor = case_dispersion.spread
    size = len(prior)
    nothing = (np.zeros((size, size)), np.zeros(size))
    sums = dict.fromkeys(figures, nothing)
    if len(figures) > 1:  # a measurand does not inform its own biases
        weights = _weights(figures, prior, factor)
        sums = {
            name: _normal_equations(rows, factor, weights[name]) for name, rows in figures.items()
        }
    # Agreement within a class says nothing of what the class has in common.
    wider = np.where(np.arange(size) < len(SOURCE_CLASSES), max(factor, 1.0), factor) ** 2
    scaled = prior * wider[:, None]
    gram = sum((equations[0] for equations in sums.values()), nothing[0])
    moment = sum((equations[1] for equations in sums.values()), nothing[1])
    row_of = {source: len(SOURCE_CLASSES) + at for at, source in enumerate(recurrent)}
    counts_by_measurand = {name: _figures_beside_others(data) for name, data in measurands.items()}
    everywhere: Counter[str] = Counter()
    for counts in counts_by_measurand.values():
        everywhere.update(counts)
    biases = {}
    for name, data in measurands.items():
        # The prior outside the inverse, so that a source without figures keeps it exactly.
        gain = np.linalg.inv(np.eye(size) + scaled @ (gram - sums[name][0]))
        covariance = gain @ scaled
        mean = covariance @ (moment - sums[name][1])
        # Differences between sources do not identify an error common to all: assume none.
        level = _level(figures, name, mean)
        biases[name] = Biases(
            of=_biases(
                data, row_of, mean, factor, level, everywhere - counts_by_measurand[name]
            ),
            covariance=tuple(
                tuple(rounded(float(value), digits=6) for value in row)
                for row in (covariance + covariance.T) / 2
            ),
            spread=rounded(factor, digits=6),
            freedom=freedom if comparisons else 0,
            dispersion=case_dispersion,
        )  # fmt: skip
    return biases


def _level(figures: Mapping[str, _Figures], name: str, mean: GridArray) -> float:
    """Mean bias of the figures for all other measurands that have several."""
    levels = [
        figures_of.design @ mean
        for name_of, figures_of in figures.items()
        if name_of != name and figures_of.noise.size > 1
    ]
    return float(np.concatenate(levels).mean()) if levels else 0.0


def _own_variance(kind: SourceClass) -> float:
    """Variance of the lasting bias that a source shares with nobody."""
    return (1 - COMMON.get(kind, COMMON_ELSE)) * CLASS_SD[kind] ** 2


def _biases(
    data: Sequence[Datum], rows: Mapping[str, int], mean: GridArray, factor: float, level: float,
    elsewhere: Mapping[str, int],
) -> dict[str, Bias]:  # fmt: skip
    """The bias of each source; sources of one class that report nothing else share one bias."""
    shared: dict[tuple[SourceClass, int | None, int], Bias] = {}
    biases = {}
    for source, datum in sorted({datum.source: datum for datum in data}.items()):
        key = (datum.kind, rows.get(source), elsewhere.get(source, 0))
        if key not in shared:
            shared[key] = _bias(*key, mean, factor, level)
        biases[source] = shared[key]
    return biases


def _bias(
    kind: SourceClass,
    row: int | None,
    elsewhere: int,
    mean: GridArray,
    factor: float,
    level: float,
) -> Bias:
    place = [SOURCE_CLASSES.index(kind)] if row is None else [SOURCE_CLASSES.index(kind), row]
    return Bias(
        mean=rounded(float(mean[place].sum()) - level, digits=6) if elsewhere else 0.0,
        own=rounded(_own_variance(kind) * factor**2 if row is None else 0.0, digits=6),
        place=tuple(place),
        elsewhere=elsewhere,
    )


def _prior(recurrent: Sequence[str], measurands: Mapping[str, Sequence[Datum]]) -> GridArray:
    """Variances as declared: of what a class has in common, and of each source's own part."""
    kinds = {datum.source: datum.kind for data in measurands.values() for datum in data}
    classes = [COMMON.get(kind, COMMON_ELSE) * CLASS_SD[kind] ** 2 for kind in SOURCE_CLASSES]
    return np.diag([*classes, *(_own_variance(kinds[source]) for source in recurrent)])


def _figures(data: Sequence[Datum], recurrent: Sequence[str]) -> _Figures:
    """Midpoints in logs; the noise of a figure combines its own error, the width of the stated
    interval, and the days between it and the others."""
    column = {source: len(SOURCE_CLASSES) + at for at, source in enumerate(recurrent)}
    latest = sorted(data, key=lambda datum: (datum.date, datum.claim))[-_BIAS_FIGURES:]
    design = np.zeros((len(latest), len(SOURCE_CLASSES) + len(recurrent)))
    intervals = log_ends(latest)
    variances = {kind: _own_variance(kind) for kind in SOURCE_CLASSES}
    own = np.zeros(len(latest))
    for row, datum in enumerate(latest):
        design[row, SOURCE_CLASSES.index(datum.kind)] = 1.0
        if datum.source in column:
            design[row, column[datum.source]] = 1.0
        else:
            own[row] = variances[datum.kind]
    noise = NOISE_SD**2 + SOURCE_SD**2 + _extra_variance(intervals, _days(latest))
    return _Figures(design, intervals.mean(1), noise, own)


def _normal_equations(
    figures: _Figures, factor: float, weight: GridArray
) -> tuple[GridArray, GridArray]:
    """Normal equations of one measurand, ``D'PD`` and ``D'Py``, its level projected out."""
    precision = weight / ((figures.noise + figures.own) * factor**2)
    weighted = figures.design * precision[:, None]
    total = weighted.sum(0)
    gram = figures.design.T @ weighted - np.outer(total, total) / precision.sum()
    moment = weighted.T @ figures.middle - total * (precision @ figures.middle) / precision.sum()
    return gram, moment


def _comparison(data: Sequence[Datum]) -> Comparison:
    """The latest figures in order of time, as :func:`learn_dispersion` takes them."""
    latest = sorted(data, key=lambda datum: (datum.date, datum.claim))[-_SPREAD_FIGURES:]
    intervals = log_ends(latest)
    first = np.arange(len(latest)) == 0
    return Comparison(
        middle=intervals.mean(1),
        extra=_extra_variance(intervals, _days(latest)),
        kind=np.array([SOURCE_CLASSES.index(datum.kind) for datum in latest]),
        trust=np.array([datum.reliability.chance for datum in latest]),
        copied=copy_density(
            intervals.mean(1), interval_widths([datum.best for datum in latest], intervals)
        ),
        original=np.where(first, 1.0, 1.0 - COPY_CHANCE),
    )


def _days(data: Sequence[Datum]) -> GridArray:
    return np.array([float(datum.date.toordinal()) for datum in data])


def _extra_variance(intervals: GridArray, days: GridArray) -> GridArray:
    """Variance that does not depend on the source: the width of the stated interval, and the days
    between a figure and the others."""
    ordered = np.sort(days)
    middle = (ordered[(days.size - 1) // 2] + ordered[days.size // 2]) / 2
    return np.asarray(
        (intervals[:, 1] - intervals[:, 0]) ** 2 / 12 + DAILY_SD**2 * np.abs(days - middle)
    )


def _weights(
    figures: Mapping[str, _Figures], prior: GridArray, factor: float
) -> dict[str, GridArray]:
    """Student's weight of each figure."""
    weights = {name: np.ones_like(measurand.noise) for name, measurand in figures.items()}
    common = {
        name: ((measurand.design @ prior) * measurand.design).sum(1)
        for name, measurand in figures.items()
    }
    sides = {
        name: np.column_stack((np.ones(measurand.middle.size), measurand.middle, measurand.design))
        for name, measurand in figures.items()
    }
    for _ in range(_REWEIGHTINGS):
        for name, measurand in figures.items():
            variance = (measurand.own + measurand.noise) / weights[name]
            unit_solution, middle_solution = _solve(sides[name], prior, variance)
            residual = measurand.middle - middle_solution.sum() / unit_solution.sum()
            square = residual**2 / (common[name] + variance)
            weights[name] = (FREEDOM + 1) / (FREEDOM + square / factor**2)
    return weights


def _solve(sides: GridArray, prior: GridArray, alone: GridArray) -> GridArray:
    """``W^-1 1`` and ``W^-1 y``, a row each, from ``sides``, the columns of ``1``, ``y`` and ``D``,
    for the covariance ``W = D P D' + diag(alone)`` of the figures.

    By Woodbury's identity, ``W^-1 = A - A D (I + P D'A D)^-1 P D'A`` with ``A = diag(alone)^-1``:
    there are more figures than parts that they share.
    """
    scaled = sides / alone[:, None]
    shared = prior @ (sides[:, 2:].T @ scaled)
    gain = np.linalg.solve(np.eye(len(prior)) + shared[:, 2:], shared[:, :2])
    return np.asarray((scaled[:, :2] - scaled[:, 2:] @ gain).T)


def _figures_beside_others(data: Sequence[Datum]) -> Counter[str]:
    """Figures of each source, where the measurand has at least two sources."""
    counts = Counter(datum.source for datum in data)
    return counts if len(counts) > 1 else Counter()
