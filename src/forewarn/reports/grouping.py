"""Group utterances by who first said it, so that forty outlets relaying one briefing are one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from forewarn.reports.garbling import garbled
from forewarn.reports.likeness import Likeness, shingles
from forewarn.reports.origin import Member, Origin, Role, Utterance
from forewarn.reports.units import is_fate, kind, same_thing

EVENT_DAYS = 7
"""Longest speech event: a chain of daily statements must not become one for ever."""
FRESH_DAYS = 30
"""A figure repeated later than this is stale even where its speaker never revised it."""
ECHO_DAYS = 60
"""How far back a report that names nobody may have taken its figure from."""
ALIKE = 0.6
"""Share of a text's shingles that, found in another text, makes it a copy."""
TELLING = 5.0
"""Least figure by which a speaker's own words are known again: two or three is said every day."""
TELLING_UNNAMED = 10.0
"""The same where nobody is named."""
LOOK_BACK = 200
"""Earlier mentions of a figure that are looked at, the latest first."""


@dataclass(slots=True)
class _Event:
    """An origin in the making."""

    speaker: str
    start: date
    last: date
    members: list[tuple[Utterance, Role, str]] = field(default_factory=list)
    figures: set[float] = field(default_factory=set)

    def add(self, utterance: Utterance, role: Role, reason: str) -> None:
        self.members.append((utterance, role, reason))
        if utterance.figure:
            self.figures.add(utterance.figure)


@dataclass(slots=True)
class _Timeline:
    """What each speaker said first-hand, in order of date: echoes revise nothing."""

    said: dict[str, list[Utterance]] = field(default_factory=dict)
    seen: set[tuple[str, date, float, str, str]] = field(default_factory=set)

    def add(self, utterance: Utterance) -> None:
        """Note a figure once a day."""
        if utterance.figure is None:
            return
        speaker = _key(utterance)
        thing = kind(utterance.unit)
        mark = (speaker, utterance.date, utterance.figure, thing, utterance.counts)
        if mark not in self.seen:
            self.seen.add(mark)
            self.said.setdefault(speaker, []).append(utterance)

    def repeat(self, utterance: Utterance, known: Utterance, since: date) -> tuple[Role, str]:
        """What repeating ``known``, first said on ``since``, is: a relay, or stale."""
        figure = f"repeats the figure {known.figure:,.10g} of {since}"
        for other in reversed(self.said.get(_key(known), [])):
            if other.date <= since:
                break
            revised = other.date < utterance.date and other.figure != known.figure
            if revised and same_thing(other, known, strict=True):
                return Role.STALE, f"{figure}, since then {other.figure:,.10g} on {other.date}"
        days = (utterance.date - since).days
        if days > FRESH_DAYS:
            return Role.STALE, f"{figure}, {days} days old"
        return Role.RELAY, figure


@dataclass(slots=True)
class _Figures:
    """Where each figure was said, in order of date."""

    days: dict[float, list[date]] = field(default_factory=dict)
    said: dict[float, list[tuple[Utterance, int]]] = field(default_factory=dict)
    since: dict[tuple[float, int], date] = field(default_factory=dict)
    """Day on which an event first had a figure."""

    def add(self, utterance: Utterance, event: int) -> None:
        """Note a figure; days of one figure must come in order."""
        if utterance.figure is not None:
            self.days.setdefault(utterance.figure, []).append(utterance.date)
            self.said.setdefault(utterance.figure, []).append((utterance, event))
            self.since.setdefault((utterance.figure, event), utterance.date)

    def find(
        self,
        utterance: Utterance,
        *,
        floor: float,
        days: int,
        speaker: str | None = None,
        strict: bool = False,
    ) -> tuple[Utterance, int, date] | None:
        """Latest mention of the same figure of the same thing, within so many days before."""
        if utterance.figure is None or utterance.figure < floor:
            return None
        at = bisect_right(self.days.get(utterance.figure, []), utterance.date)
        said = self.said.get(utterance.figure, [])
        for known, event in reversed(said[max(0, at - LOOK_BACK) : at]):
            if (utterance.date - known.date).days > days:
                return None
            if speaker is not None and _key(known) != speaker:
                continue
            if same_thing(known, utterance, strict=strict):
                return known, event, self.since[utterance.figure, event]
        return None


def origins(
    utterances: Iterable[Utterance], *, gap_days: int = 3, stale_days: int = 400
) -> tuple[Origin, ...]:
    """Origins in order of date, every utterance in exactly one, whatever order they came in.

    What one speaker says with gaps of at most ``gap_days`` (and seven days in all) is one speech
    event.  A figure that the speaker gave before, within ``stale_days``, belongs to the earlier
    event: stale when the speaker had given another figure since or thirty days have passed.
    What names nobody joins the event whose figure or words it repeats; else it is an origin of
    its own that counts as not independent, because unknown lineage is not independence.
    """
    ordered = sorted(utterances, key=_order)
    events: list[_Event] = []
    timeline = _Timeline()
    named = sorted((u for u in ordered if _key(u)), key=lambda u: (_key(u), _order(u)))
    for _, said in groupby(named, key=_key):
        _speaker_events(said, events, timeline, gap_days=gap_days, stale_days=stale_days)
    _unnamed([u for u in ordered if not _key(u)], events, timeline, stale_days=stale_days)
    found = [_origin(event) for event in events]
    return tuple(sorted(found, key=lambda origin: (origin.date, origin.id)))


def _key(utterance: Utterance) -> str:
    return utterance.speaker.strip().casefold()


def _order(utterance: Utterance) -> tuple[object, ...]:
    figure = -1.0 if utterance.figure is None else utterance.figure
    return (
        utterance.date, utterance.report, utterance.id, utterance.publisher, utterance.speaker,
        figure, utterance.unit, utterance.text, utterance.relay,
    )  # fmt: skip


def _speaker_events(
    said: Iterable[Utterance],
    events: list[_Event],
    timeline: _Timeline,
    *,
    gap_days: int,
    stale_days: int,
) -> None:
    figures, texts = _Figures(), Likeness()
    where: list[tuple[Utterance, int]] = []
    current: int | None = None
    for utterance in said:
        event = events[current] if current is not None else None
        near = (
            event is not None
            and (utterance.date - event.last).days <= gap_days
            and (utterance.date - event.start).days <= EVENT_DAYS
        )
        known = figures.find(utterance, floor=TELLING, days=stale_days, strict=not near)
        words = shingles(utterance.text)
        if known is not None and not (near and known[1] == current):
            role, reason = timeline.repeat(utterance, known[0], known[2])
            events[known[1]].add(utterance, role, reason)
            continue
        copy = None if near else _copy(utterance, words, texts, where, days=stale_days)
        if copy is not None:
            events[copy[1]].add(utterance, Role.RELAY, copy[2])
            continue
        if event is None or not near:
            current = len(events)
            event = _Event(utterance.speaker.strip(), utterance.date, utterance.date)
            events.append(event)
            event.add(utterance, Role.FIRST, "first heard here")
        else:
            days = (utterance.date - event.last).days
            gap = "on the same day" if days == 0 else f"{days} days after the last report of it"
            event.add(utterance, Role.RELAY, f"same speaker, {gap}")
            event.last = utterance.date
        assert current is not None
        timeline.add(utterance)
        figures.add(utterance, current)
        texts.add(len(where), words)
        where.append((utterance, current))


def _copy(
    utterance: Utterance,
    words: frozenset[str],
    texts: Likeness,
    where: Sequence[tuple[Utterance, int]],
    *,
    days: int,
) -> tuple[Utterance, int, str] | None:
    """An earlier text in nearly the same words, unless its figure is another one: a revision
    is often worded as the last one was."""
    for number, share in texts.containing(words, least=ALIKE):
        known, event = where[number]
        other = None not in (known.figure, utterance.figure) and known.figure != utterance.figure
        if not other and 0 <= (utterance.date - known.date).days <= days:
            return known, event, f"{share:.0%} of its words stand in {known.report or known.id}"
    return None


def _unnamed(
    said: Iterable[Utterance], events: list[_Event], timeline: _Timeline, *, stale_days: int
) -> None:
    figures, texts = _Figures(), Likeness()
    where: list[tuple[Utterance, int]] = []
    known = sorted(
        ((u, at) for at, event in enumerate(events) for u, _, _ in event.members),
        key=lambda item: _order(item[0]),
    )
    for utterance, at in known:
        figures.add(utterance, at)
        texts.add(len(where), shingles(utterance.text))
        where.append((utterance, at))
    later = _Figures()
    for _, batch in groupby(said, key=lambda u: (u.date, u.report)):
        left: list[Utterance] = []
        joined: list[int] = []
        for utterance in batch:
            found = _joins(utterance, (figures, later), stale_days=stale_days)
            if found is not None:
                first, at, since = found
                role, reason = timeline.repeat(utterance, first, since)
                events[at].add(utterance, role, f"names nobody; {reason}")
                joined.append(at)
                continue
            copy = _copy(utterance, shingles(utterance.text), texts, where, days=stale_days)
            if copy is not None:
                events[copy[1]].add(utterance, Role.RELAY, f"names nobody; {copy[2]}")
                joined.append(copy[1])
                continue
            left.append(utterance)
        own: int | None = None
        for utterance in left:
            sibling = _sibling(utterance, joined, events)
            if sibling is not None:
                reason = "names nobody; the rest of its report repeats this origin"
                events[sibling].add(utterance, Role.RELAY, reason)
                continue
            if own is None:
                own = len(events)
                events.append(_Event("", utterance.date, utterance.date))
                events[own].add(utterance, Role.FIRST, "names nobody; its lineage is not known")
            else:
                events[own].add(utterance, Role.RELAY, "same report")
            later.add(utterance, own)
            texts.add(len(where), shingles(utterance.text))
            where.append((utterance, own))


def _joins(
    utterance: Utterance, indexes: Sequence[_Figures], *, stale_days: int
) -> tuple[Utterance, int, date] | None:
    """Who is passed on, if the relay chain says so, however old; else whoever gave the figure."""
    named = indexes[0]
    for passed in utterance.relay:
        found = named.find(
            utterance, floor=TELLING, days=stale_days, speaker=passed.strip().casefold()
        )
        if found is not None:
            return found
    for index in indexes:
        found = index.find(utterance, floor=TELLING_UNNAMED, days=ECHO_DAYS)
        if found is not None:
            return found
    return None


def _sibling(utterance: Utterance, joined: Sequence[int], events: Sequence[_Event]) -> int | None:
    """The origin that the rest of the report repeats, when the figure was said there too, be it
    of another thing, or is the sum of two that were."""
    if utterance.figure is None or utterance.figure < TELLING_UNNAMED:
        return None
    for at in joined:
        figures = events[at].figures
        if utterance.figure in figures:
            return at
        if is_fate(utterance.unit) and any(
            utterance.figure - part in figures and utterance.figure != 2 * part for part in figures
        ):
            return at
    return None


def _origin(event: _Event) -> Origin:
    # On the first day whoever names the speaker goes before whoever names nobody.
    members = sorted(event.members, key=lambda m: (m[0].date, m[1] is not Role.FIRST, _order(m[0])))
    said = [utterance for utterance, _, _ in members]
    faults = garbled(said)
    name = event.speaker or f"unattributed:{said[0].report or said[0].id}"
    return Origin(
        id=f"{name}@{event.start.isoformat()}",
        speaker=event.speaker,
        date=event.start,
        members=tuple(
            Member(id=utterance.id, role=Role.GARBLED, reason=faults[at])
            if at in faults
            else Member(id=utterance.id, role=role, reason=reason)
            for at, (utterance, role, reason) in enumerate(members)
        ),
        publishers=tuple(sorted({u.publisher for u in said if u.publisher})),
        independent=bool(event.speaker),
    )
