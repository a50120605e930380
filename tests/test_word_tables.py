"""English words stand in ``language`` (those of reports) and in ``wording`` (our own messages)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_house import MODULES, SOURCE, name_of

LEAST = 5
"""Words from which on a literal is a table."""
WORD = re.compile(r"[a-z]+(?:[ '’-][a-z]+)*")
SPEAKS = ("language", "wording")
"""Rooms whose words these are."""
LABELS = frozenset(
    "acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj "
    "csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod "
    "oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp".split()
)
"""Dependency labels of the parser, which are no English."""
ALTERNATIVES = re.compile(r"(?<![\w\\])[a-z]{2,}(?:[ '’-][a-z]+)*(?:\|[a-z]+(?:[ '’-][a-z]+)*){4,}")
"""Five words or more that a regular expression chooses from."""
ALLOWED = {
    "extractors/attribution/lexicon.py": "names of the groups of cues",
    "extractors/attribution/moods.py": "names of the states of mind",
    "extractors/certainty/realis.py": "names of classes of words",
    "events/event_pattern.py": "kinds of things, as the word files name them",
    "estimates/count_odds.py": "names of the ways in which a slot is filled",
    "events/slot_odds.py": "names of the ways in which a slot is filled",
    "extractors/events/granted.py": "classes of events, as the word files name them",
    "extractors/events/triggers.py": "kinds of things, as the word files name them",
    "extractors/layout/turn_labels.py": "names of the groups of a pattern",
    "extractors/llm/prompt.py": "keys of what a language model is asked for",
    "exports": "columns of exported files",
    "pages": "names of template variables and of parts of charts",
    "assessment/pipeline.py": "steps that a build tells of",
    "briefs/brief.py": "kinds of briefs and their parts",
    "case/checks.py": "names of rules",
    "case/rules/names.py": "kinds of declarations",
    "cli/placement_output.py": "keys of what is printed",
    "claims/codec.py": "keys of a claim on disk",
    "claims/correction.py": "fields that may be corrected",
    "estimates/joint.py": "units of time of the key `per`",
    "findings": "keys of a finding on disk, and kinds of what it names",
    "probability": "the likelihood words of published scales and of a survey",
    "record": "keys of the log of forecasts",
    "server": "keys of forms and of requests",
    "what_if/supposition.py": "kinds of what may be supposed",
    "workbench": "keys of the manifest and of the public door",
}
"""Why a module or a room may hold five words in a row that are no English of reports."""


def tables(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Line and words of every literal that holds words."""
    for node in ast.walk(tree):
        texts: list[str] = []
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            texts = [each.value for each in node.elts if _is_text(each)]
        elif isinstance(node, ast.Dict):
            texts = [each.value for each in node.keys if each is not None and _is_text(each)]
        elif isinstance(node, ast.Attribute) and node.attr == "split" and _is_text(node.value):
            texts = node.value.value.split()
        elif _is_text(node) and (alternatives := ALTERNATIVES.search(node.value)):
            texts = alternatives.group().split("|")
        words = [text for text in texts if WORD.fullmatch(text)]
        if len(words) >= LEAST and not LABELS.issuperset(words):
            yield node.lineno, words


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def reason_for(path: Path) -> str:
    """Why the module may hold tables of words; empty where it may not."""
    inside = path.relative_to(SOURCE)
    return ALLOWED.get(inside.as_posix()) or ALLOWED.get(inside.parts[0], "")


ELSEWHERE = [
    path
    for path in MODULES
    if SOURCE in path.parents and path.relative_to(SOURCE).parts[0] not in SPEAKS
]


@pytest.mark.parametrize("path", ELSEWHERE, ids=name_of)
def test_no_table_of_words_outside_a_language(path: Path) -> None:
    found = list(tables(ast.parse(path.read_text("utf-8"))))
    assert not found or reason_for(path), (
        f"line {found[0][0]}: {found[0][1][:LEAST]}...; put words of reports into "
        "language/english/*.toml and ask the language for them"
    )


def test_every_allowance_is_needed() -> None:
    needed = {path for path in ELSEWHERE if any(tables(ast.parse(path.read_text("utf-8"))))}
    used = {
        name
        for name in ALLOWED
        if any(
            name in (p.relative_to(SOURCE).as_posix(), p.relative_to(SOURCE).parts[0])
            for p in needed
        )
    }
    assert used == set(ALLOWED)


def test_the_rule_sees_a_table_in_every_form() -> None:
    for source in (
        "A = {'kill', 'die', 'fall', 'wound', 'injure'}",
        "A = frozenset('kill die fall wound injure'.split())",
        "A = {'kill': 1, 'die': 1, 'fall': 1, 'wound': 2, 'injure': 2}",
        "A = ('at least', 'over', 'more than', 'above', 'exceeding')",
        "A = r'\\b(?:at least|over|more than|above|exceeding) '",
    ):
        assert [len(words) for _, words in tables(ast.parse(source))] == [5]
    assert not list(tables(ast.parse("A = ('a', 'b', 'CD', 'd_e', 'f')")))
    assert not list(tables(ast.parse("A = ('acl', 'advcl', 'ccomp', 'relcl', 'xcomp')")))
