"""Which figures count: one per origin, the latest of each source, none that cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from forewarn.estimates.estimate import Datum, Standing


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
    known = sorted((datum for datum in data if datum.date <= as_of), key=order)
    fault = {at: why for at, datum in enumerate(known) if (why := unusable(datum, plausible))}
    first: dict[str, int] = {}
    for at, datum in enumerate(known):
        if at in fault:
            continue
        if datum.origin in first:
            teller = known[first[datum.origin]]
            what = "echo" if teller.best == datum.best else "another figure"
            fault[at] = f"{what} of an origin that counts once, by its {teller.best:,.10g}"
        else:
            first[datum.origin] = at
    latest = {known[at].source: at for at in first.values()}
    found: list[Stood] = []
    for at, datum in enumerate(known):
        if at in fault:
            found.append(Stood(datum, Standing.SET_ASIDE, fault[at]))
        elif latest[datum.source] != at:
            newer = known[latest[datum.source]]
            reason = (
                f"by the same source's {newer.best:,.10g} of {newer.date.day} {newer.date:%b %Y}"
            )
            found.append(Stood(datum, Standing.SUPERSEDED, reason))
        else:
            found.append(Stood(datum, Standing.USED, "the latest figure of its source"))
    return tuple(found)


def order(datum: Datum) -> tuple[object, ...]:
    """By date; on one day the more carried figure first, then by claim."""
    return (
        datum.date, -len(datum.claims), datum.claim, datum.origin, datum.source,
        datum.low, datum.best, datum.high, datum.side, datum.kind, datum.reliability, datum.claims,
    )  # fmt: skip


def unusable(datum: Datum, plausible: tuple[float, float]) -> str:
    """Why a figure cannot be used; empty when it can."""
    low, best, high = datum.low, datum.best, datum.high
    if not all(isfinite(value) for value in (low, best, high)):
        return "not a finite number"
    if not 0 <= low <= best <= high:
        return f"contradictory bounds: {low:,.10g}, {best:,.10g}, {high:,.10g}"
    if best == 0:
        return "zero: a log scale holds no zero; declare an indicator for its absence instead"
    least, most = plausible
    if not least <= best <= most:
        return f"{best:,.10g} is implausible: declared between {least:,.10g} and {most:,.10g}"
    if not datum.source.strip():
        return "nobody is named as having said it: unknown lineage is not independence"
    return ""
