"""A block: a stretch of the page that is read at once, with its role and what the layout says of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from forewarn.text import Span

LONGEST_BLOCK = 2000
"""Characters after which a block is cut, so that one endless line cannot exhaust the parser."""


class BlockKind(StrEnum):
    """Role of a block on the page."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    ROW = "row"
    """A row of a table, or a label with its figure."""
    QUESTION = "question"
    """A turn that asks."""
    QUOTED = "quoted"
    """Set off as quoted: a reply's quotation, a block quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that holds a figure; all its words stand in the text."""

    span: Span
    """In the canonical text."""
    header: str = ""
    """Words at the head of its column."""
    label: str = ""
    """Words at the head of its row."""
    tail: str = ""
    """Words after the figure in the cell itself: "people" in "4,500 people"."""
    caption: str = ""
    """Words above the table: "Prices, $ per tonne"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One heading, bullet, paragraph, row or turn as a reader sees it."""

    kind: BlockKind
    text: str
    offsets: Sequence[int]
    """Place in the canonical text of each character of ``text``."""
    speaker: Span | None = None
    """Where the page names who speaks: a turn's label, a mail's sender, the end of a headline."""
    relay: tuple[Span, ...] = ()
    """Where the page names who passes it on: the agency of a dateline."""
    day: Span | None = None
    """Where the page dates it: a dateline, a mail's header, the first cell of a row."""
    has_lead_in: bool = False
    """True where the last block that ends in a colon leads in this one."""
    cells: tuple[Cell, ...] = ()
    """The figures of a row."""

    def locate(self, span: Span) -> Span:
        """The canonical span of a non-empty span of ``text``."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)

    def locate_all(self) -> Span:
        """The canonical span of the whole block."""
        return Span(self.offsets[0], self.offsets[-1] + 1)

    def part(self, start: int, end: int | None = None) -> "TextBlock":
        """The block with only the characters from ``start`` to ``end`` of its text."""
        stop = len(self.text) if end is None else end
        return replace(self, text=self.text[start:stop], offsets=self.offsets[start:stop])
