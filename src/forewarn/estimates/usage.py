"""Classify figures: one per origin, the latest of each source, none outside the plausible range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Self

from forewarn.estimates.estimate import Datum, Usage
from forewarn.findings.reason import Reason


@dataclass(frozen=True, slots=True)
class FigureStatus:
    """A figure, its usage and the reason."""

    datum: Datum
    usage: Usage
    reason: Reason


def classify_figures(
    data: Sequence[Datum], *, plausible: tuple[float, float], as_of: date
) -> tuple[FigureStatus, ...]:
    """Classify every figure published by ``as_of``, in order of date.

    The first figure of an origin counts and its echoes do not; a later figure by the same source
    supersedes its earlier ones.
    """
    return OrderedFigures.of(data, plausible).classify(as_of)


@dataclass(frozen=True, slots=True)
class OrderedFigures:
    """Figures in order of date, each with its fault: computed once, because paths and leaving
    origins out classify the same figures many times."""

    data: tuple[Datum, ...]
    faults: tuple[Reason | None, ...]

    @classmethod
    def of(cls, data: Sequence[Datum], plausible: tuple[float, float]) -> Self:
        """Sort figures and find their faults."""
        ordered = tuple(sorted(data, key=_sort_key))
        return cls(ordered, tuple(fault_of(datum, plausible) for datum in ordered))

    def classify(self, as_of: date, *, without: str | None = None) -> tuple[FigureStatus, ...]:
        """Classify every figure published by ``as_of``, except those of the origin ``without``."""
        first: dict[str, Datum] = {}
        latest: dict[str, Datum] = {}
        undecided: list[FigureStatus | Datum] = []
        for datum, fault in zip(self.data, self.faults, strict=True):
            if datum.date > as_of:
                break
            if datum.origin == without:
                continue
            if fault is not None:
                undecided.append(FigureStatus(datum, Usage.SET_ASIDE, fault))
            elif datum.origin in first:
                why = _echo_reason(first[datum.origin], datum)
                undecided.append(FigureStatus(datum, Usage.SET_ASIDE, why))
            else:
                first[datum.origin] = latest[datum.source] = datum
                undecided.append(datum)
        return tuple(
            figure
            if isinstance(figure, FigureStatus)
            else _classify_by_newest(figure, latest[figure.source])
            for figure in undecided
        )


_LATEST = Reason.of("standing.latest")
"""One object, because ten thousand figures share it."""


def _echo_reason(teller: Datum, datum: Datum) -> Reason:
    if teller.best == datum.best:
        return Reason.of("standing.echo", best=teller.best)
    return Reason.of("standing.other_figure", best=teller.best)


def _classify_by_newest(datum: Datum, newest: Datum) -> FigureStatus:
    if newest is datum:
        return FigureStatus(datum, Usage.USED, _LATEST)
    reason = Reason.of("standing.superseded", best=newest.best, when=newest.date)
    return FigureStatus(datum, Usage.SUPERSEDED, reason)


def _sort_key(datum: Datum) -> tuple[object, ...]:
    """By date; on one day the figure with more claims first, then by claim."""
    return (
        datum.date, -len(datum.claims), datum.claim, datum.origin, datum.source,
        datum.low, datum.best, datum.high, datum.side, datum.kind, datum.reliability, datum.claims,
    )  # fmt: skip


def fault_of(datum: Datum, plausible: tuple[float, float]) -> Reason | None:
    """Why a figure cannot be used; None when it can."""
    low, best, high = datum.low, datum.best, datum.high
    if not (isfinite(low) and isfinite(best) and isfinite(high)):
        return Reason.of("standing.infinite")
    if not 0 <= low <= best <= high:
        return Reason.of("standing.bounds", low=low, best=best, high=high)
    if best == 0:
        return Reason.of("standing.zero")
    least, most = plausible
    if not least <= best <= most:
        return Reason.of("standing.implausible", best=best, least=least, most=most)
    if not datum.source.strip():
        return Reason.of("standing.nobody")
    return None
