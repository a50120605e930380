"""Canonical text, and exact spans in it."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters ``[start, end)`` in a canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, span: "Span") -> bool:
        """True when both spans share at least one character."""
        return self.start < span.end and span.start < self.end

    def covers(self, span: "Span") -> bool:
        """True when ``span`` lies wholly inside this one."""
        return self.start <= span.start and span.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


def canonical(raw: str) -> str:
    """The canonical form of a text, to which all offsets refer.

    Unicode NFC; line ends become ``\\n``; a byte-order mark, control characters other
    than tab and newline, and trailing blanks of lines are removed.  Idempotent: ``canonical(canonical(x))
    == canonical(x)``.
    """
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(
        ch for ch in text if ch in "\t\n" or (unicodedata.category(ch) != "Cc" and ch != "\ufeff")
    )
    return "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
