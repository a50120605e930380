"""Who is quoted for a figure that, elsewhere, they are known to have had from somebody else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.equal_figures import EVENT_DAYS, SAME_STORY_DAYS, TELLING, called, is_round
from forewarn.origins.events import Event, Place, order
from forewarn.origins.origin import Role, Utterance
from forewarn.origins.unit_agreement import same_thing

Node = tuple[int, float]
"""An event and one of its figures."""
Mark = tuple[object, ...]
"""What two echoes that are one for our purpose have in common."""


def passed_on(events: list[Event]) -> None:
    """Move a speaker's figure to the event of whom it was passed on from.

    "Reuters reports 3,000" and, in Reuters, "3,000, the ministry said" are one witness, the
    ministry.  Where everybody has it from the next one in a circle nobody is known to have said it
    first: it becomes an origin of its own that names nobody and so counts as no witness.
    """
    edges = dict(_edges(events))
    held = _places(events, edges)
    circles: dict[Node, int] = {}
    gone: dict[int, set[int]] = {}
    moved: list[tuple[int, Place]] = []
    for node in sorted(edges):
        target, circular = _home(node, edges)
        said = edges[node][1]
        if circular and target not in circles:
            circles[target] = len(events)
            events.append(Event("", said.date, circle=f"{target[1]:.10g}"))
        to = circles[target] if circular else target[0]
        for place in held[node]:
            early = not circular and place.utterance.date < events[to].start
            if not early and _close(place.utterance, said):
                gone.setdefault(node[0], set()).add(id(place))
                moved.append((to, _moved(place, said, circular=circular)))
    for at, places in gone.items():
        events[at].drop(places)
    for to, place in moved:
        events[to].add(place)
    for at in circles.values():
        _first(events[at])


def _places(events: Sequence[Event], nodes: Iterable[Node]) -> dict[Node, list[Place]]:
    """The places of each event that give each figure."""
    found: dict[Node, list[Place]] = {node: [] for node in nodes}
    for at in {at for at, _figure in found}:
        for place in events[at].places:
            figure = place.utterance.figure
            if figure is not None and (at, figure) in found:
                found[at, figure].append(place)
    return found


def _edges(events: Sequence[Event]) -> Iterator[tuple[Node, tuple[Node, Utterance]]]:
    """From a speaker's figure to that of whom the speaker passed it on, with the passing."""
    passing: dict[tuple[str, float], dict[Mark, tuple[Utterance, int]]] = {}
    for at, event in enumerate(events):
        own = called(event.speaker)
        for said in _once(event):
            if said.figure is not None and said.figure >= TELLING:
                for name in {called(one) for one in said.relay} - {own, ""}:
                    known = passing.setdefault((name, said.figure), {})
                    known.setdefault((at, *_mark(said)), (said, at))
    for at, event in enumerate(events):
        own = called(event.speaker)
        near: dict[float, list[tuple[int, tuple[object, ...], Utterance, int]]] = {}
        for said in _once(event):
            figure = said.figure or 0.0
            for passed, to in passing.get((own, figure), {}).values():
                if to != at and _close(said, passed):
                    apart = abs((passed.date - said.date).days)
                    near.setdefault(figure, []).append((apart, order(passed), passed, to))
        for figure in sorted(near):
            _apart, _order, passed, to = min(near[figure], key=lambda one: one[:2])
            yield (at, figure), ((to, figure), passed)


def _once(event: Event) -> Iterator[Utterance]:
    """What was said in an event, of many echoes that are alike in all that matters here one."""
    seen: set[Mark] = set()
    for said in sorted((place.utterance for place in event.places), key=order):
        mark = (*_mark(said), said.relay)
        if mark not in seen:
            seen.add(mark)
            yield said


def _mark(said: Utterance) -> Mark:
    return said.date, said.figure, said.unit, said.counts


def _close(one: Utterance, other: Utterance) -> bool:
    """True for one piece of news: within days of one another, and of the same thing."""
    most = SAME_STORY_DAYS if is_round(other.figure or 0.0) else EVENT_DAYS
    return abs((one.date - other.date).days) <= most and same_thing(one, other)


def _home(node: Node, edges: Mapping[Node, tuple[Node, Utterance]]) -> tuple[Node, bool]:
    """Where the chain from a figure ends, or the least of the circle that it runs into."""
    path = [node]
    while path[-1] in edges:
        following = edges[path[-1]][0]
        if following in path:
            return min(path[path.index(following) :]), True
        path.append(following)
    return path[-1], False


def _moved(place: Place, said: Utterance, *, circular: bool) -> Place:
    assert said.figure is not None
    reason = Reason.of(
        "origin.passed_on",
        speaker=Pointer("source", place.utterance.speaker),
        figure=said.figure,
        report=Pointer("report", said.report or said.id),
    )
    if circular:
        reason = Reason.of("origin.circle", reason=reason)
    return replace(place, role=Role.RELAY, reason=reason, follows="" if circular else said.id)


def _first(event: Event) -> None:
    """Of a circle the earliest stands first, though it names another."""
    event.places.sort(key=lambda place: order(place.utterance))
    earliest = event.places[0]
    event.start = earliest.utterance.date
    event.places[0] = replace(earliest, role=Role.FIRST)
