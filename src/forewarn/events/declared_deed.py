"""What a declaration says happens, read with the words for events of a language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from forewarn.language import Language
from forewarn.language.event_words import EventFrame, EventLexicon, Sense


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Classes of events that a phrase such as "captures" or "refuses to withdraw" names."""

    phrase: str
    classes: frozenset[str]
    undergone: frozenset[str] = frozenset()
    """Those of the classes of which the phrase says what befalls somebody: "dies", "arrives"."""
    done: frozenset[str] = frozenset()
    """Those of which it says what somebody does: "kills", "sends"."""
    of: frozenset[str] = frozenset()
    """Classes of what it is done to or about: to withdraw, for "refuses to withdraw"."""


def read_deed(phrase: str, language: Language) -> Deed:
    """The deed that a phrase names; without classes where the language knows none of its words."""
    lexicon = language.lexicon
    words = phrase.casefold().replace("_", " ").split()
    named = "_".join(words)
    if named in lexicon.classes:
        defined = lexicon.classes[named]
        return Deed(
            phrase=phrase,
            classes=frozenset((named,)),
            undergone=frozenset((named,) if defined.undergoes else ()),
            done=frozenset((named,) if defined.acts or defined.shares else ()),
        )
    groups: list[list[Sense]] = []
    at = 0
    while at < len(words):
        length, senses = _longest(words[at:], language, lexicon)
        if senses:
            groups.append(senses)
        at += length
    if not groups:
        return Deed(phrase=phrase, classes=frozenset())
    senses = groups[0]
    own = {base for word in words[:1] for base in language.bases(word)}
    if any(sense.event_class in own for sense in senses):
        # "Recalls" is the class of that name, although who withdraws an envoy recalls him too.
        senses = [sense for sense in senses if sense.event_class in own]
    return Deed(
        phrase=phrase,
        classes=_classes(senses),
        undergone=_classes(each for each in senses if each.frame in _UNDERGONE),
        done=_classes(each for each in senses if each.frame not in _UNDERGONE),
        of=_classes(sense for group in groups[1:] for sense in group),
    )


_UNDERGONE = (EventFrame.UNDERGOES, EventFrame.BEING, EventFrame.STATE)


def _classes(senses: Iterable[Sense]) -> frozenset[str]:
    return frozenset(sense.event_class for sense in senses)


def _longest(
    words: Sequence[str], language: Language, lexicon: EventLexicon
) -> tuple[int, list[Sense]]:
    """How many words the longest group at the beginning has, and its readings."""
    for length in range(len(words), 0, -1):
        senses = [
            sense
            for variant in _variants(words[:length], language)
            for sense in lexicon.senses(variant[0])
            if sense.words == variant
        ]
        if senses:
            return length, senses
    return 1, []


def _variants(words: Sequence[str], language: Language) -> Iterator[tuple[str, ...]]:
    """The words with each in each of its possible base forms."""
    if not words:
        yield ()
        return
    for base in sorted(language.bases(words[0])):
        for rest in _variants(words[1:], language):
            yield (base, *rest)


def narrow_deed(
    deed: Deed, *, agents: Sequence[str], patients: Sequence[str], lexicon: EventLexicon
) -> Deed:
    """The deed with those of its classes alone that suit who does it and to whom best.

    ``agents`` and ``patients`` are kinds: a town is taken as places are, a soldier as persons are.
    """
    fits = {
        name: lexicon.fit(name, agent=agents, patient=patients) for name in sorted(deed.classes)
    }
    best = max(fits.values(), default=0)
    return replace(deed, classes=frozenset(name for name, fit in fits.items() if fit == best))
