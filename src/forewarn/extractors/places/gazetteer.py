"""Names that a case declares, found in running text, and the places known without one."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from forewarn.extractors.places import atlas
from forewarn.extractors.places.names import Names, tokens
from forewarn.sources.source import Source
from forewarn.text import Span

if TYPE_CHECKING:
    from forewarn.case.model import Actor, Case, Place


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Declared sources, actors and places with their names."""

    sources: tuple[Source, ...] = ()
    actors: tuple["Actor", ...] = ()
    places: tuple["Place", ...] = ()
    _sources: Names = field(init=False, repr=False, compare=False)
    _actors: Names = field(init=False, repr=False, compare=False)
    _places: Names = field(init=False, repr=False, compare=False)
    _own: dict[str, tuple[str, str]] = field(init=False, repr=False, compare=False)
    """Id and name in the case of each shipped place that it declares by one of its names."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sources", _names(self.sources))
        object.__setattr__(self, "_actors", _names(self.actors))
        object.__setattr__(self, "_places", _names(self.places))
        object.__setattr__(self, "_own", _own(self.places))

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
        lines.append(atlas.world().digest)
        return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()

    def find_sources(self, text: str) -> tuple[Match, ...]:
        """Sources named in ``text``, in order, longest name first where names overlap."""
        return _matches(self._sources, text)

    def find_actors(self, text: str) -> tuple[Match, ...]:
        """Actors named in ``text``."""
        return _matches(self._actors, text)

    def find_places(self, text: str) -> tuple[Match, ...]:
        """Places named in ``text``: declared ones, and countries, regions and cities known anyhow.

        The longest name counts, and of names of one length the declared one.  A shipped place
        that the case declares by one of its names has the case's id under all of them.
        """
        world, page = atlas.world(), tokens(text)
        declared: list[Match] = []
        shipped: list[tuple[tuple[atlas.Shipped, ...], Span]] = []
        index = 0
        while index < len(page):
            own = self._places.at(text, page, index)
            known = world.names.at(text, page, index)
            if own is not None and (known is None or own.last >= known.last):
                entry = own.entries[0]
                declared.append(Match(entry.id, entry.name, own.span))
                index = own.last + 1
                continue
            if known is not None:
                if meant := atlas.standing(text, page, known):
                    shipped.append((meant, known.span))
                index = known.last + 1
                continue
            told = world.adjectives.at(text, page, index)
            if told is not None:
                if (place := atlas.adjectival(text, told)) is not None:
                    shipped.append(((place,), told.span))
                index = told.last + 1
                continue
            index += 1
        found = [*declared, *(self._adopted(one) for one in atlas.settled(text, shipped))]
        return tuple(sorted(found, key=lambda match: match.span))

    def source(self, name: str) -> Match | None:
        """The source that ``name`` as a whole stands for, with or without an article."""
        bare = re.sub(r"^(?:the|a|an)\s+|['’]s?$", "", name.strip(), flags=re.IGNORECASE)
        found = [match for match in self.find_sources(name) if match.span.start <= 4]
        return next((match for match in found if len(match.span) >= len(bare)), None)

    def _adopted(self, found: atlas.Found) -> Match:
        id_, name = self._own.get(found.place.id, (found.place.id, found.place.name))
        return Match(id_, name, found.span)


def _names(entries: Iterable[Named]) -> Names:
    return Names((entry.id, entry.name, (entry.name, *entry.aliases)) for entry in entries)


def _own(declared: Iterable["Place"]) -> dict[str, tuple[str, str]]:
    own: dict[str, tuple[str, str]] = {}
    for place in declared:
        for alias in (place.name, *place.aliases):
            for entry in atlas.world().names.meanings(alias):
                own.setdefault(entry.id, (place.id, place.name))
    return own


def _matches(names: Names, text: str) -> tuple[Match, ...]:
    return tuple(
        Match(hit.entries[0].id, hit.entries[0].name, hit.span) for hit in names.search(text)
    )
