"""Speech events while they are grouped, and the statements of each speaker so far."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date

from forewarn.findings.reason import Reason
from forewarn.origins.drift import find_drift
from forewarn.origins.equal_figures import EarlierMention, speaker_key
from forewarn.origins.garbling import find_garbling
from forewarn.origins.origin import Member, Origin, Role, Utterance
from forewarn.origins.unit_agreement import count_alike

FIRST_HEARD = Reason.of("origin.first_heard")
SAME_DAY = Reason.of("origin.same_day")
FRESH_DAYS = 30
"""Days after which a repeated figure is stale even where its speaker never revised it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An utterance in an event: its role, and the reason for it."""

    utterance: Utterance
    role: Role
    reason: Reason
    follows: str = ""
    share: float | None = None


@dataclass(slots=True)
class Event:
    """A speech event while utterances are assigned to it; it becomes an :class:`Origin`."""

    speaker: str
    start: date
    memberships: list[Membership] = field(default_factory=list)
    figures: set[float] = field(default_factory=set)
    circle: str = ""
    """The figure that its members attribute to one another in a circle; empty otherwise."""

    def add(self, membership: Membership) -> None:
        """Add an utterance."""
        self.memberships.append(membership)
        self.figures.update(membership.utterance.figures)

    def drop(self, identities: Container[int]) -> None:
        """Remove the memberships with these ``id()``; the earliest that remains becomes the first."""
        self.memberships = [
            membership for membership in self.memberships if id(membership) not in identities
        ]
        if self.memberships and all(
            membership.role is not Role.FIRST for membership in self.memberships
        ):
            heir = min(
                self.memberships, key=lambda membership: utterance_order(membership.utterance)
            )
            at = self.memberships.index(heir)
            self.memberships[at] = Membership(
                utterance=heir.utterance, role=Role.FIRST, reason=FIRST_HEARD
            )
            self.start = heir.utterance.date

    def join(self, event: "Event") -> None:
        """Merge an event of the same speaker and day into this one."""
        for membership in event.memberships:
            first = membership.role is Role.FIRST
            self.add(
                replace(
                    membership,
                    role=Role.RELAY,
                    reason=SAME_DAY,
                )
                if first
                else membership
            )

    def origin(self) -> Origin:
        """The origin: its first utterance, its relays, and the faults of garbled and drifted ones."""
        # On the first day an utterance that names the speaker comes before one that names nobody.
        memberships = sorted(
            self.memberships,
            key=lambda item: (
                item.utterance.date, item.role is not Role.FIRST, utterance_order(item.utterance),
            ),
        )  # fmt: skip
        utterances = [membership.utterance for membership in memberships]
        garbles, drifts = find_garbling(utterances), find_drift(utterances)
        where = utterances[0].report or utterances[0].id
        unnamed = f"circle:{where}:{self.circle}" if self.circle else f"unattributed:{where}"
        name = self.speaker or unnamed
        return Origin(
            id=f"{name}@{self.start.isoformat()}",
            speaker=self.speaker,
            date=self.start,
            members=tuple(
                _member(membership, garbles.get(at), drifts.get(at))
                for at, membership in enumerate(memberships)
            ),
            publishers=tuple(sorted({item.publisher for item in utterances if item.publisher})),
            independent=bool(self.speaker),
        )


def _member(membership: Membership, garble: Reason | None, drift: Reason | None) -> Member:
    role, reason = membership.role, membership.reason
    if garble is not None:
        role, reason = Role.GARBLED, garble
    elif drift is not None and role is Role.RELAY:
        role, reason = Role.DRIFT, drift
    elif drift is not None:
        reason = Reason.of("origin.and_drift", reason=reason, drift=drift)
    return Member(
        id=membership.utterance.id,
        role=role,
        reason=reason,
        follows=membership.follows,
        share=membership.share,
    )


@dataclass(slots=True)
class Timeline:
    """First-hand statements of each speaker in order of date; a relay revises no figure."""

    statements: dict[str, list[Utterance]] = field(default_factory=dict)
    marks: set[tuple[str, date, float, str, str]] = field(default_factory=set)

    def add(self, utterance: Utterance) -> None:
        """Record a figure once a day."""
        if utterance.figure is None:
            return
        speaker = speaker_key(utterance)
        mark = (
            speaker, utterance.date, utterance.figure, utterance.unit_class, utterance.counts,
        )  # fmt: skip
        if mark not in self.marks:
            self.marks.add(mark)
            self.statements.setdefault(speaker, []).append(utterance)

    def repeat(self, utterance: Utterance, mention: EarlierMention) -> Membership:
        """The membership of an utterance that repeats an earlier mention: a relay, or stale."""
        earlier, since = mention.utterance, mention.since
        assert utterance.figure is not None
        repeats = Reason.of("origin.repeats", figure=utterance.figure, since=since)
        for statement in reversed(self.statements.get(speaker_key(earlier), [])):
            if statement.date <= since:
                break
            newer = statement.figure
            revised = statement.date < utterance.date and newer != earlier.figure
            if newer is not None and revised and count_alike(statement, earlier, strict=True):
                return Membership(
                    utterance=utterance,
                    role=Role.STALE,
                    reason=Reason.of(
                        "origin.revised", repeats=repeats, newer=newer, when=statement.date
                    ),
                    follows=earlier.id,
                )
        days = (utterance.date - since).days
        if days > FRESH_DAYS:
            return Membership(
                utterance=utterance,
                role=Role.STALE,
                reason=Reason.of("origin.old", repeats=repeats, days=days),
                follows=earlier.id,
            )
        return Membership(utterance=utterance, role=Role.RELAY, reason=repeats, follows=earlier.id)


def utterance_order(utterance: Utterance) -> tuple[object, ...]:
    """Sort key of utterances: a total order, whatever order they came in."""
    figure = -1.0 if utterance.figure is None else utterance.figure
    occasions = [
        (occasion.kind, occasion.name, occasion.day or date.min) for occasion in utterance.occasions
    ]
    return (
        utterance.date, utterance.report, utterance.id, utterance.publisher, utterance.speaker,
        figure, utterance.unit, utterance.text, utterance.relay, occasions,
    )  # fmt: skip
