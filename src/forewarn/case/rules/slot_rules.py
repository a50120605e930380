"""Rules about what is declared by slots: who does what to whom, where; what is counted."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from forewarn.case.files import PLACEMENTS
from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.estimates.measurand import Measurand
from forewarn.events.declared_deed import read_deed
from forewarn.events.event_pattern import ANYONE
from forewarn.findings.address import Address
from forewarn.findings.finding import Declared
from forewarn.findings.subject import Subject
from forewarn.indicators.indicator import Indicator

_ALIKE = 0.75
"""Likeness from which an unknown word is taken for a slip."""


def unknown_slot(case: Case) -> Iterator[Breach]:
    """A slot names a declared actor, source or place, a kind of thing, or a word that is none.

    `where` takes ids of places.  `who` and `to` take ids too, or words: "government", "schools",
    "anyone".  A word that is nearly an id is taken for a slip of the pen.
    """
    if not _is_readable(case):
        return
    world = case.world
    places = set(world.above)
    known = {*world.lines, *places}
    for indicator in case.indicators:
        for key in ("who", "to"):
            for entry in getattr(indicator, key):
                if entry in known or entry in ANYONE or _is_known_word(entry, case):
                    continue
                near = get_close_matches(entry, sorted(known), n=3, cutoff=_ALIKE)
                if near or not entry.strip():
                    yield Breach(
                        location=at(indicator, f"{key}.{entry}", key),
                        message=f"{indicator.id}: {key} has {entry!r}, which is no declared actor, "
                        f"source or place; {_suggest(near)}",
                    )
        for entry in indicator.where:
            if entry not in places and entry not in ANYONE:
                near = get_close_matches(entry, sorted(places), n=3)
                yield Breach(
                    location=at(indicator, f"where.{entry}", "where"),
                    message=f"{indicator.id}: where has {entry!r}, which is no declared place; "
                    f"{_suggest(near)}",
                )
    for measurand in case.measurands:
        actor = measurand.actor
        if actor and actor not in known and not measurand.requires:
            near = get_close_matches(actor, sorted(known), n=3)
            yield Breach(
                location=at(measurand, "actor"),
                message=f"{measurand.id}: actor is {actor!r}, which is no declared actor or "
                f"source; {_suggest(near)}",
            )


def _is_readable(case: Case) -> bool:
    """Whether the language of the case is there; where it is not, that is the one fault."""
    return case.question.language in case.languages


def _is_known_word(entry: str, case: Case) -> bool:
    words = entry.casefold().split(" of ")[0].split()
    if not words:
        return False
    lexicon, last = case.language.lexicon, words[-1]
    return len(words) > 1 or any(
        len(lexicon.kinds(base)) > 1 or lexicon.classes_of(base)
        for base in case.language.bases(last)
    )


def _suggest(near: Iterable[str]) -> str:
    names = ", ".join(near)
    return f"did you mean {names}?" if names else "declare it, or take it out"


def unknown_deed(case: Case) -> Iterator[Breach]:
    """What an indicator says happens (`does`) is a verb, or a noun, of a class of events.

    Where the language knows none of its words nothing can ever be a sighting.  Use a word of a
    class that docs/languages.md lists, or add your own words to one under [events] of the case.
    """
    if not _is_readable(case):
        return
    classes = sorted(case.language.lexicon.classes)
    for indicator in case.indicators:
        for phrase in indicator.does:
            if not read_deed(phrase, case.language).classes:
                near = get_close_matches(phrase.casefold().replace(" ", "_"), classes, n=3)
                yield Breach(
                    location=at(indicator, f"does.{phrase}", "does"),
                    message=f"{indicator.id}: no class of events has the words of {phrase!r}; "
                    + (f"nearest are {', '.join(near)}" if near else "say it in other words"),
                )


def never_seen(case: Case) -> Iterator[Breach]:
    """An indicator is seen by its slots or by its phrases; with neither it can never be seen.

    The same holds where a phrase that it excludes stands in every phrase of a group that it
    requires.
    """
    if not _is_readable(case):
        return
    stands_in = case.language.stands_in
    for indicator in case.indicators:
        if not indicator.does and not indicator.requires:
            yield Breach(
                location=at(indicator),
                message=f"{indicator.id} can never be seen; say what happens (`does`), and who, to "
                "whom and where, or give `requires`",
            )
        for group in indicator.requires:
            excluded = [
                next((other for other in indicator.excludes if stands_in(other, phrase)), None)
                for phrase in group
            ]
            if group and all(excluded):
                yield Breach(
                    location=at(indicator, "excludes"),
                    message=f"{indicator.id} can never be seen: it excludes {excluded[0]!r}, which "
                    f"stands in each of {', '.join(map(repr, group))}",
                )


def undefined_indicator(case: Case) -> Iterator[Breach]:
    """An indicator that is declared by slots needs a definition, by which people judge matches."""
    for indicator in case.indicators:
        if indicator.does and not indicator.definition.strip():
            yield Breach(
                location=at(indicator, "definition"),
                message=f"{indicator.id} has no definition; say in a sentence what counts",
            )


def same_slots(case: Case) -> Iterator[Breach]:
    """Two measurands, or two indicators, with the same slots cannot be told apart by any text."""
    counted = {each.id: _count_key(each) for each in case.measurands if not each.requires}
    happening = {
        each.id: (each.who, each.does, each.to, each.where, each.requires, each.claimants)
        for each in case.indicators
        if each.does
    }
    yield from _twins(case.measurands, counted, "tell them apart by place, stage, nature or period")
    yield from _twins(case.indicators, happening, "tell them apart by who, does, to or where")


def _count_key(measurand: Measurand) -> tuple[Any, ...]:
    return (
        measurand.counts,
        measurand.unit,
        measurand.actor,
        measurand.place,
        measurand.stage,
        measurand.scope,
        measurand.nature,
        measurand.period,
        measurand.per,
    )


def _twins(
    items: Iterable[Measurand | Indicator], keys: dict[str, tuple[Any, ...]], remedy: str
) -> Iterator[Breach]:
    first: dict[tuple[Any, ...], str] = {}
    for item in items:
        if item.id not in keys:
            continue
        other = first.setdefault(keys[item.id], item.id)
        if other != item.id:
            yield Breach(
                location=at(item),
                message=f"{item.id} has the same slots as {other}; {remedy}",
            )


def misplaced(case: Case) -> Iterator[Breach]:
    """A line of placements.jsonl puts a claim to a declared measurand or indicator, or to nothing."""
    targets = {
        str(Address.judgement(subject, each.id))
        for subject, items in (
            (Subject.MEASURAND, case.measurands),
            (Subject.INDICATOR, case.indicators),
        )
        for each in items
    }
    rows = [row for row, line in enumerate(case.lines.get(PLACEMENTS, ()), 1) if line.strip()]
    for decision, row in zip(case.placings, rows, strict=False):
        if decision.to and decision.to not in targets:
            near = get_close_matches(decision.to, sorted(targets), n=3)
            yield Breach(
                location=Declared(file=PLACEMENTS, line=row, text=""),
                message=f"there is no {decision.to!r}; {_suggest(near)}",
            )
