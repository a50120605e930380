"""Figures for the tests of the estimates."""

from datetime import date
from math import sqrt

from forewarn.estimates.estimate import Datum, Side
from forewarn.estimates.likelihood import CLASS_SD, COMMON, COMMON_ELSE, NOISE_SD, SOURCE_SD
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.sources.source import Reliability, SourceClass

TROOPS = Measurand(id="troops", label="troops", nature=Nature.STOCK, plausible=(1.0, 1e6))
KILLED = Measurand(id="killed", label="killed", nature=Nature.CUMULATIVE, plausible=(1.0, 1e6))


def figure(
    source: str,
    day: str,
    best: float,
    *,
    low: float | None = None,
    high: float | None = None,
    kind: SourceClass = SourceClass.ALLIED,
    grade: str = "B",
    side: Side = Side.POINT,
    origin: str = "",
    claim: str = "",
) -> Datum:
    """A datum in one line."""
    return Datum(
        claim=claim or f"{source}-{day}", origin=origin or f"{source}@{day}", source=source,
        kind=kind, reliability=Reliability(grade), date=date.fromisoformat(day),
        low=best if low is None else low, best=best, high=best if high is None else high, side=side,
    )  # fmt: skip


def scale(kind: SourceClass, *, fellows: int) -> float:
    """What a figure of one of so many like sources is off by, as declared: with the common part
    counted ``n`` times in each, the mean of the ``n`` keeps it whole."""
    own = CLASS_SD[kind] ** 2 * (1 + COMMON.get(kind, COMMON_ELSE) * (fellows - 1))
    return sqrt(own + SOURCE_SD**2 + NOISE_SD**2)
