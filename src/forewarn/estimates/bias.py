"""How far each source errs, learned from where it speaks beside others, and declared elsewhere."""

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
from forewarn.estimates.grid import FloatArray
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
"""Figures of one measurand, the latest, that teach biases."""
_SPREAD_FIGURES = 25
"""The same, that teach spreads and grades: each of them is weighed at 24 values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bias:
    """What is known of a source's bias, in natural logs, from measurands other than the one it is
    used in."""

    mean: float
    own: float
    """Variance of what it shares with nobody."""
    place: tuple[int, ...]
    """Rows of ``Biases.covariance`` that it is the sum of, besides its own part."""
    elsewhere: int
    """Figures of the source that taught it; none means that the declared prior stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Biases:
    """Biases of the sources of one measurand."""

    of: Mapping[str, Bias]
    covariance: tuple[tuple[float, ...], ...]
    """Between the parts that sources have in common: a class, a source that speaks elsewhere."""
    spread: float
    """Spreads in use as a multiple of the declared ones."""
    freedom: int
    """Figures, less measurands, that taught the multiple and the grades."""
    dispersion: Dispersion = DECLARED_DISPERSION

    def holds(self, datum: Datum) -> bool:
        """Whether the source is here, and in the class that this figure has it in."""
        one = self.of.get(datum.source)
        return one is not None and one.place[0] == SOURCE_CLASSES.index(datum.kind)

    def variance(self, source: str) -> float:
        """Variance of the bias."""
        one = self.of[source]
        return one.own + sum(
            self.covariance[row][column] for row in one.place for column in one.place
        )

    def scales(self, sources: Sequence[str]) -> dict[str, float]:
        """Scale of one figure of each source when these are in use together.

        A row of their covariance summed: the mean of equals keeps exactly the variance that they
        share, and who stands alone keeps their own.
        """
        # By identity, because sources of a class that speak nowhere else share one bias.
        held = [id(self.of[source]) for source in sources]
        alike = dict(zip(held, sources, strict=True))
        used = np.zeros(len(self.covariance))
        for key, times in Counter(held).items():
            used[list(self.of[alike[key]].place)] += times
        rows = np.array(self.covariance).reshape(len(used), len(used)) @ used
        noise = (NOISE_SD**2 + SOURCE_SD**2) * self.spread**2
        scale = {}
        for key, source in alike.items():
            one = self.of[source]
            together = float(rows[list(one.place)].sum()) + one.own
            scale[key] = sqrt(max(together, self.variance(source)) + noise)
        return {source: scale[key] for key, source in zip(held, sources, strict=True)}


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of one measurand as the regression has them."""

    design: FloatArray
    middle: FloatArray
    noise: FloatArray
    own: FloatArray
    """Prior variance of the bias of a source that speaks here only."""


def learn_biases(used: Mapping[str, Sequence[Datum]]) -> dict[str, Biases]:
    """Biases for each measurand from the figures in use in all the others.

    ``log y = x + c_class + b_source + e`` with ``x`` flat for each measurand, so that only
    differences between sources that speak of one thing teach; Gaussian but for the weights of
    Student's t (Lange, Little and Taylor 1989, JASA 84, 881).  All spreads are multiplied, and all
    grades shifted, by what :func:`dispersion` makes of the case, once it compares
    :data:`MINIMUM_COMPARISONS` figures.
    """
    measurands = {name: data for name, data in sorted(used.items()) if data}
    heard = Counter(who for data in measurands.values() for who in {one.source for one in data})
    recurrent = sorted(who for who, times in heard.items() if times > 1)
    prior = _prior(recurrent, measurands)
    figures = {name: _figures(data, recurrent) for name, data in measurands.items()}
    freedom = sum(min(one.noise.size, _SPREAD_FIGURES) - 1 for one in figures.values())
    compared = (
        [_comparison(data) for data in measurands.values()]
        if freedom >= MINIMUM_COMPARISONS
        else []
    )
    learned_ = learn_dispersion(compared) if compared else DECLARED_DISPERSION
    factor = learned_.spread
    size = len(prior)
    nothing = (np.zeros((size, size)), np.zeros(size))
    sums = dict.fromkeys(figures, nothing)
    if len(figures) > 1:  # what one measurand teaches, it does not teach about itself
        weights = _weights(figures, prior, factor)
        sums = {who: _normal_equations(one, factor, weights[who]) for who, one in figures.items()}
    # Agreement within a class says nothing of what the class has in common.
    wider = np.where(np.arange(size) < len(SOURCE_CLASSES), max(factor, 1.0), factor) ** 2
    scaled = prior * wider[:, None]
    gram = sum((one[0] for one in sums.values()), nothing[0])
    moment = sum((one[1] for one in sums.values()), nothing[1])
    rows = {who: len(SOURCE_CLASSES) + at for at, who in enumerate(recurrent)}
    taught = {name: _figures_beside_others(data) for name, data in measurands.items()}
    everywhere: Counter[str] = Counter()
    for counts in taught.values():
        everywhere.update(counts)
    found = {}
    for name, data in measurands.items():
        # The prior outside the inverse, so that whoever taught nothing keeps it exactly.
        gain = np.linalg.inv(np.eye(size) + scaled @ (gram - sums[name][0]))
        covariance = gain @ scaled
        mean = covariance @ (moment - sums[name][1])
        # Differences between sources say nothing of an error of all: on the whole there is none.
        level = _level(figures, name, mean)
        found[name] = Biases(
            of=_biases(data, rows, mean, factor, level, everywhere - taught[name]),
            covariance=tuple(
                tuple(rounded(float(value), digits=6) for value in row)
                for row in (covariance + covariance.T) / 2
            ),
            spread=rounded(factor, digits=6),
            freedom=freedom if compared else 0,
            dispersion=learned_,
        )  # fmt: skip
    return found


def _level(figures: Mapping[str, _Figures], name: str, mean: FloatArray) -> float:
    """Mean bias of the figures for all other measurands that have several."""
    rest = [one.design @ mean for who, one in figures.items() if who != name and one.noise.size > 1]
    return float(np.concatenate(rest).mean()) if rest else 0.0


def _own_variance(kind: SourceClass) -> float:
    """Variance of the lasting bias that a source shares with nobody."""
    return (1 - COMMON.get(kind, COMMON_ELSE)) * CLASS_SD[kind] ** 2


def _biases(
    data: Sequence[Datum], rows: Mapping[str, int], mean: FloatArray, factor: float, level: float,
    elsewhere: Mapping[str, int],
) -> dict[str, Bias]:  # fmt: skip
    """The bias of each source; those of one class that speak nowhere else are all alike."""
    alike: dict[tuple[SourceClass, int | None, int], Bias] = {}
    found = {}
    for who, one in sorted({one.source: one for one in data}.items()):
        like = (one.kind, rows.get(who), elsewhere.get(who, 0))
        if like not in alike:
            alike[like] = _bias(*like, mean, factor, level)
        found[who] = alike[like]
    return found


def _bias(
    kind: SourceClass,
    row: int | None,
    elsewhere: int,
    mean: FloatArray,
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


def _prior(recurrent: Sequence[str], measurands: Mapping[str, Sequence[Datum]]) -> FloatArray:
    """Variances as declared: of what a class has in common, and of each source's own part."""
    kinds = {one.source: one.kind for data in measurands.values() for one in data}
    classes = [COMMON.get(kind, COMMON_ELSE) * CLASS_SD[kind] ** 2 for kind in SOURCE_CLASSES]
    return np.diag([*classes, *(_own_variance(kinds[who]) for who in recurrent)])


def _figures(data: Sequence[Datum], recurrent: Sequence[str]) -> _Figures:
    """Middles in logs; the noise of a figure is its own, the width of the interval said, and the
    days between it and the others."""
    column = {who: len(SOURCE_CLASSES) + at for at, who in enumerate(recurrent)}
    latest = sorted(data, key=lambda one: (one.date, one.claim))[-_BIAS_FIGURES:]
    design = np.zeros((len(latest), len(SOURCE_CLASSES) + len(recurrent)))
    said = log_ends(latest)
    alone = {kind: _own_variance(kind) for kind in SOURCE_CLASSES}
    own = np.zeros(len(latest))
    for row, one in enumerate(latest):
        design[row, SOURCE_CLASSES.index(one.kind)] = 1.0
        if one.source in column:
            design[row, column[one.source]] = 1.0
        else:
            own[row] = alone[one.kind]
    noise = NOISE_SD**2 + SOURCE_SD**2 + _extra_variance(said, _days(latest))
    return _Figures(design, said.mean(1), noise, own)


def _normal_equations(
    one: _Figures, factor: float, weight: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """What one measurand teaches: ``D'PD`` and ``D'Py``, its level projected out."""
    precision = weight / ((one.noise + one.own) * factor**2)
    weighted = one.design * precision[:, None]
    total = weighted.sum(0)
    gram = one.design.T @ weighted - np.outer(total, total) / precision.sum()
    moment = weighted.T @ one.middle - total * (precision @ one.middle) / precision.sum()
    return gram, moment


def _comparison(data: Sequence[Datum]) -> Comparison:
    """The same figures as they teach the spreads and grades, in order of time."""
    latest = sorted(data, key=lambda one: (one.date, one.claim))[-_SPREAD_FIGURES:]
    said = log_ends(latest)
    first = np.arange(len(latest)) == 0
    return Comparison(
        middle=said.mean(1),
        extra=_extra_variance(said, _days(latest)),
        kind=np.array([SOURCE_CLASSES.index(one.kind) for one in latest]),
        trust=np.array([one.reliability.chance for one in latest]),
        copied=copy_density(said.mean(1), interval_widths([one.best for one in latest], said)),
        original=np.where(first, 1.0, 1.0 - COPY_CHANCE),
    )


def _days(data: Sequence[Datum]) -> FloatArray:
    return np.array([float(one.date.toordinal()) for one in data])


def _extra_variance(said: FloatArray, days: FloatArray) -> FloatArray:
    """Variance that has nothing to do with who speaks: the width of the interval said, and the days
    between a figure and the others."""
    ordered = np.sort(days)
    middle = (ordered[(days.size - 1) // 2] + ordered[days.size // 2]) / 2
    return np.asarray((said[:, 1] - said[:, 0]) ** 2 / 12 + DAILY_SD**2 * np.abs(days - middle))


def _weights(
    figures: Mapping[str, _Figures], prior: FloatArray, factor: float
) -> dict[str, FloatArray]:
    """Student's weight of each figure."""
    weights = {name: np.ones_like(one.noise) for name, one in figures.items()}
    common = {name: ((one.design @ prior) * one.design).sum(1) for name, one in figures.items()}
    sides = {
        name: np.column_stack((np.ones(one.middle.size), one.middle, one.design))
        for name, one in figures.items()
    }
    for _ in range(_REWEIGHTINGS):
        for name, one in figures.items():
            alone = (one.own + one.noise) / weights[name]
            ones, middles = _solve(sides[name], prior, alone)
            residual = one.middle - middles.sum() / ones.sum()
            square = residual**2 / (common[name] + alone)
            weights[name] = (FREEDOM + 1) / (FREEDOM + square / factor**2)
    return weights


def _solve(sides: FloatArray, prior: FloatArray, alone: FloatArray) -> FloatArray:
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
    """Figures of each source that stand beside another source's."""
    found = Counter(one.source for one in data)
    return found if len(found) > 1 else Counter()
