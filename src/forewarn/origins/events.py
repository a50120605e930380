"""Speech events in the making, and what each speaker has said so far."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date

from forewarn.findings.reason import Reason
from forewarn.origins.drift import drifted
from forewarn.origins.equal_figures import Mention, key
from forewarn.origins.garbling import garbled
from forewarn.origins.origin import Member, Origin, Role, Utterance
from forewarn.origins.unit_agreement import same_thing

FIRST_HEARD = Reason.of("origin.first_heard")
SAME_DAY = Reason.of("origin.same_day")
FRESH_DAYS = 30
"""A figure repeated later than this is stale even where its speaker never revised it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An utterance in an event, and why it is there."""

    utterance: Utterance
    role: Role
    reason: Reason
    follows: str = ""
    share: float | None = None


@dataclass(slots=True)
class Event:
    """An origin in the making."""

    speaker: str
    start: date
    places: list[Place] = field(default_factory=list)
    figures: set[float] = field(default_factory=set)
    circle: str = ""
    """The figure that its members have from one another in a circle."""

    def add(self, place: Place) -> None:
        """Take an utterance in."""
        self.places.append(place)
        self.figures.update(place.utterance.figures)

    def drop(self, gone: Container[int]) -> None:
        """Give up the places of these identities; the earliest that is left is the first."""
        self.places = [place for place in self.places if id(place) not in gone]
        if self.places and all(place.role is not Role.FIRST for place in self.places):
            heir = min(self.places, key=lambda place: order(place.utterance))
            at = self.places.index(heir)
            self.places[at] = Place(utterance=heir.utterance, role=Role.FIRST, reason=FIRST_HEARD)
            self.start = heir.utterance.date

    def join(self, other: "Event") -> None:
        """Take in an event of the same speaker and day."""
        for place in other.places:
            first = place.role is Role.FIRST
            self.add(
                replace(
                    place,
                    role=Role.RELAY,
                    reason=SAME_DAY,
                )
                if first
                else place
            )

    def origin(self) -> Origin:
        """The finished origin: its first utterance, its relays and what is wrong with some."""
        # On the first day whoever names the speaker goes before whoever names nobody.
        places = sorted(
            self.places,
            key=lambda held: (
                held.utterance.date, held.role is not Role.FIRST, order(held.utterance),
            ),
        )  # fmt: skip
        said = [held.utterance for held in places]
        garbles, drifts = garbled(said), drifted(said)
        where = said[0].report or said[0].id
        unnamed = f"circle:{where}:{self.circle}" if self.circle else f"unattributed:{where}"
        name = self.speaker or unnamed
        return Origin(
            id=f"{name}@{self.start.isoformat()}",
            speaker=self.speaker,
            date=self.start,
            members=tuple(
                _member(held, garbles.get(at), drifts.get(at)) for at, held in enumerate(places)
            ),
            publishers=tuple(sorted({held.publisher for held in said if held.publisher})),
            independent=bool(self.speaker),
        )


def _member(place: Place, garble: Reason | None, drift: Reason | None) -> Member:
    role, reason = place.role, place.reason
    if garble is not None:
        role, reason = Role.GARBLED, garble
    elif drift is not None and role is Role.RELAY:
        role, reason = Role.DRIFT, drift
    elif drift is not None:
        reason = Reason.of("origin.and_drift", reason=reason, drift=drift)
    return Member(
        id=place.utterance.id, role=role, reason=reason, follows=place.follows, share=place.share
    )


@dataclass(slots=True)
class Timeline:
    """What each speaker said first-hand, in order of date: echoes revise nothing."""

    said: dict[str, list[Utterance]] = field(default_factory=dict)
    seen: set[tuple[str, date, float, str, str]] = field(default_factory=set)

    def add(self, utterance: Utterance) -> None:
        """Note a figure once a day."""
        if utterance.figure is None:
            return
        speaker = key(utterance)
        thing = utterance.thing
        mark = (speaker, utterance.date, utterance.figure, thing, utterance.counts)
        if mark not in self.seen:
            self.seen.add(mark)
            self.said.setdefault(speaker, []).append(utterance)

    def repeat(self, utterance: Utterance, mention: Mention) -> Place:
        """What repeating a mention is: a relay, or stale."""
        known, since = mention.utterance, mention.since
        assert utterance.figure is not None
        repeats = Reason.of("origin.repeats", figure=utterance.figure, since=since)
        for other in reversed(self.said.get(key(known), [])):
            if other.date <= since:
                break
            newer = other.figure
            revised = other.date < utterance.date and newer != known.figure
            if newer is not None and revised and same_thing(other, known, strict=True):
                return Place(
                    utterance=utterance,
                    role=Role.STALE,
                    reason=Reason.of(
                        "origin.revised", repeats=repeats, newer=newer, when=other.date
                    ),
                    follows=known.id,
                )
        days = (utterance.date - since).days
        if days > FRESH_DAYS:
            return Place(
                utterance=utterance,
                role=Role.STALE,
                reason=Reason.of("origin.old", repeats=repeats, days=days),
                follows=known.id,
            )
        return Place(utterance=utterance, role=Role.RELAY, reason=repeats, follows=known.id)


def order(utterance: Utterance) -> tuple[object, ...]:
    """A total order that does not depend on how the utterances came in."""
    figure = -1.0 if utterance.figure is None else utterance.figure
    return (
        utterance.date, utterance.report, utterance.id, utterance.publisher, utterance.speaker,
        figure, utterance.unit, utterance.text, utterance.relay, utterance.occasions,
    )  # fmt: skip
