"""What stands at a line of a case file?"""

from collections.abc import Sequence
from typing import Any

AROUND = 20
"""Lines shown on either side."""


def case_file_context(file: str, lines: Sequence[str], line: int) -> dict[str, Any]:
    """Variables of ``case-file.html``; a line that the file has not is its nearest."""
    last = max(1, len(lines))
    place = min(max(line, 1), last)
    first, end = max(1, place - AROUND), min(last, place + AROUND)
    return {
        "file": file,
        "line": place,
        "last": last,
        "rows": [(number, lines[number - 1]) for number in range(first, min(end, len(lines)) + 1)],
        "earlier": max(1, place - 2 * AROUND) if first > 1 else 0,
        "later": min(last, place + 2 * AROUND) if end < last else 0,
    }
