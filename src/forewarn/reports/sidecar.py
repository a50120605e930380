"""The sidecar of a report: what is known of a file as received."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Keys of ``reports/NAME.toml`` beside ``reports/NAME.md``."""

    title: str = ""
    publisher: str = ""
    """The outlet that carried it; must be a declared source."""
    date: datetime.date | None = None
    """Day of publication; where only a month is known, its last day."""
    language: str = ""
    """Code of the language that the report is written in; where none is given, that of the case."""
    url: str = ""
    rendering: str = "original"
    """``original``, or ``paraphrase`` when the text is the desk's own summary of the address."""
    sha256: str = ""
    """Of the bytes as received; a file that no longer matches is a fault."""
