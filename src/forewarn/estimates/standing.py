"""Which figures count: one per origin, the latest of each source, none that cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Self

from forewarn.estimates.estimate import Datum, Standing
from forewarn.translations import _


@dataclass(frozen=True, slots=True)
class Stood:
    """A figure and what became of it."""

    datum: Datum
    standing: Standing
    reason: str


def stood(
    data: Sequence[Datum], *, plausible: tuple[float, float], as_of: date
) -> tuple[Stood, ...]:
    """Standing of every figure published by ``as_of``, in order of date.

    The first figure of an origin counts and its echoes do not; a later figure by the same source
    supersedes its earlier ones.
    """
    return Ordered.of(data, plausible).stood(as_of)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Figures in order of date, each with what forbids it: done once, because paths and leaving
    origins out ask for the standings of the same figures again and again."""

    data: tuple[Datum, ...]
    faults: tuple[str, ...]

    @classmethod
    def of(cls, data: Sequence[Datum], plausible: tuple[float, float]) -> Self:
        """The figures ordered."""
        ordered = tuple(sorted(data, key=order))
        return cls(ordered, tuple(unusable(datum, plausible) for datum in ordered))

    def stood(self, as_of: date, *, without: str | None = None) -> tuple[Stood, ...]:
        """Standing of every figure published by ``as_of`` that is not of the origin ``without``."""
        first: dict[str, Datum] = {}
        latest: dict[str, Datum] = {}
        found: list[Stood | Datum] = []
        counts = _("the latest figure of its source")  # looked up once for ten thousand figures
        for datum, fault in zip(self.data, self.faults, strict=True):
            if datum.date > as_of:
                break
            if datum.origin == without:
                continue
            if fault:
                found.append(Stood(datum, Standing.SET_ASIDE, fault))
            elif datum.origin in first:
                why = _echoed(first[datum.origin], datum)
                found.append(Stood(datum, Standing.SET_ASIDE, why))
            else:
                first[datum.origin] = latest[datum.source] = datum
                found.append(datum)
        return tuple(
            one if isinstance(one, Stood) else _counted(one, latest[one.source], counts)
            for one in found
        )


def _echoed(teller: Datum, datum: Datum) -> str:
    what = _("echo") if teller.best == datum.best else _("another figure")
    return _(
        "%(what)s of an origin that counts once, by its %(best)s",
        what=what,
        best=f"{teller.best:,.10g}",
    )


def _counted(datum: Datum, newest: Datum, counts: str) -> Stood:
    if newest is datum:
        return Stood(datum, Standing.USED, counts)
    when = _(
        "%(day)s %(month)s %(year)s",
        day=newest.date.day,
        month=_(f"{newest.date:%b}"),
        year=newest.date.year,
    )
    return Stood(
        datum,
        Standing.SUPERSEDED,
        _("by the same source's %(best)s of %(when)s", best=f"{newest.best:,.10g}", when=when),
    )


def order(datum: Datum) -> tuple[object, ...]:
    """By date; on one day the more carried figure first, then by claim."""
    return (
        datum.date, -len(datum.claims), datum.claim, datum.origin, datum.source,
        datum.low, datum.best, datum.high, datum.side, datum.kind, datum.reliability, datum.claims,
    )  # fmt: skip


def unusable(datum: Datum, plausible: tuple[float, float]) -> str:
    """Why a figure cannot be used; empty when it can."""
    low, best, high = datum.low, datum.best, datum.high
    if not (isfinite(low) and isfinite(best) and isfinite(high)):
        return _("not a finite number")
    if not 0 <= low <= best <= high:
        return _(
            "contradictory bounds: %(low)s, %(best)s, %(high)s",
            low=f"{low:,.10g}",
            best=f"{best:,.10g}",
            high=f"{high:,.10g}",
        )
    if best == 0:
        return _("zero: a log scale holds no zero; declare an indicator for its absence instead")
    least, most = plausible
    if not least <= best <= most:
        return _(
            "%(best)s is implausible: declared between %(least)s and %(most)s",
            best=f"{best:,.10g}",
            least=f"{least:,.10g}",
            most=f"{most:,.10g}",
        )
    if not datum.source.strip():
        return _("nobody is named as having said it: unknown lineage is not independence")
    return ""
