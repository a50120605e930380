"""The events of a claim: those of its words, with what its claimant says of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from forewarn.claims.claim import ClaimKind, Stance
from forewarn.claims.event import EventRole, Participant, Realis, ReportedEvent, Told
from forewarn.claims.mention import Mention
from forewarn.extractors.certainty.stance import Attitude
from forewarn.extractors.events.find_events import EventPhrase, FoundEvent
from forewarn.text import Span

_UNSURE = 0.6
"""Certainty of what is foretold at or below which it may come: "may", "could"."""
_OPEN = 0.5
"""Certainty at or below which something may be so."""
_KINDS = {
    ClaimKind.QUESTION: Realis.ASKED,
    ClaimKind.WISH: Realis.ASKED,
    ClaimKind.CONCERN: Realis.MAY,
    ClaimKind.CHANCE: Realis.MAY,
    ClaimKind.CONDITION: Realis.HYPOTHETICAL,
    ClaimKind.AVERTED: Realis.AVERTED,
}
_SAYS = {
    Realis.HAPPENED: Told.HAPPENED,
    Realis.GOING_ON: Told.HAPPENED,
    Realis.DID_NOT: Told.DID_NOT,
    Realis.AVERTED: Told.DID_NOT,
    Realis.WILL: Told.WILL,
    Realis.MAY: Told.MAY,
    Realis.HYPOTHETICAL: Told.MAY,
    Realis.ASKED: Told.ASKED,
}


def tell_events(
    events: Sequence[FoundEvent],
    content: Span,
    figure: Span | None,
    attitude_to: Callable[[Span], Attitude],
    locate: Callable[[Span], Mention],
    *,
    cue: Span | None = None,
) -> tuple[ReportedEvent, ...]:
    """The events whose trigger stands in ``content``, and the one that the reporting word names.

    ``attitude_to`` gives the attitude towards the clause of a trigger, ``locate`` the words of a
    span of the block at their place in the report.
    """
    return tuple(_told(events, content, figure, attitude_to, locate, cue))


def _told(
    events: Sequence[FoundEvent],
    content: Span,
    figure: Span | None,
    attitude_to: Callable[[Span], Attitude],
    locate: Callable[[Span], Mention],
    cue: Span | None,
) -> Iterator[ReportedEvent]:
    for event in events:
        is_cue = cue is not None and cue.overlaps(event.trigger)
        if is_cue and not content.covers(event.trigger):
            # What the claimant does by saying it: demands, admits, refuses.
            realis, says = Realis.HAPPENED, Told.HAPPENED
        elif content.covers(event.trigger):
            realis, says = find_realis_of(attitude_to(event.trigger))
            if event.is_granted and says in (Told.WILL, Told.ASKED, Told.DOUBTED, Told.MAY):
                realis, says = Realis.HAPPENED, Told.HAPPENED
            elif event.openness is not None and says in (Told.HAPPENED, Told.WILL, Told.MAY):
                realis, says = event.openness, _SAYS[event.openness]
        else:
            continue
        yield ReportedEvent(
            classes=event.classes,
            trigger=locate(event.trigger),
            realis=realis,
            says=says,
            arguments=tuple(_participant(phrase, locate) for phrase in event.phrases),
            befalls=event.befalls,
            figure=None if figure is None else _counted_role(event, figure),
        )


def retell_events(events: Sequence[ReportedEvent], stance: Stance) -> Iterator[ReportedEvent]:
    """Events that one claim told, as another speaks of them: "he denied these allegations"."""
    for event in events:
        if event.says is not Told.HAPPENED:
            continue
        if stance is Stance.DENIES:
            yield replace(event, realis=Realis.DID_NOT, says=Told.DENIED, figure=None)
        elif stance is Stance.DOUBTS:
            yield replace(event, realis=Realis.MAY, says=Told.DOUBTED, figure=None)
        elif stance is Stance.CONFIRMS:
            yield replace(event, figure=None)


def find_realis_of(attitude: Attitude) -> tuple[Realis, Told]:
    """Whether an event took place, and what is said of it, by the attitude towards its clause."""
    stance, negated = attitude.stance, attitude.negated
    realis = _KINDS.get(attitude.kind)
    if realis is None:
        if stance is Stance.DEMANDS:
            realis = Realis.ASKED
        elif stance in (Stance.PREDICTS, Stance.INTENDS):
            sure = Realis.MAY if attitude.certainty <= _UNSURE else Realis.WILL
            realis = Realis.DID_NOT if negated else sure
        elif negated:
            realis = Realis.DID_NOT
        elif attitude.certainty <= _OPEN and stance is Stance.ASSERTS:
            realis = Realis.MAY
        else:
            realis = Realis.HAPPENED
    if stance is Stance.DENIES:
        # Who denies that it did not happen says that it did.
        return (Realis.HAPPENED, Told.HAPPENED) if negated else (Realis.DID_NOT, Told.DENIED)
    if stance is Stance.DOUBTS:
        return Realis.MAY, Told.DOUBTED
    return realis, _SAYS[realis]


def _participant(phrase: EventPhrase, locate: Callable[[Span], Mention]) -> Participant:
    return Participant(
        role=phrase.role,
        mention=locate(phrase.span),
        head=phrase.head,
        words=phrase.words,
        actors=phrase.actors,
        places=phrase.places,
        within=phrase.within,
        person=phrase.person,
    )


def _counted_role(event: FoundEvent, figure: Span) -> EventRole | None:
    """The role of those whom a figure counts: of the smallest phrase that holds it."""
    if event.counts_itself and 0 <= event.trigger.start - figure.end < 40:
        around = [each for each in event.phrases if each.span.covers(figure)]
        return around[0].role if around else EventRole.PATIENT
    holding = [phrase for phrase in event.phrases if phrase.span.overlaps(figure)]
    return min(holding, key=lambda phrase: len(phrase.span)).role if holding else None
