import tomllib
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forewarn.case.positions import declarations, locate

TEXT = '''# top
title = "a # b" # comment
[scale.words]
"High" = [0.5, 0.8]

[[indicator]]
id = "a"
scenarios = { s1 = "likely", s2 = 0.2 }
requires = [
  ["x", "[[y"],
  ["z"],
]
text = """
id = "not a key"
"""
after.all = 1
[[indicator]]
id = "b"
[indicator.scenarios]
s1 = 0.3
[[indicator.notes]]
text = 'c'
'''


def test_every_key_has_its_line() -> None:
    found = locate(TEXT)
    assert found[("title",)] == 2
    assert found[("scale", "words", "High")] == 4
    assert found[("indicator", 0)] == 6
    assert found[("indicator", 0, "scenarios", "s2")] == 8
    assert found[("indicator", 0, "requires")] == 9
    assert found[("indicator", 0, "after")] == 16
    assert found[("indicator", 0, "after", "all")] == 16
    assert found[("indicator", 1, "id")] == 18
    assert found[("indicator", 1, "scenarios", "s1")] == 20
    assert found[("indicator", 1, "notes", 0, "text")] == 22
    assert not any("not a key" in str(path) for path in found)
    assert tomllib.loads(TEXT)["indicator"][1]["notes"][0]["text"] == "c"


def test_a_first_line_shifts_all() -> None:
    assert locate("a = 1\nb = 2", first_line=5) == {(): 5, ("a",): 5, ("b",): 6}


def test_declarations_quote_their_lines() -> None:
    lines = tuple(TEXT.split("\n"))
    found = declarations("i.toml", lines, locate(TEXT), ("indicator", 1))
    assert found["id"].text == 'id = "b"'
    assert found["scenarios.s1"].line == 20
    assert found[""].text == "[[indicator]]"


def test_inline_tables_may_span_lines_inside_arrays() -> None:
    found = locate('a = [\n  { b = 1, c = "}" },\n  { d = 2 },\n]\ne = 3\n')
    assert found[("a", "b")] == 2
    assert found[("a", "d")] == 3
    assert found[("e",)] == 5


names = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True)
values = st.one_of(
    st.integers(-99, 99),
    st.booleans(),
    st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=12),
    st.dates(min_value=date(2000, 1, 1)),
)


def written(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


@given(st.dictionaries(names, st.dictionaries(names, values, max_size=4), max_size=4))
def test_lines_of_generated_tables(tables: dict[str, dict[str, Any]]) -> None:
    rows: list[str] = []
    expected: dict[tuple[str, ...], int] = {}
    for table, items in tables.items():
        rows.append(f"[{table}]")
        expected[(table,)] = len(rows)
        for key, value in items.items():
            rows.append(f"{key} = {written(value)}")
            expected[(table, key)] = len(rows)
    text = "\n".join(rows)
    assert tomllib.loads(text) == tables
    found = locate(text)
    assert {path: found[path] for path in expected} == expected
