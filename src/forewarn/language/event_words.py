"""Words for what happens: classes of events, the words that name them, and what is a kind of what."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from forewarn.errors import LanguageError


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """The words of one class of events, all in their base form and in lower case.

    A verb may be a group: its first word is the verb, the others are its particle, object or
    preposition ("pull out", "take control of").
    """

    about: tuple[str, ...] = ()
    """What happens, in a sentence."""
    acts: tuple[str, ...] = ()
    """Verbs whose subject does it, to their object: "kill", "capture"."""
    undergoes: tuple[str, ...] = ()
    """Verbs whose subject it befalls: "die", "arrive".  A verb may stand here and under ``acts``:
    with an object it is what is done, without one what befalls."""
    shares: tuple[str, ...] = ()
    """Verbs of what parties do with one another: "sign", "meet"."""
    nouns: tuple[str, ...] = ()
    """Nouns for the event itself: "deployment", "death"."""
    beings: tuple[str, ...] = ()
    """Nouns for those whom it befell: "prisoner", "victim"."""
    states: tuple[str, ...] = ()
    """Adjectives and phrases for whom it befell: "dead", "on board"."""
    stages: tuple[str, ...] = ()
    """Words of a measurand's ``stage`` that mean this class and are none of the above."""
    agents: tuple[str, ...] = ()
    """Kinds of those who do it.  They narrow a word of several classes and forbid nothing: what a
    storm strikes is hit, and a union that strikes stops work."""
    patients: tuple[str, ...] = ()
    """Kinds of those whom it befalls, in the same way: to take a town, to take a soldier."""
    implies: tuple[str, ...] = ()
    """Classes of which each such event is one too, with the same roles: to seize is to hold."""


class EventFrame(StrEnum):
    """How a word names an event, which decides what its neighbours are."""

    ACTS = "acts"
    UNDERGOES = "undergoes"
    SHARES = "shares"
    NOUN = "nouns"
    BEING = "beings"
    STATE = "states"


VERBAL = (EventFrame.ACTS, EventFrame.UNDERGOES, EventFrame.SHARES)
"""Frames of verbs."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word: a class of events, and the frame in which the word names it."""

    event_class: str
    frame: EventFrame
    words: tuple[str, ...]
    """The word, and those of its group that must stand with it."""


class EventLexicon:
    """The classes of events that some word files define, by word.

    LanguageError for a class that is implied and defined nowhere, for classes that imply one another
    in a circle, and for kinds that are kinds of one another.
    """

    def __init__(
        self, events: Mapping[str, EventWords], kinds: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.classes = dict(events)
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        for name, words in events.items():
            for frame in EventFrame:
                for phrase in getattr(words, frame.value):
                    parts = tuple(phrase.split())
                    self._senses[parts[0]].append(Sense(name, frame, parts))
        for senses in self._senses.values():
            # What asks for more words is the surer reading.
            senses.sort(key=lambda sense: (-len(sense.words), sense.event_class, sense.frame))
        implied = {name: words.implies for name, words in events.items()}
        for name, others in implied.items():
            for other in others:
                if other not in events:
                    raise LanguageError(
                        f"events.{name}.implies: no class is called {other!r}; "
                        "define it under [events], or take it out",
                        ("events", name, "implies"),
                    )
        self._implied = _close(implied, stated=lambda name: ("events", name, "implies"))
        above: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for kind, members in kinds.items():
            for member in members:
                above[member] += (kind,)
        self._kinds = _close(above, stated=lambda kind: ("kinds", kind))

    def readings(self, word: str) -> Sequence[Sense]:
        """All readings of a word in its base form, those of a longer group first."""
        return self._senses.get(word, ())

    def senses(self, word: str, *frames: EventFrame) -> Iterator[Sense]:
        """Readings of a word in its base form, those of a longer group first; in any of the frames,
        in all of them where none is named."""
        for sense in self._senses.get(word, ()):
            if not frames or sense.frame in frames:
                yield sense

    def implied(self, event_class: str) -> frozenset[str]:
        """The class and all that each of its events is besides."""
        return self._implied.get(event_class, frozenset()) | {event_class}

    def kinds(self, word: str) -> frozenset[str]:
        """The word, and every kind of thing that it is one of: a sapper is a soldier, a person."""
        return self._kinds.get(word, frozenset()) | {word}

    def fit(
        self,
        event_class: str,
        *,
        agent: Iterable[str] = (),
        patient: Iterable[str] = (),
    ) -> int:
        """How well those who take part suit a class, to choose among the readings of a word.

        ``agent`` and ``patient`` are the head nouns, and where a head is a name, the kind of thing
        that it names.  1 for each side of a kind that the class states, -1 for each that is of
        other kinds, 0 where the class states none or nobody of a known kind is named.
        """
        words = self.classes[event_class]
        return self._suits(agent, words.agents) + self._suits(patient, words.patients)

    def _suits(self, heads: Iterable[str], stated: tuple[str, ...]) -> int:
        if not stated:
            return 0
        kinds = [self.kinds(head) for head in heads]
        if any(not each.isdisjoint(stated) for each in kinds):
            return 1
        # Of a word in no list nobody knows what kind it is.
        return -1 if any(len(each) > 1 for each in kinds) else 0

    def classes_of(self, word: str, *frames: EventFrame) -> frozenset[str]:
        """The classes that a word or group of words in base form can name, in any of the frames, in
        all of them where none is named."""
        parts = tuple(word.split())
        if not parts:
            return frozenset()
        return frozenset(
            sense.event_class
            for sense in self.senses(parts[0], *frames)
            if parts[: len(sense.words)] == sense.words
        )

    def classes_of_stage(self, stage: str) -> frozenset[str]:
        """The classes whose files give this word for the ``stage`` of a measurand."""
        return frozenset(name for name, words in self.classes.items() if stage in words.stages)


def join_events(parts: Iterable[Mapping[str, EventWords]]) -> dict[str, EventWords]:
    """Join the classes of several files: each list of a class with those of the others."""
    gathered: dict[str, list[EventWords]] = defaultdict(list)
    for part in parts:
        for name, words in part.items():
            gathered[name].append(words)
    return {
        name: EventWords(
            **{
                item.name: tuple(
                    dict.fromkeys(word for each in several for word in getattr(each, item.name))
                )
                for item in fields(EventWords)
            }
        )
        for name, several in gathered.items()
    }


def _close(
    above: Mapping[str, Iterable[str]], *, stated: Callable[[str], tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """All that stands above each entry, however far; LanguageError where one stands above itself.

    ``stated`` is the key of a word file that holds an entry of a circle.
    """
    closed: dict[str, frozenset[str]] = {}

    def rise(entry: str, path: tuple[str, ...]) -> frozenset[str]:
        if entry in path:
            circle = (*path[path.index(entry) :], entry)
            keys = [stated(each) for each in circle[1:]]
            raise LanguageError(
                f"{keys[0][0]}: {' > '.join(circle)} is a circle; take one of them out", *keys
            )
        if entry not in closed:
            result: set[str] = set()
            for other in above.get(entry, ()):
                result |= {other} | rise(other, (*path, entry))
            closed[entry] = frozenset(result)
        return closed[entry]

    for entry in list(above):
        rise(entry, ())
    return closed
