"""Relays that give an origin's figures to other things than it did."""

from collections.abc import Mapping, Sequence

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.origin import Utterance
from forewarn.origins.unit_agreement import FATES, compatible

WHOLES = 50
"""Most carried counts of casualties to which a part may have been added; trying every pair of a
thousand figures is quadratic."""


def garbled(said: Sequence[Utterance]) -> dict[int, Reason]:
    """Positions in ``said`` (one origin, in order of date) of garbled relays, with the reason.

    Two ways of garbling are looked for.  Swapped: the origin's figure for another thing, as
    when 4,700 casualties including 600 deaths became "600 killed and 4,700 injured".  Summed:
    a part added to the whole that includes it, as 5,300.  What most outlets carried, then what
    came first, counts as what was said; the first utterance is never called garbled.
    """
    faults: dict[int, Reason] = {}
    by_figure: dict[float, list[int]] = {}
    for at, utterance in enumerate(said):
        if utterance.figure:
            by_figure.setdefault(utterance.figure, []).append(at)
    things: dict[str, dict[float, set[str]]] = {}
    for utterance in said:
        if utterance.figure:
            carried = things.setdefault(utterance.thing, {})
            carried.setdefault(utterance.figure, set()).add(utterance.report)
    for figure, places in by_figure.items():
        lead = _leading(said, places)
        for at in places:
            if at and _swapped(said[at], lead, things):
                faults[at] = Reason.of(
                    "origin.swapped",
                    figure=figure,
                    unit=said[at].unit,
                    report=Pointer("report", lead.report or lead.id),
                    other=lead.unit,
                )
    for at, reason in _summed(said, by_figure):
        faults.setdefault(at, reason)
    return faults


def _leading(said: Sequence[Utterance], places: Sequence[int]) -> Utterance:
    carried: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for at in places:
        thing = said[at].thing
        carried.setdefault(thing, set()).add(said[at].publisher)
        first.setdefault(thing, at)
    # A unit that was left out, or that only says "soldiers", leads nothing.
    thing = min(
        carried, key=lambda name: (name in ("", "person"), -len(carried[name]), first[name])
    )
    return said[first[thing]]


def _swapped(
    one: Utterance, lead: Utterance, things: Mapping[str, Mapping[float, set[str]]]
) -> bool:
    if one.report == lead.report or compatible(one.thing, lead.thing):
        return False
    if one.thing in FATES and lead.thing in FATES:
        return True
    if one.counts and lead.counts:
        return False
    # Of other things only an exchange tells: the unit is that of another figure of the origin.
    return any(
        figure != one.figure and reports - {one.report}
        for figure, reports in things[one.thing].items()
    )


def _summed(
    said: Sequence[Utterance], by_figure: dict[float, list[int]]
) -> list[tuple[int, Reason]]:
    leads = {figure: _leading(said, places) for figure, places in by_figure.items()}
    sound = {figure: lead for figure, lead in leads.items() if lead.thing in FATES}
    # Killed and wounded do add up; only casualties and a part of them never do.
    wholes = [figure for figure, lead in sound.items() if lead.thing == "casualty"]
    most = sorted(wholes, key=lambda figure: (-len(by_figure[figure]), figure))[:WHOLES]
    found: list[tuple[int, Reason]] = []
    for total, places in by_figure.items():
        for whole in sorted(most):
            part = total - whole
            if part not in sound or sound[part].thing == "casualty":
                continue
            reports = {sound[part].report, sound[whole].report}
            less, more = sorted((part, whole))
            reason = Reason.of("origin.summed", less=less, more=more)
            found.extend((at, reason) for at in places if at and said[at].report not in reports)
    return found
