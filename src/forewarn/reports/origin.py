"""Who said it first: many outlets relaying one briefing are one witness."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What one utterance is to its origin."""

    FIRST = "first"
    RELAY = "relay"
    STALE = "stale"
    """The origin's old figure, repeated after its speaker had revised it or long after."""
    GARBLED = "garbled"
    """Relays the origin with another figure than it gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What the grouping needs of a claim."""

    id: str
    report: str
    publisher: str
    date: date
    speaker: str
    """Id (or words) of whoever first uttered it, spokesmen resolved; empty when not known."""
    relay: tuple[str, ...] = ()
    figure: float | None = None
    unit: str = ""
    counts: str = ""
    """Id of the measurand that the figure was matched to; empty when to none."""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An utterance in an origin, with the reason why it is there."""

    id: str
    role: Role
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One speech event: a briefing, a statement, a publication."""

    id: str
    """``speaker@date``, unique in the case."""
    speaker: str
    date: date
    """Day on which it was first heard of."""
    members: tuple[Member, ...]
    """Ordered by date; the first is the earliest utterance."""
    publishers: tuple[str, ...]
    """Distinct outlets that carried it, sorted."""
    independent: bool
    """False when nobody is named as having seen it: unknown lineage is not independence."""
