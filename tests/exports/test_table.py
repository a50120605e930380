"""Tables say what they were given, and nothing in them runs."""

import csv
import io
from datetime import date

import pytest

from forewarn.exports.table import csv_bytes


def test_values_are_written_plainly() -> None:
    content = csv_bytes(("a", "b"), [(True, None), (date(2026, 2, 3), -1.5), ('say "no", now', 0)])
    assert content == b'a,b\r\n1,\r\n2026-02-03,-1.5\r\n"say ""no"", now",0\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_would_run_as_a_formula_does_not(text: str) -> None:
    content = csv_bytes(("a",), [(text,)]).decode()
    assert list(csv.reader(io.StringIO(content, newline=""))) == [["a"], [f"'{text}"]]
