"""Which reasons the rooms make, as their source says."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.repository import ROOT

SOURCE = ROOT / "src" / "forewarn"


def reasons_made() -> dict[str, set[frozenset[str]]]:
    """Code to the sets of placeholders that it is made with."""
    found: dict[str, set[frozenset[str]]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for code, names in reasons_in(path):
            found.setdefault(code, set()).add(names)
    return found


def reasons_in(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Code and placeholders of each ``Reason.of(...)`` in a module."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "of"
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "Reason"
        ):
            code = node.args[0]
            # A code that is put together could name a message that is not there.
            assert isinstance(code, ast.Constant), f"{path}:{node.lineno}: write the code out"
            names = [word.arg for word in node.keywords]
            assert None not in names, f"{path}:{node.lineno}: write each value out"
            yield code.value, frozenset(name for name in names if name is not None)
