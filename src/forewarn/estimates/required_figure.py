"""What a new origin would have to say to move an estimate by so much."""

import numpy as np

from forewarn.estimates.estimate import RequiredFigure
from forewarn.estimates.filtering import Filter, Reading
from forewarn.estimates.grid import FloatArray
from forewarn.estimates.likelihood import (
    CLASS_SD,
    NOISE_SD,
    SOURCE_SD,
    LogFigure,
    figure_likelihood,
)
from forewarn.probability import rounded
from forewarn.sources.source import Reliability, SourceClass

_CHANGES = (-0.25, -0.1, 0.1, 0.25)
"""Changes of the median that are asked about."""
_CANDIDATES = 161
_REACH = 4.0
"""How far from the median a figure is tried, in natural logs: a factor of 55."""
_NEWCOMER = (SourceClass.ALLIED, Reliability.B)
"""Class and grade of the origin that is imagined: nobody yet in use, on the estimate's day."""


def required_figures(
    filter_: Filter, reading: Reading, changes: tuple[float, ...] = _CHANGES
) -> tuple[RequiredFigure, ...]:
    """For each change the figure nearest to the median that brings it about.

    Farther figures pull harder only up to a point: beyond it they are taken for astray, so that
    some changes no single origin can make.
    """
    middle = float(np.log(filter_.median(reading.belief)))
    tried = middle + np.linspace(-_REACH, _REACH, _CANDIDATES)
    moved = _medians(filter_, reading, tried) - middle
    found = []
    for change in changes:
        does = (moved - np.log1p(change)) * np.sign(change) >= 0
        does &= (tried - middle) * change > 0
        nearest = tried[does][np.argmin(np.abs(tried[does] - middle))] if does.any() else None
        figure = None if nearest is None else rounded(float(np.exp(nearest)), digits=2)
        found.append(RequiredFigure(change=change, figure=figure))
    return tuple(found)


def _medians(filter_: Filter, reading: Reading, tried: FloatArray) -> FloatArray:
    """Log of the median after each figure.  What relations say does not depend on the figure."""
    grid, (kind, grade) = filter_.grid, _NEWCOMER
    scale = float(np.sqrt(CLASS_SD[kind] ** 2 + SOURCE_SD**2 + NOISE_SD**2))
    # The figure of a point depends on the distance alone, so that all rows are one function.
    away = tried[:, None] - grid.x
    origin = LogFigure(low=0.0, high=0.0, scale=scale, trust=grade.chance)
    heard = figure_likelihood(origin, away.ravel()).reshape(away.shape)
    mass = np.cumsum(reading.belief * heard, axis=1)
    place = (mass < mass[:, -1:] / 2).sum(1)
    return np.asarray(grid.x[np.minimum(place, grid.x.size - 1)])
