"""Figures of speakers who, as other reports show, relayed them from another speaker."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.equal_figures import (
    DISTINCTIVE_FIGURE,
    EVENT_DAYS,
    SAME_STORY_DAYS,
    folded_name,
    is_round,
)
from forewarn.origins.events import Event, Membership, utterance_order
from forewarn.origins.origin import Role, Utterance
from forewarn.origins.unit_agreement import count_alike

Node = tuple[int, float]
"""An event and one of its figures."""
Mark = tuple[object, ...]
"""What makes two relays of a figure equal here: date, figure, unit and measurand."""


def trace_passing(events: list[Event]) -> None:
    """Move each figure that a speaker relayed to the event of the speaker it came from.

    "Reuters reports 3,000" and, in Reuters, "3,000, the ministry said" are one witness, the
    ministry.  Where speakers attribute a figure to one another in a circle, nobody is known to have
    said it first: it becomes an origin without a speaker, which counts as no witness.
    """
    edges = dict(_edges(events))
    memberships = _memberships_by_node(events, edges)
    circles: dict[Node, int] = {}
    departures: dict[int, set[int]] = {}
    arrivals: list[tuple[int, Membership]] = []
    for node in sorted(edges):
        target, circular = _home(node, edges)
        passing = edges[node][1]
        if circular and target not in circles:
            circles[target] = len(events)
            events.append(Event("", passing.date, circle=f"{target[1]:.10g}"))
        to = circles[target] if circular else target[0]
        for membership in memberships[node]:
            early = not circular and membership.utterance.date < events[to].start
            if not early and _close(membership.utterance, passing):
                departures.setdefault(node[0], set()).add(id(membership))
                arrivals.append((to, _relay(membership, passing, circular=circular)))
    for at, identities in departures.items():
        events[at].drop(identities)
    for to, membership in arrivals:
        events[to].add(membership)
    for at in circles.values():
        _first(events[at])


def _memberships_by_node(
    events: Sequence[Event], nodes: Iterable[Node]
) -> dict[Node, list[Membership]]:
    """The memberships that give each figure in each event."""
    by_node: dict[Node, list[Membership]] = {node: [] for node in nodes}
    for at in {at for at, _figure in by_node}:
        for membership in events[at].memberships:
            figure = membership.utterance.figure
            if figure is not None and (at, figure) in by_node:
                by_node[at, figure].append(membership)
    return by_node


def _edges(events: Sequence[Event]) -> Iterator[tuple[Node, tuple[Node, Utterance]]]:
    """Edges from a speaker's figure to the speaker it came from, each with the relaying utterance."""
    passing: dict[tuple[str, float], dict[Mark, tuple[Utterance, int]]] = {}
    for at, event in enumerate(events):
        own = folded_name(event.speaker)
        for utterance in _once(event):
            if utterance.figure is not None and utterance.figure >= DISTINCTIVE_FIGURE:
                for name in {folded_name(link) for link in utterance.relay} - {own, ""}:
                    relayed = passing.setdefault((name, utterance.figure), {})
                    relayed.setdefault((at, *_mark(utterance)), (utterance, at))
    for at, event in enumerate(events):
        own = folded_name(event.speaker)
        candidates: dict[float, list[tuple[int, tuple[object, ...], Utterance, int]]] = {}
        for utterance in _once(event):
            figure = utterance.figure or 0.0
            for passed, to in passing.get((own, figure), {}).values():
                if to != at and _close(utterance, passed):
                    gap = abs((passed.date - utterance.date).days)
                    candidates.setdefault(figure, []).append(
                        (gap, utterance_order(passed), passed, to)
                    )
        for figure in sorted(candidates):
            _gap, _order, passed, to = min(candidates[figure], key=lambda candidate: candidate[:2])
            yield (at, figure), ((to, figure), passed)


def _once(event: Event) -> Iterator[Utterance]:
    """The utterances of an event in order, one for each distinct mark and relay chain."""
    marks: set[Mark] = set()
    for utterance in sorted(
        (membership.utterance for membership in event.memberships), key=utterance_order
    ):
        mark = (*_mark(utterance), utterance.relay)
        if mark not in marks:
            marks.add(mark)
            yield utterance


def _mark(utterance: Utterance) -> Mark:
    return utterance.date, utterance.figure, utterance.unit, utterance.counts


def _close(first: Utterance, second: Utterance) -> bool:
    """True when both report one piece of news: within days of one another, with like units."""
    limit = SAME_STORY_DAYS if is_round(second.figure or 0.0) else EVENT_DAYS
    return abs((first.date - second.date).days) <= limit and count_alike(first, second)


def _home(node: Node, edges: Mapping[Node, tuple[Node, Utterance]]) -> tuple[Node, bool]:
    """The end of the chain from a figure, or the least node of the circle that it enters, with True."""
    path = [node]
    while path[-1] in edges:
        following = edges[path[-1]][0]
        if following in path:
            return min(path[path.index(following) :]), True
        path.append(following)
    return path[-1], False


def _relay(membership: Membership, passing: Utterance, *, circular: bool) -> Membership:
    assert passing.figure is not None
    reason = Reason.of(
        "origin.passed_on",
        speaker=Pointer("source", membership.utterance.speaker),
        figure=passing.figure,
        report=Pointer("report", passing.report or passing.id),
    )
    if circular:
        reason = Reason.of("origin.circle", reason=reason)
    return replace(
        membership, role=Role.RELAY, reason=reason, follows="" if circular else passing.id
    )


def _first(event: Event) -> None:
    """Make the earliest utterance of a circle its first, although it names another speaker."""
    event.memberships.sort(key=lambda membership: utterance_order(membership.utterance))
    earliest = event.memberships[0]
    event.start = earliest.utterance.date
    event.memberships[0] = replace(earliest, role=Role.FIRST)
