"""Names that a case declares, found in running text."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from forewarn.reports.source import Source
from forewarn.text import Span

if TYPE_CHECKING:
    from forewarn.case.case import Actor, Case, Place

GENERIC_PLACES = (
    "Afghanistan Armenia Australia Austria Azerbaijan Baltics Beijing Belarus Belgium Berlin "
    "Brussels Bulgaria Canada Caucasus China Crimea Cuba Denmark Egypt Estonia Europe Finland "
    "France Gaza Georgia Germany Greece Hungary India Iran Iraq Israel Italy Japan Jordan "
    "Kazakhstan Kyiv Laos Latvia Lebanon Libya Lithuania London Mali Mexico Moldova Mongolia "
    "Moscow Myanmar Nepal Netherlands Nigeria Norway Pakistan Paris Poland Pyongyang Romania "
    "Russia Serbia Seoul Siberia Slovakia Somalia Spain Sudan Sweden Switzerland Syria Taiwan "
    "Tehran Thailand Tokyo Turkey Ukraine Vietnam Vladivostok Washington Yemen"
).split() + [
    "Donbas",
    "Donetsk",
    "Far East",
    "Kherson",
    "Kursk",
    "Luhansk",
    "New York",
    "North Korea",
    "Saudi Arabia",
    "South Africa",
    "South Korea",
    "United Kingdom",
    "United States",
    "Zaporizhzhia",
]
"""Countries, regions and cities known without a case; their names serve as ids."""

_SHORT = 5
"""All-capital aliases up to this length match only in capitals: NIS is not nis."""


class Named(Protocol):
    """Anything declared with an id, a name and other names."""

    @property
    def id(self) -> str:
        """Stable key in the case."""
        ...

    @property
    def name(self) -> str:
        """Name as shown."""
        ...

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other ways of writing the name."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """A declared name met in a text."""

    id: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Index:
    """One kind of names, ready to search: longest name first."""

    names: dict[str, tuple[str, str]]
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Declared sources, actors and places with their names."""

    sources: tuple[Source, ...] = ()
    actors: tuple["Actor", ...] = ()
    places: tuple["Place", ...] = ()
    _sources: _Index = field(init=False, repr=False, compare=False)
    _actors: _Index = field(init=False, repr=False, compare=False)
    _places: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sources", _index(self.sources))
        object.__setattr__(self, "_actors", _index(self.actors))
        object.__setattr__(self, "_places", _index(self.places, generic=GENERIC_PLACES))

    @classmethod
    def of(cls, case: "Case") -> "Gazetteer":
        """The names that ``case`` declares."""
        return cls(sources=case.sources, actors=case.actors, places=case.places)

    @property
    def digest(self) -> str:
        """SHA-256 over every id, name and alias: equal content, equal digest."""
        lines = [
            "\x1f".join((kind, entry.id, entry.name, *entry.aliases))
            for kind, entries in (
                ("source", self.sources),
                ("actor", self.actors),
                ("place", self.places),
            )
            for entry in entries
        ]
        return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()

    def find_sources(self, text: str) -> tuple[Match, ...]:
        """Sources named in ``text``, in order, longest name first where names overlap."""
        return _search(self._sources, text)

    def find_actors(self, text: str) -> tuple[Match, ...]:
        """Actors named in ``text``."""
        return _search(self._actors, text)

    def find_places(self, text: str) -> tuple[Match, ...]:
        """Places named in ``text``: declared ones, and generic countries and cities."""
        return _search(self._places, text)

    def source(self, name: str) -> Match | None:
        """The source that ``name`` as a whole stands for, with or without an article."""
        bare = re.sub(r"^(?:the|a|an)\s+|['’]s?$", "", name.strip(), flags=re.IGNORECASE)
        found = [match for match in self.find_sources(name) if match.span.start <= 4]
        return next((match for match in found if len(match.span) >= len(bare)), None)


def _index(entries: Iterable[Named], *, generic: Iterable[str] = ()) -> _Index:
    names: dict[str, tuple[str, str]] = {}
    for entry in entries:
        for alias in (entry.name, *entry.aliases):
            if alias.strip():
                names.setdefault(_key(alias), (entry.id, entry.name))
    for place in generic:
        names.setdefault(_key(place), (place, place))
    if not names:
        return _Index(names=names, pattern=None)
    ordered = sorted(names, key=lambda key: (-len(key), key))
    body = "|".join(_spelling(key) for key in ordered)
    # A name may carry a possessive, but may not be part of a longer word.
    return _Index(names=names, pattern=re.compile(rf"(?<![\w])(?:{body})(?!\w)"))


def _search(index: _Index, text: str) -> tuple[Match, ...]:
    if index.pattern is None:
        return ()
    plain = text.replace("’", "'").replace("‘", "'")
    found: list[Match] = []
    for match in index.pattern.finditer(plain):
        id_, name = _meaning(index, match.group())
        found.append(Match(id_, name, Span(match.start(), match.end())))
    return tuple(found)


def _meaning(index: _Index, written: str) -> tuple[str, str]:
    key = _key(written)
    if key in index.names:
        return index.names[key]
    folded = key.casefold()
    return next(value for name, value in sorted(index.names.items()) if name.casefold() == folded)


def _key(alias: str) -> str:
    return " ".join(alias.replace("’", "'").replace("‘", "'").split())


def _spelling(key: str) -> str:
    """A pattern for one name: exact capitals for short acronyms, else first letters may vary."""
    exact = r"\s+".join(re.escape(word) for word in key.split())
    if key.isupper() and len(key) <= _SHORT:
        return exact
    if not any(ch.isupper() for ch in key):
        return f"(?i:{exact})"
    spellings = [exact]
    if len(key) > _SHORT:
        spellings.append(r"\s+".join(re.escape(word) for word in key.upper().split()))
    title = (word[:1].upper() + word[1:] if len(word) > 3 else word for word in key.split())
    spellings.append(r"\s+".join(re.escape(word) for word in title))
    if key[:4] == "The ":
        spellings.append("the" + exact[3:])
    return "|".join(dict.fromkeys(spellings))
