"""Addresses are spelled in one place: no f-string and no template puts one together."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from forewarn.findings.subject import Subject
from tools.repository import ROOT, SOURCE

KEY_PATHS = {Subject.CASE, Subject.SCENARIOS}
"""Tables of the case files, whose dotted keys are no addresses."""
SPELLED = re.compile(rf"(?:{'|'.join(sorted(set(Subject) - KEY_PATHS))})\.")
SUBJECTS = "|".join(sorted(Subject))
JOINED = re.compile(rf"""["'](?:\w+=)?(?:{SUBJECTS})\.[^"']*["']\s*~|\b(?:{SUBJECTS})\.\{{\{{""")
"""``"scenario." ~ id``, ``"drop=claim." ~ id`` and ``claim.{{ id }}``."""
WHOLE = SOURCE / "findings" / "address.py"
OTHERS = {
    "rival_findings.py": "scale.words.",  # a key of case.toml
    "claims_csv.py": "claim.quantity.",  # an attribute
}


def openings(source: str) -> Iterator[tuple[int, str]]:
    """Line and first words of each f-string, and of each string that is joined or formatted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            first = node.values[0] if node.values else None
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            first = node.left
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = {"format", "startswith", "removeprefix"}
            first = node.func.value if node.func.attr == "format" else None
            if node.func.attr in names - {"format"} and node.args:
                first = node.args[0]
        else:
            continue
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield node.lineno, first.value


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(SOURCE.rglob("*.py")) if path != WHOLE],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_module_spells_an_address(path: Path) -> None:
    own = OTHERS.get(path.name)
    found = [
        (line, words)
        for line, words in openings(path.read_text("utf-8"))
        if SPELLED.match(words) and words != own
    ]
    assert not found, "give the address by a constructor of Address"


@pytest.mark.parametrize(
    "path",
    sorted((SOURCE / "pages" / "templates").rglob("*.html")),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_template_joins_an_address(path: Path) -> None:
    assert not JOINED.findall(path.read_text("utf-8")), "write Address.scenario(id, Aspect.NOW)"


@pytest.mark.parametrize(
    "source",
    [
        'f"scenario.{key}.probability"',
        '"scenario." + key',
        '"hypothesis.{}.posterior".format(key)',
        'name.startswith("estimate.")',
    ],
)
def test_the_rule_sees_what_it_forbids(source: str) -> None:
    assert [words for _line, words in openings(source) if SPELLED.match(words)]


@pytest.mark.parametrize(
    "template",
    [
        '{{ n("scenario." ~ row.id ~ ".now", row.today) }}',
        '{{ toggle("drop=indicator." ~ row.indicator) }}',
        '<a href="what-if.html?drop=claim.{{ row.draft }}">',
    ],
)
def test_the_rule_sees_what_a_template_joins(template: str) -> None:
    assert JOINED.search(template)
