"""What a case says of its actors and places: names, kinds, who speaks for whom, what lies where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWorld:
    """The declared actors, sources and places of a case."""

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Id of an actor, a source or a place to its names in small letters."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Id of an actor to the words for what it is: "armed force"."""
    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Id of an actor or source to itself and all whom it speaks for."""
    above: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Id of a place to itself and all places in which it lies."""
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Last word of a name of several words to the principals of those who bear it: rebels."""
    plain: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Id of an actor to its names in letters, figures and blanks alone."""
    openings: frozenset[str] = frozenset()
    """Small words that open a sentence in capitals and are no name."""
    lands: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Id of an actor to the places whose name it, or whom it speaks for, bears."""

    @classmethod
    def of(
        cls,
        *,
        actors: Mapping[str, Iterable[str]],
        kinds: Mapping[str, str],
        speaks_for: Mapping[str, str],
        places: Mapping[str, Iterable[str]],
        within: Mapping[str, str],
    ) -> "KnownWorld":
        """The world of declarations; a circle of ``speaks_for`` or ``within`` is followed once."""
        names = {id_: frozenset(_key(name) for name in each) for id_, each in actors.items()}
        place_names = {id_: frozenset(_key(name) for name in each) for id_, each in places.items()}
        lines = {id_: _chain(id_, speaks_for) for id_ in names}
        heads: dict[str, set[str]] = defaultdict(set)
        for id_, called in names.items():
            for name in called:
                if " " in name:
                    heads[name.rsplit(" ", 1)[1]].add(id_)
        return cls(
            names=names | place_names,
            kinds={id_: words.casefold() for id_, words in kinds.items() if words},
            lines=lines,
            plain={
                id_: frozenset(
                    " ".join("".join(c if c.isalnum() else " " for c in name).split())
                    for name in called
                )
                for id_, called in names.items()
            },
            heads={word: frozenset(ids) for word, ids in heads.items()},
            above={id_: _chain(id_, within) for id_ in place_names},
            lands={
                id_: frozenset(
                    place
                    for place, called in place_names.items()
                    if any(not called.isdisjoint(names.get(each, frozenset())) for each in line)
                )
                for id_, line in lines.items()
            },
        )

    def find_named(self, words: str) -> frozenset[str]:
        """The actors of whom a name stands in a text."""
        padded = (
            f" {' '.join(''.join(c if c.isalnum() else ' ' for c in words.casefold()).split())} "
        )
        return frozenset(
            id_ for id_ in self.lines for name in self.plain.get(id_, ()) if f" {name} " in padded
        )

    def bearers(self, word: str) -> frozenset[str]:
        """The actors of whose names a word, in base form, is the last: of "M23 rebels", "rebel"."""
        return self.heads.get(word, frozenset()) | self.heads.get(f"{word}s", frozenset())

    def line(self, actor: str) -> frozenset[str]:
        """The actor and all whom it speaks for."""
        return self.lines.get(actor, frozenset((actor,)))

    def kinds_of(self, entries: Iterable[str]) -> tuple[str, ...]:
        """Words for what the entries of a slot are: an army is a force, a town a place."""
        kinds: list[str] = []
        for entry in entries:
            if self.is_actor(entry):
                own = [self.kinds.get(each, "") for each in (entry, *sorted(self.line(entry)))]
                kinds += next((words.split() for words in own if words), [])
            elif entry in self.above:
                kinds.append("place")
            else:
                words = entry.casefold().split(" of ")[0].split()
                kinds += [words[-1].removesuffix("s")] if words else []
        return tuple(kinds)

    def are_allied(self, one: str, other: str) -> bool:
        """Whether two actors speak for the same one, or one for the other."""
        return not self.line(one).isdisjoint(self.line(other))

    def is_actor(self, name: str) -> bool:
        """True for the id of a declared actor or source."""
        return name in self.lines


def _key(name: str) -> str:
    words = name.casefold().strip()
    return words.removeprefix("the ")


def _chain(start: str, following: Mapping[str, str]) -> frozenset[str]:
    chain: list[str] = []
    at = start
    while at and at not in chain:
        chain.append(at)
        at = following.get(at, "")
    return frozenset(chain)
