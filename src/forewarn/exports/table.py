"""Rows as a CSV file that a spreadsheet opens without running anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

TableCell = str | float | bool | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet take a text for a formula."""


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[TableCell]]) -> bytes:
    """RFC 4180 in UTF-8, with a header line; absent values are empty, dates ISO 8601, truth values 1 and 0.

    Quotations come from strangers, and a spreadsheet runs a cell that begins like a formula: such
    a text gets an apostrophe in front.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8")


def _plain(cell: TableCell) -> str | float:
    match cell:
        case None:
            return ""
        case bool():
            return int(cell)
        case date():
            return cell.isoformat()
        case str() if cell.startswith(_FORMULA):
            return f"'{cell}"
        case _:
            return cell
