"""What a new origin would have to say to move an estimate by so much."""

import numpy as np

from forewarn.estimates.estimate import Lever
from forewarn.estimates.filtering import Filter, Reading
from forewarn.estimates.likelihood import CLASS_SD, NOISE_SD, SOURCE_SD, Said, likelihood
from forewarn.reports.source import Reliability, SourceClass

CHANGES = (-0.25, -0.1, 0.1, 0.25)
"""Changes of the median that are asked about."""
STEPS = 240
NEWCOMER = (SourceClass.ALLIED, Reliability.B)
"""Class and grade of the origin that is imagined: nobody yet in use, on the estimate's day."""


def levers(filter_: Filter, reading: Reading) -> tuple[Lever, ...]:
    """For each change the figure nearest to the median that brings it about.

    Farther figures pull harder only up to a point: beyond it they are taken for astray, so that
    some changes no single origin can make.
    """
    return tuple(
        Lever(change=change, figure=needed(filter_, reading, change)) for change in CHANGES
    )


def needed(filter_: Filter, reading: Reading, change: float) -> float | None:
    """The figure that a new origin would have to give; None when none would do."""
    grid, (kind, grade) = filter_.grid, NEWCOMER
    scale = float(np.sqrt(CLASS_SD[kind] ** 2 + SOURCE_SD**2 + NOISE_SD**2))
    # What is left of the relations stays as it is: they do not depend on the new figure.
    ratio = reading.belief / np.maximum(reading.bare, 1e-300)
    start = float(np.log(filter_.median(reading.belief)))
    wanted = start + float(np.log1p(change))
    end = grid.x[-1] if change > 0 else grid.x[0]
    for y in np.linspace(start, end, STEPS):
        figure = Said(low=float(y), high=float(y), scale=scale, trust=grade.chance)
        belief = reading.bare * likelihood(figure, grid.x) * ratio
        moved = float(np.log(grid.quantiles(belief, (0.5,))[0]))
        if (moved - wanted) * change >= 0:
            return float(f"{np.exp(y):.3g}")
    return None
