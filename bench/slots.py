"""What a right reading of a text must hold, as slots, and the judge of a reading.

A slot is a table of fields; a claim fits it when every field fits.  An input is read rightly when
each slot of ``all_of`` has a claim that fits and no slot of ``none_of`` has one.

=============  ====================================================================================
field          fits
=============  ====================================================================================
``claimant``   words within the name of the claimant or the words of the source, case aside
``quote``      words within the quotation, blanks and line ends alike
``stance``     the stance; a list means any of them
``kind``       the kind of claim; a list means any of them
``negated``    true or false
``cert``       lowest and highest certainty
``fig``        low, best, high, unit; each a value, two ends of a range, or "" for any; the unit as
               a lemma that stands as a whole word within the unit; a list of units means any
``figure``     false: a claim without a figure
``change``     place of the figure in a movement; a list means any
``direction``  up, down or ""; a list means any
``stage``      lemma of what happened to those counted; a list means any
``rate``       true: so many per something
``chance``     the chance within half a point of a hundred, or two ends of a range; false for none
``day``        first and last day of the event; false for none
``said``       first and last day of the utterance; false for none
``place``      an id or name of a place, within one of the claim's
``actor``      an id or name of an actor
``relay``      a name within one of those who relayed it
``own_voice``  true: told by the text itself, no source and no cue
=============  ====================================================================================
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.claims.quantity import Quantity
from forewarn.dates import Period

Slot = Mapping[str, Any]
ANY = ("", None)
"""What stands for any value within ``fig``: TOML has no null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The right reading of an input."""

    all_of: tuple[Slot, ...] = ()
    none_of: tuple[Slot, ...] = ()
    notes: tuple[str, ...] = ()
    """Words that must stand in a remark on the text."""

    def __post_init__(self) -> None:
        if not (self.all_of or self.none_of or self.notes):
            raise ValueError("a right reading states something")
        for slot in (*self.all_of, *self.none_of):
            if unknown := sorted(set(slot) - set(CHECKS)):
                raise ValueError(f"no such slot: {', '.join(unknown)}")

    def faults(self, claims: Sequence[Claim], remarks: Iterable[str] = ()) -> list[str]:
        """What is wrong with ``claims`` and the remarks on the text; nothing when all is right."""
        said = " ".join(remarks).casefold()
        missing = [slot for slot in self.all_of if not any(fits(claim, slot) for claim in claims)]
        barred = [slot for slot in self.none_of if any(fits(claim, slot) for claim in claims)]
        return [
            *(f"no claim with {_in_words(slot)}" for slot in missing),
            *(f"a claim with {_in_words(slot)}" for slot in barred),
            *(f"no remark on {words}" for words in self.notes if words.casefold() not in said),
        ]


def reading(table: Mapping[str, Any]) -> Reading:
    """The right reading that a table of ``all_of``, ``none_of`` and ``notes`` states."""
    return Reading(
        all_of=tuple(table.get("all_of", ())),
        none_of=tuple(table.get("none_of", ())),
        notes=tuple(table.get("notes", ())),
    )


def fits(claim: Claim, slot: Slot) -> bool:
    """True when every field of the slot fits the claim."""
    return all(CHECKS[name](claim, wanted) for name, wanted in slot.items())


def _in_words(slot: Slot) -> str:
    return ", ".join(f"{name} {_value(wanted)}" for name, wanted in slot.items()) or "anything"


def _value(wanted: Any) -> str:
    if isinstance(wanted, bool):
        return str(wanted).lower()
    if isinstance(wanted, Sequence) and not isinstance(wanted, str):
        return "[" + ", ".join(_value(part) for part in wanted) + "]"
    return "any" if wanted in ANY else str(wanted)


def _claimant(claim: Claim, wanted: str) -> bool:
    names = (claim.claimant, claim.claimant_id, claim.source.text if claim.source else "")
    return any(wanted.casefold() in _line(name).casefold() for name in names)


def _quote(claim: Claim, wanted: str) -> bool:
    return _line(wanted) in _line(claim.quote)


def _line(text: str) -> str:
    return " ".join(text.split())


def _option(value: str, wanted: str | Sequence[str]) -> bool:
    return value == wanted if isinstance(wanted, str) else value in wanted


def _figure(claim: Claim, wanted: Sequence[Any]) -> bool:
    quantity = claim.quantity
    if quantity is None:
        return False
    low, best, high, unit = wanted
    return (
        _number(quantity.low, low)
        and _number(quantity.best, best)
        and _number(quantity.high, high)
        and _unit(quantity.unit, unit)
    )


def _number(value: float, wanted: Any) -> bool:
    if wanted in ANY:
        return True
    if isinstance(wanted, Sequence):
        return bool(wanted[0] <= value <= wanted[1])
    return math.isclose(value, wanted, rel_tol=1e-6, abs_tol=1e-9)


def _unit(unit: str, wanted: Any) -> bool:
    if wanted in ANY:
        return True
    options = [wanted] if isinstance(wanted, str) else wanted
    words = f" {_line(unit).casefold()} "
    return any(f" {option.casefold()} " in words for option in options)


def _chance(claim: Claim, wanted: Any) -> bool:
    if wanted is False or claim.chance is None:
        return wanted is False and claim.chance is None
    low, high = wanted if isinstance(wanted, Sequence) else (wanted - 0.005, wanted + 0.005)
    return bool(low <= claim.chance <= high)


def _period(period: Period | None, wanted: Any) -> bool:
    if wanted is False or period is None:
        return wanted is False and period is None
    first, last = (date.fromisoformat(str(day)) for day in wanted)
    return period == Period(first, last)


def _is_rate(quantity: Quantity) -> bool:
    return bool(quantity.per) or " per " in quantity.unit


def _of_figure(check: Callable[[Quantity], bool]) -> Callable[[Claim], bool]:
    return lambda claim: claim.quantity is not None and check(claim.quantity)


CHECKS: Mapping[str, Callable[[Claim, Any], bool]] = {
    "claimant": _claimant,
    "quote": _quote,
    "stance": lambda claim, wanted: _option(claim.stance.value, wanted),
    "kind": lambda claim, wanted: _option(claim.kind.value, wanted),
    "negated": lambda claim, wanted: claim.negated is wanted,
    "cert": lambda claim, wanted: bool(wanted[0] <= claim.certainty <= wanted[1]),
    "fig": _figure,
    "figure": lambda claim, wanted: (claim.quantity is not None) is wanted,
    "change": lambda claim, wanted: _of_figure(lambda q: _option(q.change.value, wanted))(claim),
    "direction": lambda claim, wanted: _of_figure(lambda q: _option(q.direction, wanted))(claim),
    "stage": lambda claim, wanted: _of_figure(lambda q: _option(q.stage, wanted))(claim),
    "rate": lambda claim, wanted: _of_figure(lambda q: _is_rate(q) is wanted)(claim),
    "chance": _chance,
    "day": lambda claim, wanted: _period(claim.event_time, wanted),
    "said": lambda claim, wanted: _period(claim.said_time, wanted),
    "place": lambda claim, wanted: any(
        wanted.casefold() in place.casefold() for place in claim.places
    ),
    "actor": lambda claim, wanted: any(
        wanted.casefold() in actor.casefold() for actor in claim.actors
    ),
    "relay": lambda claim, wanted: any(
        wanted.casefold() in name.casefold() for name in claim.relay
    ),
    "own_voice": lambda claim, wanted: (claim.source is None and claim.cue is None) is wanted,
}
"""One check for each field of a slot."""
