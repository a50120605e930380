"""An event held against the slots of a declaration: who does what to whom, and where."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from forewarn.claims.claim import Claim
from forewarn.claims.event import EventRole, Participant, Person, Realis, ReportedEvent, Told
from forewarn.events.declared_deed import Deed
from forewarn.events.known_world import KnownWorld
from forewarn.events.label_words import share_of_label
from forewarn.language.event_words import EventFrame, EventLexicon


class SlotFit(StrEnum):
    """How what a text says in a slot fits what is declared there."""

    FREE = "anybody"
    """Nothing is declared."""
    YES = "as declared"
    KIND = "of the kind"
    """A thing of the declared kind."""
    NATION = "of the land"
    """People or forces of the land whose name the declared actor bears."""
    PRINCIPAL = "its principal"
    """Whom the declared actor speaks for: a state named for its army."""
    PART = "in passing"
    """Named beside the main word of the phrase."""
    SELF = "the speaker"
    """A pronoun that stands for the claimant."""
    WORD = "by its word"
    """The main word of a name that no other declared actor bears: "the rebels"."""
    ECHO = "named nearby"
    """A word that leaves open whose, in a sentence that names the declared actor."""
    PRONOUN = "a pronoun"
    GENERAL = "unsaid whose"
    """A word that leaves open whose: "the troops"."""
    CLAIM = "nearby"
    """Not in the event but elsewhere in what the claim says."""
    SPOKEN = "unsaid by a party"
    """The text says nothing, and who speaks is the declared actor or speaks for it."""
    SETTING = "of the report"
    """A place of the headline or the first lines."""
    WIDER = "a wider place"
    """A place in which the declared one lies."""
    OPEN = "unsaid"
    """The text says nothing."""
    NO = "another"


_ORDER = {fit: number for number, fit in enumerate(SlotFit)}
ANYONE = frozenset(("anyone", "anything", "anywhere"))
"""Entries of a slot that narrow nothing."""
_PARTIES = (EventRole.AGENT, EventRole.PATIENT, EventRole.PARTNER, EventRole.TOPIC)
_MANY = 0.25
"""Share of a label that makes a claim worth a look though no event is of the class."""
_PLACES = (EventRole.PLACE, EventRole.ORIGIN, EventRole.DESTINATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPattern:
    """What an event must be: a deed, and who, to whom and where by ids, kinds or words."""

    deeds: tuple[Deed, ...]
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    label: Mapping[str, float] = field(default_factory=dict)
    """Words of its label and definition with their weight."""
    own: frozenset[str] = frozenset()
    """Classes that no other declaration of the case has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternFit:
    """How one event fits a pattern, slot by slot."""

    event: ReportedEvent
    event_class: str
    """The class by which it fits; empty where only the words of the label stand there."""
    rank: int
    """Place of that class among the readings of the trigger, 0 for the likeliest."""
    is_implied: bool
    is_partial: bool
    """True where the deed names two things, "refuses to withdraw", and the claim tells of one."""
    who: SlotFit
    to: SlotFit
    where: SlotFit
    label: float
    """Share of the words of the label that stand in the claim."""
    is_own: bool = False
    """Whether no other declaration of the case is of the class."""


def fit_events(
    pattern: EventPattern,
    claim: Claim,
    words: frozenset[str],
    *,
    world: KnownWorld,
    lexicon: EventLexicon,
) -> Iterator[PatternFit]:
    """The events of a claim that are of a class of the pattern, each with its fit in every slot.

    ``words`` are those of the claim in base form.  Where no event is of such a class and the claim
    has many words of the label, its first event stands for them.
    """
    context = _Context(
        claimant=claim.claimant_id, actors=claim.actors, world=world, lexicon=lexicon
    )
    told = claim.events
    label = share_of_label(pattern.label, words)
    is_found = False
    for event in told:
        for rank, name in enumerate(event.classes):
            if name not in lexicon.classes:
                continue
            classes = lexicon.implied(name)
            deed = next(
                (each for each in pattern.deeds if not classes.isdisjoint(each.classes)), None
            )
            if deed is None or (name not in deed.classes and not _suits(event, name, lexicon)):
                continue
            who, to = _roles(event, name, pattern, deed, lexicon)
            is_found = True
            yield PatternFit(
                event=event,
                event_class=name,
                rank=rank,
                is_implied=name not in deed.classes,
                is_partial=bool(deed.of)
                and not any(
                    not lexicon.implied(each).isdisjoint(deed.of)
                    for other in told
                    if other is not event
                    for each in other.classes
                    if each in lexicon.classes
                ),
                who=_fit_doer(pattern.who, event, who, context),
                to=_best_fit(pattern.to, event.of(*to), context),
                where=fit_places(pattern.where, event, claim, world),
                label=label,
                is_own=name in pattern.own,
            )
            break
        else:
            refusal = _refusal(pattern, event, lexicon)
            if refusal is not None:
                yield PatternFit(
                    event=replace(event, realis=Realis.HAPPENED, says=Told.HAPPENED),
                    event_class=refusal,
                    rank=0,
                    is_implied=True,
                    is_partial=False,
                    who=_best_fit(
                        pattern.who,
                        event.of(EventRole.AGENT, EventRole.PATIENT),
                        context,
                    ),
                    to=SlotFit.FREE,
                    where=SlotFit.FREE,
                    label=label,
                )
    if not is_found and label >= _MANY and told:
        parties = [each for event in told for each in event.of(*_PARTIES)]
        yield PatternFit(
            event=told[0],
            event_class="",
            rank=0,
            is_implied=False,
            is_partial=False,
            who=_best_fit(pattern.who, parties, context),
            to=_best_fit(pattern.to, parties, context),
            where=fit_places(pattern.where, told[0], claim, world),
            label=label,
        )


def _refusal(pattern: EventPattern, event: ReportedEvent, lexicon: EventLexicon) -> str | None:
    """The class of a refusal to do what an event says will not be done: "we will not leave"."""
    if event.says is not Told.DID_NOT or event.trigger.text.endswith("ed"):
        return None
    for deed in pattern.deeds:
        for name in event.classes:
            if name in deed.of and "refuse" in deed.classes:
                return "refuse"
    return None


def _suits(event: ReportedEvent, name: str, lexicon: EventLexicon) -> bool:
    """Whether an event may stand for what it implies: found are the dead, if bodies are found."""
    patients = event.of(EventRole.PATIENT)
    heads = [patient.head for patient in patients]
    heads += ["place" for patient in patients if patient.places]
    return not lexicon.classes[name].patients or lexicon.fit(name, patient=heads) > 0


def _roles(
    event: ReportedEvent, name: str, pattern: EventPattern, deed: Deed, lexicon: EventLexicon
) -> tuple[tuple[EventRole, ...], tuple[EventRole, ...]]:
    """The roles in which those of ``who`` and of ``to`` stand."""
    words = lexicon.classes[name]
    if words.shares and pattern.to:
        return _PARTIES, _PARTIES
    if pattern.to:
        if event.befalls:
            who = (EventRole.AGENT, EventRole.TOPIC, EventRole.DESTINATION)
            return who, (EventRole.PATIENT,)
        to = (EventRole.PATIENT, EventRole.PARTNER, EventRole.TOPIC, EventRole.DESTINATION)
        return (EventRole.AGENT,), to
    if name in deed.classes:
        does, undergoes = name in deed.done, name in deed.undergone
    else:
        does, undergoes = bool(words.acts), bool(words.undergoes)
    if does and undergoes:
        return (EventRole.AGENT, EventRole.PATIENT), ()
    return ((EventRole.PATIENT,) if undergoes else (EventRole.AGENT,)), ()


def _fit_doer(
    declared: tuple[str, ...],
    event: ReportedEvent,
    roles: tuple[EventRole, ...],
    context: "_Context",
) -> SlotFit:
    """How those in some roles fit; where the text leaves open whose they are, who does it to them:
    the state that "has troops there"."""
    fit = _best_fit(declared, event.of(*roles), context)
    if roles == (EventRole.PATIENT,) and _ORDER[SlotFit.ECHO] <= _ORDER[fit] < _ORDER[SlotFit.NO]:
        doer = _best_fit(declared, event.of(EventRole.AGENT), context)
        return min(fit, doer, key=_ORDER.__getitem__)
    return fit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What a participant is read in."""

    claimant: str
    actors: tuple[str, ...]
    world: KnownWorld
    lexicon: EventLexicon


def fit_actors(
    declared: tuple[str, ...],
    participants: Sequence[Participant],
    claim: Claim,
    *,
    world: KnownWorld,
    lexicon: EventLexicon,
) -> SlotFit:
    """How the participants of a claim fit declared actors, the best of them."""
    context = _Context(
        claimant=claim.claimant_id, actors=claim.actors, world=world, lexicon=lexicon
    )
    return _best_fit(declared, participants, context)


def _best_fit(
    declared: tuple[str, ...], participants: Sequence[Participant], context: _Context
) -> SlotFit:
    if not declared or not ANYONE.isdisjoint(declared):
        return SlotFit.FREE
    fits = [
        _fit_participant(entry, participant, context)
        for participant in participants
        for entry in declared
    ]
    if fits:
        return min(fits, key=_ORDER.__getitem__)
    is_party = context.claimant and any(
        context.world.are_allied(entry, context.claimant) for entry in declared
    )
    return SlotFit.SPOKEN if is_party else SlotFit.OPEN


def _fit_participant(entry: str, participant: Participant, context: _Context) -> SlotFit:
    """How a participant fits one entry of a slot: an id, a kind of actor, a kind of thing."""
    world, ids = context.world, participant.actors
    is_own = participant.person is Person.FIRST
    if is_own:
        ids = (context.claimant,) if context.claimant else ()
        if not ids:
            return SlotFit.PRONOUN
    if world.is_actor(entry):
        return _fit_actor(entry, participant, ids, context, is_own=is_own)
    if entry in world.above:
        if entry in participant.places or entry in participant.within:
            return SlotFit.YES
        return SlotFit.NO if participant.places else SlotFit.OPEN
    return _fit_kind(entry, participant, ids, context)


def _fit_actor(
    entry: str,
    participant: Participant,
    ids: tuple[str, ...],
    context: _Context,
    *,
    is_own: bool,
) -> SlotFit:
    world = context.world
    for number, actor in enumerate(ids):
        if entry in world.line(actor):
            return SlotFit.YES if number == 0 else SlotFit.PART
    for actor in ids:
        if actor in world.line(entry):
            return SlotFit.PRINCIPAL
    if is_own and any(world.are_allied(entry, actor) for actor in ids):
        # "We have no soldiers there", a minister says of the army.
        return SlotFit.PRINCIPAL
    lands = world.lands.get(entry, frozenset())
    if not lands.isdisjoint(participant.places) or _bears_name(entry, participant, context):
        return SlotFit.NATION
    if participant.person is Person.THIRD:
        is_speaker = context.claimant and world.are_allied(entry, context.claimant)
        return SlotFit.SELF if is_speaker else SlotFit.PRONOUN
    if ids or participant.places:
        return SlotFit.NO
    if world.bearers(participant.head) == {entry}:
        return SlotFit.WORD
    kinds = context.lexicon.kinds(participant.head)
    if len(kinds) > 1 and kinds.isdisjoint(_ACTING):
        # A treaty is signed and signs nothing.
        return SlotFit.NO
    named = any(
        entry in world.line(actor) or actor in world.line(entry) for actor in context.actors
    )
    return SlotFit.ECHO if named else SlotFit.GENERAL


def _bears_name(entry: str, participant: Participant, context: _Context) -> bool:
    """True for "South African soldiers" and the South African National Defence Force: the words in
    capitals stand in a name of the actor, and the main word is a kind of what the actor is."""
    words = participant.mention.text.split()[:-1]
    capitals = {word.casefold() for word in words if word[:1].isupper() and word.isalpha()}
    capitals -= context.world.openings
    if not capitals:
        return False
    lexicon = context.lexicon
    kinds = lexicon.kinds(participant.head) - _GENERAL_KINDS
    own = {
        kind
        for name in context.world.names.get(entry, ())
        for word in (name.split()[-1], name.split()[-1].removesuffix("s"))
        for kind in lexicon.kinds(word)
    } | {
        kind for word in context.world.kinds.get(entry, "").split() for kind in lexicon.kinds(word)
    }
    return not kinds.isdisjoint(own) and any(
        capitals <= set(name.split()) for name in context.world.names.get(entry, ())
    )


def _fit_kind(
    entry: str, participant: Participant, ids: tuple[str, ...], context: _Context
) -> SlotFit:
    lexicon, world = context.lexicon, context.world
    words = entry.casefold().split(" of ")[0].split()
    if not words:
        return SlotFit.GENERAL
    main = {words[-1], words[-1].removesuffix("s"), words[-1].removesuffix("es")}
    kinds = [
        word
        for each in ids
        for actor in world.line(each)
        for word in world.kinds.get(actor, "").split()
    ]
    above = {kind for word in kinds for kind in lexicon.kinds(word)}
    if not main.isdisjoint(above):
        return SlotFit.KIND
    if not main.isdisjoint(lexicon.kinds(participant.head)):
        return SlotFit.KIND
    if participant.places and any(
        not lexicon.kinds(word).isdisjoint(_PLACES_KINDS) for word in main
    ):
        return SlotFit.KIND
    if not main.isdisjoint(_PERSONS) and (
        not any(sign.isalpha() for sign in participant.head)
        or not _PERSONS.isdisjoint(lexicon.kinds(participant.head))
    ):
        # "Killed 7,000", "2,000 victims".
        return SlotFit.KIND
    alike = {name for word in main for name in lexicon.classes_of(word, EventFrame.NOUN)}
    if not alike.isdisjoint(lexicon.classes_of(participant.head, EventFrame.NOUN)):
        return SlotFit.KIND
    # An organisation of another name: "a government or international body".
    if not _BODIES.isdisjoint(above) and any(
        not _BODIES.isdisjoint(lexicon.kinds(word)) for word in main
    ):
        return SlotFit.PART
    if participant.person is Person.THIRD:
        return SlotFit.PRONOUN
    if ids or participant.places or len(lexicon.kinds(participant.head)) > 1:
        return SlotFit.NO
    return SlotFit.GENERAL


_GENERAL_KINDS = frozenset(("person", "thing", "institution", "formation"))
"""Kinds so wide that being of one says little."""
_ACTING = frozenset(
    ("person", "personnel", "institution", "formation", "company", "vessel", "aircraft")
)
"""Kinds of those who act."""
_PERSONS = frozenset(("person", "people", "human"))
_BODIES = frozenset(("institution", "government", "organisation", "organization", "body"))
_PLACES_KINDS = frozenset(("place", "settlement", "country"))


def fit_places(
    declared: Sequence[str], event: ReportedEvent, claim: Claim, world: KnownWorld
) -> SlotFit:
    """How the places of an event, else those of its claim, lie to the declared ones."""
    if not declared or not ANYONE.isdisjoint(declared):
        return SlotFit.FREE
    told = [each for each in event.of(*_PLACES) if each.places]
    if not told:
        told = [each for each in event.of(EventRole.PATIENT) if each.places and not each.actors]
    if told:
        inside = {place for each in told for place in (*each.places, *each.within)}
        if not inside.isdisjoint(declared):
            return SlotFit.YES
        named = {place for each in told for place in each.places}
        return SlotFit.WIDER if _is_wider(named, declared, world) else SlotFit.NO
    return fit_claim_places(declared, claim, world)


def fit_claim_places(declared: Sequence[str], claim: Claim, world: KnownWorld) -> SlotFit:
    """How the places of a claim, else those of its report, lie to the declared ones."""
    inside = {above for place in claim.places for above in world.above.get(place, {place})}
    if not inside.isdisjoint(declared):
        return SlotFit.CLAIM
    if _is_wider(claim.places, declared, world):
        return SlotFit.WIDER
    if not claim.places and not set(claim.setting).isdisjoint(declared):
        return SlotFit.SETTING
    return SlotFit.OPEN


def _is_wider(named: Iterable[str], declared: Iterable[str], world: KnownWorld) -> bool:
    above = {place for each in declared for place in world.above.get(each, ())}
    return not above.isdisjoint(named)
