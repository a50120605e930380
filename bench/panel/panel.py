"""Figures in long form: one row for each figure, with its series and its source."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Figures on the scale of the model, which is the log where quantities are positive.

    A series is what a measurand is in a case: one quantity at one time.  All arrays but
    ``settled`` have one entry for each figure.
    """

    value: Array
    series: Ints
    source: Ints
    kind: Ints
    """Class of the source; a source may speak in two classes."""
    below: Array
    """Standard deviation that the figure itself states downwards; zero where it states none."""
    above: Array
    """The same upwards."""
    age: Array
    """Days between the figure and the day that is asked about."""
    settled: Array
    """What each series turned out to be; nan where that is not known."""

    def __post_init__(self) -> None:
        rows = {
            name: getattr(self, name).shape
            for name in ("value", "series", "source", "kind", "below", "above", "age")
        }
        if len(set(rows.values())) != 1:
            raise ValueError(f"figures of unequal length: {rows}; give one entry a figure to each")
        if self.value.size and not np.isfinite(self.value).all():
            raise ValueError("a figure is not finite; leave it out before")
        if self.value.size and int(self.series.max()) >= self.settled.size:
            raise ValueError(
                f"series {int(self.series.max())} of {self.settled.size}; settled has one entry a series"
            )

    @property
    def sources(self) -> int:
        """Number of sources."""
        return int(self.source.max()) + 1 if self.source.size else 0

    @property
    def kinds(self) -> int:
        """Number of classes."""
        return int(self.kind.max()) + 1 if self.kind.size else 0

    def by_series(self, weights: Array) -> Array:
        """Sum over the figures of each series."""
        return np.asarray(np.bincount(self.series, weights, self.settled.size), dtype=np.float64)

    def told(self) -> NDArray[np.bool_]:
        """Series for which there is a figure at all."""
        return np.bincount(self.series, minlength=self.settled.size) > 0


def weighted_median(panel: Panel, value: Array, weight: Array) -> Array:
    """Median of each series, linear between figures whose weights meet in the middle; nan where
    nothing was said."""
    count = panel.settled.size
    order = np.lexsort((value, panel.series))
    series, value, weight = panel.series[order], value[order], weight[order]
    total = np.bincount(series, weight, count)
    running = np.cumsum(weight)
    starts = np.searchsorted(series, np.arange(count))
    ends = np.searchsorted(series, np.arange(count), side="right") - 1
    before = running - weight
    told = ends >= starts
    offset = np.zeros(count)
    offset[told] = before[starts[told]]
    middle = (running - weight / 2 - offset[series]) / total[series]
    # Each series in an interval of its own, so that one interpolation serves all.
    key = series + np.clip(middle, 0.0, 1.0) * (1 - 1e-9)
    at = np.arange(count) + 0.5
    place = np.searchsorted(key, at)
    low = np.clip(place - 1, starts, np.maximum(ends, starts))
    high = np.clip(place, starts, np.maximum(ends, starts))
    found = np.full(count, np.nan)
    low, high = np.minimum(low, value.size - 1), np.minimum(high, value.size - 1)
    span = key[high] - key[low]
    share = np.where(span > 0, (at - key[low]) / np.where(span > 0, span, 1.0), 0.0)
    found[told] = (value[low] + share * (value[high] - value[low]))[told]
    return found
