"""A report: one text as received."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text as received, in its canonical form."""

    id: str
    """File name without its ending; unique in the case."""
    title: str
    publisher: str
    """The outlet that carried it."""
    date: date
    """Day of publication; an as-of build reads nothing later."""
    text: str
    """Canonical text, in which every span counts."""
    language: str = "en"
    """Code of the language that it is written in."""
    url: str = ""
    rendering: str = "original"
    """``original``, or ``paraphrase`` when the text is a desk's own summary of the address."""
    file: str = ""
    """Path in the case folder."""
    sha256: str = ""
    """Of the bytes as received."""
