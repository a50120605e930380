"""Figures by a new origin that would move an estimate by given shares."""

import numpy as np

from forewarn.estimates.estimate import RequiredFigure
from forewarn.estimates.filtering import Filter, Reading
from forewarn.estimates.grid import GridArray
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
"""Changes of the median, as shares."""
_CANDIDATES = 161
_REACH = 4.0
"""Greatest distance of a candidate figure from the median, in natural logs: a factor of 55."""
_NEWCOMER = (SourceClass.ALLIED, Reliability.B)
"""Class and grade of the hypothetical origin: a source not yet in use, on the estimate's day."""


def required_figures(
    filter_: Filter, reading: Reading, changes: tuple[float, ...] = _CHANGES
) -> tuple[RequiredFigure, ...]:
    """For each change the figure nearest to the median that brings it about.

    Farther figures pull harder only up to a point: beyond it they count as astray, so that no
    single origin can make some changes.
    """
    middle = float(np.log(filter_.median(reading.belief)))
    tried = middle + np.linspace(-_REACH, _REACH, _CANDIDATES)
    shifts = _medians(filter_, reading, tried) - middle
    figures = []
    for change in changes:
        does = (shifts - np.log1p(change)) * np.sign(change) >= 0
        does &= (tried - middle) * change > 0
        nearest = tried[does][np.argmin(np.abs(tried[does] - middle))] if does.any() else None
        figure = None if nearest is None else rounded(float(np.exp(nearest)), digits=2)
        figures.append(RequiredFigure(change=change, figure=figure))
    return tuple(figures)


def _medians(filter_: Filter, reading: Reading, figures: GridArray) -> GridArray:
    """Log of the median after each figure.  The constraints do not depend on the figure."""
    grid, (kind, grade) = filter_.grid, _NEWCOMER
    scale = float(np.sqrt(CLASS_SD[kind] ** 2 + SOURCE_SD**2 + NOISE_SD**2))
    # The likelihood of a point depends on its distance alone, so that one call serves all rows.
    away = figures[:, None] - grid.x
    origin = LogFigure(low=0.0, high=0.0, scale=scale, trust=grade.chance)
    likelihoods = figure_likelihood(origin, away.ravel()).reshape(away.shape)
    mass = np.cumsum(reading.belief * likelihoods, axis=1)
    place = (mass < mass[:, -1:] / 2).sum(1)
    return np.asarray(grid.x[np.minimum(place, grid.x.size - 1)])
