"""A reason in words: in the language spoken, or in English whatever is spoken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from forewarn.findings.reason import Pointer, Reason, Value, Word
from forewarn.wording.numbers import about, day, english_day, signed_percent
from forewarn.wording.reasons.decisions import DECISIONS
from forewarn.wording.reasons.estimates import ESTIMATES
from forewarn.wording.reasons.message import DAY, GENERAL, NUMBER, Messages
from forewarn.wording.reasons.origins import ORIGINS
from forewarn.wording.reasons.quantities import QUANTITIES
from forewarn.wording.reasons.rivals import RIVALS
from forewarn.wording.reasons.signposts import SIGNPOSTS
from forewarn.wording.translations.spoken import several, single

MESSAGES: Messages = {
    **GENERAL,
    **ESTIMATES,
    **ORIGINS,
    **SIGNPOSTS,
    **QUANTITIES,
    **RIVALS,
    **DECISIONS,
}


class Directory(Protocol):
    """How a reader writes what reasons point to."""

    def name(self, pointer: Pointer) -> str:
        """What the reader calls a thing of the case."""

    def day(self, when: date) -> str:
        """A date."""


class Ids:
    """Things by their ids and dates by ISO 8601, as files have them."""

    def name(self, pointer: Pointer) -> str:
        """The id."""
        return pointer.id

    def day(self, when: date) -> str:
        """``2025-01-13``."""
        return when.isoformat()


IDS = Ids()


def say(reason: Reason, names: Directory = IDS) -> str:
    """The reason in the language spoken."""
    return _Voice(names, single, several, day).say(reason)


def say_or_nothing(reason: Reason | None, names: Directory = IDS) -> str:
    """The reason in the language spoken; empty where there is none."""
    return say(reason, names) if reason is not None else ""


def english(reason: Reason | None) -> str:
    """The reason in English, things by their ids; empty where there is none.

    >>> english(Reason.of("standing.superseded", best=2000.0, when=date(2025, 9, 2)))
    "by the same source's 2,000 of 2 Sep 2025"
    """
    return _ENGLISH.say(reason) if reason is not None else ""


def _same(message: str) -> str:
    return message


def _english_form(singular: str, plural: str, number: int) -> str:
    return singular if number == 1 else plural


@dataclass(frozen=True, slots=True)
class _Voice:
    names: Directory
    single: Callable[[str], str]
    several: Callable[[str, str, int], str]
    spell: Callable[[date], str]

    def say(self, reason: Reason) -> str:
        message = MESSAGES[reason.code]
        values = {
            name: self.write(value, message.formats.get(name, "")) for name, value in reason.values
        }
        if not message.plural:
            return self.single(message.text) % values
        number = reason.get("number")
        assert isinstance(number, int)
        return self.several(message.text, message.plural, number) % values

    def write(self, value: Value, form: str) -> str:
        match value:
            case Reason():
                return self.say(value)
            case Word():
                return self.single(value.text)
            case Pointer():
                return self.names.name(value)
            case date():
                return self.spell(value) if form == DAY else self.names.day(value)
            case tuple():
                between = self.single(form) if form else ", "
                return between.join(self.write(part, "") for part in value)
            case str():
                return value
        writer = _WRITTEN.get(form)
        return writer(value) if writer is not None else format(value, form or NUMBER)


def _few(value: float) -> str:
    return about(value) if value >= 10 else f"{value:.2g}"


_WRITTEN: Mapping[str, Callable[[float], str]] = {
    "about": about,
    "few": _few,
    "signed_percent": signed_percent,
}
"""Formats of numbers that are more than one of Python's."""


_ENGLISH = _Voice(IDS, _same, _english_form, english_day)
