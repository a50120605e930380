"""Relays that attach an origin's figures to other things than it did."""

from collections.abc import Mapping, Sequence

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.origin import Utterance
from forewarn.origins.unit_agreement import PERSON_FATES, are_compatible

WHOLES = 50
"""Number of most carried casualty figures that are tried as the total to which a part was added:
trying every pair of a thousand figures would be quadratic."""


def find_garbling(utterances: Sequence[Utterance]) -> dict[int, Reason]:
    """Positions in ``utterances`` (one origin, in order of date) of garbled relays, with reasons.

    Two kinds of garbling are detected.  Swapped: the origin's figure for another thing, as when
    4,700 casualties including 600 deaths became "600 killed and 4,700 injured".  Summed: a part
    added to the total that includes it, as 5,300.  The version that most outlets carried counts as
    the original, on a tie the earliest; the first utterance is never called garbled.
    """
    faults: dict[int, Reason] = {}
    by_figure: dict[float, list[int]] = {}
    for at, utterance in enumerate(utterances):
        if utterance.figure:
            by_figure.setdefault(utterance.figure, []).append(at)
    reports_by_unit: dict[str, dict[float, set[str]]] = {}
    for utterance in utterances:
        if utterance.figure:
            reports_by_figure = reports_by_unit.setdefault(utterance.unit_class, {})
            reports_by_figure.setdefault(utterance.figure, set()).add(utterance.report)
    for figure, positions in by_figure.items():
        leader = _leader(utterances, positions)
        for at in positions:
            if at and _swapped(utterances[at], leader, reports_by_unit):
                faults[at] = Reason.of(
                    "origin.swapped",
                    figure=figure,
                    unit=utterances[at].unit,
                    report=Pointer("report", leader.report or leader.id),
                    other=leader.unit,
                )
    for at, reason in _summed(utterances, by_figure):
        faults.setdefault(at, reason)
    return faults


def _leader(utterances: Sequence[Utterance], positions: Sequence[int]) -> Utterance:
    publishers: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for at in positions:
        unit_class = utterances[at].unit_class
        publishers.setdefault(unit_class, set()).add(utterances[at].publisher)
        first.setdefault(unit_class, at)
    # A missing unit, or one that only says "soldiers", contradicts nothing: it comes last.
    unit_class = min(
        publishers, key=lambda name: (name in ("", "person"), -len(publishers[name]), first[name])
    )
    return utterances[first[unit_class]]


def _swapped(
    utterance: Utterance, leader: Utterance, reports_by_unit: Mapping[str, Mapping[float, set[str]]]
) -> bool:
    if utterance.report == leader.report or are_compatible(utterance.unit_class, leader.unit_class):
        return False
    if utterance.unit_class in PERSON_FATES and leader.unit_class in PERSON_FATES:
        return True
    if utterance.counts and leader.counts:
        return False
    # Other units differ for many reasons; only an exchange, where another figure of the origin has
    # this unit, is evidence of garbling.
    return any(
        figure != utterance.figure and reports - {utterance.report}
        for figure, reports in reports_by_unit[utterance.unit_class].items()
    )


def _summed(
    utterances: Sequence[Utterance], by_figure: dict[float, list[int]]
) -> list[tuple[int, Reason]]:
    leaders = {figure: _leader(utterances, positions) for figure, positions in by_figure.items()}
    sound = {
        figure: leader for figure, leader in leaders.items() if leader.unit_class in PERSON_FATES
    }
    # Killed and wounded may be added; casualties and a part of them may not.
    wholes = [figure for figure, leader in sound.items() if leader.unit_class == "casualty"]
    widest = sorted(wholes, key=lambda figure: (-len(by_figure[figure]), figure))[:WHOLES]
    faults: list[tuple[int, Reason]] = []
    for sum_of_both, positions in by_figure.items():
        for total in sorted(widest):
            part = sum_of_both - total
            if part not in sound or sound[part].unit_class == "casualty":
                continue
            reports = {sound[part].report, sound[total].report}
            less, more = sorted((part, total))
            reason = Reason.of("origin.summed", less=less, more=more)
            faults.extend(
                (at, reason) for at in positions if at and utterances[at].report not in reports
            )
    return faults
