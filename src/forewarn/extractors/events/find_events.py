"""The events that a parsed text tells of, each with its participants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from forewarn.claims.event import EventRole, Person, Realis
from forewarn.extractors.events.granted import find_openness, is_granted
from forewarn.extractors.events.roles import (
    is_time,
    noun_parts,
    owners_of_state,
    person_of,
    phrase_tokens,
    places_within,
    settle_verb,
    spread,
    state_part,
    verb_parts,
)
from forewarn.extractors.events.triggers import EventTrigger, find_triggers
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.extractors.syntax import characters, full_text
from forewarn.language.event_words import VERBAL, EventFrame, EventLexicon
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPhrase:
    """The words that take part in an event."""

    role: EventRole
    span: Span
    head: str
    head_span: Span
    words: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    within: tuple[str, ...]
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event as the grammar has it, before it is known who tells it."""

    classes: tuple[str, ...]
    trigger: Span
    phrases: tuple[EventPhrase, ...]
    befalls: bool
    is_noun: bool
    counts_itself: bool
    """True where a number before the trigger counts whom it befell: "14 dead", "40 deaths"."""
    openness: Realis | None
    """What an infinitive makes of it: asked for, planned, possible: "sent to seize the town"."""
    is_granted: bool
    """True for what stands whatever is said of the clause: the victims, the doses that landed."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Where the names of a text stand."""

    actors: tuple[tuple[Span, str], ...]
    places: tuple[tuple[Span, str], ...]
    containing: Callable[[str], tuple[str, ...]]

    @classmethod
    def of(cls, doc: "Doc", gazetteer: Gazetteer) -> "_Names":
        text = full_text(doc)
        actors = [(match.span, match.id) for match in gazetteer.find_actors(text)]
        actors += [
            (match.span, match.id)
            for match in gazetteer.find_sources(text)
            if (match.span, match.id) not in actors
        ]
        places = [(match.span, match.id) for match in gazetteer.find_places(text)]
        return cls(tuple(sorted(actors)), tuple(sorted(places)), cache(gazetteer.containing))

    def within(
        self, names: Sequence[tuple[Span, str]], words: "Sequence[Token]", head: "Token"
    ) -> tuple[str, ...]:
        """Ids of names in a phrase, those that cover its head first."""
        spans = [Span(word.idx, word.idx + len(word.text)) for word in words]
        own = Span(head.idx, head.idx + len(head.text))
        covering = [id_ for span, id_ in names if span.overlaps(own)]
        others = [
            id_
            for span, id_ in names
            if not span.overlaps(own)
            and any(span.overlaps(each) for each in spans)
            and not _is_before_participle(span, head.doc)
        ]
        return tuple(dict.fromkeys((*covering, *others)))


def _is_before_participle(span: Span, doc: "Doc") -> bool:
    """True for the name in "Rwanda-backed rebels": it is somebody else's."""
    text = full_text(doc)
    return (
        text[span.end : span.end + 1] in ("-", "‑", "–")
        and text[span.end + 1 : span.end + 2].isalpha()
    )


WHERE = (EventRole.PLACE, EventRole.ORIGIN, EventRole.DESTINATION)
"""Roles of places."""


def find_events(doc: "Doc", lexicon: EventLexicon, gazetteer: Gazetteer) -> tuple[FoundEvent, ...]:
    """All events of a text in their order."""
    triggers = list(find_triggers(doc, lexicon))
    if not triggers:
        return ()
    names = _Names.of(doc, gazetteer)
    return tuple(_event(trigger, lexicon, names) for trigger in triggers)


def _event(trigger: EventTrigger, lexicon: EventLexicon, names: _Names) -> FoundEvent:
    befalls, counts_itself = True, False
    if trigger.is_verb:
        trigger, befalls = settle_verb(trigger, lexicon)
        parts = verb_parts(trigger, befalls=befalls)
    token, frames = trigger.token, trigger.frames
    classes = [sense.event_class for sense in trigger.senses]
    if EventFrame.NOUN in frames:
        words = [lexicon.classes[name] for name in classes]
        does = any(each.acts or each.shares for each in words)
        undergoes = any(each.undergoes for each in words)
        parts = noun_parts(trigger, does=does, befalls=undergoes)
        befalls = undergoes and not any(role is EventRole.AGENT for role, _ in parts)
        counts_itself = undergoes and _has_number(token)
    elif not trigger.is_verb:
        patient = token if EventFrame.BEING in frames else state_part(token)
        parts = [] if patient is None else [(EventRole.PATIENT, patient)]
        parts += owners_of_state(trigger)
        counts_itself = _has_number(token)
    told = {noun.i for role, noun in parts if role in WHERE}
    parts += [
        (role, place)
        for _, noun in list(parts)
        for role, place in places_within(noun)
        if place.i not in told
    ]
    phrases = [
        _phrase(role, head, names)
        for role, noun in parts
        for head in spread(noun)
        if (head is not token or frames.isdisjoint(VERBAL)) and not is_time(head)
    ]
    return FoundEvent(
        classes=_choose(classes, phrases, lexicon),
        trigger=characters(token, token),
        phrases=tuple(dict.fromkeys(phrases)),
        befalls=befalls,
        is_noun=frames.isdisjoint(VERBAL),
        counts_itself=counts_itself,
        openness=find_openness(token, lexicon),
        is_granted=is_granted(trigger),
    )


def _has_number(token: "Token") -> bool:
    return any(child.dep_ == "nummod" or child.pos_ == "NUM" for child in token.children)


def _phrase(role: EventRole, head: "Token", names: _Names) -> EventPhrase:
    words = phrase_tokens(head)
    places = names.within(names.places, words, head)
    actors = names.within(names.actors, words, head)
    return EventPhrase(
        role=role,
        span=characters(words[0], words[-1]),
        head=head.lemma_.lower(),
        head_span=characters(head, head),
        words=tuple(
            dict.fromkeys(
                word.lemma_.lower()
                for word in words
                if word is not head and word.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
            )
        ),
        actors=actors,
        places=places,
        within=tuple(dict.fromkeys(above for each in places for above in names.containing(each))),
        person=person_of(words, is_named=bool(actors)),
    )


def _choose(
    classes: Sequence[str], phrases: Sequence[EventPhrase], lexicon: EventLexicon
) -> tuple[str, ...]:
    """The readings of a word, those that its participants suit first; unsuitable ones are left out
    where another suits."""
    unique = tuple(dict.fromkeys(classes))
    if len(unique) == 1:
        return unique
    agents = [each.head for each in phrases if each.role is EventRole.AGENT]
    patients = [each.head for each in phrases if each.role is EventRole.PATIENT]
    agents += [kind for each in phrases if each.role is EventRole.AGENT for kind in _kinds(each)]
    patients += [
        kind for each in phrases if each.role is EventRole.PATIENT for kind in _kinds(each)
    ]
    fits = {name: lexicon.fit(name, agent=agents, patient=patients) for name in unique}
    best = max(fits.values())
    return tuple(
        sorted(
            (name for name in unique if fits[name] >= min(best, 0)),
            key=lambda name: (-fits[name], unique.index(name)),
        )
    )


def _kinds(phrase: EventPhrase) -> tuple[str, ...]:
    """What a name names, for the fit of a class."""
    return ("place",) if phrase.places else ()
