"""An event: what the words of a claim say happened, to whom, where, and whether it really did."""

from dataclasses import dataclass
from enum import StrEnum

from forewarn.claims.mention import Mention


class Realis(StrEnum):
    """Whether what is told took place."""

    HAPPENED = "happened"
    DID_NOT = "did_not"
    GOING_ON = "going_on"
    WILL = "will"
    MAY = "may"
    HYPOTHETICAL = "hypothetical"
    """Supposed, or what would follow from something supposed."""
    AVERTED = "averted"
    ASKED = "asked"
    """Demanded, wished for, or asked whether."""


class Told(StrEnum):
    """What the claimant says of an event."""

    HAPPENED = "happened"
    DID_NOT = "did_not"
    DENIED = "denied"
    DOUBTED = "doubted"
    WILL = "will"
    MAY = "may"
    ASKED = "asked"


class EventRole(StrEnum):
    """The part that a participant has in an event."""

    AGENT = "agent"
    """Who does it."""
    PATIENT = "patient"
    """Whom or what it befalls; also whoever arrives, dies or is present."""
    PARTNER = "partner"
    """With whom."""
    TOPIC = "topic"
    """What it is about, for or in exchange for."""
    PLACE = "place"
    ORIGIN = "origin"
    DESTINATION = "destination"


class Person(StrEnum):
    """Whether a phrase stands for who speaks or for somebody named elsewhere."""

    NAMED = ""
    FIRST = "first"
    """We, our soldiers."""
    THIRD = "third"
    """They, its soldiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A participant, a thing or a place of an event."""

    role: EventRole
    mention: Mention
    head: str
    """Main word in its base form: "soldier", "it"."""
    words: tuple[str, ...] = ()
    """Further content words of the phrase in their base form."""
    actors: tuple[str, ...] = ()
    """Ids of declared actors and sources in the phrase, who is named by the main word first."""
    places: tuple[str, ...] = ()
    """Ids of places in the phrase."""
    person: Person = Person.NAMED
    within: tuple[str, ...] = ()
    """Ids of the places in which these lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEvent:
    """One event of a claim."""

    classes: tuple[str, ...]
    """Readings of the trigger as classes of events, the likeliest first."""
    trigger: Mention
    realis: Realis
    says: Told
    arguments: tuple[Participant, ...] = ()
    befalls: bool = False
    """True where the trigger names what somebody undergoes, so that no agent is to be looked for."""
    figure: EventRole | None = None
    """The role of those whom the claim's quantity counts; None where it counts none of them."""

    def of(self, *roles: EventRole) -> tuple[Participant, ...]:
        """The participants in any of the roles."""
        return tuple(argument for argument in self.arguments if argument.role in roles)
