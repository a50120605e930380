"""The steps of the chain, the one that holds the as-of date cut there."""

from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.dates import Cadence, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A step of the cadence, or the part of one before or after the as-of date."""

    period: Period
    step: int
    """Number of the step it belongs to."""
    share: float
    """Its length in steps, at most 1."""
    forecast: bool
    """True past the as-of date."""


def timeline(first: date, *, as_of: date, horizon: date, cadence: Cadence) -> tuple[Stretch, ...]:
    """Stretches from ``first`` to ``horizon``, all of each on one side of the end of ``as_of``."""
    stretches: list[Stretch] = []
    for number, step in enumerate(cadence.steps(first, horizon)):
        parts = [step]
        if step.start <= as_of < step.end:
            remainder = Period(as_of + timedelta(days=1), step.end)
            parts = [Period(step.start, as_of), remainder]
        stretches.extend(
            Stretch(
                period=part,
                step=number,
                share=part.days / cadence.days,
                forecast=part.start > as_of,
            )
            for part in parts
        )
    return tuple(stretches)
