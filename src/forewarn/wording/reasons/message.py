"""The message of a reason, and how its values are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forewarn.wording.translations import N_

NUMBER = ",.10g"
"""How a number is written where its message does not say otherwise: as it was given."""
DAY = "day"
"""Format of a date that is always spelled out, ``13 Jan 2025``."""


@dataclass(frozen=True, slots=True)
class Message:
    """An English message, translated where it is said."""

    text: str
    formats: Mapping[str, str] = field(default_factory=dict)
    """By placeholder: of numbers the format, of dates :data:`DAY`, of several the word between."""
    plural: str = ""
    """The message for other numbers than one; it counts by the placeholder ``number``."""


Messages = Mapping[str, Message]


def message(text: str, **formats: str) -> Message:
    """A message whose values are written in these formats, all others as given."""
    return Message(text, formats)


def plural_message(singular: str, plural: str, /, **formats: str) -> Message:
    """A message with a plural."""
    return Message(singular, formats, plural)


GENERAL: Messages = {
    "verbatim": message("%(words)s"),
    "several": message("%(parts)s", parts="; "),
    "range": message(N_("%(low)s to %(high)s"), low=",.6g", high=",.6g"),
    "role": message("%(role)s: %(reason)s"),
    "standing": message("%(standing)s: %(reason)s"),
}
