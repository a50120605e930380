import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
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
    assert found[("a", 0, "b")] == found[("a", 0, "c")] == 2
    assert found[("a", 1, "d")] == 3
    assert found[("e",)] == 5


def test_a_table_stands_at_its_own_header_and_else_where_a_longer_name_mentions_it() -> None:
    found = locate("[a.b]\n[[c.d]]\n[[c.d]]\n[a]\nx.y = 1\nx.z = 2\n")
    assert found[("a",)] == 4
    assert found[("a", "b")] == 1
    assert found[("c",)] == found[("c", "d")] == found[("c", "d", 0)] == 2
    assert found[("c", "d", 1)] == 3
    assert found[("a", "x")] == 5


def test_list_elements_have_no_name_but_the_tables_among_them_have_keys() -> None:
    text = "h = [\n  { since = 1 },\n  { since = 2 },\n]\n"
    found = declarations("s.toml", tuple(text.split("\n")), locate(text), ())
    assert {name: one.line for name, one in found.items()} == {
        "": 1,
        "h": 1,
        "h.0.since": 2,
        "h.1.since": 3,
    }


def paths(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every path of a parsed text with its value."""
    yield path, value
    parts = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in parts:
        yield from paths(part, (*path, key))


def agree(text: str) -> None:
    """The paths are those of the parser; a whole number says the line on which it stands."""
    expected = dict(paths(tomllib.loads(text)))
    found = locate(text)
    assert found.keys() == expected.keys()
    numbers = {path: one for path, one in expected.items() if type(one) is int}
    assert {path: found[path] for path in numbers} == numbers


SPELLINGS = {
    "a quoted key": '"a b" = 1',
    "a quoted key with an equals sign": '"a = b" = 1\nc = 2',
    "a quoted key with a bracket": '"[x]" = 1\n["a]b"]\nc = 3',
    "a quoted key with a hash": '"a # b" = 1\n["c # d"]\ne = 3',
    "an escaped key": '"a\\"b\\u00e9\\n" = 1',
    "a literal key": "'a\\b \"c\"' = 1\n['d.e']\nf = 3",
    "an empty key": '"" = 1\n[a.""]\nb = 3',
    "a key in another script": '"ключ" = 1\n"鍵".b = 2',
    "a key of figures": "3.14 = 1\n1234 = 2",
    "a dotted key": "a.b.c = 1\na.b.d = 2",
    "a dotted key with spaces": "a . b = 1\n[ c . d ]\ne = 3",
    "a dotted key with quoted parts": "a.\"b.c\".'d' = 1\n[x.\"y.z\".'w']\nv = 3",
    "an inline table": 'a = { b = 1, c = { d = 1 }, e.f = 1, "g h" = 1 }\ni = 2',
    "an inline table with braces in strings": "a = { b = \"}, c = 9\", d = '{', e = 1 }\nf = 2",
    "a list of inline tables": "a = [\n{ b = 2 }, { b = 2 },\n{ c = [\n4,\n5 ] } ]\nd = 6",
    "a list with comments": "a = [ # ] one\n2, # 9,\n# ]\n\n5,\n]\nb = 7",
    "nested lists": "a = [[\n2], [\n3,\n[[4\n]]], \"]\", ']']\nb = 6",
    "an empty list and table": "a = [ ]\nb = {}\nc = [\n# none\n]\nd = 6",
    "a list of tables with comments": "[[a]] # [[b]]\nx = 2\n# [[a]]\n[[ a ]]\nx = 5 # y = 9",
    "nested lists of tables": "[[a]]\n[[a.b]]\nx = 3\n[[a.b]]\nx = 5\n[[a]]\n[[a.b]]\nx = 8\n[a.c]\ny = 10",
    "a list of quoted tables": '[["a b".c]]\nx = 2\n[["a b".c]]\nx = 4\n["a b".c.d]\ny = 6',
    "an indented table": "  [a]\n\tb = 2\n  [[c]]\n    d = 4",
    "a string over lines with a header in it": 'a = """\n[x]\nb = 9\n"""\nc = 5',
    "a string over lines with a quotation mark in it": 'a = """"x" and \\""" " ""\n"""""\nc = 3',
    "a literal over lines": "a = '''\n[x]\n\"\"\"\nb = 9\\'''\nc = 5",
    "a literal over lines that ends in one": "a = ''''x\n''''\nc = 3",
    "a string over lines in a list": 'a = ["""\n],\n""", 3, { b = """\n}""", c = 4 }]\nd = 5',
    "an escape at the end of a string": 'a = "\\\\"\nb = 2 # "\nc = "\\" # x"\nd = 4',
    "a folded line": 'a = """\\\n   x = 9 \\\n  """\nb = 4',
    "days and times": "a = 1979-05-27 07:32:00\nb = 2\nc = [ 1979-05-27T00:32:00.5-07:00,\n4 ]\nd = 5",
    "numbers of all kinds": "a = +1.5e-3\nb = 0x0_2\nc = inf\nd = 4\ne = -nan",
    "line ends of another system": 'a = 1\r\nb = """\r\n[x]\r\n"""\r\n[c]\r\nd = 6\r\n',
    "a comment at the end": "# [a]\nb = 2 # b = 9\n#",
    "a table opened by its parts": "[a.b.c]\nx = 2\n[a.b]\ny = 4\n[a]\nz = 6",
    "nothing": "",
}


@pytest.mark.parametrize("text", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_every_spelling_has_the_paths_of_the_parser_and_its_lines(text: str) -> None:
    agree(text)


class Author:
    """Writes a text in which each whole number is the line on which it stands."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def some(self, choices: Sequence[str]) -> str:
        return self.data.draw(st.sampled_from(choices))

    def key(self) -> str:
        name = self.data.draw(st.text("ab.=[]{}#\"' \\,éж\n", max_size=3))
        quoted = json.dumps(name, ensure_ascii=self.data.draw(st.booleans()))
        forms = [quoted]
        if name and all(one in "ab" for one in name):
            forms.append(name)
        if "'" not in name and "\n" not in name:
            forms.append(f"'{name}'")
        return self.some(forms)

    def keys(self) -> str:
        parts = [self.key() for _ in range(self.data.draw(st.integers(1, 3)))]
        return self.some([".", " . ", "\t."]).join(parts)

    def value(self, depth: int) -> None:
        kinds = ["number", "text"] + ["list", "table"] * (depth < 3)
        kind = self.some(kinds)
        if kind == "number":
            self.write(str(self.text.count("\n") + 1))
        elif kind == "text":
            self.write(
                self.some(
                    [
                        '"a = [ # "',
                        "'{\\'",
                        '"""\n[x]\ny = 9\n""""',
                        "'''\n]}'\n'''",
                        "1e3",
                        '"\\""',
                    ]
                )
            )
        else:
            gaps = [" ", "", "\t"] + ["\n", " # ] } , 9\n"] * (kind == "list")
            self.write("[" if kind == "list" else "{")
            for number in range(self.data.draw(st.integers(0, 3))):
                self.write(("," if number else "") + self.some(gaps))
                if kind == "table":
                    self.write(f"{self.keys()} = ")
                self.value(depth + 1)
                self.write(self.some(gaps))
            self.write("]" if kind == "list" else "}")

    def document(self) -> str:
        for _ in range(self.data.draw(st.integers(0, 7))):
            before = self.text
            kind = self.some(["pair", "pair", "table", "tables", "remark"])
            if kind == "pair":
                self.write(f"{self.keys()}{self.some([' = ', '=', chr(9) + '= '])}")
                self.value(0)
            elif kind == "remark":
                self.write("# [x] = 9")
            else:
                left, right = ("[", "]") if kind == "table" else ("[[", "]]")
                self.write(f"{self.some(['', '  '])}{left} {self.keys()}{right}")
            self.write(self.some(["\n", " # = [ ' \n", "\n\n"]))
            try:
                tomllib.loads(self.text)
            except tomllib.TOMLDecodeError:
                self.text = before  # a key twice: the text goes on without it
        return self.text


@settings(max_examples=300)
@given(st.data())
def test_written_texts_have_the_paths_of_the_parser_and_their_lines(data: st.DataObject) -> None:
    agree(Author(data).document())


def test_the_flagship_is_located_in_a_tenth_of_a_second() -> None:
    case = Path(__file__).parents[2] / "cases" / "dprk-russia"
    texts = [path.read_text("utf-8") for path in (*case.glob("*.toml"), *case.glob("*/*.toml"))]
    for text in texts:
        assert locate(text).keys() == dict(paths(tomllib.loads(text))).keys()
    start = perf_counter()
    for text in texts:
        locate(text)
    assert perf_counter() - start < 0.1 * 3  # the machine may be shared
