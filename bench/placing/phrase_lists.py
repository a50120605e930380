"""Peer: phrase lists matched against the whole sentence, as forewarn did until December 2026.

The lists are those that the author of a case could write from ``declared.json`` alone, without a
look at the texts.  A figure belongs to a measurand when its unit ends in a word for what is counted
and the sentence has a name of its actor, one of its place or of a place within it, and the word of
its stage; the measurand that asks for most wins, and between equals none.  A sentence speaks of an
indicator when it has a word for who, one for what is done, one for whom, and a name of where.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.placing.declared_slots import counted_things, find_ids, split
from bench.placing.labelled_case import LabelledCase
from bench.placing.readings import Reading
from forewarn.language.english import ENGLISH

Group = tuple[str, ...]
UNSAID = frozenset({"present"})
"""Stages that no word of a sentence need state."""
OPEN = frozenset({"anyone", "anywhere", "each other"})
_AUXILIARY = ("is ", "are ", "be ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseLists:
    """Of each measurand and indicator the groups of which one phrase each must stand."""

    counts: Mapping[str, Group]
    measurands: Mapping[str, Sequence[Group]]
    indicators: Mapping[str, Sequence[Group]]

    def place(self, reading: Reading, sentence: str) -> tuple[str | None, list[str]]:
        """The measurand of a claim's figure, and the indicators of its sentence."""
        indicators = [name for name, groups in self.indicators.items() if _stand(groups, sentence)]
        if reading.figure is None:
            return None, indicators
        fitting = {
            name: len(groups)
            for name, groups in self.measurands.items()
            if any(ENGLISH.ends_with(reading.unit, word) for word in self.counts[name])
            and _stand(groups, sentence)
        }
        most = [name for name, size in fitting.items() if size == max(fitting.values())]
        return (most[0] if len(most) == 1 else None), indicators


def _stand(groups: Iterable[Group], sentence: str) -> bool:
    return all(any(ENGLISH.stands_in(phrase, sentence) for phrase in group) for group in groups)


def make_phrase_lists(case: LabelledCase, heads: Mapping[str, str]) -> PhraseLists:
    """The lists of a case; ``heads`` holds the main word of what each measurand counts."""
    told = case.declared
    actors = {row["id"]: names_of(row) for row in told["actors"]}
    places = {row["id"]: _names_within(row["id"], told["places"]) for row in told["places"]}
    return PhraseLists(
        counts={
            row["id"]: tuple(counted_things(row, heads[row["id"]])) for row in told["measurands"]
        },
        measurands={row["id"]: _of_measurand(row, actors, places) for row in told["measurands"]},
        indicators={row["id"]: _of_indicator(row, actors, places) for row in told["indicators"]},
    )


def names_of(row: Mapping[str, Any]) -> Group:
    """Name and aliases."""
    return (row["name"], *row["aliases"])


def _names_within(place: str, rows: Sequence[Mapping[str, Any]]) -> Group:
    """The names of a place and of all that lies in it."""
    ids = {place}
    # Rows may stand in any order, and no line of places is longer than their number.
    for _ in rows:
        ids |= {row["id"] for row in rows if row["part_of"] in ids}
    return tuple(name for row in rows if row["id"] in ids for name in names_of(row))


def _of_measurand(
    row: Mapping[str, Any], actors: Mapping[str, Group], places: Mapping[str, Group]
) -> list[Group]:
    groups = [actors.get(row["actor"], ()), places.get(row["place"], ())]
    if row["stage"] and row["stage"] not in UNSAID:
        groups.append((row["stage"],))
    return [group for group in groups if group]


def _of_indicator(
    row: Mapping[str, Any], actors: Mapping[str, Group], places: Mapping[str, Group]
) -> list[Group]:
    def names(words: str) -> Group:
        parts = [part for part in split(words) if part not in OPEN]
        return tuple(name for part in parts for name in actors.get(part, (part,)))

    where = tuple(name for place in find_ids(row["where"], places) for name in places[place])
    does = tuple(_bare(part) for part in split(row["does_what"]))
    groups = [names(row["who"]), does, names(row["to_whom"]), where]
    return [group for group in groups if group]


def _bare(words: str) -> str:
    """A verb without its auxiliary: any form of "present" will do."""
    for auxiliary in _AUXILIARY:
        words = words.removeprefix(auxiliary)
    return words
