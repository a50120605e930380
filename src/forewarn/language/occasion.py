"""The named occasion at which something was said."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An occasion by its kind with a proper name or a day: the Ramstein speech, Friday's briefing."""

    kind: str
    """Its kind, the same in every language: ``briefing``, ``speech``, ``session``."""
    name: str = ""
    """The proper name in the words of the text; empty where it is known by its day."""
    day: date | None = None
