"""What a declaration says happens, read with the words for events of a language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forewarn.language import Language
from forewarn.language.event_words import EventFrame, EventLexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Classes of events that a phrase such as "captures" or "refuses to withdraw" names."""

    phrase: str
    classes: frozenset[str]
    of: frozenset[str] = frozenset()
    """Classes of what it is done to or about: to withdraw, for "refuses to withdraw"."""


def read_deed(phrase: str, language: Language) -> Deed:
    """The deed that a phrase names; without classes where the language knows none of its words."""
    lexicon = language.lexicon
    words = phrase.casefold().replace("_", " ").split()
    named = "_".join(words)
    if named in lexicon.classes:
        return Deed(phrase=phrase, classes=frozenset((named,)))
    groups: list[frozenset[str]] = []
    at = 0
    while at < len(words):
        length, classes = _longest(words[at:], language, lexicon)
        if classes:
            groups.append(classes)
        at += length
    if not groups:
        return Deed(phrase=phrase, classes=frozenset())
    own = {base for word in words[:1] for base in language.bases(word)}
    if not own.isdisjoint(groups[0]):
        # "Recalls" is the class of that name, although who withdraws an envoy recalls him too.
        groups[0] = groups[0] & own
    return Deed(phrase=phrase, classes=groups[0], of=frozenset().union(*groups[1:]))


def _longest(
    words: Sequence[str], language: Language, lexicon: EventLexicon
) -> tuple[int, frozenset[str]]:
    """How many words the longest group at the beginning has, and its classes."""
    for length in range(len(words), 0, -1):
        classes = {
            event_class
            for variant in _variants(words[:length], language)
            for event_class in _whole(variant, lexicon)
        }
        if classes:
            return length, frozenset(classes)
    return 1, frozenset()


def _whole(words: tuple[str, ...], lexicon: EventLexicon) -> Iterator[str]:
    for sense in lexicon.senses(words[0], *EventFrame):
        if sense.words == words:
            yield sense.event_class


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
