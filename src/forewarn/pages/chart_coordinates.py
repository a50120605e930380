"""Where the rows of a chart's table stand in its drawing, so that values can be read off it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import log
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The ends of a chart's two scales."""

    across: tuple[float, float]
    """Left and right; days for a date."""
    up: tuple[float, float]
    """Bottom and top."""
    logarithmic: bool = False

    def at(self, across: date | float, up: float) -> Markup:
        """The attribute of a table row: shares of the plot's width from the left, of its height
        from the top, kept within the plot.
        """
        x = _share(_number(across), *self.across)
        low, high = self.up
        if self.logarithmic:
            y = _share(log(max(up, low)), log(low), log(high))
        else:
            y = _share(up, low, high)
        return Markup(' data-at="{:.4f} {:.4f}"').format(x, 1 - y)


def frame(spec: Mapping[str, Any]) -> Frame:
    """The scales of the first layer of ``spec`` that has both."""
    encoding = next(
        layer["encoding"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"].get("x", {}) and "scale" in layer["encoding"].get("y", {})
    )
    first, right = (_number(end) for end in encoding["x"]["scale"]["domain"])
    low, high = encoding["y"]["scale"]["domain"]
    return Frame(
        across=(first, right),
        up=(low, high),
        logarithmic=encoding["y"]["scale"].get("type") == "log",
    )


def _number(value: date | float | str) -> float:
    if isinstance(value, str):
        value = date.fromisoformat(value)
    return float(value.toordinal()) if isinstance(value, date) else float(value)


def _share(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0
