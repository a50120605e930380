"""Likelihood of a figure for every value of the count."""

from collections.abc import Sequence
from math import log, pi
from typing import NamedTuple

import numpy as np

from forewarn.estimates.estimate import Datum, Side
from forewarn.estimates.grid import GridArray
from forewarn.sources.source import SourceClass

CLASS_SD = {
    SourceClass.PARTY: 0.35,
    SourceClass.ALLIED: 0.2,
    SourceClass.MEDIA: 0.25,
    SourceClass.SOCIAL: 0.6,
    SourceClass.UNKNOWN: 0.5,
}
"""Sd of a source's systematic error in natural logs, by class.  Declared judgements, fitted to
nothing: 0.35 is a third too many or a quarter too few; a party has a stake, an ally shares it
at one remove, media round and lag, nobody checks social posts."""
COMMON = {SourceClass.PARTY: 0.0}
"""Share of that variance common to all sources of a class.  Parties to one war err in
opposite directions, so theirs is none."""
COMMON_ELSE = 0.5
"""The share elsewhere: allies pool intelligence, outlets read the same wires."""
SOURCE_SD = 0.15
"""Sd of the remaining error of one source's own way of counting."""
NOISE_SD = 0.1
"""Sd of one figure: rounding, and the day on which it was counted."""
FREEDOM = 4
"""Degrees of freedom of Student's t, so that one wild figure bends the estimate little."""
ASTRAY = log(2.0)
"""Scale of Cauchy's distribution for a report that does not reflect what happened: half of them
are within a factor of two, one in ten off by a factor of eighty.  Far out it is nearly flat,
so that a rumour has no pull; uniform noise with ends would drag the estimate to its edge."""
AT_LEAST_FACTOR = 1.5
""""At least 100" means near 100: up to one and a half times as many.  A source that knew of twice
as many would have given a larger round number."""
UP_TO_FACTOR = 0.6
""""Up to 100": down to six tenths, for the same reason, a little wider because ceilings are
quoted to impress."""
COPY_CHANCE = 0.05
"""Prior chance that a figure of a separate origin was copied from an earlier one of another
source.  Declared: most copies are recognised by their words before they come here."""
_THINNEST = 1e-3
"""Intervals narrower than this, in logs, count as points."""


class LogFigure(NamedTuple):
    """A figure on the log scale: its interval, error scale and trust.  A tuple, because likelihoods
    are cached by it and a tuple hashes quickly."""

    low: float
    high: float
    scale: float
    trust: float
    copied: float = 0.0
    """Density as a copy of an earlier figure, times the prior chance of that."""


def log_ends(data: Sequence[Datum]) -> GridArray:
    """Logs of the ends of each usable figure's interval, a row each."""
    return np.asarray(np.log(np.array([interval(datum) for datum in data])))


def interval(datum: Datum) -> tuple[float, float]:
    """The interval that a figure states; ``low`` and ``best`` must be in order and ``best``
    positive.  A stated interval is kept; a bare bound gets a declared width."""
    low, best, high = datum.low, datum.best, datum.high
    if datum.side is Side.AT_LEAST:
        low = low if low > 0 else best
        return (low, high) if high > low else (low, AT_LEAST_FACTOR * low)
    if datum.side is Side.UP_TO:
        return (low, high) if 0 < low < high else (UP_TO_FACTOR * high, high)
    return (low, high) if low > 0 else (best, high)


def figure_likelihood(figure: LogFigure, x: GridArray) -> GridArray:
    """``r t4((y - x) / s) + (1 - r) cauchy((y - x) / a)``, averaged over the stated interval.

    ``r`` is the Admiralty chance that the report reflects what happened.
    """
    return np.asarray(figure_likelihoods([figure], x)[0])


def figure_likelihoods(figures: Sequence[LogFigure], x: GridArray) -> GridArray:
    """The same for several figures, one row each."""
    columns = np.array(figures)
    start, end, scale, trust = (columns[:, [at]] for at in range(4))
    wide = end - start
    y = (start + end) / 2 - x
    values = density(y / scale)
    values *= trust / scale
    y /= ASTRAY
    y *= y
    y += 1
    noise = np.divide((1 - trust) / (pi * ASTRAY), y, out=y)
    broad = wide[:, 0] >= _THINNEST
    if broad.any():
        low, high = start[broad] - x, end[broad] - x
        at, across = scale[broad], wide[broad]
        values[broad] = trust[broad] * (distribution(high / at) - distribution(low / at)) / across
        astray = (np.arctan(high / ASTRAY) - np.arctan(low / ASTRAY)) / (pi * across)
        noise[broad] = (1 - trust[broad]) * astray
    values += noise
    copies = columns[:, 4] > 0
    if copies.any():
        values[copies] *= 1 - COPY_CHANCE
        values[copies] += columns[copies, 4][:, None]
    return values


def density(z: GridArray) -> GridArray:
    """Student's t with four degrees of freedom: ``(3 / 8) (1 + z^2 / 4) ** (-5 / 2)``."""
    v = z * z
    v /= FREEDOM
    v += 1
    root = np.sqrt(v)  # ten times quicker than a power
    root *= v
    root *= v
    return np.divide(0.375, root, out=root)


def distribution(z: GridArray) -> GridArray:
    """Its distribution function, ``1/2 + (3/8) u (1 - u^2 / 12)``, ``u = z / sqrt(1 + z^2 / 4)``
    (Shaw 2006, Sampling Student's T distribution, section 2)."""
    u = z / np.sqrt(1 + z * z / FREEDOM)
    return np.asarray(0.5 + 0.375 * u * (1 - u * u / 12))
