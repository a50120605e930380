"""docs/numbers.md gives the constants that the code has."""

import importlib
import re

import pytest

from forewarn.briefs.confidence import __doc__ as confidence
from forewarn.estimates.likelihood import CLASS_SD
from forewarn.sources.source import Reliability, SourceClass
from tools.repository import ROOT

PAGE = (ROOT / "docs" / "numbers.md").read_text("utf-8")
CONSTANTS = re.findall(r"^\| `(forewarn[\w.]+)\.([A-Z_]+)` \| ([\d.]+) \|", PAGE, re.M)


def test_there_are_constants() -> None:
    assert len(CONSTANTS) > 10


@pytest.mark.parametrize(("module", "name", "value"), CONSTANTS)
def test_constant(module: str, name: str, value: str) -> None:
    assert float(value) == getattr(importlib.import_module(module), name)


@pytest.mark.parametrize("kind", SourceClass)
def test_spread_of_a_class(kind: SourceClass) -> None:
    assert f"| `{kind.value}` | {CLASS_SD[kind]:g} |" in PAGE


def test_chances_of_the_grades() -> None:
    row = " | ".join(f"{grade.chance:g}" for grade in Reliability)
    assert f"| chance | {row} |" in PAGE


def test_tests_of_confidence() -> None:
    for words in ("two thirds", "one third", "three tenths, or never", "one tenth"):
        assert words in PAGE
        assert words in (confidence or "")
