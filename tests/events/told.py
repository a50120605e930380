"""Events and claims for tests, made in few words."""

from datetime import date

from forewarn.claims.claim import Claim
from forewarn.claims.event import EventRole, Participant, Person, Realis, ReportedEvent, Told
from forewarn.claims.mention import Mention
from forewarn.events.known_world import KnownWorld
from forewarn.text import Span

AGENT, PATIENT, PARTNER = EventRole.AGENT, EventRole.PATIENT, EventRole.PARTNER
PLACE, TOPIC, DESTINATION = EventRole.PLACE, EventRole.TOPIC, EventRole.DESTINATION
WORLD = KnownWorld.of(
    actors={
        "north": ("Government of Norland", "Norland", "the Norland government"),
        "north-army": ("Norland Army", "Norland soldiers"),
        "minister": ("Ada Holt",),
        "rebels": ("Free Valley Front", "Valley rebels"),
        "coast": ("Coast Union", "the dockers' union"),
        "firm": ("Hollow Steel",),
    },
    kinds={
        "north": "government",
        "north-army": "armed force",
        "rebels": "armed group",
        "coast": "trade union",
        "firm": "company",
    },
    speaks_for={"north-army": "north", "minister": "north"},
    places={"norland": ("Norland",), "valley": ("the Valley",), "ford": ("Ford",)},
    within={"valley": "norland", "ford": "valley"},
)


def part(
    role: EventRole,
    text: str,
    *actors: str,
    head: str = "",
    places: tuple[str, ...] = (),
    within: tuple[str, ...] = (),
    person: Person = Person.NAMED,
) -> Participant:
    """A participant; its head is the last word in small letters where none is given."""
    return Participant(
        role=role,
        mention=Mention(text=text, span=Span(0, len(text))),
        head=head or text.split()[-1].casefold(),
        actors=actors,
        places=places,
        within=within,
        person=person,
    )


def told(
    classes: str,
    *parts: Participant,
    says: Told = Told.HAPPENED,
    befalls: bool = False,
    figure: EventRole | None = None,
    trigger: str = "did",
) -> ReportedEvent:
    """An event of some classes, with blanks between them."""
    return ReportedEvent(
        classes=tuple(classes.split()),
        trigger=Mention(text=trigger, span=Span(0, len(trigger))),
        realis=Realis.HAPPENED,
        says=says,
        arguments=parts,
        befalls=befalls,
        figure=figure,
    )


def claim(
    *events: ReportedEvent,
    quote: str = "It is so.",
    by: str = "",
    actors: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
) -> Claim:
    """A claim that tells these events."""
    return Claim(
        id="r:0-9",
        report="r",
        date=date(2026, 3, 1),
        span=Span(0, len(quote)),
        quote=quote,
        claimant=by or "somebody",
        claimant_id=by,
        actors=actors,
        places=places,
        events=events,
    )
