"""A case folder that builds, to be broken by the tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from forewarn.case.checks import check
from forewarn.case.load import load
from forewarn.errors import Fault
from forewarn.readers import text_of

Change = Callable[..., list[Fault]]


def faults_of(folder: Path) -> list[Fault]:
    """Everything wrong with a case folder, by its files and by the rules."""
    loaded = load(folder, text_of=text_of)
    return sorted((*loaded.faults, *check(loaded.case)))


@pytest.fixture
def after(folder: Path) -> Change:
    """Replace text in one file of the folder, and tell the faults."""

    def change(file: str, old: str, new: str) -> list[Fault]:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return faults_of(folder)

    return change
