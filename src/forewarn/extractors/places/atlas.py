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

from forewarn.extractors.places.names import Hit, Names, Token
from forewarn.text import Span

KINDS = ("country", "region", "city")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
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

    places: dict[str, Shipped]
    names: Names
    adjectives: Names
    capitals: dict[str, Shipped]
    digest: str


@cache
def world() -> _World:
    """The shipped gazetteer, read once when it is first needed."""
    body = resources.files("forewarn.extractors.places").joinpath("places.csv").read_text("utf-8")
    places = {
        id_: Shipped(
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
        names=Names(
            (place.id, place.name, (place.name, *place.aliases)) for place in places.values()
        ),
        adjectives=Names(
            (place.id, place.name, place.adjectives)
            for place in places.values()
            if place.adjectives
        ),
        capitals={place.parent: place for place in places.values() if "capital" in place.also},
        digest=hashlib.sha256(body.encode()).hexdigest(),
    )


_INSTITUTION = re.compile(
    r"\b(?:Bank|University|Voice|Radio|Times|Post|Church|College|Institute|Museum|Treaty|Battle|"
    r"Bishop|Archbishop|Duke|Prince|Lord|Merchant|Tale|Treaties|Convention|Pact|Protocol)\sof\s"
    r"(?:the\s)?$"
)
_ALLOWED_AFTER = frozenset(
    "President Prime Minister Foreign Defence Defense Ministry Ministers Mayor Governor Ambassador "
    "Army Navy Parliament Government Region Oblast Province Territory Krai City State Republic "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December I".split()
)
"""Capitalised words that may follow a place and leave it one: "Kyiv Mayor", "Moscow Monday"."""
_STREETS = frozenset("Street Avenue Road Square Bridge Boulevard Lane Highway Airport".split())
"""What bears the name of a place and is finer than a city, or another thing, even in a headline."""
_LOCATIVE = frozenset(
    "in from to near into across inside outside around toward towards over via through at within "
    "throughout off between beyond leaving reached left entered".split()
)
_BEFORE_NAMES = _LOCATIVE | frozenset(
    "the and or but as for with of on by when while since if that while both not only also "
    "meanwhile today yesterday now then although though because after before until north south "
    "east west northern southern eastern western central greater old new says say".split()
)
"""Words that, capitalised or not, are no forename before a place that is also a surname."""
_ACRONYMS = frozenset(("US", "U.S.", "USA", "U.S.A.", "UK", "U.K.", "UAE", "U.A.E.", "DRC", "PRC"))
_GEOGRAPHIC = re.compile(
    r"\s(?:(?:border|coastal|western|eastern|northern|southern|central|occupied|frontier)\s)?"
    r"(capital|city|cities|town|towns|village|villages|region|regions|province|provinces|oblast|"
    r"territory|soil|border|borders|coast|coastline|airspace|waters|mainland|port|ports|peninsula|"
    r"front|frontline|island|islands|countryside|interior|heartland|hinterland|desert)\b"
)


_WORD = re.compile(
    r"\b(?!(?:the|and|for|but|nor|via|per|with|from|over|into|amid|after|upon)\b)[^\W\d_]{3,}"
)
"""Words that a headline in title case writes with a capital."""
_FUNCTION = re.compile(
    r"\s(?:and|or|to|in|on|by|as|with|for|was|were|is|are|be|said|says|has|have|had|will|would|could|"
    r"can|may|might|must|after|before|because|since|that|which|who|where|when|while|during|over|at|"
    r"from|into|last|this|next|it|he|she|they|but|than|against|under|of|if|so|not|about)\b"
)
"""A word that is no noun, so that what stands before it is no attribute."""


@dataclass(frozen=True, slots=True)
class Found:
    """A shipped place met in a text."""

    place: Shipped
    span: Span


def standing(text: str, page: Sequence[Token], hit: Hit) -> tuple[Shipped, ...]:
    """The places that a shipped name may stand for where it was met; none by the rules above."""
    left, right = text[max(0, hit.span.start - 60) : hit.span.start], text[hit.span.end :][:40]
    before = re.search(r"(\S+)[ \t]$", left)
    word = before.group(1) if before else ""
    plain = word.strip("(\"“'‘").casefold()
    following = re.match(r"\s([A-Z][\w'’-]+)", right)
    led = plain in _LOCATIVE
    written = hit.span.of(text)
    if re.match(r"-(?:class|type|style)\b", right) or _INSTITUTION.search(left):
        return ()
    if following and following.group(1) in _STREETS:
        return ()
    if (
        following
        and not (following.group(1).isupper() and written.isupper())
        and not led
        and following.group(1) not in _ALLOWED_AFTER
        and not _headline(text, hit.span)
    ):
        return ()
    if written in _ACRONYMS and not _in_it(left, right):
        return ()
    candidates = tuple(world().places[entry.id] for entry in hit.entries)
    if any("person" in place.also for place in candidates):
        named = word[:1].isupper() and word[-1:] not in ",.;:" and plain not in _BEFORE_NAMES
        known = any(place.kind == "country" or "capital" in place.also for place in candidates)
        if not led and not known or named and not _headline(text, hit.span):
            return ()
    return candidates


def adjectival(text: str, hit: Hit) -> Shipped | None:
    """The place of "Russian territory" and of "the Syrian capital"; an adjective alone is none."""
    noun = _GEOGRAPHIC.match(text, hit.span.end)
    if noun is None:
        return None
    place = world().places[hit.entries[0].id]
    return world().capitals.get(place.id, place) if noun.group(1) == "capital" else place


def settled(text: str, met: Iterable[tuple[tuple[Shipped, ...], Span]]) -> tuple[Found, ...]:
    """One place for each name: homonyms go by their neighbours, "Paris, Texas" by its state."""
    found = list(met)
    parents = {
        relative
        for candidates, _ in found
        if len(candidates) == 1
        for relative in (candidates[0].id, candidates[0].parent)
        if relative
    }
    chosen = [
        Found(
            next(
                (place for place in candidates if place.parent and place.parent in parents),
                candidates[0],
            ),
            span,
        )
        for candidates, span in found
    ]
    foreign = {
        one.span
        for one, other in pairwise(chosen)
        if text[one.span.end : other.span.start] == ", "
        and other.place.kind == "region"
        and other.place.parent == "united-states"
        and "united-states" not in (one.place.id, one.place.parent)
    }
    return tuple(one for one in chosen if one.span not in foreign)


def _in_it(left: str, right: str) -> bool:
    """True for "in the US": elsewhere the letters are an attribute or a government."""
    led = re.search(r"\b(\w+)\s(?:the\s)?$", left)
    if led is None or led.group(1).casefold() not in _LOCATIVE:
        return False
    return re.match(r"\s[a-z]", right) is None or _FUNCTION.match(right) is not None


def _headline(text: str, span: Span) -> bool:
    """True where every telling word around is capitalised, so that capitals tell nothing."""
    start = max(text.rfind(mark, 0, span.start) for mark in ".!?\n") + 1
    ends = [at for mark in ".!?\n" if (at := text.find(mark, span.end)) >= 0]
    words = _WORD.findall(text[start : min(ends, default=len(text))][:300])
    return len(words) > 3 and all(word[0].isupper() for word in words)
