"""Names that say what a thing is, each in one place."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.repository import SOURCE

VAGUE = frozenset(
    """
    anybody anything apart asked assembled assigned borne brought compared copied counted dated
    declared done drafted drawn each estimated everything everyone forecasted found gathered given
    gone graded heard held her here his it joined judged kept known late lead learned left lent
    listed made matched meant mine moved named near nobody nothing one ones opened other others ours
    proposed put rest reviewed said seen settled shown signed somebody something sought staged stood
    stuff supposed taken that them there these they thing things thinned this those told united
    wanted weighed what which who whole whom whose written
    """.split()
)
"""Pronouns, and participles that say what was done to a thing and not what it is."""
SHARE = 0.02
"""Of all bound names that may be of these: nine projects of the field have 0 to 1%."""


def bound(tree: ast.AST) -> Iterator[str]:
    """Every name that a module binds: variables, parameters, functions and classes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg


def public(tree: ast.Module) -> Iterator[str]:
    """The names that other modules may import from it: what it defines at its top."""
    for node in tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names = [node.name]
            case ast.Assign():
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name()):
                names = [node.target.id]  # type: ignore[union-attr]
            case _:
                continue
        yield from (name for name in names if not name.startswith("_"))


def modules() -> dict[Path, ast.Module]:
    return {
        path.relative_to(SOURCE): ast.parse(path.read_text("utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def test_the_measure_knows_a_vague_name() -> None:
    tree = ast.parse("def taken(held):\n    found = [one for one in held]\n    return found\n")
    assert sorted(bound(tree)) == ["found", "held", "one", "taken"]
    assert set(bound(tree)) <= VAGUE


def test_names_say_what_a_thing_is() -> None:
    names = [name.strip("_") for tree in modules().values() for name in bound(tree)]
    vague = [name for name in names if name in VAGUE]
    assert len(vague) < SHARE * len(names), f"{len(vague)} of {len(names)}"


def test_a_public_name_is_defined_in_one_module() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path, tree in modules().items():
        for name in set(public(tree)):
            places[name].append(path.as_posix())
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}
