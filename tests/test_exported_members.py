"""The public door: what ``import forewarn`` offers, and that it costs nothing to open."""

import re
import subprocess
import sys

import pytest

import forewarn
from tests.cli.test_help_speed import HEAVY
from tools.repository import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")


def test_exported_names_are_sorted() -> None:
    assert forewarn.__all__ == sorted(forewarn.__all__)


@pytest.mark.parametrize("name", forewarn.__all__)
def test_every_exported_name_is_there_and_documented(name: str) -> None:
    member = getattr(forewarn, name)
    assert member.__doc__
    assert f"| `forewarn.{name}` |" in PAGE
    assert name in dir(forewarn)


def test_the_page_names_nothing_else() -> None:
    assert sorted(re.findall(r"^\| `forewarn\.(\w+)` \|", PAGE, re.M)) == forewarn.__all__


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="module 'forewarn' has no attribute 'asses'"):
        forewarn.asses  # noqa: B018


def test_types_see_what_is_exported() -> None:
    """A checker reads the imports that the program itself does not make."""
    source = (ROOT / "src" / "forewarn" / "__init__.py").read_text("utf-8")
    block = source.partition("if TYPE_CHECKING:\n")[2].partition("\n\n")[0]
    lines = [line.rpartition(" import ")[2] for line in block.splitlines()]
    names = [name.rpartition(" as ")[2] for line in lines for name in line.split(", ")]
    assert sorted(names) == forewarn.__all__


def test_importing_loads_nothing_heavy() -> None:
    probe = (
        "import sys; bare = set(sys.modules)\n"
        "import forewarn\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), len(set(sys.modules) - bare))"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60
    )
    heavy, _, count = result.stdout.rpartition(" ")
    assert heavy == "[]"
    assert int(count) < 40
