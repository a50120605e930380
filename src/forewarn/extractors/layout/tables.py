"""Tables by tabs, borders, columns or commas, and lines of labels with their figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forewarn.extractors.known_nouns import KnownNouns
from forewarn.extractors.layout.block import BlockKind, Cell, TextBlock
from forewarn.extractors.layout.lines import Line, find_opening
from forewarn.extractors.layout.markup import flatten, join_lines
from forewarn.extractors.parser import dictionary
from forewarn.language.english import inflection
from forewarn.text import Span

_BORDER = re.compile(r"[\s\-=_+|:.~*│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯]{2,}")
_BARS = re.compile(r"[|│┃║]")
_TABS = re.compile(r"\t+")
_GAPS = re.compile(r"(?<=\S)(?<![.!?:;,]) {2,}(?=\S)|^ {4,}(?=\S+ {2,}\S)")
_SEMICOLONS = re.compile(r";")
_COMMAS = re.compile(r"\"[^\"]*\"|(?P<comma>,)")
_FIGURE = (
    r"[~≈<>≤≥±+(]?\s?(?:[A-Z]{1,3}\s?)?[$€£¥₩₽₹]?\s?[-−–]?\d[\d.,'’ \u00a0\u2009\u202f]*"
    r"(?:\s?[-–]\s?\d[\d.,]*)?\s?%?"
)
_FIGURE_CELL = re.compile(
    rf"{_FIGURE}(?:\s?[^\W\d_]{{1,12}})?\)?(?:\s?[(\[][^)\]]{{1,20}}[)\]])?[*†‡]*"
)
"""A cell that is a figure, with at most one word."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_TAIL = re.compile(r"\d[^\W\d_]{0,2}\s(?P<words>[^\W\d_].*?)\W*$")
_FIELD = re.compile(
    rf"(?P<label>[^\W\d_a-z][^\W\d_]*(?:[ /&’'-][^\W_]+){{0,6}}(?: \([^)]{{1,20}}\))?)(?:\s?:\s+|\s=\s)"
    rf"(?P<value>{_FIGURE}(?:\s[^\W\d_]+){{0,4}}(?:\s?\([^)]{{1,30}}\))?)(?:[.;,]\s+|[.;,]?\s*$)"
)
"""A label, a colon and a figure: "Confirmed cases: 2"."""
_LEAST_ROWS = 3
"""Rows from which on commas and semicolons make a table."""
_SHORT_CELL = 8
_PROSE = 4
"""Words from which on a cell is read as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """The cells of a line, as spans of the canonical text; none for a border."""

    line: Line
    cells: tuple[Span, ...]


def split_tables(text: str, lines: Sequence[Line]) -> Iterator[list[Line] | list[TableRow]]:
    """Lines that follow one another, parted into those of running text and the rows of tables."""
    at = 0
    prose: list[Line] = []
    while at < len(lines):
        rows, is_table = _rows_at(text, lines, at)
        if is_table:
            if prose:
                yield prose
            prose = []
            yield rows
        else:
            # Lines that looked like records and are none are not tried again from their middle.
            prose.extend(lines[at : at + max(1, len(rows))])
        at += max(1, len(rows))
    if prose:
        yield prose


def _rows_at(text: str, lines: Sequence[Line], at: int) -> tuple[list[TableRow], bool]:
    """The lines from ``at`` that are alike, and whether they are the rows of a table."""
    first = lines[at].span.of(text)
    if _BORDER.fullmatch(first):
        if at + 1 == len(lines) or _BORDER.fullmatch(lines[at + 1].span.of(text)):
            return [], False
        rows, is_table = _rows_at(text, lines, at + 1)
        return ([TableRow(line=lines[at], cells=()), *rows], True) if is_table else ([], False)
    opening = find_opening(text, lines[at].span)
    words = first if opening is None else text[opening.end : lines[at].span.end]
    if _BARS.search(first):
        rows, is_table = _take_rows(text, lines, at, _BARS, least=1)
        return rows, is_table and (len(rows) > 1 or _is_row(text, rows[0]))
    if "\t" in words.strip():
        return _take_rows(text, lines, at, _TABS, least=1)
    if _GAPS.search(words):
        rows, is_table = _take_rows(text, lines, at, _GAPS, least=2)
        return rows if is_table else [], is_table
    for separator, mark in ((_SEMICOLONS, ";"), (_COMMAS, ",")):
        # A blank after the mark is a clause's, not a record's.
        if mark in first and f"{mark} " not in first:
            rows, is_table = _take_rows(text, lines, at, separator, least=_LEAST_ROWS)
            if rows:
                return rows, is_table and _is_listing(text, rows)
    return [], False


def _is_row(text: str, row: TableRow) -> bool:
    """True for a line that stands alone and whose bars part short cells, not a sentence."""
    return all(len(cell.of(text).split()) <= _SHORT_CELL for cell in row.cells)


def _take_rows(
    text: str, lines: Sequence[Line], at: int, separator: "re.Pattern[str]", *, least: int
) -> tuple[list[TableRow], bool]:
    """The lines from ``at`` that the separator parts into as many cells each, and whether they are
    enough for a table."""
    rows: list[TableRow] = []
    width = 0
    is_strict = separator not in (_BARS, _TABS)
    for line in lines[at:]:
        words = line.span.of(text)
        if _BORDER.fullmatch(words):
            rows.append(TableRow(line=line, cells=()))
            continue
        cells = _cells(text, line, separator)
        if len(cells) < 2 or (is_strict and width and len(cells) != width):
            break
        width = width or len(cells)
        rows.append(TableRow(line=line, cells=cells))
    while rows and not rows[-1].cells:
        rows.pop()
    return rows, sum(bool(row.cells) for row in rows) >= least


def _cells(text: str, line: Line, separator: "re.Pattern[str]") -> tuple[Span, ...]:
    """The cells of a line without the blanks and quotation marks round them."""
    words = line.span.of(text)
    start, end = line.span.start, line.span.end
    edges = [
        (match.start() + start, match.end() + start)
        for match in separator.finditer(words)
        if not match.group().startswith('"')
    ]
    starts = [start, *(stop for _, stop in edges)]
    ends = [*(begin for begin, _ in edges), end]
    cells = [_strip(text, begin, stop) for begin, stop in zip(starts, ends, strict=True)]
    if separator is _BARS:
        cells = cells[not len(cells[0]) :]
        cells = cells[: len(cells) - (bool(cells) and not len(cells[-1]))]
    return tuple(cells)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in '"*`'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '"*`'):
        end -= 1
    return Span(start, end)


def _is_listing(text: str, rows: Sequence[TableRow]) -> bool:
    """True where lines with commas are records: short cells, and figures in most rows."""
    cells = [cell for row in rows for cell in row.cells]
    with_figures = sum(any(_is_figure(text, cell) for cell in row.cells[1:]) for row in rows[1:])
    return (
        all(len(cell.of(text).split()) <= _PROSE for cell in cells)
        and not any(", " in row.line.span.of(text) for row in rows)
        and 2 * with_figures >= len(rows) - 1
    )


def _is_figure(text: str, cell: Span) -> bool:
    return len(cell) > 0 and len(cell) <= 60 and _FIGURE_CELL.fullmatch(cell.of(text)) is not None


def table_blocks(text: str, rows: Sequence[TableRow], *, caption: str = "") -> Iterator[TextBlock]:
    """The rows of a table with their figures, and cells of running text as paragraphs."""
    filled = [row for row in rows if row.cells]
    has_header = _has_header(text, filled)
    headers = [flatten(cell.of(text)) for cell in filled[0].cells] if has_header else []
    for row in filled[has_header:]:
        first = row.cells[0]
        has_label = len(row.cells) > 1 and (has_header or not _is_figure(text, first))
        label = flatten(first.of(text)) if has_label else ""
        figures: list[Cell] = []
        for column, cell in enumerate(row.cells):
            header = headers[column] if column < len(headers) else ""
            if _is_figure(text, cell) and (column or not has_label):
                figures.append(
                    Cell(
                        span=cell,
                        header=header,
                        label=label,
                        tail=_tail(cell.of(text)),
                        caption=caption,
                    )
                )
            elif len(cell.of(text).split()) >= _PROSE or (
                column and not has_header and _has_figure(text, cell)
            ):
                block = join_lines(BlockKind.PARAGRAPH, text, [cell])
                yield replace(block, day=first if column else None)
        if figures:
            yield _row_block(text, Span(_first(row), row.cells[-1].end), figures)


def _may_speak(label: str, nouns: KnownNouns) -> bool:
    """True for a label that is a name: "Red Cross: 5,000 displaced" is no field."""
    words = label.split()
    if len(words) > 1:
        return any(word[0].isupper() for word in words[1:])
    lower = label.casefold()
    if nouns.can_speak(lower):
        return True
    return dictionary().isdisjoint({lower, *inflection.forms(lower, frozenset())})


def _tail(words: str) -> str:
    match = _TAIL.search(words)
    return "" if match is None else match["words"]


def _has_figure(text: str, cell: Span) -> bool:
    return any(ch.isdigit() for ch in cell.of(text))


def _first(row: TableRow) -> int:
    return next(cell.start for cell in row.cells if len(cell))


def _row_block(text: str, span: Span, cells: Sequence[Cell]) -> TextBlock:
    return TextBlock(
        kind=BlockKind.ROW,
        text=flatten(span.of(text)),
        offsets=range(span.start, span.end),
        cells=tuple(cells),
    )


def _has_header(text: str, rows: Sequence[TableRow]) -> bool:
    """True where the first row names what the figures of the others are of."""
    if len(rows) < 2:
        return False
    names = rows[0].cells[1:] if len(rows[0].cells) > 1 else rows[0].cells
    are_names = not any(
        _is_figure(text, cell) and not _YEAR.fullmatch(cell.of(text)) for cell in names
    )
    return (
        are_names
        and any(_is_figure(text, cell) for row in rows[1:] for cell in row.cells[1:])
        and not all(len(cell) == 0 for cell in names)
    )


def find_fields(text: str, span: Span, nouns: KnownNouns) -> tuple[TextBlock, ...]:
    """The labels with figures that a line consists of; none where it is anything else."""
    blocks: list[TextBlock] = []
    at = span.start
    while at < span.end:
        match = _FIELD.match(text, at, span.end)
        if match is None:
            return ()
        value = Span(match.start("value"), match.start("value") + len(match["value"].rstrip()))
        tail = _tail(value.of(text))
        if tail and _may_speak(match["label"], nouns):
            return ()
        cell = Cell(span=value, header=flatten(match["label"]), tail=tail)
        blocks.append(_row_block(text, Span(match.start("label"), value.end), [cell]))
        at = match.end()
    return tuple(blocks)
