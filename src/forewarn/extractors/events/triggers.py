"""Words of a parsed text that name events, with the readings that they can have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.language.english.reading import reading_words
from forewarn.language.event_words import VERBAL, EventFrame, EventLexicon, Sense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WITHIN = frozenset(
    "prt dobj prep pobj pcomp advmod acomp attr oprd xcomp ccomp nsubjpass auxpass amod agent "
    "compound dative neg npadvmod".split()
)
"""Relations by which the words of a group hang on their verb, or on one another."""
_SKIPPED = frozenset(("DET", "PRON"))
"""Parts of speech that may stand within a group of words and count for nothing in it."""
_WHERE = frozenset(reading_words("events").find_table("roles")["place"])
_MOVING = frozenset(("person", "personnel", "formation", "vehicle", "aircraft", "weapon"))
_VERBS = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class EventTrigger:
    """A word that names an event in one of its frames."""

    token: "Token"
    """The word on which the group hangs; the last word of a group of nouns."""
    senses: tuple[Sense, ...]
    """All of verbs, or all of one other frame, those of longer groups first."""
    group: "tuple[Token, ...]"
    """The further words of the longest group."""

    @property
    def is_verb(self) -> bool:
        """Whether it is read as a verb."""
        return self.senses[0].frame in VERBAL

    @property
    def frames(self) -> frozenset[EventFrame]:
        """The frames of its readings."""
        return frozenset(sense.frame for sense in self.senses)


def find_triggers(doc: "Doc", lexicon: EventLexicon) -> Iterator[EventTrigger]:
    """The words of a text that name events, in their order.

    A word of several kinds of frames ("strike": to strike, a strike) is read by its part of speech.
    """
    taken: set[int] = set()
    words = [(token, token.lemma_.lower(), token.lower_) for token in doc]
    forms = {form for _, lemma, lower in words for form in (lemma, lower)}
    for token, lemma, lower in words:
        if token.i in taken:
            continue
        if lemma == "be" and (existence := _existence(token, lexicon)) is not None:
            yield existence
            continue
        if (sight := _sight(token, lexicon)) is not None:
            yield sight
        senses = list(lexicon.readings(lemma))
        if lower != lemma:
            senses += lexicon.readings(lower)
        # Most groups lack a word that stands nowhere in the text.
        senses = [sense for sense in senses if forms.issuperset(sense.words[1:])]
        if not senses:
            continue
        pos = token.pos_
        for trigger in _read(token, pos, senses):
            taken.update(word.i for word in trigger.group if word.pos_ not in ("ADP", "PROPN"))
            yield trigger


def _existence(verb: "Token", lexicon: EventLexicon) -> EventTrigger | None:
    """The presence that "there are troops in the city" tells of."""
    if not any(child.dep_ == "expl" for child in verb.children):
        return None
    senses = tuple(lexicon.senses("be", EventFrame.UNDERGOES))
    present = tuple(sense for sense in senses if sense.words == ("be", "present"))
    return EventTrigger(verb, present, ()) if present else None


def _sight(noun: "Token", lexicon: EventLexicon) -> EventTrigger | None:
    """The presence that "confirms troops in the city" tells of."""
    if noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return None
    place = next(
        (child for child in noun.children if child.dep_ == "prep" and child.lower_ in _WHERE), None
    )
    if place is None or lexicon.kinds(noun.lemma_.lower()).isdisjoint(_MOVING):
        return None
    if "admit" not in lexicon.classes_of(noun.head.lemma_.lower(), *VERBAL):
        return None
    senses = tuple(lexicon.senses("present", EventFrame.STATE))
    return EventTrigger(place, senses, ()) if senses else None


def _read(token: "Token", pos: str, senses: list[Sense]) -> Iterator[EventTrigger]:
    if pos in _VERBS:
        yield from _group(token, senses, VERBAL)
    elif pos in ("NOUN", "PROPN"):
        yield from _group(token, senses, (EventFrame.NOUN,))
        yield from _group(token, senses, (EventFrame.BEING,))
        yield from _group(token, senses, (EventFrame.STATE,))
    elif pos == "ADJ":
        yield from _group(token, senses, (EventFrame.STATE,))
        yield from _group(token, senses, (EventFrame.BEING,))
        if token.tag_ in ("VBN", "VBG"):
            yield from _group(token, senses, VERBAL)
    elif pos in ("ADP", "ADV"):
        # "On board" hangs on its preposition; a single small word says too little by itself.
        longer = [sense for sense in senses if len(sense.words) > 1]
        yield from _group(token, longer, (EventFrame.STATE,))
    if pos == "ADJ" and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "ROOT"):
        # "A lightning offensive": what stands as a noun is one.
        yield from _group(token, senses, (EventFrame.NOUN,))


def _group(
    token: "Token", senses: list[Sense], frames: tuple[EventFrame, ...]
) -> Iterator[EventTrigger]:
    """The reading of a word in some frames, where the other words of a group are there too."""
    found: list[tuple[Sense, tuple[Token, ...]]] = []
    is_verb = frames is VERBAL
    for sense in senses:
        if sense.frame not in frames:
            continue
        words = _hanging(token, sense.words[1:]) if is_verb else _following(token, sense.words[1:])
        if words is not None:
            found.append((sense, words))
    if not found:
        return
    longest = max(found, key=lambda item: len(item[1]))[1]
    head = token if is_verb or not longest else _head_of_group(token, longest)
    # A group says more than its first word alone, "take part" takes nothing; a mere preposition or
    # an infinitive leaves the verb what it was.
    is_open = all(word.dep_ in ("prep", "agent", "xcomp", "ccomp") for word in longest)
    kept = [sense for sense, words in found if is_open or len(words) == len(longest)]
    yield EventTrigger(head, tuple(kept), longest)


def _head_of_group(token: "Token", words: "tuple[Token, ...]") -> "Token":
    """The noun of a group: "car bomb" hangs on its last word, "prisoner of war" on its first."""
    return words[-1] if token.head in words and token.dep_ in ("compound", "amod") else token


def _hanging(verb: "Token", words: tuple[str, ...]) -> "tuple[Token, ...] | None":
    """The words of a group, each hanging on the verb or on one found before it; None if one lacks."""
    found: list[Token] = []
    # "Has troops in the country": the parser hangs the preposition on the object as often.
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    for word in words:
        match = next(
            (
                child
                for head in (*reversed(found), verb, *objects)
                for child in head.children
                if child.dep_ in _WITHIN
                and child not in found
                and word in (child.lemma_.lower(), child.lower_)
            ),
            None,
        )
        if match is None:
            return None
        found.append(match)
    return tuple(found)


def _following(token: "Token", words: tuple[str, ...]) -> "tuple[Token, ...] | None":
    """The words of a group as they come next, articles and pronouns left out; None if one lacks."""
    found: list[Token] = []
    at = token.i + 1
    for word in words:
        while at < len(token.doc) and token.doc[at].pos_ in _SKIPPED:
            at += 1
        if at == len(token.doc):
            return None
        following = token.doc[at]
        if word not in (following.lemma_.lower(), following.lower_):
            return None
        if following.pos_ == "PROPN" and token.pos_ == "ADP":
            # "In Red Valley" nobody is in the red.
            return None
        found.append(token.doc[at])
        at += 1
    return tuple(found)
