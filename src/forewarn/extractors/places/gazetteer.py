"""Names that a case declares, found in running text, and the places that ship with the program."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from forewarn.extractors.places import atlas
from forewarn.extractors.places.name_trie import NameTrie, tokens
from forewarn.sources.source import Source
from forewarn.text import Span

if TYPE_CHECKING:
    from forewarn.case.model import Actor, Case, Place


class NamedEntry(Protocol):
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
class NameMatch:
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
    _sources: NameTrie = field(init=False, repr=False, compare=False)
    _actors: NameTrie = field(init=False, repr=False, compare=False)
    _places: NameTrie = field(init=False, repr=False, compare=False)
    _declared_as: dict[str, tuple[str, str]] = field(init=False, repr=False, compare=False)
    """Id and name in the case of each shipped place that it declares by one of its names."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sources", _names(self.sources, small=True))
        object.__setattr__(self, "_actors", _names(self.actors, small=True))
        object.__setattr__(self, "_places", _names(self.places))
        object.__setattr__(self, "_declared_as", _names_by_place_id(self.places))

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

    def find_sources(self, text: str) -> tuple[NameMatch, ...]:
        """Sources named in ``text``, in order, longest name first where names overlap."""
        return _matches(self._sources, text)

    def find_actors(self, text: str) -> tuple[NameMatch, ...]:
        """Actors named in ``text``."""
        return _matches(self._actors, text)

    def find_places(self, text: str) -> tuple[NameMatch, ...]:
        """Places named in ``text``: declared ones, and countries, regions and cities known anyhow.

        The longest name counts, and of names of one length the declared one.  A shipped place
        that the case declares by one of its names has the case's id under all of them.
        """
        world, words = atlas.world(), tokens(text)
        declared_matches: list[NameMatch] = []
        candidates: list[tuple[tuple[atlas.KnownPlace, ...], Span]] = []
        index = 0
        while index < len(words):
            declared_hit = self._places.at(text, words, index)
            world_hit = world.names.at(text, words, index)
            if declared_hit is not None and (
                world_hit is None or declared_hit.last >= world_hit.last
            ):
                entry = declared_hit.entries[0]
                declared_matches.append(NameMatch(entry.id, entry.name, declared_hit.span))
                index = declared_hit.last + 1
                continue
            if world_hit is not None:
                if places := atlas.possible_places(text, words, world_hit):
                    candidates.append((places, world_hit.span))
                index = world_hit.last + 1
                continue
            adjective_hit = world.adjectives.at(text, words, index)
            if adjective_hit is not None:
                if (place := atlas.adjective_place(text, adjective_hit)) is not None:
                    candidates.append(((place,), adjective_hit.span))
                index = adjective_hit.last + 1
                continue
            index += 1
        matches = [
            *declared_matches,
            *(self._as_match(match) for match in atlas.choose_places(text, candidates)),
        ]
        return tuple(sorted(matches, key=lambda match: match.span))

    def containing(self, place_id: str) -> tuple[str, ...]:
        """Ids of the places in which a place lies, the nearest first: declared or shipped ones."""
        shipped = {declared: id_ for id_, (declared, _) in self._declared_as.items()}
        declared = {place.id: place for place in self.places}
        known = atlas.world().places
        above: dict[str, None] = {}
        queue = [place_id]
        while queue:
            at = queue.pop(0)
            parents = [declared[at].within] if at in declared else []
            place = known.get(shipped.get(at, at))
            if place is not None and place.parent:
                parents.append(self._declared_as.get(place.parent, (place.parent, ""))[0])
            for parent in filter(None, parents):
                if parent != place_id and parent not in above:
                    above[parent] = None
                    queue.append(parent)
        return tuple(above)

    def source(self, name: str) -> NameMatch | None:
        """The source that ``name`` as a whole stands for, with or without an article."""
        bare = re.sub(r"^(?:the|a|an)\s+|['’]s?$", "", name.strip(), flags=re.IGNORECASE)
        matches = [match for match in self.find_sources(name) if match.span.start <= 4]
        return next((match for match in matches if len(match.span) >= len(bare)), None)

    def _as_match(self, place_match: atlas.PlaceMatch) -> NameMatch:
        id_, name = self._declared_as.get(
            place_match.place.id, (place_match.place.id, place_match.place.name)
        )
        return NameMatch(id_, name, place_match.span)


def _names(entries: Iterable[NamedEntry], *, small: bool = False) -> NameTrie:
    return NameTrie(
        ((entry.id, entry.name, (entry.name, *entry.aliases)) for entry in entries), small=small
    )


def _names_by_place_id(places: Iterable["Place"]) -> dict[str, tuple[str, str]]:
    names_by_id: dict[str, tuple[str, str]] = {}
    for place in places:
        for alias in (place.name, *place.aliases):
            for entry in atlas.world().names.meanings(alias):
                names_by_id.setdefault(entry.id, (place.id, place.name))
    return names_by_id


def _matches(names: NameTrie, text: str) -> tuple[NameMatch, ...]:
    return tuple(
        NameMatch(hit.entries[0].id, hit.entries[0].name, hit.span) for hit in names.search(text)
    )
