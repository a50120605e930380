"""Places known without a case: countries, their regions and their cities, never anything finer.

``places.csv`` was written from general knowledge.  A shipped name counts as a place by a few
plain rules: it is no part of a longer name in capitals, no person's name, and no attribute.
"""

import csv
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from forewarn.extractors.places.name_trie import Hit, NameTrie, Token
from forewarn.language.english.reading import reading_words
from forewarn.language.words import words_of
from forewarn.text import Span

_WORDS = reading_words("places")
_CALENDAR = words_of("forewarn.language.english")


PLACE_KINDS = ("country", "region", "city")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A country, region or city that the program knows by itself."""

    id: str
    name: str
    kind: str
    parent: str = ""
    """Id of the country or region in which it lies."""
    adjectives: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    """``capital`` of its country; ``person`` when people bear the name too."""


@dataclass(frozen=True, slots=True)
class _World:
    """The shipped places, ready to search."""

    places: dict[str, KnownPlace]
    names: NameTrie
    adjectives: NameTrie
    capitals: dict[str, KnownPlace]
    digest: str


@cache
def world() -> _World:
    """The shipped gazetteer, read once when it is first needed."""
    body = resources.files("forewarn.extractors.places").joinpath("places.csv").read_text("utf-8")
    places = {
        id_: KnownPlace(
            id=id_,
            name=name,
            kind=kind,
            parent=parent,
            adjectives=tuple(filter(None, adjectives.split("|"))),
            aliases=tuple(filter(None, aliases.split("|"))),
            also=frozenset(also.split()),
        )
        for id_, name, kind, parent, adjectives, aliases, also in list(
            csv.reader(body.splitlines())
        )[1:]
    }
    return _World(
        places=places,
        names=NameTrie(
            (place.id, place.name, (place.name, *place.aliases)) for place in places.values()
        ),
        adjectives=NameTrie(
            (place.id, place.name, place.adjectives)
            for place in places.values()
            if place.adjectives
        ),
        capitals={place.parent: place for place in places.values() if "capital" in place.also},
        digest=hashlib.sha256(body.encode()).hexdigest(),
    )


_INSTITUTION = re.compile(
    rf"\b(?:{_WORDS.find_pattern('institutions_of_places')})\sof\s"
    r"(?:the\s)?$"
)
_ALLOWED_AFTER = _WORDS.find("titles_of_places") | {
    name.capitalize() for name in (*_CALENDAR.months, *_CALENDAR.weekdays)
}
"""Capitalised words that may follow a place and leave it one: "Kyiv Mayor", "Moscow Monday"."""
_STREETS = _WORDS.find("streets")
"""What bears the name of a place and is finer than a city, or another thing, even in a headline."""
_LOCATIVE = _WORDS.find("atlas_locative")
_BEFORE_NAMES = _LOCATIVE | _WORDS.find("before_names")
"""Words that, capitalised or not, are no forename before a place that is also a surname."""
_ACRONYMS = _WORDS.find("acronyms")
_GEOGRAPHIC = re.compile(
    rf"\s(?:(?:{_WORDS.find_pattern('geographic_adjectives')})\s)?"
    rf"({_WORDS.find_pattern('geographic_nouns')})\b"
)


_WORD = re.compile(rf"\b(?!(?:{_WORDS.find_pattern('small_in_titles')})\b)[^\W\d_]{{3,}}")
"""Words that a headline in title case writes with a capital."""
_FUNCTION = re.compile(rf"\s(?:{_WORDS.find_pattern('after_places')})\b")
"""A word that is no noun, so that what stands before it is no attribute."""


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A shipped place met in a text."""

    place: KnownPlace
    span: Span


def possible_places(text: str, words: Sequence[Token], hit: Hit) -> tuple[KnownPlace, ...]:
    """The places to which a name in the text may refer; empty where the rules exclude all."""
    text_before, text_after = (
        text[max(0, hit.span.start - 60) : hit.span.start],
        text[hit.span.end :][:40],
    )
    before = re.search(r"(\S+)[ \t]$", text_before)
    word = before.group(1) if before else ""
    lower = word.strip("(\"“'‘").casefold()
    following = re.match(r"\s([A-Z][\w'’-]+)", text_after)
    is_locative = lower in _LOCATIVE
    name = hit.span.of(text)
    if re.match(r"-(?:class|type|style)\b", text_after) or _INSTITUTION.search(text_before):
        return ()
    if following and following.group(1) in _STREETS:
        return ()
    if (
        following
        and not (following.group(1).isupper() and name.isupper())
        and not is_locative
        and following.group(1) not in _ALLOWED_AFTER
        and not _is_in_headline(text, hit.span)
    ):
        return ()
    if name in _ACRONYMS and not _is_locative(text_before, text_after):
        return ()
    candidates = tuple(world().places[entry.id] for entry in hit.entries)
    if any("person" in place.also for place in candidates):
        has_forename = word[:1].isupper() and word[-1:] not in ",.;:" and lower not in _BEFORE_NAMES
        is_major = any(place.kind == "country" or "capital" in place.also for place in candidates)
        if not is_locative and not is_major or has_forename and not _is_in_headline(text, hit.span):
            return ()
    return candidates


def adjective_place(text: str, hit: Hit) -> KnownPlace | None:
    """The place of "Russian territory" and of "the Syrian capital"; an adjective alone is none."""
    noun = _GEOGRAPHIC.match(text, hit.span.end)
    if noun is None:
        return None
    place = world().places[hit.entries[0].id]
    return world().capitals.get(place.id, place) if noun.group(1) == "capital" else place


def choose_places(
    text: str, hits: Iterable[tuple[tuple[KnownPlace, ...], Span]]
) -> tuple[PlaceMatch, ...]:
    """One place for each name: a homonym by the places named near it, "Paris, Texas" by its state."""
    places_and_spans = list(hits)
    parents = {
        relative
        for candidates, _ in places_and_spans
        if len(candidates) == 1
        for relative in (candidates[0].id, candidates[0].parent)
        if relative
    }
    chosen = [
        PlaceMatch(
            next(
                (place for place in candidates if place.parent and place.parent in parents),
                candidates[0],
            ),
            span,
        )
        for candidates, span in places_and_spans
    ]
    foreign = {
        first.span
        for first, second in pairwise(chosen)
        if text[first.span.end : second.span.start] == ", "
        and second.place.kind == "region"
        and second.place.parent == "united-states"
        and "united-states" not in (first.place.id, first.place.parent)
    }
    return tuple(first for first in chosen if first.span not in foreign)


def _is_locative(text_before: str, text_after: str) -> bool:
    """True for "in the US": elsewhere the letters are an attribute or a government."""
    preposition = re.search(r"\b(\w+)\s(?:the\s)?$", text_before)
    if preposition is None or preposition.group(1).casefold() not in _LOCATIVE:
        return False
    return re.match(r"\s[a-z]", text_after) is None or _FUNCTION.match(text_after) is not None


def _is_in_headline(text: str, span: Span) -> bool:
    """True where all content words around are capitalised, so that capitals mark no names."""
    start = max(text.rfind(mark, 0, span.start) for mark in ".!?\n") + 1
    ends = [at for mark in ".!?\n" if (at := text.find(mark, span.end)) >= 0]
    words = _WORD.findall(text[start : min(ends, default=len(text))][:300])
    return len(words) > 3 and all(word[0].isupper() for word in words)
